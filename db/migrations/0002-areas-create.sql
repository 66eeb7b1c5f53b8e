-- Administrative units (đơn vị hành chính, địa bàn). A row is one unit in one state: its name, kind, parent and code as
-- they were in force from valid_from until the day before valid_to. A merger, a split or a new name ends rows and begins
-- others; area_lineage says which became which, so a figure of any year can be read in the units of any other.
create table area (
  id                uuid primary key,
  code              text,
  level             text not null check (level in ('province', 'district', 'commune', 'neighbourhood')),
  kind              text not null,
  name              text collate vietnamese not null check (name <> ''),
  parent_id         uuid,
  parent_level      text,
  valid_from        date not null,
  valid_to          date check (valid_to > valid_from),
  legal_basis       text,
  population        integer check (population >= 0),
  population_year   integer check (population_year between 1900 and 2200),
  population_source text,
  area_km2          numeric(12, 4) check (area_km2 > 0),
  area_source       text,
  note              text,
  unique (id, level),
  foreign key (parent_id, parent_level) references area (id, level),
  check ((parent_id is null) = (parent_level is null)),
  -- A parent is always of a higher level, so no unit can come to stand above itself.
  constraint area_parent_is_higher check (
    parent_level is null
    or array_position(array['province', 'district', 'commune', 'neighbourhood'], parent_level)
       < array_position(array['province', 'district', 'commune', 'neighbourhood'], level)),
  -- The national code list: two digits for a province, three for a district, five for a commune, leading zeros kept.
  constraint area_code_fits_level check (
    code is null or code ~ case level when 'province' then '^\d{2}$' when 'district' then '^\d{3}$'
                                      when 'commune' then '^\d{5}$' else '^\S{1,32}$' end),
  check (population_source is not null or population is null),
  check (area_source is not null or area_km2 is null),
  -- Codes are used again after a merger (02647 was Kim Tân and is Lào Cai), but never by two units on one day.
  constraint area_code_once_a_day
    exclude using gist (level with =, code with =, daterange(valid_from, valid_to) with &&) where (code is not null),
  constraint area_name_once_a_day
    exclude using gist (parent_id with =, kind with =, (name collate "C") with =,
                        daterange(valid_from, valid_to) with &&)
);
comment on column area.valid_to is 'First day on which the unit is no longer in force; null while it is.';
comment on column area.area_km2 is 'As the source states it; what the outline measures is in area_outline.';
create index area_by_parent on area (parent_id);
create index area_by_name on area (name, id);

-- What a unit looks like on the map. A better outline supersedes an earlier one, which is kept.
create table area_outline (
  id            uuid primary key,
  area_id       uuid not null references area (id),
  outline       geometry(MultiPolygon, 4326) not null,
  area_m2       double precision not null check (area_m2 > 0),
  sketch        boolean not null,
  accuracy_m    integer not null check (accuracy_m >= 0),
  source        text not null check (source <> ''),
  licence       text,
  added_at      timestamptz not null,
  superseded_at timestamptz
);
comment on column area_outline.sketch is 'Made by this project from public facts, never to be taken for a boundary.';
comment on column area_outline.area_m2 is 'Measured on the ellipsoid.';
create unique index area_outline_current on area_outline (area_id) where superseded_at is null;
create index area_outline_where on area_outline using gist (outline) where superseded_at is null;

-- Which unit became which, and on what day.
create table area_lineage (
  from_id     uuid not null references area (id),
  to_id       uuid not null references area (id),
  kind        text not null check (kind in ('merged', 'split', 'renamed', 'moved')),
  on_day      date not null,
  share       double precision not null default 1 check (share > 0 and share <= 1),
  share_basis text,
  primary key (from_id, to_id),
  check (from_id <> to_id),
  check (share = 1 or share_basis is not null)
);
comment on column area_lineage.kind is 'moved: the same unit under another parent.';
comment on column area_lineage.share is 'Part of the earlier unit that went to the later one, by share_basis (population, area).';
create index area_lineage_by_successor on area_lineage (to_id);
