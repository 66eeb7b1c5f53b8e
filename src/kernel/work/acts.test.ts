import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { newId } from '../brand.ts';
import { cityCalendarId } from '../calendar/contract.ts';
import { sql } from '../db/db.ts';
import { announceAndRecalculate } from '../deadlines/change-calendar.ts';
import { type Actor, publicActor, systemActor } from '../identity/actor.ts';
import { OrganisationId } from '../organisations/contract.ts';
import { day, instant } from '../time.ts';
import * as acts from './acts.ts';
import { addComment } from './add-comment.ts';
import { addEvidence } from './add-evidence.ts';
import { WorkItemId } from './contract.ts';
import { getWorkItem } from './detail.ts';
import { followDeadlines } from './follow-deadlines.ts';
import { openWorkItem, type WorkToOpen } from './open-work-item.ts';

const today = day('2026-03-09');
const reason = 'Thử nghiệm';

/** The office gives work to another; `staff` works in the office that gave it. */
function aTask(city: TestCity, changes: Partial<WorkToOpen> = {}): Promise<WorkItemId> {
  const { tx, people, otherOffice, now } = city;
  const task = { title: 'Chỉnh trang vỉa hè', ownerId: otherOffice, deadline: { rule: '8wd' }, ...changes };
  return openWorkItem(tx, people.office, task, now);
}

const item = ({ tx, administrator }: TestCity, id: WorkItemId) => getWorkItem(tx, administrator, id, today);

test('opened work has one owner, an original and a current deadline with its explanation, and a trace', () =>
  inTestCity(async (city) => {
    const id = await aTask(city);
    const opened = await item(city, id);
    expect(opened).toMatchObject({
      state: 'assigned',
      owner: { name: 'Trung tâm thử nghiệm' },
      assignedBy: { name: 'Văn phòng thử nghiệm' },
      dueOn: '2026-03-19',
      originalDueOn: '2026-03-19',
      dueAt: '2026-03-19T10:00:00.000Z',
      bucket: 'in-time',
      dueSoon: false,
      version: 1,
    });
    expect(opened.deadline?.explanation.vi).toContain('8 ngày làm việc');
    expect(opened.history.map(({ act }) => act)).toEqual(['work.opened']);
  }));

test('from assignment to confirmation every step is the right side’s, and all of it is in the history', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, now } = city;
    const id = await aTask(city);
    const doing = { id, version: null, body: {} };
    await acts.acceptWorkItem(tx, otherStaff, doing, now);
    await acts.startWork(tx, otherStaff, doing, now);
    await acts.submitForConfirmation(tx, otherStaff, { ...doing, body: { note: 'Đã xong' } }, now);
    await acts.returnWork(tx, staff, { ...doing, body: { reason: 'Thiếu ảnh' } }, now);
    await acts.submitForConfirmation(tx, otherStaff, doing, now);
    await acts.confirmDone(tx, staff, { ...doing, body: { withoutEvidence: 'Thử nghiệm' } }, now);
    const done = await item(city, id);
    expect(done).toMatchObject({ state: 'done', bucket: 'done-on-time', finishedOn: today, closedAt: now, version: 7 });
    expect(done.history.map(({ act }) => act)).toEqual([
      'work.opened',
      'work.accepted',
      'work.started',
      'work.submitted',
      'work.returned',
      'work.submitted',
      'work.confirmed',
    ]);
    expect(done.history[4]).toMatchObject({
      reason: 'Thiếu ảnh',
      before: { state: 'awaiting-confirmation' },
      after: { state: 'returned' },
      organisationId: staff.organisationId,
    });
  }));

test('the other side’s acts are refused, and so are acts whose time has not come', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, now } = city;
    const id = await aTask(city);
    const doing = { id, version: null, body: {} };
    await expect(acts.acceptWorkItem(tx, staff, doing, now)).rejects.toMatchObject({ code: 'work.owner-only' });
    await expect(acts.confirmDone(tx, otherStaff, doing, now)).rejects.toMatchObject({ code: 'work.assigner-only' });
    await expect(acts.acceptWorkItem(tx, publicActor, doing, now)).rejects.toMatchObject({
      code: 'work.not-found', // not published
    });
    await expect(acts.resumeWork(tx, staff, doing, now)).rejects.toMatchObject({
      code: 'work.act-not-now',
      details: { act: 'resume', state: 'assigned' },
    });
    const nobody = { ...doing, id: newId(WorkItemId) };
    await expect(acts.startWork(tx, otherStaff, nobody, now)).rejects.toMatchObject({ code: 'work.not-found' });
  }));

test('whoever comes second with an old version is shown both', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    const id = await aTask(city);
    const prioritise = (priority: 'urgent' | 'high') =>
      acts.changePriority(tx, staff, { id, version: 1, body: { priority } }, now);
    expect(await prioritise('urgent')).toEqual({ id, state: 'assigned', version: 2 });
    await expect(prioritise('high')).rejects.toMatchObject({
      kind: 'precondition-failed',
      code: 'http.version-stale',
      details: { yours: { version: 1 }, current: { version: 2, priority: 'urgent' } },
    });
  }));

