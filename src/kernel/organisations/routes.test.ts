import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { day } from '../time.ts';
import { endOrganisation } from './end-organisation.ts';

test('the public reads organisations as of a day', () =>
  inTestCity(async ({ tx, now, request, administrator, office, otherOffice }) => {
    const successors = [{ id: otherOffice, kind: 'transferred' as const }];
    await endOrganisation(tx, administrator, office, { onDay: day('2026-01-01'), successors }, now);
    const get = async (url: string) =>
      (await request(null, { method: 'GET', url: `/api/v1/organisations${url}` })).json();
    expect((await get('?q=thu%20nghiem')).items).toMatchObject([{ id: otherOffice }]);
    expect((await get('?q=thu%20nghiem&day=2025-12-31')).items).toHaveLength(2);
    expect((await get('?limit=1&day=2025-12-31')).next).toEqual(expect.any(String));
    expect(await get(`/${office}`)).toMatchObject({
      validTo: '2026-01-01',
      successions: [{ toId: otherOffice, kind: 'transferred' }],
      successors: [{ id: otherOffice }],
    });
    expect(await get('/0190d3a5-0000-7000-8000-000000000000')).toMatchObject({ code: 'organisations.unknown' });
  }));

test('only an administrator sets up an organisation', () =>
  inTestCity(async ({ request, administrator, staff, office }) => {
    const payload = { name: 'Tổ công tác', kind: 'other', parentId: office, validFrom: '2026-03-01' };
    const post = (actor: typeof staff | null) =>
      request(actor, { method: 'POST', url: '/api/v1/organisations', payload });
    expect((await post(null)).statusCode).toBe(401);
    expect((await post(staff)).statusCode).toBe(403);
    expect((await post(administrator)).json()).toMatchObject({ name: 'Tổ công tác', parentId: office });
    expect((await post(administrator)).json()).toMatchObject({ status: 409, code: 'organisations.name-in-use' });
  }));
