import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { type Actor, publicActor, systemActor } from '../identity/actor.ts';
import { dayOf } from '../time.ts';
import { placeWorkItem, restrictWork, unrestrictWork } from './acts.ts';
import { addComment } from './add-comment.ts';
import { WorkItemId } from './contract.ts';
import { getWorkItem } from './detail.ts';
import { rebuildFigures } from './figures.ts';
import { countWorkItems, listWorkItems } from './list.ts';
import { openWorkItem } from './open-work-item.ts';
import { cityFigures } from './read-figures.ts';
import { viewerOf } from './visibility.ts';

const title = (n: number) => `Việc thử số ${n}`;

/** One piece of work for each reason somebody may see it. */
async function settle({ tx, office, otherOffice, staff, now }: TestCity) {
  const open = (n: number, more: object, actor: Actor = systemActor) =>
    openWorkItem(tx, actor, { title: title(n), ownerId: office, ...more }, now);
  return {
    published: await open(1, { published: true }),
    ours: await open(2, {}),
    theirs: await open(3, { ownerId: otherOffice }),
    helping: await open(4, { ownerId: otherOffice, partnerIds: [office] }),
    given: await open(5, { ownerId: otherOffice }, { ...systemActor, organisationId: office }),
    named: await open(6, { ownerId: otherOffice, readerIds: [staff.id] }),
  };
}

async function seenBy({ tx, now }: TestCity, actor: Actor) {
  const asked = { filter: {}, viewer: viewerOf(actor), today: dayOf(now) };
  const { items } = await listWorkItems(tx, { ...asked, limit: 200 });
  const titles = items.map((item) => Number(item.title.at(-1))).sort();
  const counted = await countWorkItems(tx, asked);
  const undated = await countWorkItems(tx, { ...asked, filter: { bucket: 'without-deadline' } });
  const { total } = await cityFigures(tx, asked.viewer, asked.today);
  expect([counted.count, undated.count, total], 'counts say what the list shows').toEqual(Array(3).fill(titles.length));
  for (const item of items) await getWorkItem(tx, actor, item.id, asked.today);
  return titles;
}

test('everybody sees what is published and what is theirs; restricted work is seen by the people named', () =>
  inTestCity(async (city) => {
    await settle(city);
    expect(await seenBy(city, publicActor)).toEqual([1]);
    expect(await seenBy(city, city.staff)).toEqual([1, 2, 4, 5, 6]);
    expect(await seenBy(city, city.otherStaff)).toEqual([1, 3, 4, 5]);
    expect(await seenBy(city, city.administrator), 'runs the office').toEqual([1, 2, 3, 4, 5]);
    expect(
      await seenBy(city, { ...city.staff, grants: [{ role: 'citizen', organisationId: null, areaId: null }] }),
    ).toEqual([1, 6]);
    const program = { ...city.staff, scope: ['work.read'] as const };
    expect(await seenBy(city, program), 'in the name of somebody who is named').toEqual([1]);
    await rebuildFigures(city.tx);
    expect(await seenBy(city, city.staff)).toEqual([1, 2, 4, 5, 6]);
    expect(await seenBy(city, city.administrator)).toEqual([1, 2, 3, 4, 5]);
  }));

test('what somebody may not see is not there: not to read, not to act on, not to speak of', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, administrator, now } = city;
    const { ours, named } = await settle(city);
    const nowhere = WorkItemId.parse('0190a000-0000-7000-8000-00000000dead');
    for (const [actor, id] of [
      [otherStaff, ours],
      [otherStaff, named],
      [administrator, named],
      [otherStaff, nowhere],
    ] as const) {
      const absent = { kind: 'not-found', code: 'work.not-found' };
      await expect(getWorkItem(tx, actor, id, dayOf(now))).rejects.toMatchObject(absent);
      const doing = { id, version: null, body: { areaId: null } };
      await expect(placeWorkItem(tx, actor, doing, now)).rejects.toMatchObject(absent);
      await expect(addComment(tx, actor, id, { text: 'Có việc này không?' }, now)).rejects.toMatchObject(absent);
    }
  }));

test('published work of others is seen without persons, comments, evidence and history', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, now } = city;
    const { published } = await settle(city);
    await addComment(tx, staff, published, { text: 'Chuyện nội bộ' }, now);
    const today = dayOf(now);
    expect(await getWorkItem(tx, staff, published, today)).toMatchObject({
      inside: true,
      commentItems: [{ byName: 'staff' }],
    });
    const outside = await getWorkItem(tx, otherStaff, published, today);
    expect(outside).toMatchObject({ inside: false, commentItems: [], history: [], evidenceItems: [], readers: [] });
  }));

test('restricting work takes it from everybody but the people named, and lifting it gives it back', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, administrator, now } = city;
    const { published } = await settle(city);
    const reason = 'Đơn phản ánh về một cán bộ';
    const restrict = { id: published, version: null, body: { readerIds: [otherStaff.id], reason } };
    await restrictWork(tx, staff, restrict, now);
    expect(await seenBy(city, publicActor)).toEqual([]);
    expect(await seenBy(city, administrator)).toEqual([2, 3, 4, 5]);
    expect(await seenBy(city, staff)).toContain(1);
    expect(await seenBy(city, otherStaff)).toContain(1);
    const stranger = { ...restrict, body: { readerIds: ['0190a000-0000-7000-8000-00000000dead'], reason } };
    await expect(restrictWork(tx, staff, stranger, now)).rejects.toMatchObject({ code: 'work.reader-unknown' });
    await unrestrictWork(tx, staff, { id: published, version: null, body: { reason } }, now);
    expect(await seenBy(city, administrator)).toEqual([1, 2, 3, 4, 5]);
    expect(await seenBy(city, publicActor), 'what was hidden is not published by that').toEqual([]);
    const again = unrestrictWork(tx, staff, { id: published, version: null, body: { reason } }, now);
    await expect(again).rejects.toMatchObject({ code: 'work.not-restricted' });
  }));
