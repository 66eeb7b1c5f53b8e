-- Figures entered for scorecards, tasks opened to close a gap, and goals told with what became of them.
create table scorecard_value (
  id                uuid primary key,
  area_id           uuid not null references area (id),
  measure           text not null check (measure <> ''),
  value             jsonb not null check (jsonb_typeof(value) in ('number', 'string', 'boolean')),
  observed_on       date not null,
  source            text not null check (source <> ''),
  source_url        text,
  entered_at        timestamptz not null,
  entered_by        text not null,
  superseded_at     timestamptz,
  superseded_reason text,
  constraint scorecard_value_reason check (superseded_reason is null or superseded_at is not null)
);
comment on table scorecard_value is 'What was measured of an area on a day. A later entry for the same day supersedes; nothing is deleted.';
comment on column scorecard_value.value is 'A number, the code of a level, or whether it is met.';
comment on column scorecard_value.superseded_reason is 'Why it was withdrawn; null where another entry took its place.';
-- One standing value a day; also the way to the latest one of a measure.
create unique index scorecard_value_standing on scorecard_value (area_id, measure, observed_on) where superseded_at is null;
create index scorecard_value_history on scorecard_value (area_id, entered_at desc, id desc);

create table scorecard_task (
  work_item_id uuid primary key references work_item (id),
  set_code     text not null,
  cases        text[] not null,
  area_ids     uuid[] not null check (cardinality(area_ids) > 0),
  standard     text not null,
  from_value   jsonb,
  to_value     jsonb not null,
  points       double precision,
  counted_on   date not null
);
comment on table scorecard_task is 'Work opened to close a gap of a scorecard: what it is to reach, and the points that is worth.';
comment on column scorecard_task.points is 'More than on the day it was counted; null where the law''s points are not known.';
create index scorecard_task_by_set on scorecard_task (set_code);

create table scorecard_goal (
  id         uuid primary key,
  code       text not null unique check (code ~ '^[a-z0-9-]{1,60}$'),
  story      jsonb not null,
  recorded_at timestamptz not null,
  version    int not null default 1
);
comment on table scorecard_goal is 'A goal the city set itself, with what was resolved, what the law was and is, and the scorecards that show it.';
