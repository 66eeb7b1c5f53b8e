-- Who gave it: the operations centre sees what it gave out and what is not published yet, without a look at each record.
alter table map_cell_delta add column given_by_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table map_cell add column given_by_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table map_cell drop constraint map_cell_pkey;
alter table map_cell add primary key (layer, level, cell, published, standing, due_on, owner_id, area_id, category_id, given_by_id);

-- What a report is counted against on the map stands in its own row: the deadline of its work as first set by its category.
alter table report add column due_on date;
comment on column report.due_on is 'The day its work was to be done by, as reports count it: original_due_on of the work item.';
update report r set due_on = w.original_due_on from work_item w where w.id = r.work_item_id;
