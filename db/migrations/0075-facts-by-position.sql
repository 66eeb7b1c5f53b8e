-- A report without a position lies in no square of the map: greatest() and least() pass over null, so that the column of the
-- report says the last one, and many such reports made a hot spot at the end of the world.
update report_fact set cell = null where cell = 4294967295;

-- With the report: what is looked up by its position is joined without a look at the row.
drop index report_fact_by_day;
create index report_fact_by_day on report_fact (received_on)
  include (report_id, category_id, owner_id, area_id, channel, cell, synthetic, is_repeat, outcome, on_time,
           calendar_minutes, working_minutes, reopened, rating);
