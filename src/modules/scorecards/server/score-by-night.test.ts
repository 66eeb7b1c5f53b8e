import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { createArea } from '../../../kernel/areas/create-area.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { day } from '../../../kernel/time.ts';
import { writeScores } from './score-by-night.ts';

test('open data has what each area scores by each set for its kind, where anything of it is known', () =>
  inTestCity(async ({ tx, now, services, request }) => {
    const make = (name: string, population: { people: number; year: null; source: string } | null) =>
      createArea(
        tx,
        systemActor,
        {
          ...{ name, kind: 'ward', level: 'commune', code: null, parentId: null, population, statedArea: null },
          validFrom: day('2025-07-01'),
        },
        now,
      );
    const north = await make('Lào Cai', { people: 76_981, year: null, source: 'Bảng các đơn vị mới' });
    await make('Cam Đường', null);
    const records = async () =>
      (await request(null, { url: `/api/v1/data-sets/scores/records?areaId=${north.id}` })).json().items;
    await writeScores(services.db, now);
    const first = await records();
    const card = (
      await request(null, { url: `/api/v1/scorecards/${first[0].values.set}/card?areas=${north.id}` })
    ).json();
    expect(first[0].values).toMatchObject({
      area: expect.stringContaining('Lào Cai'),
      scoredOn: '2026-03-09',
      low: card.total.low,
      high: card.total.high,
      missing: card.missing.values,
      verdict: 'open',
    });
    expect(await tx.text(sql`select count(distinct area_id)::text from scorecard_score`)).toBe('1');
    await writeScores(services.db, now);
    expect(await records()).toEqual(first);
    expect((await request(null, { url: '/data/scores.csv' })).body).toContain(north.id);
  }));
