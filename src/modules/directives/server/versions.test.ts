import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { listActs } from '../../../kernel/audit/list-acts.ts';
import { dayOf } from '../../../kernel/time.ts';
import { confirmDone } from '../../../kernel/work/acts.ts';
import type { WorkItemId } from '../../../kernel/work/contract.ts';
import { getWorkItem } from '../../../kernel/work/detail.ts';
import type { DirectiveId, Finding } from '../contract.ts';
import type { Carry, ProposedVersion } from '../versions-contract.ts';
import { addFinding } from './add-finding.ts';
import { adoptVersion } from './adopt-version.ts';
import { compareVersion } from './compare-version.ts';
import { confirmFindings } from './confirm-findings.ts';
import { correctFinding } from './correct-finding.ts';
import { decideCarry } from './decide-carry.ts';
import { publishDirective } from './decide-directive.ts';
import { discardVersion, proposeVersion } from './propose-version.ts';
import { getDirective, readerOf } from './queries.ts';
import { readQueued } from './reading-queue.ts';
import { rejectFinding } from './reject-finding.ts';
import { importText, planning, readSample, sampleText, textReader } from './testing.ts';

/** The sample as it might be issued anew: one task changed, one gone, one new, one where it was under another number. */
const nextText = sampleText
  .replace('đạt từ 95% trở lên', 'đạt từ 98% trở lên')
  .replace(/1\. Giao Phòng Quản lý đô thị.*\n/, '')
  .replace('2. Giao Trung tâm', '1. Giao Trung tâm')
  .replace('3. Giao Trung tâm', '2. Giao Trung tâm')
  .replace('4. Giao Ban Vô Danh Xa Lạ', '3. Giao Ban Vô Danh Xa Lạ')
  .replace('\nNơi nhận', '4. Giao Phòng Quản lý đô thị sửa chữa vỉa hè trước ngày 30/9/2026.\n\nNơi nhận');

async function propose(city: TestCity, id: DirectiveId, text: string, name = 'ban-2.txt'): Promise<ProposedVersion> {
  const { tx, services, administrator, now } = city;
  const file = { name, types: ['text/plain'], limitBytes: 1_000_000 };
  const received = await services.files.receive(Readable.from([Buffer.from(text)]), file);
  const proposed = await proposeVersion(tx, services.files, administrator, id, received, now);
  await readQueued(services, textReader);
  return proposed;
}
const directiveNow = ({ tx, administrator, now }: TestCity, id: DirectiveId) =>
  getDirective(tx, id, { ...readerOf(administrator), today: dayOf(now), now });
const workNow = ({ tx, administrator, now }: TestCity, id: WorkItemId) =>
  getWorkItem(tx, administrator, id, dayOf(now));
const nth = <T>(items: readonly T[], n: number): T => {
  const item = items[n];
  if (item === undefined) throw new Error(`there is no item ${n}`);
  return item;
};
const decided = (
  { findingId, version }: Carry,
  decision: 'keep' | 'take-words' | 'leave',
  reason: string | null = null,
) => ({
  findingId,
  version,
  decision,
  reason,
});

/** The sample with its settled tasks as public work, and the next version read and waiting. */
async function proposeNext(city: TestCity) {
  const { tx, administrator, now } = city;
  const { id, findings } = await readSample(city);
  const { confirmed } = await confirmFindings(tx, administrator, id, { findings: 'all-settled' }, now);
  await publishDirective(tx, administrator, { id, version: null }, now);
  const { ordinal } = await propose(city, id, nextText);
  const which = { directiveId: id, ordinal };
  return { id, findings, which, work: confirmed.map(({ workItemId }) => workItemId) };
}

