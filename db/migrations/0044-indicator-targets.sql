-- What is to be reached: a figure of an indicator in an area by a day, and the clause that set it.
create table indicator_target (
  id               uuid primary key,
  indicator_id     uuid not null references indicator (id),
  area_id          uuid not null references area (id),
  comparator       text not null check (comparator in ('>=', '<=', '=', 'increase', 'decrease')),
  value            double precision not null check (value between -1e300 and 1e300),
  relative         boolean not null,
  counts           text not null check (counts in ('latest', 'sum-of-year')),
  baseline_value   double precision,
  baseline_on      date,
  path             text not null check (path in ('linear', 'stepped')),
  steps            jsonb not null check (jsonb_typeof(steps) = 'array'),
  by_day           date not null,
  finding_id       uuid references directive_finding (id),
  source           text not null check (source <> ''),
  set_at           timestamptz not null,
  set_by           text not null,
  withdrawn_at     timestamptz,
  withdrawn_reason text,
  constraint indicator_target_baseline check (num_nulls(baseline_value, baseline_on) in (0, 2)),
  constraint indicator_target_baseline_before check (baseline_on < by_day),
  constraint indicator_target_withdrawn check (withdrawn_at is not null or withdrawn_reason is null)
);
comment on table indicator_target is 'Never edited: another one takes its place, and what was withdrawn is kept.';
comment on column indicator_target.relative is 'An increase or decrease in percent of the baseline.';
comment on column indicator_target.counts is 'The figure of the period, or what the periods of its year add up to.';
comment on column indicator_target.finding_id is 'The clause that set it, where it is in a directive.';
create unique index indicator_target_standing on indicator_target (indicator_id, area_id, by_day) where withdrawn_at is null;
create index indicator_target_by_finding on indicator_target (finding_id) where finding_id is not null;
