import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { listActs } from '../../../kernel/audit/list-acts.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql } from '../../../kernel/db/db.ts';
import { dayOf } from '../../../kernel/time.ts';
import { getWorkItem } from '../../../kernel/work/detail.ts';
import { type DirectiveId, type Finding, FindingId, type Passage } from '../contract.ts';
import { addFinding } from './add-finding.ts';
import { confirmFindings } from './confirm-findings.ts';
import { correctFinding } from './correct-finding.ts';
import { tryDeadline } from './list-findings.ts';
import { getDirective, readerOf } from './queries.ts';
import { readQueued } from './reading-queue.ts';
import { rejectFinding } from './reject-finding.ts';
import { mergeFindings, restoreFindings, splitFinding } from './reshape-findings.ts';
import { correctFindings, rejectFindings } from './several-findings.ts';
import { bridge, importText, planning, readSample, sampleText, settleSample, streets, textReader } from './testing.ts';

const findingsOf = async ({ tx, administrator, now }: TestCity, id: DirectiveId): Promise<Finding[]> =>
  (await getDirective(tx, id, { ...readerOf(administrator), today: dayOf(now), now })).findings;
const seen = ({ id, version }: Finding) => ({ id, version });
const passage = (words: string, text = sampleText): Passage => {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`the text does not say ${words}`);
  const start = [...text.slice(0, at)].length;
  return { quote: words, start, end: start + [...words].length };
};
const nth = <T>(items: readonly T[], n: number): T => {
  const item = items[n];
  if (item === undefined) throw new Error(`there is no item ${n}`);
  return item;
};

test('a task is added by its words: read for owner and time, placed in its clause, in the order of the text', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id } = await readSample(city);
    const words = 'Nâng cao chất lượng sống của nhân dân.';
    const { findings } = await addFinding(tx, administrator, id, passage(words), now);
    const all = await findingsOf(city, id);
    expect(all[0]).toMatchObject({
      id: nth(findings, 0).id,
      quote: words,
      origin: 'person',
      state: 'open',
      confidence: 1,
    });
    expect(all[0]).toMatchObject({ clauseId: 'I.p1', address: 'I.p1', ...passage(words) });
    const part = passage('rà soát biển hiệu trên các tuyến phố, hoàn thành trước ngày 30/6/2026');
    await addFinding(tx, administrator, id, { ...part, title: 'Rà soát biển hiệu' }, now);
    const added = (await findingsOf(city, id)).find(({ quote }) => quote === part.quote);
    expect(added).toMatchObject({ title: 'Rà soát biển hiệu', address: 'II.1 (2)', deadline: { until: '2026-06-30' } });
    expect(added?.deadlinePreview).toMatchObject({ dueOn: '2026-06-30' });
    const [trace] = await listActs(tx, { kind: 'finding', id: added?.id ?? '' }, null, 5);
    expect(trace).toMatchObject({ act: 'directives.finding-added', actor: { id: administrator.id } });
  }));

test('words that do not stand where they are said to stand are refused, however the offsets are wrong', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id } = await readSample(city);
    const right = passage('Nâng cao chất lượng sống');
    const add = (given: Passage) => addFinding(tx, administrator, id, given, now);
    const end = [...sampleText].length;
    await expect(add({ ...right, start: right.start + 1 })).rejects.toMatchObject({ code: 'directives.quote-differs' });
    await expect(add({ ...right, quote: 'Nâng cao' })).rejects.toMatchObject({ code: 'directives.quote-differs' });
    await expect(add({ ...right, start: end + 5, end: end + 9 })).rejects.toMatchObject({
      code: 'directives.span-empty',
    });
    await expect(add({ ...right, end: end + 9 })).rejects.toMatchObject({ code: 'directives.span-empty' });
    await expect(add({ quote: ' ', start: 2, end: 3 })).rejects.toMatchObject({ code: 'directives.span-empty' });
    expect(await findingsOf(city, id)).toHaveLength(4);
  }));