test('a proposed version is read and compared, and changes nothing', () =>
  inTestCity(async (city) => {
    const { tx } = city;
    const { id, which, findings } = await proposeNext(city);
    const directive = await directiveNow(city, id);
    expect(directive.text).toBe(sampleText);
    expect(directive.versions).toMatchObject([
      { ordinal: 2, standing: 'proposed', reading: 'read' },
      { ordinal: 1, standing: 'in-force' },
    ]);
    expect(directive.workItems).toHaveLength(3);

    const comparison = await compareVersion(tx, which);
    expect(comparison).toMatchObject({
      standing: 'proposed',
      olderOrdinal: 1,
      letterhead: { new: { number: '12/KH-UBND' } },
    });
    expect(comparison.carries.map(({ kind, needed, choices }) => [kind, needed, choices])).toEqual([
      ['removed', true, ['keep', 'leave']],
      ['changed', true, ['keep', 'take-words', 'leave']],
      ['same', false, ['keep', 'leave']],
      ['same', false, []],
    ]);
    const changed = nth(comparison.carries, 1);
    expect(changed.old.quote).toBe(nth(findings, 1).quote);
    expect(changed.words?.filter(({ change }) => change !== 'kept')).toEqual([
      { text: '95', change: 'removed' },
      { text: '98', change: 'added' },
    ]);
    for (const { new: place } of comparison.carries) {
      if (place !== null) expect([...nextText].slice(place.start, place.end).join('')).toBe(place.quote);
    }
    expect(comparison.newTasks).toMatchObject([{ quote: expect.stringContaining('sửa chữa vỉa hè') }]);
    const told = comparison.changes
      .filter(({ kind }) => kind !== 'same')
      .map(({ kind, old, new: now }) => [kind, old?.id, now?.id]);
    expect(told).toEqual([
      ['removed', 'II.1', undefined],
      ['changed', 'II.2', 'II.1'],
      ['added', undefined, 'II.4'],
    ]);
  }));

test('a version comes into force when everything is decided: work goes on, is reworded or recalled as people said', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, which, findings, work } = await proposeNext(city);
    const adopt = (version: number | null = null) =>
      adoptVersion(tx, administrator, { ...which, version }, { takeLetterhead: false }, now);
    await expect(adopt()).rejects.toMatchObject({ code: 'directives.carry-undecided', details: { undecided: 2 } });
    const { carries } = await compareVersion(tx, which);
    const [removed, changed] = carries;
    if (removed === undefined || changed === undefined) throw new Error('too few');
    const decide = (...decisions: ReturnType<typeof decided>[]) =>
      decideCarry(tx, administrator, which, { decisions }, now);
    await expect(decide(decided(removed, 'leave'))).rejects.toMatchObject({ code: 'directives.carry-reason-missing' });
    await expect(decide(decided(removed, 'take-words'))).rejects.toMatchObject({ code: 'directives.carry-not-needed' });
    await decide(decided(removed, 'leave', 'Văn bản mới không còn giao'), decided(changed, 'take-words'));
    await expect(decide(decided(changed, 'keep'))).rejects.toMatchObject({ kind: 'precondition-failed' });
    expect((await compareVersion(tx, which)).carries).toMatchObject([
      { decision: 'leave', reason: 'Văn bản mới không còn giao', decidedBy: 'administrator', version: 1 },
      { decision: 'take-words', version: 1 },
      { decision: null },
      { decision: null },
    ]);
    expect((await workNow(city, nth(work, 0))).state).toBe('assigned'); // decided, but nothing has happened yet

    const before = await directiveNow(city, id);
    await expect(adopt(before.version + 1)).rejects.toMatchObject({ kind: 'precondition-failed' });
    expect(await adopt(before.version)).toMatchObject({ carried: 2, recalled: 1, toReview: 2 });
    const directive = await directiveNow(city, id);
    expect(directive.text).toBe(nextText);
    expect(directive.version).toBe(before.version + 1);
    expect(directive.versions.map(({ ordinal, standing }) => [ordinal, standing])).toEqual([
      [2, 'in-force'],
      [1, 'former'],
    ]);
    expect(
      directive.findings.map(({ address, state, owner, workItem }) => [address, state, owner?.id, workItem?.id]),
    ).toEqual([
      ['II.1', 'confirmed', nth(findings, 1).owner?.id, work[1]],
      ['II.2', 'confirmed', nth(findings, 2).owner?.id, work[2]],
      ['II.3', 'open', undefined, undefined],
      ['II.4', 'open', planning, undefined],
    ]);
    for (const { quote, start, end } of directive.findings)
      expect([...nextText].slice(start, end).join('')).toBe(quote);

    expect(await workNow(city, nth(work, 0))).toMatchObject({
      state: 'recalled',
      source: { ref: nth(findings, 0).id },
    });
    const reworded = await workNow(city, nth(work, 1));
    expect(reworded).toMatchObject({ state: 'assigned', title: expect.stringContaining('98%'), published: true });
    expect(reworded).toMatchObject({ source: { ref: nth(directive.findings, 0).id, label: '12/KH-UBND · II.1' } });
    expect(reworded.quote).toBe(nth(directive.findings, 0).quote);
    const kept = await workNow(city, nth(work, 2));
    expect(kept).toMatchObject({
      quote: nth(findings, 2).quote,
      source: { label: '12/KH-UBND · II.2' },
      originalDueOn: '2026-03-20',
    });
    const trace = await listActs(tx, { kind: 'directive', id }, null, 20);
    expect(trace.map(({ act }) => act)).toContain('directives.version-adopted');

    // The comparison of the two stays, and the tasks of the old text with it.
    const later = await compareVersion(tx, which);
    expect(later).toMatchObject({ standing: 'in-force', olderOrdinal: 1, carries: [] });
    expect(later.changes.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
    await expect(adopt()).rejects.toMatchObject({ code: 'directives.version-not-proposed' });
  }));

