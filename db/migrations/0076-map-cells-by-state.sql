-- The map can be filtered by how far work has come, so it is counted by its state too: done work has one anyway, and open
-- work lies in few cells. What was counted is counted anew from the records, as rebuildMapCells does.
insert into map_version as v (layer, published, cell, changes)
select layer, published, cell >> 8, count(*) from map_cell_delta group by 1, 2, 3
on conflict (layer, published, cell) do update set changes = v.changes + excluded.changes;
truncate map_cell_delta, map_cell;

alter table map_cell_delta add column state text not null;
alter table map_cell add column state text not null;
alter table map_cell drop constraint map_cell_pkey;
alter table map_cell
  add primary key (layer, level, cell, published, state, standing, due_on, owner_id, area_id, category_id, given_by_id);

insert into map_cell (layer, level, cell, published, state, standing, due_on, owner_id, given_by_id, area_id, category_id,
                      n, sum_x, sum_y)
with lying as (
  select 'tasks' as layer, w.published, w.state, w.finished_on is null as open, w.original_due_on as due_on,
         w.finished_on as done_on, w.owner_id, null::uuid as given_by_id, w.area_id, null::uuid as category_id,
         coalesce(w.position, ST_PointOnSurface(p.geometry)) as point
    from work_item w left join place p on p.id = w.place_id
   where w.state <> 'recalled' and not w.restricted and w.source_kind is distinct from 'report'
  union all
  select 'reports', r.published, r.state, r.closed_at is null, r.due_on,
         (r.closed_at at time zone 'Asia/Ho_Chi_Minh')::date, r.owner_id, r.given_by_id, r.area_id, r.category_id, r.position
    from report r
   where r.state <> 'recalled' and not r.restricted
), pointed as (
  select lying.*,
         case when due_on is null then case when open then 'open-undated' else 'done-undated' end
              when open then 'open'
              when done_on <= due_on then 'on-time' else 'late' end as standing,
         least(16777215, greatest(0, floor((ST_X(point) + 180) / 360 * 16777216)))::bigint as x,
         sin(radians(least(85.0511287798066, greatest(-85.0511287798066, ST_Y(point))))) as sine
    from lying where point is not null
), placed as (
  select pointed.*,
         least(16777215, greatest(0, floor((0.5 - ln((1 + sine) / (1 - sine)) / (4 * pi())) * 16777216)))::bigint as y
    from pointed
)
select layer, 16, cell, published, state, standing,
       case when standing = 'open' then due_on else '9999-12-31' end, owner_id,
       coalesce(given_by_id, '00000000-0000-0000-0000-000000000000'),
       coalesce(area_id, '00000000-0000-0000-0000-000000000000'),
       coalesce(category_id, '00000000-0000-0000-0000-000000000000'), count(*), sum(x), sum(y)
  from placed
 cross join lateral (
   select sum((((x >> (bit + 8)) & 1) << (2 * bit)) | (((y >> (bit + 8)) & 1) << (2 * bit + 1)))::bigint as cell
     from generate_series(0, 15) as bit) as woven
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;

insert into map_cell (layer, level, cell, published, state, standing, due_on, owner_id, given_by_id, area_id, category_id,
                      n, sum_x, sum_y)
select c.layer, l.level, c.cell >> l.shift, c.published, c.state, c.standing, c.due_on, c.owner_id, c.given_by_id, c.area_id,
       c.category_id, sum(c.n), sum(c.sum_x), sum(c.sum_y)
  from map_cell c cross join (values (14, 4), (12, 8), (10, 12), (8, 16)) as l (level, shift)
 where c.level = 16
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
