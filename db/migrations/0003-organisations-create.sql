-- Who can own work (cơ quan, đơn vị). Like areas, an organisation exists from valid_from until the day before valid_to.
create table organisation (
  id          uuid primary key,
  name        text collate vietnamese not null check (name <> ''),
  kind        text not null,
  parent_id   uuid references organisation (id),
  identifier  text,
  valid_from  date not null,
  valid_to    date check (valid_to > valid_from),
  legal_basis text,
  note        text,
  check (parent_id <> id),
  constraint organisation_name_once_a_day
    exclude using gist ((name collate "C") with =, (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
                        daterange(valid_from, valid_to) with &&)
);
comment on column organisation.identifier is 'Electronic identifier (mã định danh), such as 000.00.00.H38.';
comment on column organisation.valid_to is 'First day on which it no longer exists; null while it does.';
comment on column organisation.parent_id is 'Given once, when the organisation is set up: a ring of parents cannot come about.';
create index organisation_by_parent on organisation (parent_id);
create index organisation_by_name on organisation (name, id);
create unique index organisation_identifier_in_use on organisation (identifier) where valid_to is null;

-- Other ways of writing the name, found in documents.
create table organisation_alias (
  organisation_id uuid not null references organisation (id),
  alias           text not null check (alias <> ''),
  primary key (organisation_id, alias)
);

-- Người đứng đầu: the title always, the person's name where it is public.
create table organisation_head (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  title           text not null check (title <> ''),
  person_name     text check (person_name <> ''),
  valid_from      date not null,
  valid_to        date check (valid_to > valid_from),
  constraint organisation_one_head_a_day
    exclude using gist (organisation_id with =, daterange(valid_from, valid_to) with &&)
);

-- Whom it serves: the areas, by period.
create table organisation_area (
  organisation_id uuid not null references organisation (id),
  area_id         uuid not null references area (id),
  valid_from      date not null,
  valid_to        date check (valid_to > valid_from),
  primary key (organisation_id, area_id, valid_from),
  constraint organisation_serves_area_once_a_day
    exclude using gist (organisation_id with =, area_id with =, daterange(valid_from, valid_to) with &&)
);
create index organisation_area_by_area on organisation_area (area_id);

-- Who took over whose work, and on what day.
create table organisation_succession (
  from_id uuid not null references organisation (id),
  to_id   uuid not null references organisation (id),
  kind    text not null check (kind in ('merged', 'split', 'renamed', 'transferred')),
  on_day  date not null,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
comment on column organisation_succession.kind is 'transferred: the organisation ended, its work went to another that existed already.';
create index organisation_succession_by_successor on organisation_succession (to_id);
