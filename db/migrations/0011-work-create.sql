-- Work (việc): the common envelope of everything that has an owner, a place, a deadline, a state and evidence.
create table work_item (
  id                uuid primary key,
  title             text not null check (title <> ''),
  quote             text,
  state             text not null check (state in ('assigned', 'accepted', 'in-progress', 'awaiting-confirmation',
                                                   'done', 'suspended', 'refused', 'returned', 'recalled')),
  suspended_from    text check ((suspended_from is not null) = (state = 'suspended')),
  priority          text not null check (priority in ('urgent', 'high', 'normal')),
  owner_id          uuid not null references organisation (id),
  assigned_by_id    uuid references organisation (id),
  assignee          text check (assignee <> ''),
  parent_id         uuid references work_item (id) check (parent_id <> id),
  area_id           uuid references area (id),
  place_id          uuid references place (id),
  position          geometry(Point, 4326),
  source_kind       text,
  source_id         uuid,
  source_ref        text,
  source_label      text,
  deadline_id       uuid unique references deadline (id),
  recurrence        text check (recurrence is null or deadline_id is not null),
  due_on            date,
  due_at            timestamptz,
  original_due_on   date,
  finished_on       date check ((finished_on is not null) = (state = 'done')),
  opened_at         timestamptz not null,
  closed_at         timestamptz check ((closed_at is not null) = (state in ('done', 'recalled'))),
  changed_at        timestamptz not null,
  owner_touched_at  timestamptz,
  published         boolean not null default false,
  comment_count     integer not null default 0 check (comment_count >= 0),
  evidence_count    integer not null default 0 check (evidence_count >= 0),
  version           integer not null default 1,
  search            text not null,
  closed            boolean generated always as (state in ('done', 'recalled')) stored,
  order_on          date generated always as (coalesce(original_due_on, date '9999-12-31')) stored,
  check (num_nulls(source_kind, source_id, source_label) in (0, 3)),
  check (num_nulls(deadline_id, due_on, due_at, original_due_on) in (0, 4))
);
comment on column work_item.parent_id is 'Given once, when the work is opened: a ring of parents cannot come about.';
comment on column work_item.place_id is 'Where it is, of the places it names: the first that is on the map, else the first.';
comment on column work_item.position is 'Where it is, said for this work itself; stands before the place.';
comment on column work_item.due_on is 'Where the deadline stands now; original_due_on is as it was first set and never changes.';
comment on column work_item.finished_on is 'The day that decides whether it was done on time.';
comment on column work_item.owner_touched_at is 'When the owner last did something about it.';
comment on column work_item.search is 'The title in lower case without diacritics, as people type it.';
comment on column work_item.order_on is 'Lists: the earliest original deadline first, work without one last.';
-- Every list runs along (closed, order_on, id); these are the lists of the city, of an owner, an area and a source.
create index work_item_by_due on work_item (closed, order_on, id);
create index work_item_by_owner on work_item (owner_id, closed, order_on, id);
create index work_item_by_area on work_item (area_id, closed, order_on, id);
create index work_item_by_source on work_item (source_id, closed, order_on, id);
create index work_item_by_state on work_item (state, order_on, id) where state not in ('assigned', 'done'); -- "what waits for confirmation"
create index work_item_by_urgency on work_item (priority, closed, order_on, id) where priority <> 'normal'; -- "what is urgent"
create index work_item_on_map on work_item (order_on, id) where not closed and (place_id is not null or position is not null); -- points of the board
create index work_item_by_parent on work_item (parent_id) where parent_id is not null; -- children, and whether any is open
create index work_item_by_words on work_item using gin (search gin_trgm_ops); -- words of the title

-- Who helps (cơ quan phối hợp).
create table work_partner (
  work_item_id    uuid not null references work_item (id),
  organisation_id uuid not null references organisation (id),
  primary key (work_item_id, organisation_id)
);
create index work_partner_by_organisation on work_partner (organisation_id);

-- Every place the work names, in the order of the text.
create table work_place (
  work_item_id uuid not null references work_item (id),
  ordinal      integer not null check (ordinal > 0),
  place_id     uuid not null references place (id),
  primary key (work_item_id, ordinal),
  unique (work_item_id, place_id)
);
create index work_place_by_place on work_place (place_id);

create table work_comment (
  id              uuid primary key,
  work_item_id    uuid not null references work_item (id),
  text            text not null check (text <> ''),
  organisation_id uuid references organisation (id),
  actor_id        text not null,
  at              timestamptz not null
);
create index work_comment_by_item on work_comment (work_item_id, id);

-- Minh chứng: what proves a state.
create table work_evidence (
  id           uuid primary key,
  work_item_id uuid not null references work_item (id),
  kind         text not null check (kind in ('file', 'link', 'record')),
  title        text not null check (title <> ''),
  file_id      uuid references file (id),
  url          text check (url ~ '^https?://'),
  record_kind  text,
  record_id    text,
  actor_id     text not null,
  at           timestamptz not null,
  check (case kind when 'file' then file_id is not null and num_nulls(url, record_kind, record_id) = 3
                   when 'link' then url is not null and num_nulls(file_id, record_kind, record_id) = 3
                   else num_nulls(record_kind, record_id) = 0 and num_nulls(file_id, url) = 2 end)
);
create index work_evidence_by_item on work_evidence (work_item_id, id);

-- How the work of each scope stands. An act appends what it changed to work_figure_delta and waits for nobody; now and
-- then one writer folds what has gathered into the two tables below. Reading adds both up.
create table work_figure_delta (
  id         bigint generated always as identity primary key,
  published  boolean not null,
  owner_id   uuid not null,
  area_id    uuid,
  source_id  uuid,
  place_id   uuid,
  standing   text not null check (standing in ('open', 'open-undated', 'on-time', 'late', 'done-undated')),
  due_on     date check ((due_on is not null) = (standing = 'open')),
  n          smallint not null,
  at         timestamptz not null
);
comment on column work_figure_delta.place_id is 'The place that shows the work on the map; the nil identifier where the work has a position of its own.';
comment on column work_figure_delta.n is '1 came to this standing, -1 left it, 0 changed in another way.';

create table work_figure (
  scope      text not null check (scope in ('city', 'owner', 'area', 'source', 'place')),
  scope_id   uuid not null,
  published  boolean not null,
  standing   text not null,
  n          integer not null,
  changed_at timestamptz not null,
  primary key (scope, scope_id, published, standing)
);
comment on table work_figure is 'Area: of this very area; what lies in it is added up on reading.';

-- Open work by original due day, and the same by month and by year: what was due before any day is the sum of the years
-- before its year, the months before its month and the days before it. So nothing has to happen when a day passes.
create table work_figure_due (
  scope     text not null,
  scope_id  uuid not null,
  published boolean not null,
  span      text not null check (span in ('year', 'month', 'day')),
  starts_on date not null,
  n         integer not null,
  primary key (scope, scope_id, span, starts_on, published)
);
create index work_figure_due_by_day on work_figure_due (scope, span, starts_on) include (scope_id, published, n); -- all scopes of a kind at once
create index work_figure_due_empty on work_figure_due (n) where n = 0; -- removed after folding
