-- Of which late tasks the followers have been told. What is late already when this comes counts as told.
create table work_told_late (
  work_item_id uuid primary key references work_item (id) on delete cascade,
  at           timestamptz not null
);
comment on table work_told_late is 'Followers of a task''s directive or area hear once that it is late, by the deadline as first set.';
insert into work_told_late (work_item_id, at)
select id, clock_timestamp() from work_item where not closed and original_due_on < current_date;

-- Words as people type them, without marks and capitals. What it calls is named once, when the function is made: PostgreSQL
-- says of unaccent that another dictionary may come in its place, which an index does not allow.
create function folded(words text) returns text language sql immutable strict parallel safe
return unaccent('unaccent'::regdictionary, lower(words collate vietnamese));

-- Words in what citizens reported, as it is in public: open data and the map's filters.
create index report_published_by_words on report using gin (folded(public_text) gin_trgm_ops)
  with (gin_pending_list_limit = 256) where publication = 'public';
