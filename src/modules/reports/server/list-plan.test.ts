import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { script } from '../../../kernel/db/transaction.ts';
import { boxOf } from '../../../kernel/tiles/mercator.ts';
import type { Viewer } from '../../../kernel/work/visibility.ts';
import { publicViewer, viewerOf } from '../../../kernel/work/visibility.ts';
import { reportRows } from './list.ts';
import { settleReports } from './testing.ts';

const Plan = z.object({ 'QUERY PLAN': z.string() }).transform((row) => row['QUERY PLAN']);

/** Enough that one index is better than another; nothing but the planner looks at them. */
const fill = ({ tx, office, now }: TestCity) =>
  tx.run(
    script(`
    insert into report (id, number, work_item_id, state, category_id, text, position, owner_id, channel, reported_at, filed_at,
                        changed_at, publication)
    select gen_random_uuid(), 'P' || n, gen_random_uuid(), case when n % 3 = 0 then 'accepted' else 'done' end,
           (select array_agg(id order by ordinal) from report_category)[1 + n % 10], 'x',
           ST_SetSRID(ST_MakePoint(103.2 + n % 40 * 0.03, 22 + n % 16 * 0.03), 4326), '${office}', 'web',
           '${now}'::timestamptz - make_interval(mins => n), '${now}', '${now}',
           case when n % 5 = 0 then 'waiting' else 'public' end
      from generate_series(1, 2000) as n;
    analyze report`),
  );

test('a list of a category in one state passes by nothing that is in another', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await fill(city);
    const filter = { category: 'rac-thai', state: 'accepted' as const };
    const { text, values } = reportRows({ filter, viewer: publicViewer, now: city.now, limit: 50 });
    await city.tx.run(script(`set local plan_cache_mode = 'force_generic_plan'; prepare page as ${text}`));
    const plan = await city.tx.rows(Plan, script(`explain execute page(${values.map(() => 'null').join(', ')})`));
    await city.tx.run(script('deallocate page'));
    expect(plan.join('\n')).toContain('report_by_category_and_state');
  }));

test('a plan that is kept for many boxes reads each cell in the order of time, and never a whole box for each cell', () =>
  inTestCity(async (city) => {
    const { tx, now, people } = city;
    await settleReports(city);
    await fill(city);
    await tx.run(
      script(
        `set local enable_seqscan = off; set local enable_bitmapscan = off; set local plan_cache_mode = 'force_generic_plan'`,
      ),
    ); // as of a full city
    const { west, south, east, north } = boxOf({ z: 11, x: 1613, y: 894 });
    const wide: [number, number, number, number] = [west + 0.004, south + 0.004, east - 0.004, north - 0.004]; // no sliver
    const planOf = async (viewer: Viewer, box = wide) => {
      const { text, values } = reportRows({ filter: { box }, viewer, now, limit: 50 });
      await tx.run(script(`prepare page as ${text}`));
      const plan = await tx.rows(Plan, script(`explain execute page(${values.map(() => 'null').join(', ')})`));
      await tx.run(script('deallocate page'));
      return plan.join('\n');
    };
    for (const viewer of [publicViewer, viewerOf(people.leader)]) {
      const plan = await planOf(viewer);
      expect(plan).toMatch(/report_(published_)?by_(wide_)?cell/);
      expect(plan, 'no more than is shown').toContain('Merge Append');
      expect((plan.match(/-> {2}Sort /g) ?? []).length, 'the page at most, never a cell').toBeLessThan(2);
      expect(plan).not.toContain('report_where');
    }
    const edges: typeof wide = [west - 0.0001, south - 0.0001, west + 0.0001, south + 0.0001]; // a corner of four
    expect(await planOf(publicViewer, edges), 'cells it hardly touches').toContain('report_where');
  }));
