import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import type { Actor } from '../identity/actor.ts';

const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 22.4],
      [west + 0.02, 22.4],
      [west + 0.02, 22.42],
      [west, 22.42],
      [west, 22.4],
    ],
  ],
});
const feature = (code: string, fullName: string, west: number) => ({
  type: 'Feature',
  properties: { code, fullName },
  geometry: square(west),
});

test('two wards merge: the one ends, the other begins, and lineage says so', () =>
  inTestCity(async ({ request, administrator, staff }) => {
    const post = (url: string, payload: object, actor: Actor = administrator) =>
      request(actor, { method: 'POST', url: `/api/v1/areas${url}`, payload });
    const ward = { code: '02647', level: 'commune', kind: 'ward', parentId: null, legalBasis: 'Nghị quyết 1' };
    const old = (await post('', { ...ward, name: 'Cũ', validFrom: '2004-01-01' })).json();
    expect((await post('', { ...ward, name: 'Khác', validFrom: '2004-01-01' })).json().code).toBe('areas.code-in-use');
    expect((await post(`/${old.id}/end`, { onDay: '2025-07-01', reason: 'Sắp xếp' }, staff)).statusCode).toBe(403);
    const ended = await post(`/${old.id}/end`, { onDay: '2025-07-01', reason: 'Sắp xếp' });
    expect(ended.json()).toMatchObject({ validTo: '2025-07-01' });
    const next = (await post('', { ...ward, name: 'Mới', validFrom: '2025-07-01' })).json();
    const became = await post(`/${old.id}/lineage`, { toId: next.id, kind: 'merged', onDay: '2025-07-01' });
    expect(became.json()).toMatchObject({ fromId: old.id, toId: next.id, share: 1 });
    const into = await request(null, { url: `/api/v1/areas/${old.id}/successors?day=2026-01-01` });
    expect(into.json().items).toMatchObject([{ area: { id: next.id } }]);
  }));

test('outlines are tried first: the report tells overlaps in words, and nothing is there until it is meant', () =>
  inTestCity(async ({ request, administrator }) => {
    const features = [feature('02647', 'Phường Một', 103.95), feature('02648', 'Phường Hai', 103.969)];
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const take = async (dryRun: boolean) =>
      (
        await request(administrator, {
          method: 'POST',
          url: '/api/v1/areas/import',
          headers: { 'accept-language': 'en' },
          payload: { text, day: '2026-03-09', source: 'khảo sát', create: true, dryRun },
        })
      ).json();
    const tried = await take(true);
    expect(tried.imported).toBe(false);
    expect(tried.units).toMatchObject([
      { code: '02647', isNew: true },
      { code: '02648', isNew: true },
    ]);
    expect(tried.findings).toMatchObject([
      { code: 'areas.import.overlap', severity: 'warning', sentence: expect.stringContaining('overlap by') },
    ]);
    const listed = async () => (await request(null, { url: '/api/v1/areas?level=commune' })).json().items.length;
    expect(await listed()).toBe(0);
    expect((await take(false)).imported).toBe(true);
    expect(await listed()).toBe(2);
  }));
