import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../../test/city.ts';
import { sql } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { type Day, day, dayOf, instant } from '../../../../kernel/time.ts';
import { confirmDone, extendWork, recallWork, suspendWork } from '../../../../kernel/work/acts.ts';
import type { WorkItemId } from '../../../../kernel/work/contract.ts';
import { openWorkItem } from '../../../../kernel/work/open-work-item.ts';
import { ProgressReport, type ReportAsked } from '../../progress/contract.ts';
import { fileLimits } from '../../reader/formats/limits.ts';
import { openPackage } from '../../reader/formats/package-parts.ts';
import { confirmFindings } from '../confirm-findings.ts';
import { publishDirective } from '../decide-directive.ts';
import { planning, readSample, streets } from '../testing.ts';
import { readProgress } from './read-progress.ts';

/**
 * The sample as public work on 25 March: signs done in time, the monthly report overdue after an extension, trees under
 * way without a deadline, and a task of the planning office that no directive asked for.
 */
async function workedOn(city: TestCity) {
  const { tx, administrator, now } = city;
  const { id } = await readSample(city);
  const { confirmed } = await confirmFindings(tx, administrator, id, { findings: 'all-settled' }, now);
  await publishDirective(tx, administrator, { id, version: null }, now);
  const [signs, trees, reports] = confirmed.map(({ workItemId }) => workItemId) as [WorkItemId, WorkItemId, WorkItemId];
  const act = <Body>(workItemId: WorkItemId, body: Body) => ({ id: workItemId, version: null, body });
  const on = instant('2026-03-12T02:00:00Z');
  await extendWork(
    tx,
    administrator,
    act(reports, { until: day('2026-03-27'), reason: 'Chờ số liệu của các tổ dân phố.' }),
    on,
  );
  await confirmDone(tx, administrator, act(signs, { withoutEvidence: 'Thử nghiệm' }), instant('2026-03-18T02:00:00Z'));
  const loose = await openWorkItem(
    tx,
    administrator,
    { title: '=HYPERLINK("http://x.example","bấm vào đây")', ownerId: planning, deadline: { rule: '2026-03-11' } },
    now,
  );
  return { directive: id, signs, trees, reports, loose };
}
const today = day('2026-03-25');
const read = (
  { tx }: TestCity,
  actor: Actor,
  asked: Omit<ReportAsked, 'kind'> & { kind?: ReportAsked['kind'] },
  on: Day = today,
) => readProgress(tx, actor, { kind: 'progress', ...asked }, on);

test('a report of a directive adds up: what is done, what is late and why, what comes next', () =>
  inTestCity(async (city) => {
    const { directive, signs, trees, reports } = await workedOn(city);
    const report = await read(city, city.administrator, { directive });
    expect(report).toMatchObject({
      on: today,
      directive: { number: '12/KH-UBND', issuedOn: '2026-03-02' },
      figures: { total: 3, doneOnTime: 1, doneLate: 0, inTime: 0, overdue: 1, openUndated: 1, overdueRate: 0.5 },
      results: { total: 1, items: [{ id: signs, finishedOn: '2026-03-18', evidence: 0 }] },
      late: {
        total: 1,
        items: [
          {
            id: reports,
            originalDueOn: '2026-03-20',
            dueOn: '2026-03-27',
            daysLate: 5,
            reasons: [
              { kind: 'extended', on: '2026-03-12', until: '2026-03-27', reason: 'Chờ số liệu của các tổ dân phố.' },
              { kind: 'never-begun' },
            ],
          },
        ],
      },
      next: { total: 0, items: [] },
      undated: { total: 1, items: [{ id: trees }] },
      contradictions: { items: [{ id: signs, codes: ['done-without-evidence'] }] },
      targets: [{ value: 95, unit: '%', task: 'II.2' }],
    });
    expect(report.organisations.map(({ id, figures }) => [id, figures.total, figures.overdue])).toEqual([
      [streets, 2, 1],
      [planning, 1, 0],
    ]);
  }));

test('a report tells how it stood on its day: what was finished or recalled later was still open', () =>
  inTestCity(async (city) => {
    const { tx, administrator } = city;
    const { directive, trees } = await workedOn(city);
    await recallWork(
      tx,
      administrator,
      { id: trees, version: null, body: { reason: 'Không còn cần' } },
      instant('2026-03-20T02:00:00Z'),
    );
    const earlier = await read(city, administrator, { directive, until: day('2026-03-17') });
    expect(earlier.figures).toMatchObject({
      total: 3,
      doneOnTime: 0,
      inTime: 2,
      dueSoon: 1,
      overdue: 0,
      openUndated: 1,
    });
    expect(earlier.results.total).toBe(0);
    expect((await read(city, administrator, { directive })).figures).toMatchObject({ total: 2, openUndated: 0 });
    const period = await read(city, administrator, { directive, from: day('2026-03-19') });
    expect(period).toMatchObject({ from: '2026-03-19', figures: { total: 1, overdue: 1 }, results: { total: 0 } });
    const future = await read(city, administrator, { directive, until: day('2030-01-01') });
    expect(future.on).toBe(today);
    const backwards = read(city, administrator, { from: day('2026-03-26') });
    await expect(backwards).rejects.toMatchObject({ code: 'progress.from-after-until' });
  }));

test('a report of an organisation holds its work alone, a report of the city everybody’s', () =>
  inTestCity(async (city) => {
    const { administrator } = city;
    const { signs, loose } = await workedOn(city);
    const ofOne = await read(city, administrator, { organisation: planning });
    expect(ofOne).toMatchObject({ organisation: { id: planning }, figures: { total: 2, overdue: 1 } });
    expect([...ofOne.results.items, ...ofOne.late.items].map(({ id }) => id).sort()).toEqual([signs, loose].sort());
    expect((await read(city, administrator, {})).figures.total).toBe(4);
    const nobody = { organisation: city.otherOffice };
    expect(await read(city, administrator, nobody)).toMatchObject({
      figures: { total: 0, overdueRate: null },
      late: { total: 0 },
    });
  }));

