import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import type { Actor } from '../identity/actor.ts';

const at =
  ({ request, administrator, office }: TestCity) =>
  async (act: string, payload: object, actor: Actor = administrator, id: string = office) =>
    request(actor, { method: 'POST', url: `/api/v1/organisations/${id}/${act}`, payload });

const read = async ({ request }: TestCity, id: string, day: string) =>
  (await request(null, { url: `/api/v1/organisations/${id}?day=${day}` })).json();

test('a renamed organisation goes on under its new name with its head, and the old name stays for its time', () =>
  inTestCity(async (city) => {
    const post = at(city);
    const head = { title: 'Chánh Văn phòng', personName: null };
    expect((await post('heads', { ...head, from: '2024-01-01' })).statusCode).toBe(204);
    const renamed = await post('rename', { name: 'Văn phòng mới', onDay: '2026-04-01' });
    expect(renamed.statusCode).toBe(201);
    const { id } = renamed.json();
    expect(await read(city, city.office, '2026-03-31')).toMatchObject({ name: 'Văn phòng thử nghiệm', head });
    const after = await read(city, city.office, '2026-04-01');
    expect(after.successors).toMatchObject([{ id, name: 'Văn phòng mới', head }]);
    expect(after.successions).toMatchObject([{ kind: 'renamed', fromName: 'Văn phòng thử nghiệm', toId: id }]);
    expect(after.heads).toEqual([{ ...head, validFrom: '2024-01-01', validTo: '2026-04-01' }]);
    expect((await post('rename', { name: 'Lần nữa', onDay: '2026-05-01' })).json()).toMatchObject({
      status: 409,
      code: 'organisations.already-ended',
    });
  }));

test('a name that is taken leaves the organisation as it was', () =>
  inTestCity(async (city) => {
    const taken = await at(city)('rename', { name: 'Trung tâm thử nghiệm', onDay: '2026-04-01' });
    expect(taken.json().code).toBe('organisations.name-in-use');
    expect((await read(city, city.office, '2026-04-01')).validTo).toBeNull();
  }));

test('an organisation is ended with a reason and successors, by an administrator alone', () =>
  inTestCity(async (city) => {
    const post = at(city);
    const ending = {
      onDay: '2026-04-01',
      reason: 'Sắp xếp bộ máy',
      successors: [{ id: city.otherOffice, kind: 'merged' }],
    };
    expect((await post('end', ending, city.people.office)).statusCode).toBe(403);
    expect((await post('end', { ...ending, reason: ' ' })).json().details.fields).toMatchObject([
      { path: 'body.reason' },
    ]);
    expect((await post('end', ending)).statusCode).toBe(204);
    expect(await read(city, city.office, '2026-04-01')).toMatchObject({
      validTo: '2026-04-01',
      successors: [{ id: city.otherOffice }],
    });
  }));