test('a suspension stops the clock and an extension moves it; the original deadline stays', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    const id = await aTask(city);
    await acts.suspendWork(tx, staff, { id, version: null, body: { reason } }, now);
    expect(await item(city, id)).toMatchObject({ state: 'suspended', originalDueOn: '2026-03-19' });
    await acts.resumeWork(tx, staff, { id, version: null, body: {} }, instant('2026-03-16T01:30:00Z'));
    expect(await item(city, id)).toMatchObject({ state: 'assigned', dueOn: '2026-03-26', originalDueOn: '2026-03-19' });
    const extend = { id, version: null, body: { until: day('2026-04-10'), reason } };
    await expect(acts.extendWork(tx, staff, extend, now)).rejects.toMatchObject({ code: 'deadlines.out-of-order' });
    const later = instant('2026-03-17T01:30:00Z');
    await acts.extendWork(tx, staff, extend, later);
    expect(await item(city, id)).toMatchObject({ dueOn: '2026-04-10', originalDueOn: '2026-03-19' });
    const overdue = await getWorkItem(tx, staff, id, day('2026-03-20'));
    expect(overdue.bucket).toBe('overdue'); // reports count against the original
  }));

test('work sent back after it was done is open again, and counts from its original deadline', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    const id = await aTask(city);
    await acts.confirmDone(
      tx,
      staff,
      { id, version: null, body: { withoutEvidence: 'Thử nghiệm', finishedOn: day('2026-03-06') } },
      now,
    );
    await acts.returnWork(tx, staff, { id, version: null, body: { reason } }, now);
    expect(await item(city, id)).toMatchObject({
      state: 'returned',
      finishedOn: null,
      closedAt: null,
      bucket: 'in-time',
    });
    const future = { id, version: null, body: { finishedOn: day('2026-03-10') } };
    await expect(acts.confirmDone(tx, staff, future, now)).rejects.toMatchObject({ code: 'work.finished-in-future' });
  }));

test('a parent is not done while a child is open, and takes no child once it is', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    const parentId = await aTask(city);
    const child = await aTask(city, { title: 'Lát đá vỉa hè', parentId });
    const confirm = (id: WorkItemId) =>
      acts.confirmDone(tx, staff, { id, version: null, body: { withoutEvidence: 'Thử nghiệm' } }, now);
    await expect(confirm(parentId)).rejects.toMatchObject({ code: 'work.children-open', details: { open: 1 } });
    expect((await item(city, parentId)).children).toEqual([{ id: child, title: 'Lát đá vỉa hè', state: 'assigned' }]);
    await confirm(child);
    await confirm(parentId);
    await expect(aTask(city, { parentId })).rejects.toMatchObject({ code: 'work.parent-closed' });
  }));

test('a restricted child holds up those alone who may know of it, and shows in no contradiction', () =>
  inTestCity(async (city) => {
    const { tx, staff, administrator, now, request } = city;
    const parentId = await aTask(city);
    const child = await aTask(city, { parentId, readerIds: [staff.id] });
    expect((await item(city, parentId)).children).toEqual([]);
    const confirm = (actor: Actor) =>
      acts.confirmDone(tx, actor, { id: parentId, version: null, body: { withoutEvidence: 'Thử nghiệm' } }, now);
    await expect(confirm(staff)).rejects.toMatchObject({ code: 'work.children-open', details: { open: 1 } });
    await confirm(administrator);
    const flagged = await request(administrator, { url: '/api/v1/work-items?contradiction=done-with-open-children' });
    expect(flagged.json().items).toEqual([]);
    expect((await getWorkItem(tx, staff, child, today)).state).toBe('assigned');
  }));

test('reassigned work begins anew at its new owner, with the old deadline and a reason', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, office, otherOffice, now } = city;
    const id = await aTask(city);
    const to = (ownerId: OrganisationId) => ({ id, version: null, body: { ownerId, reason: 'Đúng chức năng' } });
    await acts.refuseWork(tx, otherStaff, { id, version: null, body: { reason } }, now);
    await expect(acts.reassign(tx, staff, to(otherOffice), now)).rejects.toMatchObject({ code: 'work.same-owner' });
    await expect(acts.reassign(tx, staff, to(newId(OrganisationId)), now)).rejects.toMatchObject({
      code: 'work.organisation-not-in-force',
    });
    await acts.reassign(tx, staff, to(office), now);
    expect(await item(city, id)).toMatchObject({
      state: 'assigned',
      owner: { id: office },
      ownerTouchedAt: null,
      originalDueOn: '2026-03-19',
    });
  }));

test('an organisation that has ended is given no work', () =>
  inTestCity(async (city) => {
    await city.tx.run(sql`update organisation set valid_to = '2026-03-01' where id = ${city.otherOffice}`);
    await expect(aTask(city)).rejects.toMatchObject({ code: 'work.organisation-not-in-force' });
  }));

