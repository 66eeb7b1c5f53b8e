-- What statistics ask of each report, kept beside it: narrow, so that a period is read from one index alone.
create table report_fact (
  report_id        uuid primary key references report (id) on delete cascade,
  received_on      date not null,
  category_id      uuid not null,
  owner_id         uuid not null,
  area_id          uuid,
  channel          text not null,
  cell             integer,
  synthetic        boolean not null,
  is_repeat        boolean not null,
  outcome          text check (outcome in ('done', 'referred', 'rejected')),
  on_time          boolean check (on_time is null or outcome is not null),
  calendar_minutes integer check (calendar_minutes >= 0),
  working_minutes  integer check (working_minutes >= 0),
  reopened         boolean not null,
  rating           smallint
);
comment on table report_fact is 'Follows the reports within a minute. Restricted reports are in no figure.';
comment on column report_fact.received_on is 'The city''s day on which it was said.';
comment on column report_fact.on_time is 'Ended before its deadline; null while open, or where it has none.';
comment on column report_fact.working_minutes is 'From filing to the end, in the office hours of the owner''s calendar.';
create index report_fact_by_day on report_fact (received_on)
  include (category_id, owner_id, area_id, channel, cell, synthetic, is_repeat, outcome, on_time, calendar_minutes,
           working_minutes, reopened, rating);
create index report_fact_open on report_fact (received_on, report_id) where outcome is null;

-- Sums of the same by month, so that counts of years cost no more than those of a month.
create table report_month (
  month            date not null check (extract(day from month) = 1),
  category_id      uuid not null,
  owner_id         uuid not null,
  area_id          uuid not null,
  channel          text not null,
  received         integer not null,
  synthetic        integer not null,
  repeats          integer not null,
  done             integer not null,
  referred         integer not null,
  rejected         integer not null,
  on_time          integer not null,
  late             integer not null,
  reopened         integer not null,
  rated            integer not null,
  stars            integer not null,
  calendar_minutes bigint not null,
  working_minutes  bigint not null,
  primary key (month, category_id, owner_id, area_id, channel)
);
comment on table report_month is 'No area: the nil identifier. Minutes are of those done.';

-- Reports that changed since their facts were written.
create table report_fact_due (
  id        bigint generated always as identity primary key,
  report_id uuid not null references report (id) on delete cascade,
  at        timestamptz not null
);
insert into report_fact_due (report_id, at) select id, changed_at from report order by reported_at;
