-- What follows from other indicators by formula, written down for files that are made by night. Pages reckon it on reading.
create table indicator_derived (
  id           uuid primary key,
  indicator_id uuid not null references indicator (id),
  area_id      uuid not null references area (id),
  starts_on    date not null,
  ends_on      date not null,
  value        double precision not null,
  status       text not null check (status in ('provisional', 'official', 'revised')),
  reckoned_at  timestamptz not null
);
comment on column indicator_derived.id is 'Made of indicator, area and period: the same figure has the same one every night.';
create index indicator_derived_of on indicator_derived (indicator_id);
