-- Divisions of areas into groups whose balance is watched: north and south, urban and rural.
create table area_division (
  id         uuid primary key,
  name_vi    text collate vietnamese not null check (name_vi <> ''),
  name_en    text not null check (name_en <> ''),
  source     text not null check (source <> ''),
  version    integer not null default 1,
  changed_at timestamptz not null,
  removed_at timestamptz
);
comment on column area_division.source is 'By what the groups were drawn.';

create table area_division_group (
  id          uuid primary key,
  division_id uuid not null references area_division (id),
  place       integer not null check (place >= 0),
  name_vi     text collate vietnamese not null check (name_vi <> ''),
  name_en     text not null check (name_en <> '')
);
comment on table area_division_group is 'One without areas on a day is not there on that day.';
create index area_division_group_of on area_division_group (division_id, place);

create table area_division_member (
  division_id uuid not null references area_division (id),
  group_id    uuid not null references area_division_group (id),
  area_id     uuid not null references area (id),
  valid_from  date not null,
  valid_to    date check (valid_to > valid_from),
  constraint area_division_member_once
    exclude using gist (division_id with =, area_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table area_division_member is 'An area is in one group of a division at a time.';
