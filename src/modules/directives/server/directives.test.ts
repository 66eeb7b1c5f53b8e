import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql } from '../../../kernel/db/db.ts';
import { publicActor, systemActor } from '../../../kernel/identity/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addDays, dayOf, instant } from '../../../kernel/time.ts';
import { confirmDone } from '../../../kernel/work/acts.ts';
import { getWorkItem } from '../../../kernel/work/detail.ts';
import { cityFigures } from '../../../kernel/work/read-figures.ts';
import { publicViewer } from '../../../kernel/work/visibility.ts';
import { Board, type Finding, FindingId } from '../contract.ts';
import type { DocumentReader } from '../reader/process.ts';
import { readBoard } from './board.ts';
import { confirmFindings } from './confirm-findings.ts';
import { correctFinding } from './correct-finding.ts';
import { correctDirective, publishDirective, withdrawDirective } from './decide-directive.ts';
import { getDirective, listDirectives, readerOf, readingProgress } from './queries.ts';
import { readQueued } from './reading-queue.ts';
import { rejectFinding } from './reject-finding.ts';
import { bridge, importText, planning, readSample, sampleText, settleSample, streets, textReader } from './testing.ts';

const asOffice = ({ now }: TestCity) => ({ ...readerOf(systemActor), today: dayOf(now), now });
const asPublic = ({ now }: TestCity) => ({ ...readerOf(publicActor), today: dayOf(now), now });
const settled = { findings: 'all-settled' } as const;
const nth = (findings: Finding[], n: number): Finding => {
  const finding = findings[n];
  if (finding === undefined) throw new Error(`no finding ${n}`);
  return finding;
};