test('work kept as it is keeps its words although the clause changed, and a task nobody took on keeps its corrections', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const [signs, trees, reports, plan] = findings as [Finding, Finding, Finding, Finding];
    const { confirmed } = await confirmFindings(tx, administrator, id, { findings: [trees.id] }, now);
    await rejectFinding(
      tx,
      administrator,
      { directiveId: id, id: reports.id, version: null },
      'Việc thường xuyên',
      now,
    );
    await correctFinding(
      tx,
      administrator,
      { directiveId: id, id: plan.id, version: null },
      { ownerId: planning, title: 'Thu gom rác' },
      now,
    );
    const { ordinal } = await propose(city, id, nextText.replace('12/KH-UBND', '21/KH-UBND'));
    const which = { directiveId: id, ordinal };
    const { carries } = await compareVersion(tx, which);
    expect(carries.map(({ needed }) => needed)).toEqual([false, true, false, false]);
    await decideCarry(tx, administrator, which, { decisions: [decided(nth(carries, 1), 'keep')] }, now);
    await adoptVersion(tx, administrator, { ...which, version: null }, { takeLetterhead: true }, now);
    const directive = await directiveNow(city, id);
    expect(directive.number).toBe('21/KH-UBND');
    expect(directive.findings).toMatchObject([
      { address: 'II.1', state: 'confirmed', quote: expect.stringContaining('98%') },
      { address: 'II.2', state: 'rejected', reason: 'Việc thường xuyên' },
      { address: 'II.3', state: 'open', owner: { id: planning }, title: 'Thu gom rác' },
      { address: 'II.4', state: 'open' },
    ]);
    const work = await workNow(city, nth(confirmed, 0).workItemId);
    expect(work).toMatchObject({
      title: expect.stringContaining('95%'),
      quote: trees.quote,
      source: { label: '21/KH-UBND · II.1' },
    });
    expect(signs.state).toBe('open'); // a draft whose clause is gone asks nobody anything
  }));

test('done work whose clause changed can stay done or be asked for anew', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { which, id, work } = await proposeNext(city);
    await confirmDone(
      tx,
      administrator,
      { id: nth(work, 1), version: null, body: { withoutEvidence: 'Đã kiểm tra tại chỗ' } },
      now,
    );
    const { carries } = await compareVersion(tx, which);
    const decisions = [decided(nth(carries, 0), 'keep'), decided(nth(carries, 1), 'leave')];
    await decideCarry(tx, administrator, which, { decisions }, now);
    await adoptVersion(tx, administrator, { ...which, version: null }, { takeLetterhead: false }, now);
    expect(await workNow(city, nth(work, 1))).toMatchObject({ state: 'done' });
    expect(await workNow(city, nth(work, 0))).toMatchObject({ state: 'assigned' }); // its clause is gone, the work was kept
    expect((await directiveNow(city, id)).findings[0]).toMatchObject({
      address: 'II.1',
      state: 'open',
      workItem: null,
    });
  }));

test('new words that give more time extend the work, and the original deadline stays on record', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const { confirmed } = await confirmFindings(tx, administrator, id, { findings: [nth(findings, 0).id] }, now);
    const { ordinal } = await propose(city, id, sampleText.replace('30/6/2026', '31/8/2026'));
    const which = { directiveId: id, ordinal };
    const { carries } = await compareVersion(tx, which);
    await decideCarry(tx, administrator, which, { decisions: [decided(nth(carries, 0), 'take-words')] }, now);
    await adoptVersion(tx, administrator, { ...which, version: null }, { takeLetterhead: false }, now);
    const work = await workNow(city, nth(confirmed, 0).workItemId);
    expect(work).toMatchObject({ dueOn: '2026-08-31', originalDueOn: '2026-06-30' });
    expect(work.history.find(({ act }) => act === 'work.extended')?.reason).toContain('31/8/2026');
  }));

