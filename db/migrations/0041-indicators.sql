-- What is measured (indicators, chỉ tiêu) and what was seen (observations, số liệu).
create table indicator (
  id              uuid primary key,
  code            text not null unique check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(code) <= 60),
  name_vi         text collate vietnamese not null check (name_vi <> ''),
  name_en         text not null check (name_en <> ''),
  description_vi  text,
  description_en  text,
  field           text not null check (field <> ''),
  unit            text not null check (unit <> ''),
  direction       text not null check (direction in ('more', 'less', 'neither')),
  frequency       text not null check (frequency in ('year', 'half', 'quarter', 'month', 'day')),
  over_areas      jsonb not null,
  over_time       jsonb not null,
  formula         text check (formula <> ''),
  measured        boolean not null,
  organisation_id uuid references organisation (id),
  source          text check (source <> ''),
  source_url      text,
  public          boolean not null,
  valid_from      date not null,
  valid_to        date check (valid_to > valid_from),
  version         integer not null default 1,
  changed_at      timestamptz not null,
  constraint indicator_one_origin check (formula is null or not measured)
);
comment on table indicator is 'Definitions. What they said before is in the trail.';
comment on column indicator.over_areas is 'How the figures of the parts of an area make its own: sum, mean weighted by, ratio of sums, none.';
comment on column indicator.over_time is 'How the figures of shorter periods make that of a longer one: the same, or the last.';
comment on column indicator.formula is 'Follows from others on reading; such an indicator is never typed.';
comment on column indicator.measured is 'Written by the system itself, from what it keeps; never typed.';
comment on column indicator.valid_to is 'First day on which it is not measured any more.';
create index indicator_by_field on indicator (field, code);

create table observation (
  id                uuid primary key,
  indicator_id      uuid not null references indicator (id),
  area_id           uuid not null references area (id),
  starts_on         date not null,
  ends_on           date not null,
  value             double precision not null check (value between -1e300 and 1e300),
  status            text not null check (status in ('provisional', 'official', 'revised')),
  origin            text not null check (origin in ('entered', 'imported', 'system')),
  batch_id          uuid,
  source            text not null check (source <> ''),
  source_url        text,
  entered_at        timestamptz not null,
  entered_by        text not null,
  superseded_at     timestamptz,
  superseded_by_id  uuid,
  superseded_reason text,
  constraint observation_period check (ends_on >= starts_on),
  constraint observation_superseded check (
    superseded_at is not null or (superseded_by_id is null and superseded_reason is null))
);
comment on table observation is 'One figure of an indicator for an area and a period. A revision supersedes; nothing is deleted.';
comment on column observation.batch_id is 'What came in together, as one import.';
comment on column observation.superseded_by_id is 'The one that took its place; null where it was withdrawn.';
-- One standing figure for a period; also the way to the latest one until a day, and to a series.
create unique index observation_current on observation (area_id, indicator_id, ends_on desc, starts_on desc)
  where superseded_at is null;
create index observation_history on observation (indicator_id, area_id, entered_at desc, id desc);
create index observation_by_batch on observation (batch_id) where batch_id is not null;

-- The latest standing figure of each indicator in each area, kept by the act that writes: "the latest of everything".
create table indicator_latest (
  area_id        uuid not null references area (id),
  indicator_id   uuid not null references indicator (id),
  observation_id uuid not null references observation (id),
  starts_on      date not null,
  ends_on        date not null,
  value          double precision not null,
  status         text not null,
  primary key (area_id, indicator_id)
);
create index indicator_latest_by_indicator on indicator_latest (indicator_id);