test('a document that was read has its letterhead, its clauses, and a draft of every task', () =>
  inTestCity(async (city) => {
    const { id, findings } = await readSample(city);
    const directive = await getDirective(city.tx, id, asOffice(city));
    expect(directive).toMatchObject({
      number: '12/KH-UBND',
      type: 'plan',
      issuedOn: '2026-03-02',
      state: 'draft',
      reading: 'read',
      findings: [{ address: 'II.1' }, { address: 'II.2' }, { address: 'II.3' }, { address: 'II.4' }],
    });
    expect(directive.citations).toMatchObject([{ number: '08-NQ/TU', issuedOn: '2021-12-23', directiveId: null }]);
    const [signs, trees, reports, unknown] = findings;
    expect(signs).toMatchObject({
      owner: { id: planning },
      suggestion: { certain: true },
      partners: [{ id: streets }],
      clauseId: 'II.1',
      deadlinePreview: { dueOn: '2026-06-30', recurrence: null },
    });
    expect(trees?.targets).toMatchObject([{ value: 95, unit: '%' }]);
    expect(trees?.places.map(({ place }) => place?.id)).toContain(bridge);
    expect(reports?.deadlinePreview).toMatchObject({ dueOn: '2026-03-20', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=20' });
    expect(unknown).toMatchObject({ owner: null, ownerQuote: 'Ban Vô Danh Xa Lạ' });
    for (const { quote, start, end } of findings) expect([...sampleText].slice(start, end).join('')).toBe(quote);
    expect(directive.workItems).toEqual([]);
  }));

test('the same file a second time is refused and names the first', () =>
  inTestCity(async (city) => {
    const { id } = await readSample(city);
    await expect(importText(city, sampleText, 'ban-khac.txt')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'directives.already-imported',
      details: { directive: id, name: '12/KH-UBND' },
    });
  }));

test('a file that cannot be read says why, and may be given again', () =>
  inTestCity(async (city) => {
    const { tx, services } = city;
    const id = await importText(city);
    expect(await readingProgress(tx, id)).toMatchObject({ reading: 'queued' });
    const refusing: DocumentReader = {
      read: () => Promise.reject(new Refusal('invalid', 'directives.file-broken')),
      close: async () => {},
    };
    await readQueued(services, refusing);
    expect(await readingProgress(tx, id)).toMatchObject({ reading: 'failed', reason: 'directives.file-broken' });
    const again = await importText(city);
    const paged: DocumentReader = {
      ...textReader,
      read: async (source, name, options, onPage) => {
        for (const page of [1, 2, 3]) onPage?.(page);
        const found = await textReader.read(source, name, options);
        expect(await readingProgress(tx, again)).toMatchObject({ reading: 'reading', pagesRead: expect.any(Number) });
        return found;
      },
    };
    await readQueued(services, paged);
    expect(await readingProgress(tx, again)).toMatchObject({ reading: 'read', pagesRead: 3, findings: { open: 4 } });
  }));

test('what a dead server was reading is read by the next, but not for ever', () =>
  inTestCity(async (city) => {
    const { tx, services } = city;
    const dying: DocumentReader = { read: () => Promise.reject(new Error('killed')), close: async () => {} };
    const id = await importText(city);
    let now = city.now;
    const later = { ...services, clock: () => now };
    for (const attempt of [1, 2, 3]) {
      await expect(readQueued(later, dying)).rejects.toThrow('killed');
      expect(await readingProgress(tx, id), `attempt ${attempt}`).toMatchObject({ reading: 'reading' });
      await readQueued(later, dying); // the lease still holds: nobody else takes it
      now = instant(`2026-03-09T0${attempt + 1}:30:00Z`);
    }
    await readQueued(later, textReader);
    expect(await readingProgress(tx, id)).toMatchObject({ reading: 'failed', reason: 'directives.reading-given-up' });
  }));

test('confirming makes work of what is settled and leaves the rest open', () =>
  inTestCity(async (city) => {
    const { tx, people, office, now } = city;
    const { id, findings } = await readSample(city);
    const { confirmed, left } = await confirmFindings(tx, people.office, id, settled, now);
    expect(confirmed.map(({ findingId }) => findingId)).toEqual(findings.slice(0, 3).map((finding) => finding.id));
    expect(left).toEqual([]);
    const items = await Promise.all(
      confirmed.map(({ workItemId }) => getWorkItem(tx, people.office, workItemId, dayOf(now))),
    );
    expect(items).toMatchObject([
      {
        title: 'Rà soát biển hiệu trên các tuyến phố, hoàn thành trước ngày 30/6/2026',
        owner: { id: planning },
        assignedBy: { id: office },
        partners: [{ id: streets }],
        originalDueOn: '2026-06-30',
        dueAt: '2026-06-30T10:00:00.000Z',
        source: { kind: 'directive', id, ref: nth(findings, 0).id, label: '12/KH-UBND · II.1' },
        published: false,
      },
      { owner: { id: streets }, places: [{ id: bridge, placed: false }], placed: false, bucket: 'without-deadline' },
      { originalDueOn: '2026-03-20', deadline: { recurrence: 'FREQ=MONTHLY;BYMONTHDAY=20' } },
    ]);
    const again = await confirmFindings(
      tx,
      people.office,
      id,
      { findings: findings.map((finding) => finding.id) },
      now,
    );
    expect(again.confirmed).toEqual([]);
    expect(again.left.map(({ code }) => code)).toEqual([
      'directives.finding-decided',
      'directives.finding-decided',
      'directives.finding-decided',
      'directives.owner-unsettled',
    ]);
  }));

test('a finding is corrected before it is confirmed, and every correction is on record', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { id, findings } = await readSample(city);
    const unknown = nth(findings, 3);
    const which = { directiveId: id, id: unknown.id, version: unknown.version };
    const deadline = { quote: '', kind: 'date', from: null, until: addDays(dayOf(now), 30), rule: null } as const;
    const correction = {
      ownerId: planning,
      partnerIds: [streets],
      deadline,
      placeIds: [bridge],
      priority: 'urgent',
    } as const;
    await correctFinding(tx, people.office, which, { ...correction, partnerIds: [streets], placeIds: [bridge] }, now);
    await expect(correctFinding(tx, people.office, which, {}, now)).rejects.toMatchObject({
      kind: 'precondition-failed',
    });
    const span = { start: unknown.start + 5, end: unknown.end };
    await correctFinding(tx, people.office, { ...which, version: null }, { span }, now);
    const corrected = nth((await getDirective(tx, id, asOffice(city))).findings, 3);
    expect(corrected).toMatchObject({
      owner: { id: planning },
      partners: [{ id: streets }],
      places: [{ place: { id: bridge } }],
      priority: 'urgent',
      deadlinePreview: { dueOn: '2026-04-08' },
      ...span,
      version: 3,
    });
    expect(corrected.quote).toMatch(/^Ban Vô Danh Xa Lạ/);
    const beyond = { span: { start: 0, end: 1_000_000 } };
    await expect(correctFinding(tx, people.office, { ...which, version: null }, beyond, now)).rejects.toMatchObject({
      code: 'directives.span-empty',
    });
    await confirmFindings(tx, people.office, id, { findings: [unknown.id] }, now);
    await expect(correctFinding(tx, people.office, { ...which, version: null }, {}, now)).rejects.toMatchObject({
      code: 'directives.finding-decided',
    });
  }));

