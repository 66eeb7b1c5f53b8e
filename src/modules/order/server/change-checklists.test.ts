import type { InjectOptions } from 'fastify';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';

async function ask<T>({ request }: TestCity, actor: Actor, options: InjectOptions | string, status = 200): Promise<T> {
  const answer = await request(actor, typeof options === 'string' ? { url: options } : options);
  expect([answer.statusCode, answer.body]).toEqual([status, expect.any(String)]);
  return answer.json() as T;
}

test('a checklist that is over is not ended twice, and a new version takes it up again without filling the gap', () =>
  inTestCity(async (city) => {
    const office = city.people.office;
    const { items } = await ask<{ items: { id: string; items: object[] }[] }>(city, office, '/api/v1/checklists');
    const url = `/api/v1/checklists/${items[0]?.id}`;
    const end = (validTo: string, status = 200) =>
      ask<{ code: string }>(city, office, { method: 'POST', url: `${url}/end`, payload: { validTo } }, status);
    expect(await end('2022-02-18', 409)).toMatchObject({ code: 'order.version-never-in-force' });
    await end('2026-01-01');
    expect(await end('2026-02-01', 409)).toMatchObject({ code: 'order.checklist-over' });
    await ask(
      city,
      office,
      {
        method: 'POST',
        url: `${url}/versions`,
        payload: { validFrom: '2026-02-01', source: null, items: items[0]?.items },
      },
      201,
    );
    const on = (day: string) => ask<{ items: object[] }>(city, office, `/api/v1/checklists?day=${day}`);
    const counts = await Promise.all(['2025-12-31', '2026-01-15', '2026-02-01'].map((day) => on(day)));
    expect(counts.map((answer) => answer.items.length)).toEqual([1, 0, 1]);
  }));
