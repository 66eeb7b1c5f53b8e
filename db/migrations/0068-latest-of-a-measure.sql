-- A hundred scorecards ask for the latest value of each measure: it is marked, and found beside the others of its area
-- instead of one by one behind its past.
alter table scorecard_value add column is_latest boolean not null default false;
comment on column scorecard_value.is_latest is 'No other standing value of this measure in this area speaks of a later day.';
update scorecard_value set is_latest = true
 where id in (select distinct on (area_id, measure) id from scorecard_value where superseded_at is null
               order by area_id, measure, observed_on desc);
alter table scorecard_value add constraint scorecard_value_latest_stands check (not is_latest or superseded_at is null);
create unique index scorecard_value_latest on scorecard_value (area_id, measure) where is_latest;