test('a rejected finding is no work, and one of another directive is not found', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { id, findings } = await readSample(city);
    await rejectFinding(
      tx,
      people.office,
      { directiveId: id, id: nth(findings, 0).id, version: 1 },
      'Không phải việc',
      now,
    );
    const { confirmed } = await confirmFindings(tx, people.office, id, settled, now);
    expect(confirmed).toHaveLength(2);
    const stranger = { directiveId: id, id: newId(FindingId), version: null };
    await expect(rejectFinding(tx, people.office, stranger, null, now)).rejects.toMatchObject({
      code: 'directives.finding-not-found',
    });
  }));

test('the public sees a directive once it is published, with its confirmed tasks only', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { id, findings } = await readSample(city);
    const publish = () => publishDirective(tx, people.office, { id, version: null }, now);
    await expect(publish()).rejects.toMatchObject({ code: 'directives.nothing-confirmed' });
    await confirmFindings(tx, people.office, id, { findings: [nth(findings, 0).id] }, now);
    await expect(getDirective(tx, id, asPublic(city))).rejects.toMatchObject({ code: 'directives.not-found' });
    expect(await cityFigures(tx, publicViewer, dayOf(now))).toMatchObject({ total: 0 });
    await publish();
    const seen = await getDirective(tx, id, asPublic(city));
    expect(seen.findings).toMatchObject([{ id: nth(findings, 0).id, state: 'confirmed' }]);
    expect(seen.workItems).toMatchObject([{ state: 'assigned', bucket: 'in-time' }]);
    expect(seen.figures).toMatchObject({ total: 1, inTime: 1 });
    await confirmFindings(tx, people.office, id, settled, now); // what comes later is public at once
    expect(await cityFigures(tx, publicViewer, dayOf(now))).toMatchObject({ total: 3 });
    await expect(publish()).rejects.toMatchObject({ code: 'directives.not-a-draft' });
  }));

test('withdrawing recalls what is open, keeps what is done, and hides both from the public', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { id } = await readSample(city);
    const { confirmed } = await confirmFindings(tx, people.office, id, settled, now);
    const [first] = confirmed;
    if (first === undefined) throw new Error('nothing confirmed');
    await confirmDone(
      tx,
      people.office,
      { id: first.workItemId, version: null, body: { withoutEvidence: 'Đã kiểm tra tại chỗ' } },
      now,
    );
    await publishDirective(tx, people.office, { id, version: null }, now);
    await withdrawDirective(tx, people.office, { id, version: null }, 'Có văn bản thay thế', now);
    const withdrawn = await getDirective(tx, id, asOffice(city));
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawnReason: 'Có văn bản thay thế' });
    expect(withdrawn.figures).toMatchObject({ total: 1, doneOnTime: 1 });
    expect(await cityFigures(tx, publicViewer, dayOf(now))).toMatchObject({ total: 0 });
    await expect(getWorkItem(tx, publicActor, first.workItemId, dayOf(now))).rejects.toMatchObject({
      kind: 'not-found',
    });
  }));

