import { expect, test } from 'vitest';
import {
  afterAttempt,
  anew,
  followOn,
  isUnsure,
  nextToSend,
  type Parcel,
  rememberedMs,
  type Upload,
  verdictOf,
  waitAfter,
  withPhotos,
  withServerIds,
} from './parcel.ts';

const aParcel = (given: Partial<Parcel> = {}): Parcel => ({
  id: 'key',
  account: 'an',
  record: 'work-item:1',
  kind: 'start',
  title: '',
  uploads: [],
  proofPath: null,
  request: { path: '/', body: {}, ifMatch: 1 },
  knownForGood: false,
  seen: null,
  current: null,
  state: 'waiting',
  trouble: null,
  attempts: 0,
  nextTryAt: 0,
  leftAt: null,
  madeAt: 0,
  sentAt: null,
  language: 'vi',
  ...given,
});
const trouble = { status: 422, code: 'x', sentence: '', photoId: null };

const anUpload = (photoId: string, serverId: string | null = null): Upload => ({
  photoId,
  path: '/photos',
  fields: {},
  serverId,
});

test('acts on one record go in the order they were made; what was refused holds back only its own record', () => {
  const refused = aParcel({ id: 'a', state: 'refused' });
  const behind = aParcel({ id: 'b' });
  const other = aParcel({ id: 'c', record: 'work-item:2' });
  expect(nextToSend([refused, behind, other], 'an', 0)?.id).toBe('c');
  expect(nextToSend([behind, refused], 'an', 0)?.id).toBe('b');
  expect(nextToSend([aParcel({ id: 'a', state: 'sent' }), behind], 'an', 0)?.id).toBe('b');
});

test('what waits for its next turn holds back what comes after it', () => {
  expect(nextToSend([aParcel({ nextTryAt: 10 }), aParcel({ id: 'b' })], 'an', 9)).toBeUndefined();
  expect(nextToSend([aParcel({ nextTryAt: 10 })], 'an', 10)?.id).toBe('key');
});

test('nobody sends what another made', () => {
  expect(nextToSend([aParcel()], 'binh', 0)).toBeUndefined();
});

test('it comes again later and later, and not for ever later', () => {
  expect([1, 2, 3, 20].map((attempts) => waitAfter(attempts, 0.5))).toEqual([5000, 10_000, 20_000, 900_000]);
  expect(waitAfter(1, 0)).toBeLessThan(waitAfter(1, 1));
});

test('an answer says whether to come again or to ask the person', () => {
  expect([200, 201, 401, 429, 503].map(verdictOf)).toEqual(['arrived', 'arrived', 'later', 'later', 'later']);
  expect([412, 409, 400, 403, 404, 413].map(verdictOf)).toEqual([
    'conflict',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
  ]);
  expect(afterAttempt(aParcel(), { kind: 'refused', trouble }, 5, 0.5)).toMatchObject({ state: 'refused', trouble });
  expect(afterAttempt(aParcel(), { kind: 'no-answer' }, 5, 0.5)).toMatchObject({ state: 'waiting', leftAt: 5 });
});

test('after a day without an answer the person is asked, unless the server would know it again', () => {
  const left = aParcel({ leftAt: 0, request: { path: '/', body: {}, ifMatch: null } });
  expect(isUnsure(left, rememberedMs)).toBe(false);
  expect(isUnsure(left, rememberedMs + 1)).toBe(true);
  expect(isUnsure({ ...left, knownForGood: true }, rememberedMs + 1)).toBe(false);
  expect(isUnsure(aParcel({ leftAt: 0 }), rememberedMs + 1)).toBe(false); // the version it carries protects it
});

test('own acts that follow one another are thought out on one another', () => {
  const arrived = aParcel({ state: 'sent' });
  expect(followOn(aParcel(), arrived, 2).request?.ifMatch).toBe(2);
  expect(followOn(aParcel({ record: 'work-item:2' }), arrived, 2).request?.ifMatch).toBe(1);
  expect(followOn(aParcel({ state: 'conflict' }), arrived, 2).request?.ifMatch).toBe(1);
});

test('a body speaks of photos by the names the server gave them', () => {
  const upload = anUpload('p1', 's1');
  expect(withServerIds({ items: [{ photos: ['p1', 'p2'] }], n: 1, none: null }, [upload])).toEqual({
    items: [{ photos: ['s1', 'p2'] }],
    n: 1,
    none: null,
  });
});

test('a photo taken out of a refused act is not spoken of either; one put in its place goes where the others went', () => {
  const body = { clientId: 'c', photoIds: ['p1', 'p2'], items: [{ photos: ['p2'], note: 'p2 bị mờ' }] };
  const parcel = aParcel({
    uploads: [anUpload('p1', 's1'), anUpload('p2')],
    request: { path: '/', body, ifMatch: null },
  });
  const mended = withPhotos(parcel, ['p1', 'p3'], (photoId, number) => ({
    ...anUpload(photoId),
    fields: { title: `Ảnh ${number}` },
  }));
  expect(mended.uploads).toEqual([anUpload('p1', 's1'), { ...anUpload('p3'), fields: { title: 'Ảnh 2' } }]);
  expect(mended.request?.body).toEqual({
    clientId: 'c',
    photoIds: ['p1'],
    items: [{ photos: [], note: 'p2 bị mờ' }],
  });
});

test('sent again it goes under a key of its own, on what is there now, and with what has not arrived', () => {
  const uploads = [anUpload('p1', 's1'), anUpload('p2')];
  const refused = aParcel({ state: 'refused', trouble, attempts: 3, nextTryAt: 9, leftAt: 4, uploads });
  const fresh = { id: 'other', state: 'waiting', trouble: null, attempts: 0, nextTryAt: 0, leftAt: null, uploads };
  expect(anew(refused, 'other')).toEqual({ ...refused, ...fresh });
  const overtaken = aParcel({ state: 'conflict', current: { version: 7 } });
  expect(anew(overtaken, 'other')).toMatchObject({ request: { ifMatch: 7 }, current: null });
  // What was sent before the whole is removed after a day, and the whole is known by what is in it.
  expect(anew({ ...refused, knownForGood: true }, 'other').uploads).toEqual([anUpload('p1'), anUpload('p2')]);
});
