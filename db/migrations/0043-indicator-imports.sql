-- Figures from spreadsheets: the file as it came in, how its columns are read, what became of it.
create table indicator_import (
  id            uuid primary key,
  file_id       uuid not null references file (id),
  sheet         text not null,
  signature     text not null,
  survey        jsonb not null,
  mapping       jsonb,
  terms         jsonb,
  state         text not null check (state in ('received', 'tried', 'carried-out', 'undone')),
  outcome       jsonb,
  received_at   timestamptz not null,
  received_by   text not null,
  carried_out_at timestamptz,
  carried_out_by text,
  undone_at     timestamptz,
  undone_by     text,
  undone_reason text,
  version       integer not null default 1,
  constraint indicator_import_carried_out check ((carried_out_at is not null) = (state in ('carried-out', 'undone'))),
  constraint indicator_import_undone check ((undone_at is not null) = (state = 'undone')),
  constraint indicator_import_tried check (state = 'received' or (mapping is not null and terms is not null))
);
comment on table indicator_import is 'The figures of one carried out carry its id as their batch. Undoing supersedes them and writes back what they superseded.';
comment on column indicator_import.signature is 'Headings of the sheet, capitals and diacritics aside: by it a mapping is chosen again.';
comment on column indicator_import.survey is 'What the sheet looks like: headings, samples, count of rows.';
comment on column indicator_import.mapping is 'What each column holds; kept when it was tried.';
comment on column indicator_import.terms is 'Status and source of all its figures.';
comment on column indicator_import.outcome is 'Counts of the last try, or of what was carried out.';
create index indicator_import_newest on indicator_import (received_at desc, id desc);

create table indicator_import_mapping (
  name      text primary key check (name <> ''),
  signature text not null,
  mapping   jsonb not null,
  terms     jsonb not null,
  saved_at  timestamptz not null,
  saved_by  text not null
);
comment on table indicator_import_mapping is 'How sheets with these headings are read. Saved again under its name, it is replaced; the trail keeps what it was.';
create index indicator_import_mapping_by_signature on indicator_import_mapping (signature, saved_at desc);
