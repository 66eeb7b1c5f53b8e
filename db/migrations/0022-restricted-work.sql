-- Restricted work (việc hạn chế tiếp cận): a complaint about an official, an informant. Visible to named people alone.
alter table work_item add column restricted boolean not null default false;
alter table work_item add constraint work_item_restricted_is_not_published check (not (restricted and published));
comment on column work_item.restricted is 'Only its readers know of it: no list, count, figure, search or event of others.';

create table work_item_reader (
  work_item_id uuid not null references work_item (id),
  account_id   uuid not null references account (id),
  primary key (work_item_id, account_id)
);
comment on table work_item_reader is 'The people named for restricted work.';
create index work_item_reader_by_account on work_item_reader (account_id);

-- What those inside see beside what is published: their organisation's own work, what it gave to others.
create index work_item_unpublished_by_owner on work_item (owner_id) where not published;
create index work_item_unpublished_by_assigner on work_item (assigned_by_id) where not published;
create index work_item_restricted on work_item (id) include (deadline_id) where restricted; -- what the trail hides