test('a task is split by passages: a part that names nobody has its owner and time from the whole', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const whole = nth(findings, 1);
    const parts = [
      passage('tổ chức trồng cây xanh hai bên cầu Kiểu Mẫu'),
      passage('tỷ lệ cây sống đạt từ 95% trở lên'),
    ];
    const split = await splitFinding(tx, administrator, { directiveId: id, ...seen(whole) }, { parts }, now);
    expect(split.findings).toHaveLength(2);
    const all = await findingsOf(city, id);
    expect(all.map(({ address }) => address)).toEqual(['II.1', 'II.2 (2)', 'II.2 (3)', 'II.3', 'II.4']);
    expect(all[1]).toMatchObject({
      owner: { id: streets },
      places: [{ place: { id: bridge } }],
      targets: [],
      reshaped: true,
    });
    expect(all[2]).toMatchObject({ owner: { id: streets }, places: [], targets: [{ value: 95 }], origin: 'person' });

    const again = splitFinding(tx, administrator, { directiveId: id, id: whole.id, version: null }, { parts }, now);
    await expect(again).rejects.toMatchObject({ code: 'directives.finding-decided' });
    const restored = await restoreFindings(tx, administrator, { directiveId: id, ...nth(split.findings, 1) }, now);
    expect(restored.findings).toMatchObject([{ id: whole.id }]);
    expect((await findingsOf(city, id)).map(({ address, state }) => [address, state])).toEqual([
      ['II.1', 'open'],
      ['II.2', 'open'],
      ['II.3', 'open'],
      ['II.4', 'open'],
    ]);
    const acts = await listActs(tx, { kind: 'finding', id: whole.id }, null, 10);
    expect(acts.map(({ act }) => act)).toEqual(['directives.finding-restored', 'directives.finding-split']);
  }));

test('a split is refused when a part lies elsewhere, over another, on words that are not there, or on an old version', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const whole = nth(findings, 1);
    const split = (parts: Passage[], version: number | null = whole.version) =>
      splitFinding(tx, administrator, { directiveId: id, id: whole.id, version }, { parts }, now);
    const first = passage('tổ chức trồng cây xanh');
    await expect(split([first, passage('rà soát biển hiệu')])).rejects.toMatchObject({
      code: 'directives.part-outside',
    });
    await expect(split([first, passage('cây xanh hai bên cầu')])).rejects.toMatchObject({
      code: 'directives.spans-overlap',
    });
    await expect(split([first, { ...first, quote: 'tổ chức' }])).rejects.toMatchObject({
      code: 'directives.quote-differs',
    });
    const second = passage('hai bên cầu Kiểu Mẫu');
    await expect(split([first, second], whole.version + 1)).rejects.toMatchObject({ kind: 'precondition-failed' });
    const parts = await split([first, second]);
    await rejectFinding(tx, administrator, { directiveId: id, ...nth(parts.findings, 0) }, 'Đã có người làm', now);
    const undo = restoreFindings(tx, administrator, { directiveId: id, ...nth(parts.findings, 1) }, now);
    await expect(undo).rejects.toMatchObject({ code: 'directives.finding-decided' });
  }));

test('several tasks become one with the words of all; different owners stay to be chosen', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const [signs, trees, reports] = findings;
    if (signs === undefined || trees === undefined || reports === undefined) throw new Error('too few');
    const merged = await mergeFindings(
      tx,
      administrator,
      id,
      { findings: [seen(reports), seen(signs)], title: 'Rà soát biển hiệu và báo cáo' },
      now,
    );
    const one = (await findingsOf(city, id)).find((finding) => finding.id === nth(merged.findings, 0).id);
    expect(one).toMatchObject({
      title: 'Rà soát biển hiệu và báo cáo',
      quote: signs.quote,
      also: [{ start: reports.start, end: reports.end, quote: reports.quote }],
      owner: null,
      candidates: [{ id: planning }, { id: streets }],
      deadline: { until: '2026-06-30' },
    });
    const choice = { ownerId: streets, partnerIds: [planning] };
    await correctFinding(tx, administrator, { directiveId: id, ...nth(merged.findings, 0) }, choice, now);
    const { confirmed } = await confirmFindings(tx, administrator, id, { findings: [nth(merged.findings, 0).id] }, now);
    const work = await getWorkItem(tx, administrator, nth(confirmed, 0).workItemId, dayOf(now));
    expect(work).toMatchObject({
      owner: { id: streets },
      partners: [{ id: planning }],
      quote: `${signs.quote}\n${reports.quote}`,
    });
    expect((await findingsOf(city, id)).map(({ address }) => address)).toEqual(['II.1 (2)', 'II.2', 'II.4']);
  }));