test('two files of one document are not published both', () =>
  inTestCity(async (city) => {
    const { tx, services, people, now } = city;
    const { id } = await readSample(city);
    const copy = await importText(city, `${sampleText}\n`, 'ban-sao.txt');
    await readQueued(services, textReader);
    for (const each of [id, copy]) await confirmFindings(tx, people.office, each, settled, now);
    await publishDirective(tx, people.office, { id, version: null }, now);
    await expect(publishDirective(tx, people.office, { id: copy, version: null }, now)).rejects.toMatchObject({
      code: 'directives.already-published',
    });
    await correctDirective(tx, people.office, { id: copy, version: null }, { number: '13/KH-UBND' }, now);
    const { workItems } = await getDirective(tx, copy, asOffice(city));
    expect(workItems.map(({ source }) => source?.label)).toContain('13/KH-UBND · II.1');
    await publishDirective(tx, people.office, { id: copy, version: null }, now);
    expect(await listDirectives(tx, { ...asPublic(city), limit: 10 })).toHaveLength(2);
  }));

test('the board says how much there is, who holds it, and what comes first', () =>
  inTestCity(async (city) => {
    const { tx, people, now } = city;
    const { id } = await readSample(city);
    await confirmFindings(tx, people.office, id, settled, now);
    await publishDirective(tx, people.office, { id, version: null }, now);
    const today = dayOf(instant('2026-03-25T01:30:00Z'));
    const board = JSON.parse(await readBoard(tx, { ...readerOf(publicActor), today }));
    Board.parse(board); // as the contract has it
    expect(board).toMatchObject({
      on: today,
      figures: { total: 3, inTime: 1, overdue: 1, withoutDeadline: 1, overdueRate: 1, changedAt: now },
      directiveCount: 1,
      directives: [{ id, figures: { total: 3, overdue: 1 } }],
      organisations: [
        { id: streets, figures: { total: 2, overdue: 1 } },
        { id: planning, figures: { total: 1, overdue: 0 } },
      ],
      burning: [{ bucket: 'overdue' }, { bucket: 'in-time' }],
      points: [],
      unplacedCount: 3,
    });
    await tx.run(sql`
      update place set geometry = ST_SetSRID(ST_MakePoint(103.95, 22.45), 4326), accuracy_m = 10, source = 'thử nghiệm',
                       placed_by = 'system', placed_at = ${now} where id = ${bridge}`);
    expect(JSON.parse(await readBoard(tx, { ...readerOf(publicActor), today }))).toMatchObject({
      points: [{ workItem: { bucket: 'without-deadline' }, point: { coordinates: [103.95, 22.45] } }],
      unplacedCount: 2,
    });
  }));

test('words that meant a former organisation mean the one that carries on its work', () =>
  inTestCity(async (city) => {
    const { tx, services, office } = city;
    await settleSample(city);
    await tx.run(sql`update organisation set valid_to = '2026-03-05' where id = ${planning}`);
    await tx.run(sql`
      insert into organisation_succession (from_id, to_id, kind, on_day)
      values (${planning}, ${office}, 'transferred', '2026-03-05')`);
    const id = await importText(city);
    await readQueued(services, textReader);
    const { findings } = await getDirective(tx, id, asOffice(city));
    expect(nth(findings, 0)).toMatchObject({ owner: { id: office }, ownerQuote: 'Phòng Quản lý đô thị' });
  }));
