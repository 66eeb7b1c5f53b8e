import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { photoWithPlace, tracesIn } from '../../../../test/photos.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { WorkItem } from '../../../kernel/work/contract.ts';
import { Checklist } from '../checklists.ts';
import { Inspection, type InspectionSummary } from '../contract.ts';

const checklistOf = async ({ request, staff }: TestCity): Promise<Checklist> => {
  const { items } = (await request(staff, { url: '/api/v1/checklists' })).json();
  return Checklist.parse(items.find(({ code }: Checklist) => code === 'street-order'));
};

async function sendPhoto({ request }: TestCity, by: Actor, key: string = randomUUID()): Promise<string> {
  const picture = await photoWithPlace();
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const answer = await request(by, {
    method: 'POST',
    url: '/api/v1/inspection-photos',
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': key },
    payload: Buffer.concat([Buffer.from(head), picture, Buffer.from('\r\n--x--\r\n')]),
  });
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
}

/** An inspection in which everything is in order. */
async function anInspection(city: TestCity, given: Record<string, unknown> = {}) {
  const { versionId, items } = await checklistOf(city);
  const overview = await sendPhoto(city, city.people['field-officer']);
  const answers = items.map((item) => ({
    item: item.code,
    value:
      item.kind === 'photo'
        ? 'seen'
        : item.kind === 'number'
          ? 1.2
          : item.kind === 'choice'
            ? 'clean'
            : item.fault === 'yes'
              ? 'no'
              : 'yes',
    photoIds: item.kind === 'photo' ? [overview] : ([] as string[]),
  }));
  return {
    id: randomUUID(),
    versionId,
    organisationId: city.office,
    address: 'phố Cốc Lếu',
    begunAt: '2026-03-09T00:30:00Z',
    finishedAt: '2026-03-09T01:10:00Z',
    answers,
    ...given,
  };
}

const record = ({ request, people }: TestCity, payload: object, by: Actor = people['field-officer']) =>
  request(by, { method: 'POST', url: '/api/v1/inspections', payload });

test('a fault leads to a task for its owner, with the record and the photo as evidence', () =>
  inTestCity(async (city) => {
    const { people, otherOffice, otherStaff, office, request } = city;
    const seen = await sendPhoto(city, people['field-officer']);
    const inspection = await anInspection(city);
    const task = { ownerId: otherOffice, title: 'Trả lại vỉa hè phố Cốc Lếu', deadline: { rule: '3wd' } };
    const answers = inspection.answers.map((answer) =>
      answer.item === 'pavement'
        ? { ...answer, value: 'yes', photoIds: [seen], note: 'Hàng quán kê bàn', task }
        : answer,
    );
    const told = await record(city, { ...inspection, answers });
    expect(told.statusCode).toBe(201);
    const { number, tasks } = told.json();
    expect(number).toMatch(/^KT-2026-\d{6}$/);
    expect(tasks).toHaveLength(1);

    const item = WorkItem.parse(
      (await request(otherStaff, { url: `/api/v1/work-items/${tasks[0].workItemId}` })).json(),
    );
    expect(item).toMatchObject({ title: task.title, owner: { id: otherOffice }, assignedBy: { id: office } });
    expect(item.source).toMatchObject({ kind: 'inspection', ref: 'pavement', label: number });
    expect(item.evidenceItems.map(({ kind }) => kind).sort()).toEqual(['file', 'record']);
    expect(item.history.find(({ act }) => act === 'work.opened')?.by).toBe(people['field-officer'].id);

    const kept = Inspection.parse(
      (await request(people.officer, { url: `/api/v1/inspections/${inspection.id}` })).json(),
    );
    expect(kept).toMatchObject({ answered: inspection.answers.length, faults: 1, faultItems: ['pavement'] });
    const photo = await request(people.officer, {
      url: `/api/v1/inspections/${inspection.id}/photos/${seen}/file`,
    });
    expect(photo.headers['content-type']).toBe('image/jpeg');
    expect(await tracesIn(photo.rawPayload)).toEqual([]);
  }));

test('sent again it is the same inspection, however late and under whatever key', () =>
  inTestCity(async (city) => {
    const inspection = await anInspection(city);
    const first = await record(city, inspection);
    const again = await record(city, inspection);
    expect(again.json()).toEqual(first.json());
    const listed = (await city.request(city.staff, { url: '/api/v1/inspections' })).json();
    expect(listed.items).toHaveLength(1);
    const stolen = await record(city, inspection, city.people.officer);
    expect(stolen.json()).toMatchObject({ code: 'order.id-taken' });
  }));

test('what is missing, does not fit, is not shown or has no ground is refused by name', () =>
  inTestCity(async (city) => {
    const inspection = await anInspection(city);
    const { answers } = inspection;
    const changed = (item: string, change: object) =>
      answers.map((answer) => (answer.item === item ? { ...answer, ...change } : answer));
    const task = { ownerId: city.office, title: 'Không có căn cứ' };
    const cases: [object, string][] = [
      [{ answers: answers.slice(1) }, 'order.unanswered'],
      [{ answers: changed('pavement', { value: 'maybe' }) }, 'order.unfit'],
      [{ answers: [...answers, { item: 'pavement', value: 'no' }] }, 'order.unfit'],
      [{ answers: changed('pavement', { value: 'yes' }) }, 'order.photo-owed'],
      [{ answers: changed('pavement', { task }) }, 'order.task-without-fault'],
      [{ answers: changed('vending', { value: 'yes', photoIds: [randomUUID()] }) }, 'order.photo-unknown'],
      [{ address: null }, 'order.nowhere'],
      [{ begunAt: '2026-03-09T01:20:00Z' }, 'order.ends-before-it-begins'],
      [{ finishedAt: '2026-03-10T01:20:00Z' }, 'order.in-future'],
      [{ begunAt: '2026-01-09T01:20:00Z', finishedAt: '2026-01-09T01:30:00Z' }, 'order.too-long-ago'],
      [{ versionId: randomUUID() }, 'order.checklist-unknown'],
      [{ organisationId: city.otherOffice }, 'policy.not-allowed'],
    ];
    for (const [change, code] of cases) {
      expect((await record(city, { ...inspection, ...change })).json(), code).toMatchObject({ code });
    }
    const taken = await sendPhoto(city, city.otherStaff); // another's photo is nobody else's evidence
    const theirs = { answers: changed('pavement', { value: 'yes', photoIds: [taken] }) };
    expect((await record(city, { ...inspection, ...theirs })).json()).toMatchObject({ code: 'order.photo-unknown' });
    expect((await record(city, inspection)).statusCode).toBe(201); // nothing of the refused ones is left in its way
  }));