test('tasks of different directives, seen too long ago or already decided are not merged', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now, services } = city;
    const { id, findings } = await readSample(city);
    const other = await importText(city, sampleText.replace('12/KH', '13/KH'), 'khac.txt');
    await readQueued(services, textReader);
    const [foreign] = await findingsOf(city, other);
    const [first, second] = findings;
    if (first === undefined || second === undefined || foreign === undefined) throw new Error('too few');
    const merge = (...which: { id: FindingId; version: number }[]) =>
      mergeFindings(tx, administrator, id, { findings: which, title: null }, now);
    await expect(merge(seen(first), seen(foreign))).rejects.toMatchObject({ code: 'directives.finding-not-found' });
    await expect(merge(seen(first), seen(first))).rejects.toMatchObject({ code: 'directives.merge-of-one' });
    const stale = { id: second.id, version: second.version + 1 };
    await expect(merge(seen(first), stale)).rejects.toMatchObject({ kind: 'precondition-failed' });
    await rejectFinding(tx, administrator, { directiveId: id, ...seen(second) }, 'Trùng', now);
    const decided = { id: second.id, version: second.version + 1 };
    await expect(merge(seen(first), decided)).rejects.toMatchObject({ code: 'directives.finding-decided' });
  }));

test('words that name two owners are offered as both', () =>
  inTestCity(async (city) => {
    const { services } = city;
    await settleSample(city);
    const text = sampleText.replace('Ban Vô Danh Xa Lạ', 'Phòng Quản lý đô thị và Trung tâm Phục vụ hành chính công');
    const id = await importText(city, text);
    await readQueued(services, textReader);
    const two = nth(await findingsOf(city, id), 3);
    expect(two).toMatchObject({ owner: null, candidates: [{ id: planning }, { id: streets }] });
  }));

test('title, point and term are corrected, and the review knows where it stopped', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const first = nth(findings, 0);
    const deadline = { quote: '', kind: 'period', from: null, until: null, rule: '10wd' } as const;
    const position = { type: 'Point' as const, coordinates: [103.97, 22.48] as [number, number] };
    const correction = { title: 'Rà soát biển hiệu', position, deadline };
    await correctFinding(tx, administrator, { directiveId: id, ...seen(first) }, correction, now);
    const directive = await getDirective(tx, id, { ...readerOf(administrator), today: dayOf(now), now });
    expect(directive.findings[0]).toMatchObject({
      title: 'Rà soát biển hiệu',
      position,
      deadlinePreview: { rule: '10wd' },
    });
    expect(directive.lastTouched).toMatchObject({ findingId: first.id, at: now, by: 'administrator' });
    const { confirmed } = await confirmFindings(tx, administrator, id, { findings: [first.id] }, now);
    const work = await getWorkItem(tx, administrator, nth(confirmed, 0).workItemId, dayOf(now));
    expect(work).toMatchObject({ title: 'Rà soát biển hiệu', position, places: [], dueOn: '2026-03-16' });
  }));

test('a deadline is computed while it is still being chosen, by the rules that confirming follows', () =>
  inTestCity(async (city) => {
    const { tx, now } = city;
    const { id } = await readSample(city);
    const ask = (read: Parameters<typeof tryDeadline>[2]) => tryDeadline(tx, id, read, now);
    const read = { quote: '', kind: 'period', from: null, until: null, rule: '5wd' } as const;
    const fromIssue = await ask(read);
    expect(fromIssue).toMatchObject({ trouble: null, preview: { rule: '5wd', dueOn: '2026-03-09' } });
    expect(fromIssue.preview?.explanation.vi).toContain('5 ngày làm việc');
    expect(await ask({ ...read, from: dayOf(now) })).toMatchObject({ preview: { dueOn: '2026-03-16' } });
    expect(await ask({ ...read, kind: 'recurring', rule: 'FREQ=MONTHLY;BYMONTHDAY=20' })).toMatchObject({
      preview: { dueOn: '2026-03-20', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=20' },
    });
    expect(await ask({ ...read, rule: 'soon' })).toEqual({ preview: null, trouble: 'deadlines.rule-unreadable' });
    expect(await ask(null)).toEqual({ preview: null, trouble: null });
  }));

test('one act on many leaves alone what somebody else changed, and says so', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const [first, second, third, last] = findings;
    if (!first || !second || !third || !last) throw new Error('too few');
    await correctFinding(tx, administrator, { directiveId: id, ...seen(second) }, { priority: 'high' }, now);
    const both = [seen(first), seen(second), seen(last)];
    const corrected = await correctFindings(
      tx,
      administrator,
      id,
      { findings: both, correction: { ownerId: planning } },
      now,
    );
    expect(corrected.done.map(({ id: done }) => done)).toEqual([first.id, last.id]);
    expect(corrected.left).toEqual([{ findingId: second.id, code: 'http.version-stale' }]);
    const rejected = await rejectFindings(
      tx,
      administrator,
      id,
      { findings: [...corrected.done, seen(third)], reason: 'Trùng lặp' },
      now,
    );
    expect(rejected.done).toHaveLength(3);
    expect((await findingsOf(city, id)).map(({ state, reason }) => [state, reason])).toEqual([
      ['rejected', 'Trùng lặp'],
      ['open', null],
      ['rejected', 'Trùng lặp'],
      ['rejected', 'Trùng lặp'],
    ]);
    const stale = await confirmFindings(tx, administrator, id, { findings: [seen(second)] }, now);
    expect(stale).toMatchObject({ confirmed: [], left: [{ findingId: second.id, code: 'http.version-stale' }] });
  }));

