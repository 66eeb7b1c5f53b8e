-- My desk: whom a comment calls, and the filters people keep.
alter table work_comment add column mention_ids uuid[] not null default '{}'
  constraint work_comment_calls_few check (cardinality(mention_ids) <= 20);
comment on column work_comment.mention_ids is 'Accounts the comment calls (nhắc tên). They see the work.';

create table saved_filter (
  id         uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  name       text not null check (name <> ''),
  query      text not null,
  created_at timestamptz not null,
  constraint saved_filter_named_once unique (account_id, name)
);
comment on table saved_filter is 'A person''s own filters of work, each by a name: the query of the address of the desk.';

create index work_item_given_open on work_item (assigned_by_id, state, order_on, id) where not closed; -- what waits for a decision
create index work_item_by_change on work_item (changed_at desc, id); -- what just happened, for the wall
