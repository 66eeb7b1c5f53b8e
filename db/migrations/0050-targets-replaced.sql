-- A target that takes the place of another says which; figures say on what terms they may be used.
alter table indicator_target add column replaces_id uuid unique references indicator_target (id);
comment on column indicator_target.replaces_id is 'The one it took the place of; why is the reason of that one.';
create index indicator_target_by_day on indicator_target (by_day) where withdrawn_at is null;
alter table indicator add column rights text check (rights <> '');
comment on column indicator.rights is 'On what terms the figures may be used: a licence, or who has to be asked.';
