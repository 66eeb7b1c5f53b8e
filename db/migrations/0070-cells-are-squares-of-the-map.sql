-- Cells are the squares of the web's map at zoom 16 and 13, numbered by row and column, so that a tile is made of whole ones:
-- none of its reports is to be looked at twice, and at most sixteen cells are merged. Computed as in reports/grid.ts.
alter table report drop column cell, drop column wide_cell; -- with their indexes
alter table report
  add column cell bigint generated always as (
    least(65535, greatest(0, floor((0.5 - ln((1 + sin(radians(least(85.0511287798066, greatest(-85.0511287798066, ST_Y(position))))))
                                           / (1 - sin(radians(least(85.0511287798066, greatest(-85.0511287798066, ST_Y(position)))))))
                                   / (4 * pi())) * 65536)))::bigint * 65536
    + least(65535, floor((ST_X(position) + 180) / 360 * 65536))::bigint) stored,
  add column wide_cell bigint generated always as (
    least(8191, greatest(0, floor((0.5 - ln((1 + sin(radians(least(85.0511287798066, greatest(-85.0511287798066, ST_Y(position))))))
                                          / (1 - sin(radians(least(85.0511287798066, greatest(-85.0511287798066, ST_Y(position)))))))
                                  / (4 * pi())) * 8192)))::bigint * 65536
    + least(8191, floor((ST_X(position) + 180) / 360 * 8192))::bigint) stored;
create index report_by_cell on report (cell, reported_at desc, id desc) include (position, category_id); -- repeats too
create index report_by_wide_cell on report (wide_cell, reported_at desc, id desc) include (position, category_id);
create index report_published_by_cell on report (cell, reported_at desc, id desc) include (position)
  where publication = 'public';
create index report_published_by_wide_cell on report (wide_cell, reported_at desc, id desc) include (position)
  where publication = 'public';
create index report_open_by_cell on report (cell, reported_at desc, id desc) include (position) where closed_at is null;
create index report_open_by_wide_cell on report (wide_cell, reported_at desc, id desc) include (position)
  where closed_at is null;

drop index report_fact_by_day;
alter table report_fact alter column cell type bigint;
update report_fact f set cell = r.cell from report r where r.id = f.report_id;
create index report_fact_by_day on report_fact (received_on)
  include (category_id, owner_id, area_id, channel, cell, synthetic, is_repeat, outcome, on_time, calendar_minutes,
           working_minutes, reopened, rating);
