import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../test/city.ts';
import { nationalCalendar } from '../kernel/calendar/calendar.ts';
import { sql } from '../kernel/db/db.ts';
import { computeDeadline } from '../kernel/deadlines/compute.ts';
import { parseRule } from '../kernel/deadlines/rule.ts';
import { dayOf } from '../kernel/time.ts';
import { reportsLayer } from '../modules/reports/index.ts';
import { writeFacts } from '../modules/reports/statistics/keep-facts.ts';
import { generateCity } from './synthetic/generate-city.ts';

const size = { tasks: 20, organisations: 6, areas: 4, directives: 2, reports: 500 };

/** A synthetic city in the place of the offices of the test city. */
async function generate({ tx, services }: TestCity, seed = 3, reports = size.reports): Promise<void> {
  await tx.run(sql`delete from appointment`);
  await tx.run(sql`delete from organisation`);
  await generateCity(services, { ...size, reports }, seed);
}

const json = async ({ tx }: TestCity, query: ReturnType<typeof sql>): Promise<unknown> =>
  JSON.parse(await tx.text(query));

test('what is kept beside generated reports is what counting afresh finds', () =>
  inTestCity(async (city) => {
    await generate(city);
    const { tx } = city;
    expect(await tx.text(sql`select count(*)::text from report`)).toBe('500');
    // Counts, by every way in which they are kept.
    const differing = await tx.text(sql`
      with kept as (select published, state, category_id, area_id, owner_id, given_by_id, n from report_figure),
      afresh as (select published, state, category_id, area_id, owner_id, given_by_id, count(*)::int
                   from report where not restricted group by 1, 2, 3, 4, 5, 6)
      select count(*)::text from ((table kept except table afresh) union all (table afresh except table kept)) as d`);
    expect(differing).toBe('0');
    expect(await tx.text(sql`select sum(n)::text from report_figure`)).not.toBe('0');
    // The map holds every report that is on it, at each of its zooms.
    const levels = await city.tx.rows(
      z.object({ n: z.int() }),
      sql`select sum(n)::int as n from map_cell where layer = 'reports' group by level`,
    );
    const onMap = Number(
      await tx.text(sql`select count(*)::text from (${reportsLayer.counted}) as c where point is not null`),
    );
    expect(levels.map(({ n }) => n)).toEqual([onMap, onMap, onMap, onMap, onMap]);
    // Work that reports opened is among the figures of the board, and can be found by what was reported.
    const work = await tx.text(sql`select count(*)::text from work_item where state <> 'recalled' and not restricted`);
    expect(await tx.text(sql`select sum(n)::text from work_figure where scope = 'city'`)).toBe(work);
    const unfound = sql`
      select count(*)::text from work_item w left join report r on r.work_item_id = w.id
       where not w.restricted and not exists (
         select from search_entry e
          where e.kind = case when r.id is null then 'task' else 'report' end and e.record_id = coalesce(r.id, w.id))`;
    expect(await tx.text(unfound)).toBe('0');
    const tasksFound = sql`select count(*)::text from search_entry where kind = 'task'`;
    expect(await tx.text(tasksFound)).toBe(String(size.tasks)); // a report, and not its work beside it
    // Facts of statistics, as following the reports one by one writes them.
    const loaded = await json(city, facts);
    await tx.run(sql`delete from report_fact`);
    await tx.run(sql`delete from report_month`);
    await tx.run(sql`insert into report_fact_due (report_id, at) select id, now() from report`);
    while ((await writeFacts(tx)) > 0);
    expect(await json(city, facts)).toEqual(loaded);
    expect(await tx.text(sql`select count(*)::text from report_fact where working_minutes > 0`)).not.toBe('0');
  }));

const facts = sql`
  select json_build_object(
    'facts', (select json_agg(f order by report_id) from report_fact f),
    'months', (select json_agg(m order by month, category_id, owner_id, area_id, channel) from report_month m))::text`;

const Told = z.object({ rule: z.string(), from: z.string(), due: z.string(), dueOn: z.string() });

test('a generated report has its work, its deadline and a course that could have been', () =>
  inTestCity(async (city) => {
    await generate(city);
    const { tx, now } = city;
    const told = await tx.rows(
      Told,
      sql`select d.rule, d.counted_from as "from", w.due_at as due, r.due_on as "dueOn"
            from report r join work_item w on w.id = r.work_item_id and w.source_id = r.id
            join deadline d on d.id = w.deadline_id and d.about_id = w.id order by r.number`,
    );
    expect(told).toHaveLength(size.reports);
    for (const { rule, from, due, dueOn } of told) {
      expect(due).toBe(computeDeadline(parseRule(rule), from as never, nationalCalendar).due);
      expect(dueOn).toBe(dayOf(due as never));
    }
    const impossible = await tx.text(sql`
      select count(*)::text from report r
        join work_item w on w.id = r.work_item_id left join report main on main.id = r.duplicate_of_id
       where r.filed_at > ${now}::timestamptz or r.changed_at > ${now}::timestamptz or r.closed_at < r.filed_at
          or r.state <> w.state or r.owner_id <> w.owner_id or w.published <> r.published
          or not ST_Contains((select outline from area_outline o where o.area_id = r.area_id), r.position)
          or (r.published and r.public_text is null) or not r.synthetic or r.text not like '%mô phỏng%'
          or main.duplicate_of_id is not null or main.reported_at > r.reported_at
          or (main.closed_at is not null and r.closed_at is null) or r.alarm_at < ${now}::timestamptz`);
    expect(impossible).toBe('0');
    const kinds = await json(
      city,
      sql`select json_build_object(
            'repeats', count(duplicate_of_id) > 0, 'weights', sum(weight) = count(*) + count(duplicate_of_id),
            'links', (select count(*) from report_link) = count(duplicate_of_id), 'rated', count(rating) > 0,
            'open', count(*) filter (where closed_at is null) > 0, 'alarms', count(alarm_at) > 0,
            'publications', count(distinct publication), 'restricted', count(*) filter (where restricted) > 0,
            'reporters', (select count(phone) from report_reporter) > 0,
            'next', (select nextval('report_number')) = count(*) + 1)::text from report`,
    );
    const all = { repeats: true, weights: true, links: true, rated: true, open: true, alarms: true };
    expect(kinds).toEqual({ ...all, publications: 3, restricted: true, reporters: true, next: true });
  }));

test('reports are the same for the same seed, and the indexes are those of before', async () => {
  const digests: unknown[] = [];
  for (const seed of [7, 7, 8]) {
    await inTestCity(async (city) => {
      const before = await city.tx.text(indexes);
      await generate(city, seed, 60);
      expect(await city.tx.text(indexes)).toBe(before);
      digests.push(
        await city.tx.text(sql`
          select md5(string_agg(concat(r.id, r.number, r.text, r.state, r.position::text, r.closed_at, u.id, w.due_at), '' order by r.id, u.id))
            from report r join report_update u on u.report_id = r.id join work_item w on w.id = r.work_item_id`),
      );
    });
  }
  expect(digests[1]).toBe(digests[0]);
  expect(digests[2]).not.toBe(digests[0]);
});

const indexes = sql`
  select md5(string_agg(definition, '; ' order by definition)) from (
    select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid in ('report'::regclass, 'work_item'::regclass, 'act'::regclass, 'act_rest'::regclass)
    union all
    select pg_get_constraintdef(oid) from pg_constraint where conrelid in ('report'::regclass, 'work_item'::regclass)) as d`;