test('what was asked then stays readable when the checklist has changed; each day has its version', () =>
  inTestCity(async (city) => {
    const { request, people } = city;
    const { id, items, versionId } = await checklistOf(city);
    const inspection = await anInspection(city);
    await record(city, inspection);
    const next = { validFrom: '2026-03-10', source: null, items: items.slice(0, 2) };
    const url = `/api/v1/checklists/${id}/versions`;
    expect((await request(people.officer, { method: 'POST', url, payload: next })).statusCode).toBe(403);
    expect((await request(people.office, { method: 'POST', url, payload: next })).json()).toMatchObject({ ordinal: 2 });
    expect((await request(people.office, { method: 'POST', url, payload: next })).json()).toMatchObject({
      code: 'order.version-not-later',
    });
    expect((await checklistOf(city)).versionId).toBe(versionId); // until that day
    const kept = Inspection.parse(
      (await request(people.officer, { url: `/api/v1/inspections/${inspection.id}` })).json(),
    );
    expect(kept.version.items).toHaveLength(items.length);
  }));

test('of a place: its results through time; another organisation’s are not there', () =>
  inTestCity(async (city) => {
    const { request, staff, otherStaff } = city;
    const made = await request(city.administrator, {
      method: 'POST',
      url: '/api/v1/places',
      payload: { name: 'phố Cốc Lếu', kind: 'street' },
    });
    const placeId = made.json().id;
    for (const [day, value] of [
      ['07', 'heaped'],
      ['08', 'clean'],
    ]) {
      const { answers, ...rest } = await anInspection(city, {
        placeId,
        begunAt: `2026-03-${day}T01:00:00Z`,
        finishedAt: `2026-03-${day}T01:10:00Z`,
      });
      const photoIds = value === 'heaped' ? [await sendPhoto(city, city.people['field-officer'])] : [];
      await record(city, {
        ...rest,
        answers: answers.map((answer) => (answer.item === 'waste' ? { ...answer, value, photoIds } : answer)),
      });
    }
    const url = `/api/v1/inspections?place=${placeId}&limit=1`;
    const first = (await request(staff, { url })).json();
    const second = (await request(staff, { url: `${url}&after=${first.next}` })).json();
    const results = [...first.items, ...second.items].map(({ inspectedOn, faultItems }: InspectionSummary) => [
      inspectedOn,
      faultItems,
    ]);
    expect(results).toEqual([
      ['2026-03-08', []],
      ['2026-03-07', ['waste']],
    ]);
    expect((await request(otherStaff, { url })).json().items).toEqual([]);
    expect((await request(otherStaff, { url: `/api/v1/inspections/${first.items[0].id}` })).statusCode).toBe(404);

    // As a file: the same filter and the same rights.
    const linesOf = async (asker: Actor, query: string) => {
      const { body } = await request(asker, { url: `/api/v1/inspections.csv?${query}` });
      return body.trimEnd().split('\r\n').slice(1);
    };
    const file = await linesOf(staff, `place=${placeId}&lang=en`);
    expect(file.map((line) => line.split(',').slice(0, 2))).toEqual(
      [...first.items, ...second.items].map(({ number, inspectedOn }: InspectionSummary) => [number, inspectedOn]),
    );
    expect(await linesOf(staff, 'faulty=true')).toEqual([expect.stringContaining('waste')]);
    expect(await linesOf(otherStaff, `place=${placeId}`)).toEqual([]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await request(staff, { url: '/api/v1/inspections.xlsx' })).rawPayload as never);
    expect(book.worksheets[0]?.rowCount).toBe(3);
  }));

test('the record is a paper in the official layout', () =>
  inTestCity(async (city) => {
    const party = { name: 'Bà Nguyễn Thị Thử', role: 'chủ hộ', said: 'Sẽ dọn trong ngày' };
    const inspection = await anInspection(city, { party, note: 'Đề nghị duy trì' });
    await record(city, inspection);
    const answer = await city.request(city.staff, { url: `/api/v1/inspections/${inspection.id}/minutes` });
    expect(answer.headers['content-type']).toContain('wordprocessingml');
    const { value } = await mammoth.extractRawText({ buffer: answer.rawPayload });
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'BIÊN BẢN',
      'VĂN PHÒNG THỬ NGHIỆM',
      'Hồi 07:30 ngày 09 tháng 3 năm 2026, tại phố Cốc Lếu',
      'Bà Nguyễn Thị Thử, chủ hộ',
      '1,2 m',
      'không phát hiện vi phạm',
      'Sẽ dọn trong ngày',
    ]) {
      expect(value).toContain(words);
    }
  }));
