-- Lists of two million reports. A box of the map is looked through in an index that holds the places too, so that no row is
-- fetched that lies outside of it, and none at all that the public is not shown; what is open is found without passing by all
-- that is done.
drop index report_by_cell;
drop index report_by_wide_cell;
create index report_by_cell on report (cell, reported_at desc, id desc) include (position);
create index report_by_wide_cell on report (wide_cell, reported_at desc, id desc) include (position);
create index report_published_by_cell on report (cell, reported_at desc, id desc) include (position)
  where publication = 'public';
create index report_published_by_wide_cell on report (wide_cell, reported_at desc, id desc) include (position)
  where publication = 'public';
create index report_open_by_time on report (reported_at desc, id desc) where closed_at is null;
create index report_open_by_owner on report (owner_id, reported_at desc, id desc) where closed_at is null;
