-- The gazetteer (địa danh): lasting things on the map, found in texts by their names.
create table place (
  id         uuid primary key,
  name       text collate vietnamese not null check (name <> ''),
  kind       text not null,
  area_id    uuid references area (id),
  note       text,
  -- All five, or none: a place without a known position stays without one.
  geometry   geometry(Geometry, 4326),
  accuracy_m integer check (accuracy_m >= 0),
  source     text check (source <> ''),
  placed_by  text,
  placed_at  timestamptz,
  version    integer not null default 1,
  constraint place_geometry_tells_its_origin
    check (num_nulls(geometry, accuracy_m, source, placed_by, placed_at) in (0, 5))
);
comment on column place.area_id is 'The unit it lies in, as known when it was recorded; by another day through area_lineage.';
comment on column place.placed_by is 'Account of the person who put it on the map, or the word for the system.';
create index place_by_area on place (area_id);
create index place_by_name on place (name, id);
create index place_where on place using gist (geometry);

create table place_alias (
  place_id uuid not null references place (id),
  alias    text not null check (alias <> ''),
  primary key (place_id, alias)
);