test('a report holds what the asker may see: not what is unpublished or restricted, and reasons for insiders only', () =>
  inTestCity(async (city) => {
    const { tx, otherStaff, administrator } = city;
    const { loose, reports } = await workedOn(city);
    const outside = await read(city, otherStaff, {});
    expect(outside.figures.total).toBe(3);
    expect(outside.late.items).toMatchObject([{ id: reports, daysLate: 5, reasons: [] }]);
    await tx.run(sql`update work_item set restricted = true, published = false where id = ${loose}`);
    await tx
      .run(sql`insert into work_item_reader (work_item_id, account_id) values (${loose}, ${administrator.id})`)
      .catch(() => 0);
    expect((await read(city, administrator, {})).figures.total).toBe(3);
  }));

test('suspension and silence are reasons too', () =>
  inTestCity(async (city) => {
    const { tx, administrator } = city;
    const { loose } = await workedOn(city);
    const body = { reason: 'Chờ bàn giao mặt bằng' };
    await suspendWork(tx, administrator, { id: loose, version: null, body }, instant('2026-03-10T02:00:00Z'));
    const { late } = await read(city, administrator, { organisation: planning });
    expect(late.items).toMatchObject([
      {
        id: loose,
        reasons: [{ kind: 'suspended', from: '2026-03-10', until: null, reason: body.reason }, { kind: 'never-begun' }],
      },
    ]);
  }));

test('the document can be opened, has the layout of the decree and says what the records say', () =>
  inTestCity(async (city) => {
    const { request, administrator, people, office, tx } = city;
    const { directive } = await workedOn(city);
    await tx.run(sql`
      insert into organisation_head (id, organisation_id, title, valid_from)
      values ('0190a000-0000-7000-8000-0000000000e1', ${office}, 'Chánh Văn phòng', '2020-01-01')`);
    const url = `/api/v1/progress-reports?directive=${directive}&format=docx`;
    const answer = await request(people.office, { url });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-disposition']).toContain('bao-cao-tien-do-2026-03-09.docx');
    const { value } = await mammoth.extractRawText({ buffer: answer.rawPayload });
    const said = value.replace(/\s+/g, ' ');
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc',
      'VĂN PHÒNG THỬ NGHIỆM',
      'Số: /BC-',
      'Lào Cai, ngày 09 tháng 3 năm 2026',
      'BÁO CÁO Tiến độ thực hiện 12/KH-UBND ngày 02/03/2026',
      'Tổng số 3 nhiệm vụ: đã hoàn thành 0, đang thực hiện 3.',
      'II. KẾT QUẢ ĐẠT ĐƯỢC Chưa có nhiệm vụ nào hoàn thành trong kỳ báo cáo.',
      'Không có nhiệm vụ nào chậm.',
      'Nơi nhận:',
      'CHÁNH VĂN PHÒNG',
    ]) {
      expect(said).toContain(words);
    }
    const parts = await openPackage(answer.rawPayload, fileLimits);
    const xml = (await parts.read('word/document.xml'))?.toString('utf8');
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
    expect((await parts.read('word/styles.xml'))?.toString('utf8')).toContain('Times New Roman');
    const review = await request(administrator, { url: `${url}&kind=interim-review` });
    const reviewed = (await mammoth.extractRawText({ buffer: review.rawPayload })).value;
    expect(reviewed).toContain('HẠN CHẾ VÀ NGUYÊN NHÂN');
    expect(reviewed).toContain('Hồ sơ chưa ghi nhận đề xuất, kiến nghị.');
  }));

test('the workbook can be opened; what begins like a formula is text', () =>
  inTestCity(async (city) => {
    const { request, people, now } = city;
    await workedOn(city);
    const answer = await request(people.leader, { url: `/api/v1/progress-reports?until=${dayOf(now)}&format=xlsx` });
    expect(answer.statusCode, answer.body).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.rawPayload as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Tổng hợp', 'Theo đơn vị', 'Nhiệm vụ']);
    const organisations = book.getWorksheet('Theo đơn vị');
    expect(organisations?.getRow(4).values).toEqual([undefined, 'Cộng', 4, 0, 0, 0, 3, 0, 1]);
    const tasks = book.getWorksheet('Nhiệm vụ');
    const cells = tasks?.getColumn(1).values ?? [];
    const row = cells.findIndex((value) => String(value).startsWith('=HYPERLINK'));
    expect(row).toBeGreaterThan(1);
    expect(tasks?.getRow(row).getCell(1).type).toBe(ExcelJS.ValueType.String);
    expect(tasks?.getRow(row).getCell(1).formula).toBeUndefined();
  }));

test('reports are for those who work for the city', () =>
  inTestCity(async ({ request, people, otherStaff }) => {
    const url = '/api/v1/progress-reports';
    expect((await request(null, { url })).statusCode).toBe(401);
    expect((await request(people.citizen, { url })).statusCode).toBe(403);
    const seen = await request(otherStaff, { url });
    expect(seen.statusCode, seen.body).toBe(200);
    expect(ProgressReport.parse(seen.json()).figures.total).toBe(0);
    const nothing = '0190a000-0000-7000-8000-00000000dead';
    expect((await request(people.office, { url: `${url}?directive=${nothing}` })).statusCode).toBe(404);
    expect((await request(people.office, { url: `${url}?organisation=${nothing}` })).statusCode).toBe(404);
    expect((await request(people.office, { url: `${url}?kind=poem` })).statusCode).toBe(400);
  }));