test('partners may speak, strangers may not; what the owner says is a sign of life', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, office, otherOffice, now } = city;
    const stranger: Actor = { ...staff, organisationId: null, grants: [] };
    const id = await openWorkItem(
      tx,
      systemActor,
      { title: 'Trồng cây', ownerId: otherOffice, partnerIds: [office], published: true },
      now,
    );
    const later = instant('2026-03-10T01:30:00Z');
    await expect(addComment(tx, stranger, id, { text: 'Chào' }, now)).rejects.toMatchObject({
      code: 'work.parties-only',
    });
    await addComment(tx, staff, id, { text: 'Đề nghị gửi ảnh' }, now);
    expect(await item(city, id)).toMatchObject({ comments: 1, ownerTouchedAt: null, version: 1 });
    await addEvidence(tx, otherStaff, id, { kind: 'link', title: 'Bản tin', url: 'https://example.vn/tin' }, later);
    const after = await item(city, id);
    expect(after).toMatchObject({ evidence: 1, ownerTouchedAt: later, changedAt: later });
    expect(after.commentItems).toMatchObject([{ text: 'Đề nghị gửi ảnh', byOrganisation: { id: office } }]);
    expect(after.evidenceItems).toMatchObject([{ kind: 'link', url: 'https://example.vn/tin' }]);
  }));

test('a position outside every outline is refused; one inside finds its area', () =>
  inTestCity(async (city) => {
    const { tx, staff, now } = city;
    const id = await aTask(city);
    const place = (coordinates: [number, number]) =>
      acts.placeWorkItem(tx, staff, { id, version: null, body: { position: { type: 'Point', coordinates } } }, now);
    await tx.run(sql`
      with unit as (
        insert into area (id, level, kind, name, valid_from)
        values ('0190a000-0000-7000-8000-00000000b001', 'commune', 'ward', 'Thử', '2020-01-01') returning id)
      insert into area_outline (id, area_id, outline, area_m2, sketch, accuracy_m, source, added_at)
      select id, id, ST_Multi(ST_GeomFromText('POLYGON((103.9 22.4, 104 22.4, 104 22.5, 103.9 22.5, 103.9 22.4))', 4326)),
             1, true, 10, 'thử nghiệm', ${now} from unit`);
    await expect(place([105.8, 21])).rejects.toMatchObject({ code: 'work.outside-city' });
    await expect(place([22.45, 103.95])).rejects.toMatchObject({ code: 'geo.coordinates-swapped' });
    await place([103.95, 22.45]);
    expect(await item(city, id)).toMatchObject({
      area: { name: 'phường Thử' },
      placed: true,
      position: { type: 'Point', coordinates: [103.95, 22.45] },
    });
  }));

test('recalled work is over, counts nowhere and says so', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, now } = city;
    const id = await aTask(city);
    await acts.recallWork(tx, staff, { id, version: null, body: { reason } }, now);
    expect(await item(city, id)).toMatchObject({ state: 'recalled', bucket: null, acts: [] });
    await expect(addComment(tx, otherStaff, id, { text: 'Muộn' }, now)).rejects.toMatchObject({
      code: 'work.recalled-already',
    });
  }));

test('the page is told which acts its reader may do, and the public none', () =>
  inTestCity(async (city) => {
    const { tx, staff, otherStaff, now } = city;
    const id = await aTask(city, { published: true });
    expect((await getWorkItem(tx, otherStaff, id, today)).acts).toContain('accept');
    expect((await getWorkItem(tx, staff, id, today)).acts).toContain('confirm');
    await addComment(tx, staff, id, { text: 'Nội bộ' }, now);
    const outside = await getWorkItem(tx, publicActor, id, today);
    expect(outside).toMatchObject({ acts: [], history: [], commentItems: [], evidenceItems: [], assignee: null });
    const hidden = await aTask(city);
    await expect(getWorkItem(tx, publicActor, hidden, today)).rejects.toMatchObject({ code: 'work.not-found' });
  }));

test('after a holiday is announced the work shows where its deadline went, and reports keep counting from where it was', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const id = await aTask(city);
    const content = { kind: 'off', day: day('2026-03-16'), name: { vi: 'ngày thử', en: 'a test day' } } as const;
    const source = { instrument: 'Thông báo thử nghiệm', url: null };
    const { moved } = await announceAndRecalculate(tx, administrator, cityCalendarId, content, source, now);
    await followDeadlines(tx, administrator, moved, now);
    const after = await item(city, id);
    expect(after).toMatchObject({ dueOn: '2026-03-20', originalDueOn: '2026-03-19', version: 2 });
    expect(after.deadline?.explanation.vi).toContain('20/03/2026 17:00');
    expect(after.history.at(-1)).toMatchObject({ act: 'work.deadline-moved', before: { dueOn: '2026-03-19' } });
  }));
