import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../../../../test/city.ts';
import { script } from '../../../kernel/db/transaction.ts';
import type { Viewer } from '../../../kernel/work/visibility.ts';
import { publicViewer, viewerOf } from '../../../kernel/work/visibility.ts';
import { reportPage } from './list.ts';

const Plan = z.object({ 'QUERY PLAN': z.string() }).transform((row) => row['QUERY PLAN']);

test('a plan that is kept for many boxes reads each cell in the order of time, and never a whole box for each cell', () =>
  inTestCity(async ({ tx, now, people }) => {
    await tx.run(script(`set local enable_seqscan = off; set local plan_cache_mode = 'force_generic_plan'`)); // as of a full city
    const wide: [number, number, number, number] = [103.79, 22.19, 104.01, 22.27];
    const planOf = async (viewer: Viewer, box = wide) => {
      const { text, values } = reportPage({ filter: { box }, viewer, now, limit: 50 });
      await tx.run(script(`prepare page as ${text}`));
      const plan = await tx.rows(Plan, script(`explain execute page(${values.map(() => 'null').join(', ')})`));
      await tx.run(script('deallocate page'));
      return plan.join('\n');
    };
    expect(await planOf(publicViewer)).toMatch(/report_published_by_(wide_)?cell/);
    expect(await planOf(viewerOf(people.leader))).toMatch(/report_by_(wide_)?cell/);
    for (const viewer of [publicViewer, viewerOf(people.leader)])
      expect(await planOf(viewer)).not.toContain('report_where');
    const edges: typeof wide = [103.805, 22.205, 103.815, 22.215];
    expect(await planOf(publicViewer, edges), 'cells it hardly touches').toContain('report_where');
  }));
