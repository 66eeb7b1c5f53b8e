-- Directives (văn bản chỉ đạo): documents that assign work.
create table directive (
  id               uuid primary key,
  number           text check (number <> ''),
  type             text,
  issuer           text check (issuer <> ''),
  issued_on        date,
  title            text not null check (title <> ''),
  state            text not null check (state in ('draft', 'published', 'withdrawn')),
  imported_at      timestamptz not null,
  published_at     timestamptz check (state <> 'published' or published_at is not null),
  withdrawn_reason text check ((withdrawn_reason is not null) = (state = 'withdrawn')),
  version          integer not null default 1,
  listed_on        date generated always as (coalesce(issued_on, date '0001-01-01')) stored
);
comment on column directive.listed_on is 'Lists: the newest first, what has no day of issue last.';
comment on column directive.number is 'Number and symbol as printed, such as 08-NQ/TU.';
-- A Party committee counts its numbers by term, not by year, so only the date makes a number one document's own.
create unique index directive_published_once on directive (number, issuer, issued_on) where state = 'published';
create index directive_by_day on directive (listed_on desc, id desc); -- the list of the office
create index directive_by_state on directive (state, listed_on desc, id desc); -- the list of the public, and the board

-- The text of a directive as one file has it, and how far its reading is.
create table directive_version (
  id           uuid primary key,
  directive_id uuid not null references directive (id),
  ordinal      integer not null check (ordinal > 0),
  file_id      uuid references file (id),
  file_name    text not null check (file_name <> ''),
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  text         text check (reading <> 'read' or text is not null),
  notes        jsonb not null default '[]',
  reading      text not null check (reading in ('queued', 'reading', 'read', 'failed')),
  reason       text check ((reason is not null) = (reading = 'failed')),
  attempts     integer not null default 0,
  pages_read   integer not null default 0,
  queued_at    timestamptz not null,
  started_at   timestamptz,
  lease_until  timestamptz check ((lease_until is not null) = (reading = 'reading')),
  finished_at  timestamptz check ((finished_at is not null) = (reading in ('read', 'failed'))),
  unique (directive_id, ordinal)
);
comment on column directive_version.file_id is 'None for the synthetic documents of dothi generate.';
comment on column directive_version.text is 'As the reader shows it: every span counts code points of this text.';
comment on column directive_version.notes is 'What a person should know about how the text came about: read from pictures, converted from an old encoding.';
comment on column directive_version.lease_until is 'Past this moment the reader counts as dead and another may begin anew.';
comment on column directive_version.reason is 'Why the file could not be read: the code of a refusal.';
-- One file, one directive; a file that could not be read may be tried again.
create unique index directive_version_file_once on directive_version (sha256) where reading <> 'failed';
create index directive_version_to_read on directive_version (queued_at) where reading in ('queued', 'reading');

-- Addressable parts: part, article (điều), clause (khoản), point (điểm), bullet, paragraph, table row.
create table directive_clause (
  version_id uuid not null references directive_version (id),
  ordinal    integer not null,
  id         text not null,
  parent     text,
  kind       text not null,
  label      text,
  start_at   integer not null check (start_at >= 0),
  end_at     integer not null check (end_at >= start_at),
  primary key (version_id, ordinal),
  unique (version_id, id)
);

create table directive_citation (
  version_id uuid not null references directive_version (id),
  ordinal    integer not null,
  number     text,
  type       text,
  issued_on  date,
  quote      text not null,
  start_at   integer not null check (start_at >= 0),
  end_at     integer not null check (end_at >= start_at),
  primary key (version_id, ordinal)
);
create index directive_citation_by_number on directive_citation (number) where number is not null; -- who cites this one

-- What the reader found: a draft task, as the office has corrected it since. Every correction is in the acts.
create table directive_finding (
  id               uuid primary key,
  version_id       uuid not null references directive_version (id),
  ordinal          integer not null,
  address          text not null,
  clause_id        text,
  group_heading    text,
  quote            text not null check (quote <> ''),
  start_at         integer not null check (start_at >= 0),
  end_at           integer not null check (end_at > start_at),
  state            text not null check (state in ('open', 'confirmed', 'rejected')),
  confidence       double precision not null check (confidence between 0 and 1),
  owner_quote      text,
  owner_confidence double precision not null check (owner_confidence between 0 and 1),
  suggested_id     uuid references organisation (id),
  suggested_score  double precision check (suggested_score between 0 and 1),
  suggested_sure   boolean not null default false,
  owner_id         uuid references organisation (id),
  deadline         jsonb,
  area_id          uuid references area (id),
  modules          text[] not null,
  priority         text not null check (priority in ('urgent', 'high', 'normal')),
  work_item_id     uuid unique references work_item (id),
  decided_at       timestamptz check ((decided_at is not null) = (state <> 'open')),
  decided_by       text,
  reason           text,
  version          integer not null default 1,
  unique (version_id, ordinal),
  unique (version_id, address),
  check ((work_item_id is not null) = (state = 'confirmed')),
  check (state <> 'confirmed' or owner_id is not null),
  check (num_nulls(suggested_id, suggested_score) in (0, 2))
);
comment on column directive_finding.owner_id is 'Chosen by a person, or the suggestion where it is sure.';
comment on column directive_finding.deadline is 'What the text says of time: quote, kind, from, until, rule, confidence.';

create table directive_finding_partner (
  finding_id      uuid not null references directive_finding (id),
  ordinal         integer not null,
  quote           text,
  organisation_id uuid references organisation (id),
  primary key (finding_id, ordinal),
  check (quote is not null or organisation_id is not null)
);

create table directive_finding_place (
  finding_id uuid not null references directive_finding (id),
  ordinal    integer not null,
  quote      text,
  place_id   uuid references place (id),
  primary key (finding_id, ordinal),
  check (quote is not null or place_id is not null)
);

-- Chỉ tiêu giao: a figure the clause asks for.
create table directive_target (
  finding_id uuid not null references directive_finding (id),
  ordinal    integer not null,
  quote      text not null,
  indicator  text not null,
  comparator text not null check (comparator in ('>=', '<=', '=', 'increase', 'decrease')),
  value      double precision not null,
  unit       text,
  by_day     date,
  confidence double precision not null check (confidence between 0 and 1),
  primary key (finding_id, ordinal)
);
