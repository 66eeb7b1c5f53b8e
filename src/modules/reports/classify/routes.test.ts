import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { ask, inWard, settleReports } from '../server/testing.ts';

test('a category is suggested from the words, and from what lies near, of those offered today', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const suggest = async (payload: object) =>
      (
        await ask<{ items: { code: string; confidence: number }[] }>(city, null, {
          method: 'POST',
          url: '/api/v1/report-category-suggestions',
          payload,
        })
      ).items;
    const lamp = { text: 'bóng đèn cháy, ngõ tối om' };
    expect((await suggest(lamp))[0]?.code).toBe('chieu-sang');
    expect(await suggest({ text: 'xin chào' })).toEqual([]);

    const bench = { text: 'rác dưới gốc cây', position: inWard };
    const share = async () => (await suggest(bench)).find(({ code }) => code === 'cay-xanh')?.confidence ?? 0;
    const before = await share();
    await city.tx.run(sql`
      insert into place (id, name, kind, geometry, accuracy_m, source, placed_by, placed_at)
      values (gen_random_uuid(), 'Công viên Thử', 'park', ST_SetSRID(ST_MakePoint(103.9501, 22.45), 4326), 5, 'đo', 'x', now())`);
    expect(await share()).toBeGreaterThan(before);

    await city.tx.run(
      sql`update report_category set active_to = '2026-01-01', version = version + 1 where code = 'chieu-sang'`,
    );
    expect((await suggest(lamp)).map(({ code }) => code)).not.toContain('chieu-sang');
  }));