test('a task that a person marked is found again in the new text by its words', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id } = await readSample(city);
    const quote = 'Nâng cao chất lượng sống';
    const start = [...sampleText.slice(0, sampleText.indexOf(quote))].length;
    const { findings } = await addFinding(tx, administrator, id, { quote, start, end: start + quote.length }, now);
    await correctFinding(tx, administrator, { directiveId: id, ...nth(findings, 0) }, { ownerId: planning }, now);
    const { confirmed } = await confirmFindings(tx, administrator, id, { findings: [nth(findings, 0).id] }, now);
    const { ordinal } = await propose(city, id, nextText.replace('MỤC ĐÍCH, YÊU CẦU', 'MỤC ĐÍCH CHUNG'));
    await adoptVersion(tx, administrator, { directiveId: id, ordinal, version: null }, { takeLetterhead: false }, now);
    const [first] = (await directiveNow(city, id)).findings;
    expect(first).toMatchObject({
      quote,
      state: 'confirmed',
      workItem: { id: nth(confirmed, 0).workItemId },
      origin: 'person',
    });
  }));

test('one version waits at a time, the same file never twice; a wrong one is dropped with a reason and may come again', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, which } = await proposeNext(city);
    await expect(propose(city, id, `${nextText}\nThêm.`)).rejects.toMatchObject({
      code: 'directives.version-proposed-already',
    });
    await expect(propose(city, id, sampleText)).rejects.toMatchObject({ code: 'directives.already-imported' });
    await discardVersion(tx, administrator, which, 'Nhầm tệp', now);
    await expect(discardVersion(tx, administrator, which, 'Nhầm tệp', now)).rejects.toMatchObject({
      code: 'directives.version-not-proposed',
    });
    expect(await propose(city, id, nextText)).toEqual({ ordinal: 3, reading: 'queued' });
    await expect(compareVersion(tx, { directiveId: id, ordinal: 1 })).rejects.toMatchObject({
      code: 'directives.version-first',
    });
    await expect(compareVersion(tx, { directiveId: id, ordinal: 9 })).rejects.toMatchObject({ kind: 'not-found' });
  }));

test('a task of another directive is not decided about', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now, services } = city;
    const { which } = await proposeNext(city);
    const other = await importText(city, sampleText.replace('12/KH', '14/KH'), 'khac.txt');
    await readQueued(services, textReader);
    const findingId = nth((await directiveNow(city, other)).findings, 0).id;
    const decisions = [{ findingId, version: 0, decision: 'keep' as const, reason: null }];
    await expect(decideCarry(tx, administrator, which, { decisions }, now)).rejects.toMatchObject({
      code: 'directives.finding-not-found',
    });
  }));

test('the routes of versions are for those who run directives', () =>
  inTestCity(async (city) => {
    const { request, people } = city;
    const { id, which } = await proposeNext(city);
    const url = `/api/v1/directives/${id}/versions`;
    expect((await request(people.officer, { url: `${url}/${which.ordinal}` })).statusCode).toBe(403);
    expect((await request(null, { url: `${url}/${which.ordinal}` })).statusCode).toBe(401);
    const seen = await request(people.leader, { url: `${url}/${which.ordinal}` });
    expect(seen.statusCode, seen.body).toBe(200);
    const carry = seen.json().carries[2];
    const decisions = [{ findingId: carry.findingId, version: 0, decision: 'keep' }];
    const post = (what: string, payload: object, headers: Record<string, string> = {}) =>
      request(people.office, { method: 'POST', url: `${url}/${which.ordinal}/${what}`, payload, headers });
    expect((await post('decide', { decisions })).json()).toEqual({ decided: 1 });
    expect((await post('decide', { decisions })).statusCode).toBe(412);
    expect((await post('adopt', {})).statusCode).toBe(428);
    expect((await post('adopt', {}, { 'if-match': '"999"' })).statusCode).toBe(412);
    expect((await post('discard', { reason: 'Nhầm tệp' })).statusCode).toBe(204);
  }));
