import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { instant } from '../time.ts';
import * as acts from './acts.ts';
import { addComment } from './add-comment.ts';
import { addEvidence } from './add-evidence.ts';
import type { WorkItemId } from './contract.ts';
import { contradictionCodes } from './contradiction-codes.ts';
import { ownerLiveness } from './liveness.ts';
import { openWorkItem, type WorkToOpen } from './open-work-item.ts';
import { FollowUp } from './requests/contract.ts';

const aTask = ({ tx, administrator, otherOffice, now }: TestCity, changes: Partial<WorkToOpen> = {}) =>
  openWorkItem(tx, administrator, { title: 'Chỉnh trang vỉa hè', ownerId: otherOffice, ...changes }, now);
const confirm = ({ tx, administrator, now }: TestCity, id: WorkItemId, body = {}) =>
  acts.confirmDone(tx, administrator, { id, version: null, body: { withoutEvidence: 'Thử nghiệm', ...body } }, now);
const link = { kind: 'link', title: 'Ảnh chụp', url: 'https://example.vn/anh' } as const;

async function flagged(city: TestCity, as: Actor | null, code: string): Promise<string[]> {
  const answer = await city.request(as, { url: `/api/v1/work-items?contradiction=${code}` });
  return answer.json().items.map(({ id }: { id: string }) => id);
}

test('each contradiction is flagged on the task, found by the list and counted, and nothing else is', () =>
  inTestCity(async (city) => {
    const { tx, administrator, otherStaff, office, request, now } = city;
    const clean = await aTask(city, { published: true });
    await addEvidence(tx, otherStaff, clean, link, now);
    await addComment(tx, otherStaff, clean, { text: 'Đạt 80%' }, now);
    await confirm(city, clean);

    const bare = await aTask(city, { published: true });
    await confirm(city, bare);
    const claimed = await aTask(city);
    await addComment(tx, otherStaff, claimed, { text: 'Khối lượng đạt khoảng 80 % kế hoạch' }, now);
    const parent = await aTask(city);
    const child = await aTask(city, { parentId: parent });
    await addEvidence(tx, otherStaff, parent, link, now);
    await addEvidence(tx, otherStaff, child, link, now);
    await confirm(city, child);
    await confirm(city, parent);
    await acts.returnWork(tx, administrator, { id: child, version: null, body: { reason: 'Chưa đạt' } }, now);
    const older = await aTask(city);
    await addEvidence(tx, otherStaff, older, link, instant('2026-03-01T00:00:00Z'));
    const orphan = await aTask(city, { ownerId: office });
    await tx.run(sql`update organisation set valid_to = '2026-03-09' where id = ${office}`);
    const early = await aTask(city);
    await addEvidence(tx, otherStaff, early, link, now);
    await confirm(city, early, { finishedOn: '2026-03-08' });

    const expected = {
      'done-without-evidence': [bare],
      'percentage-without-records': [claimed],
      'done-with-open-children': [parent],
      'evidence-older-than-work': [older],
      'owner-ended': [orphan],
      'finished-before-opened': [early],
    };
    for (const code of contradictionCodes)
      expect([code, await flagged(city, administrator, code)]).toEqual([code, expected[code]]);
    const counts = (await request(administrator, { url: '/api/v1/work-items/contradictions' })).json().items;
    expect(counts).toEqual(contradictionCodes.map((code) => ({ code, count: 1, exact: true })));
    const onPage = FollowUp.parse(
      (await request(administrator, { url: `/api/v1/work-items/${bare}/follow-up` })).json(),
    );
    expect(onPage.contradictions).toEqual(['done-without-evidence']);

    expect(await flagged(city, null, 'done-without-evidence')).toEqual([]); // the public is told of no such thing
    expect(await flagged(city, otherStaff, 'owner-ended')).toEqual([]); // another's unpublished work
    expect((await request(null, { url: '/api/v1/work-items/contradictions' })).statusCode).toBe(401);
    expect((await request(administrator, { url: '/api/v1/work-items?contradiction=lies' })).statusCode).toBe(400);
    const counted = await request(administrator, { url: '/api/v1/work-items/count?contradiction=owner-ended' });
    expect(counted.json()).toEqual({ count: 1, exact: true });
  }));

test('owners are silent when nobody of theirs has touched any of it for days, or when they are no more', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, office, otherOffice, people, request, now } = city;
    const id = await aTask(city);
    await aTask(city, { ownerId: office });
    const silent = async (moment: string, days = 14, as = people.leader) =>
      (await ownerLiveness(tx, { actor: as, now: instant(moment), days, silentOnly: true })).map(
        ({ name, openItems, untouchedItems, exists, silentDays }) => [
          name,
          openItems,
          untouchedItems,
          exists,
          silentDays,
        ],
      );
    expect(await silent('2026-03-20T00:00:00Z')).toEqual([]); // given eleven days ago
    expect(await silent('2026-03-30T00:00:00Z')).toEqual([
      ['Trung tâm thử nghiệm', 1, 1, true, null],
      ['Văn phòng thử nghiệm', 1, 1, true, null],
    ]);
    await addComment(tx, otherStaff, id, { text: 'Đang làm' }, instant('2026-03-28T00:00:00Z'));
    expect(await silent('2026-03-30T00:00:00Z')).toEqual([['Văn phòng thử nghiệm', 1, 1, true, null]]);
    expect(await silent('2026-04-20T00:00:00Z')).toEqual([
      ['Văn phòng thử nghiệm', 1, 1, true, null],
      ['Trung tâm thử nghiệm', 1, 1, true, 23],
    ]);
    expect(await silent('2026-02-01T00:00:00Z')).toEqual([]); // a clock set back
    await tx.run(sql`update organisation set valid_to = '2026-03-09' where id = ${otherOffice}`);
    expect(await silent('2026-03-29T00:00:00Z')).toContainEqual(['Trung tâm thử nghiệm', 1, 0, false, 1]);
    // Another organisation's unpublished work is not told of, restricted work to nobody but the people named.
    expect(await silent('2026-04-20T00:00:00Z', 14, people.officer)).toEqual([
      ['Văn phòng thử nghiệm', 1, 1, true, null],
    ]);
    await acts.restrictWork(
      tx,
      city.administrator,
      { id, version: null, body: { readerIds: [], reason: 'Tố cáo cán bộ' } },
      now,
    );
    expect(await silent('2026-04-20T00:00:00Z')).toEqual([['Văn phòng thử nghiệm', 1, 1, true, null]]);
    const answer = await request(people.leader, { url: '/api/v1/work-items/silent-owners?all=true' });
    expect(answer.json()).toMatchObject({ days: 14, items: [{ name: 'Văn phòng thử nghiệm', silentDays: null }] });
    expect((await request(people.leader, { url: '/api/v1/work-items/silent-owners?days=0' })).statusCode).toBe(400);
    expect((await request(people.citizen, { url: '/api/v1/work-items/silent-owners' })).statusCode).toBe(403);
  }));
