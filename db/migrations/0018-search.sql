-- Search (tìm kiếm): what can be found, one entry for each directive, clause, task, place, organisation and area. An entry
-- is written by the act that changes its record and says whatever the asker's rights are decided by, so that one index
-- finds the words, the rights and the newest at once.
create table search_entry (
  kind      text collate "C" not null,
  id        text collate "C" not null,
  record_id uuid not null,
  slot      bigint not null,
  open      boolean not null,
  number    text,
  title     text not null,
  body      text not null,
  words     tsvector not null,
  primary key (kind, id)
);
comment on column search_entry.record_id is 'The record whose acts write the entry: of a clause, its directive.';
comment on column search_entry.slot is 'Grows with the age of the records of a kind: the newest has the highest.';
comment on column search_entry.open is 'In force, not closed: ranked before what is over.';
comment on column search_entry.words is 'Words as written and without diacritics, pairs of neighbours, beginnings; and marks: who may see it, how new it is.';
create index search_entry_by_record on search_entry (kind, record_id);
-- What waits to be sorted into the index is read by every search: keep it short.
create index search_entry_by_words on search_entry using gin (words) with (gin_pending_list_limit = 256);

create sequence search_slot_directive;
create sequence search_slot_clause;
create sequence search_slot_task;
create sequence search_slot_place;
create sequence search_slot_organisation;
create sequence search_slot_area;

-- Words of what everybody may see, to guess what a mistyped one was meant to be.
create table search_word (
  word text collate "C" primary key
);
create index search_word_alike on search_word using gist (word gist_trgm_ops);