test('what is left for later stays so until somebody does something about it', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    const which = { directiveId: id, ...seen(nth(findings, 0)) };
    const aside = await correctFinding(tx, administrator, which, { setAside: true }, now);
    expect((await findingsOf(city, id))[0]).toMatchObject({ setAside: true, state: 'open' });
    await correctFinding(tx, administrator, { ...which, ...aside }, { priority: 'high' }, now);
    expect((await findingsOf(city, id))[0]).toMatchObject({ setAside: false });
  }));

test('only who runs directives reviews them, through every route', () =>
  inTestCity(async (city) => {
    const { request, people, otherStaff, administrator } = city;
    const { id, findings } = await readSample(city);
    const [first, second] = findings;
    if (!first || !second) throw new Error('too few');
    const url = `/api/v1/directives/${id}/findings`;
    const words = passage('Nâng cao chất lượng sống');
    const acts = [
      { url, payload: words },
      { url: `${url}/${first.id}/split`, payload: { parts: [words, words] } },
      { url: `${url}/${first.id}/restore` },
      { url: `${url}/merge`, payload: { findings: [seen(first), seen(second)] } },
      { url: `${url}/correct`, payload: { findings: [seen(first)], correction: { priority: 'high' } } },
      { url: `${url}/reject`, payload: { findings: [seen(first)], reason: 'Trùng' } },
    ];
    for (const act of acts) {
      const asked = { method: 'POST' as const, headers: { 'if-match': '"1"' }, ...act };
      for (const nobody of [people.head, people.officer, people.auditor, otherStaff]) {
        expect((await request(nobody, asked)).statusCode, act.url).toBe(403);
      }
      expect((await request(null, asked)).statusCode, act.url).toBe(401);
    }
    const tried = await request(people.head, { url: `/api/v1/directives/${id}/deadline?kind=period&rule=5wd` });
    expect(tried.statusCode).toBe(403);
    const told = await request(people.office, { url: `/api/v1/directives/${id}/deadline?kind=period&rule=5wd` });
    expect(told.statusCode, told.body).toBe(200);
    expect(told.json()).toMatchObject({ trouble: null, preview: { dueOn: '2026-03-09' } });
    const unversioned = await request(people.office, {
      method: 'POST',
      url: `${url}/${first.id}/split`,
      payload: { parts: [words, words] },
    });
    expect(unversioned.statusCode).toBe(428);
    const added = await request(administrator, { method: 'POST', url, payload: words });
    expect(added.statusCode, added.body).toBe(201);
    const strange = await request(administrator, {
      method: 'POST',
      url: `${url}/${newId(FindingId)}/restore`,
      headers: { 'if-match': '"1"' },
    });
    expect(strange.statusCode).toBe(404);
  }));

test('a finding of a version that is not in force cannot be touched', () =>
  inTestCity(async (city) => {
    const { tx, administrator, now } = city;
    const { id, findings } = await readSample(city);
    await tx.run(sql`update directive_version set standing = 'former' where directive_id = ${id}`);
    const first = { directiveId: id, ...seen(nth(findings, 0)) };
    await expect(correctFinding(tx, administrator, first, {}, now)).rejects.toMatchObject({
      code: 'directives.finding-not-found',
    });
  }));
