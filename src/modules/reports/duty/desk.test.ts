import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { type Instant, instant } from '../../../kernel/time.ts';
import { act, ask, file, inOtherWard, inWard } from '../server/testing.ts';
import type { DeskCount, DeskReport, DeskUnit, LastHour, ReportCall, UnitsForReport } from './contract.ts';
import { isAtDesk, waitsFor } from './desk.ts';
import { lastHour } from './period.ts';
import { settleDesk } from './testing.ts';

interface Items<Item> {
  items: Item[];
  next: string | null;
}
const desk = (city: TestCity, actor: Actor, query = '') =>
  ask<Items<DeskReport>>(city, actor, `/api/v1/duty-desk${query}`);
const numbersOf = ({ items }: Items<DeskReport>) => items.map(({ number }) => number);
const setReport = (city: TestCity, id: string, column: 'filed_at' | 'accept_due_at', at: Instant) =>
  city.tx.run(
    column === 'filed_at'
      ? sql`update report set filed_at = ${at}, reported_at = ${at} where id = ${id}`
      : sql`update report set accept_due_at = ${at} where id = ${id}`,
  );
const early = instant('2026-03-09T00:00:00Z');

test('the stream holds what the side of the desk owns or gave out, newest first, page by page', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    const older = await file(city, { position: inOtherWard });
    await setReport(city, older.id, 'filed_at', early);
    const newer = await file(city, { position: inOtherWard, text: 'Đèn đường tắt' });
    const first = await desk(city, duty, '?limit=1');
    expect(numbersOf(first)).toEqual([newer.number]);
    expect(first.items[0]).toMatchObject({ text: 'Đèn đường tắt', restricted: false, waits: ['acceptance'] });
    expect(numbersOf(await desk(city, duty, `?limit=1&after=${first.next}`))).toEqual([older.number]);

    await city.tx.run(sql`update report_setting set dispatcher_id = null`);
    await file(city, { position: inOtherWard, text: 'Không qua trung tâm' }); // nobody of this desk gave it out
    expect((await desk(city, duty)).items).toHaveLength(2);
    expect((await desk(city, city.people.office)).items).toHaveLength(3);
    await ask(city, city.people.officer, '/api/v1/duty-desk', 403);
    await ask(city, null, '/api/v1/duty-desk', 401);
  }));

test('what waits for a unit, to be accepted and past its clock is found and counted, and leaves when it is over', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    const centre = await file(city, { position: inWard }); // nobody but the centre serves it
    const late = await file(city, { position: inOtherWard });
    await setReport(city, late.id, 'accept_due_at', early);
    const taken = await file(city, { position: inOtherWard, text: 'Cây đổ' });
    await act(city, city.otherStaff, taken.id, 'accept');
    const refused = await file(city, { position: inOtherWard, text: 'Ngõ ngập' });
    await act(city, city.otherStaff, refused.id, 'refuse', { reason: 'Thuộc đơn vị thoát nước' });

    expect(numbersOf(await desk(city, duty, '?waits=unit'))).toEqual([refused.number, centre.number]);
    expect(numbersOf(await desk(city, duty, '?waits=acceptance'))).toEqual([late.number, centre.number]);
    expect(numbersOf(await desk(city, duty, '?waits=clock'))).toEqual([late.number]);
    const asCsv = (await city.request(duty, { url: '/api/v1/duty-desk.csv?waits=acceptance' })).body;
    expect(asCsv.match(/^PA-[\d-]+/gm)).toEqual([late.number, centre.number]);
    const counted = await ask<DeskCount>(city, duty, '/api/v1/duty-desk/count');
    expect(counted).toEqual({ open: 4, unit: 2, acceptance: 2, clock: 1, complaint: 0 });

    await act(city, duty, late.id, 'reject', { reason: 'Ngoài phạm vi tiếp nhận' });
    expect(numbersOf(await desk(city, duty, '?waits=clock'))).toEqual([]);
    expect(numbersOf(await desk(city, duty, `?number=${late.number}`))).toEqual([late.number]); // found by its number
  }));

test('what waits for a unit, and complaints, are found along an index that holds nothing else', () =>
  inTestCity(async ({ tx, now }) => {
    await tx.run(sql`drop index report_open_by_filing`);
    await tx.run(sql`set local enable_seqscan = off`); // there is next to nothing in the table
    for (const [wait, index] of [
      ['unit', 'report_waits_for_unit'],
      ['complaint', 'report_waits_as_complaint'],
    ] as const) {
      const plan = await tx.rows(
        z.object({ 'QUERY PLAN': z.string() }),
        sql`explain select r.id from report r where ${isAtDesk} and ${waitsFor(now)[wait]} order by filed_at desc, id desc`,
      );
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain(index);
    }
  }));

test('a denunciation is at the desk of the people named for it, and leaves no trace for anybody else', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    await city.tx.run(sql`update report_setting set confidant_ids = array[${city.people.head.id}::uuid]`);
    const { id, number } = await file(city, { position: inOtherWard, text: 'Tôi tố cáo ông A nhận hối lộ' });
    expect(numbersOf(await desk(city, city.people.head, '?waits=complaint'))).toEqual([number]);
    expect(await ask(city, city.people.head, '/api/v1/duty-desk/count')).toMatchObject({ open: 1, complaint: 1 });
    for (const other of [duty, city.people.office, city.people.leader]) {
      for (const query of ['', '?waits=complaint', `?number=${number}`]) {
        expect((await desk(city, other, query)).items, query).toEqual([]);
      }
      expect(await ask(city, other, '/api/v1/duty-desk/count')).toMatchObject({ open: 0, complaint: 0 });
      await ask(city, other, `/api/v1/reports/${id}/units`, 404);
      expect(await lastHour(city.tx, other, city.now)).toMatchObject({ cameIn: 0 });
    }
    expect(await lastHour(city.tx, city.people.head, city.now)).toMatchObject({ cameIn: 1 });
    const units = await ask<Items<DeskUnit>>(city, city.people.head, `/api/v1/reports/${id}/units`);
    expect(units.items.map((unit) => unit.id)).not.toContain(city.otherOffice); // it may be about the office of the place
  }));

test('the unit routing suggests comes first with the reason, then the others of the place, each with its load', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    const { id } = await file(city, { position: inOtherWard });
    const units = (path = '') => ask<Items<DeskUnit>>(city, duty, `/api/v1/reports/${id}/units${path}`);
    const held = () => city.tx.text(sql`select xmax::text from report where id = ${id}`);
    const before = await held();
    const [served] = (await units()).items;
    expect(await held()).toBe(before); // who only asks locks nothing
    expect(served).toMatchObject({
      id: city.otherOffice,
      reason: 'serves',
      area: 'Bên Kia',
      hasIt: true,
      suggested: true,
    });
    expect(served?.load).toEqual({ open: 1, late: 0, soon: 1 }); // what one’s own side gave out

    await city.tx.run(sql`update report_setting set dispatcher_id = null`);
    await file(city, { position: inOtherWard, text: 'Không qua trung tâm' }); // not this officer’s to count
    await city.tx.run(sql`update report_setting set dispatcher_id = ${city.office}`);
    expect((await units()).items.find((unit) => unit.id === city.otherOffice)?.load.open).toBe(1);

    const rule = { name: 'Rác về văn phòng', ordinal: 1, organisationId: city.office, validFrom: '2026-01-01' };
    await ask(city, city.administrator, { method: 'POST', url: '/api/v1/report-routing-rules', payload: rule }, 201);
    const [byRule, owner] = (await units()).items;
    expect(byRule).toMatchObject({ id: city.office, reason: 'rule', rule: rule.name, suggested: true, hasIt: false });
    expect(owner).toMatchObject({ id: city.otherOffice, reason: 'owner', hasIt: true });
    expect((await units('?q=trung+tam')).items.map(({ name }) => name)).toEqual(['Trung tâm thử nghiệm']);

    await act(city, duty, id, 'reroute', { ownerId: city.office, reason: 'Chuyển theo quy tắc mới' });
    const [now] = (await units()).items;
    expect(now).toMatchObject({ id: city.office, hasIt: true, load: { open: 1, late: 0 } });
    const whole = await ask<Items<DeskUnit>>(city, city.people.leader, `/api/v1/reports/${id}/units`);
    expect(whole.items[0]?.load).toMatchObject({ open: 1 });
    await ask(city, city.otherStaff, `/api/v1/reports/${id}/units`, 403);
  }));

test('where a rule came after the report and says that it is not ours, the desk names the agency and the reason', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    const reporter = { name: 'Người thử', phone: '0900 000 000' };
    const { id } = await file(city, { position: inOtherWard, language: 'en', reporter });
    const units = () => ask<UnitsForReport>(city, duty, `/api/v1/reports/${id}/units`);
    expect((await units()).referral).toBeNull();
    const agency = 'Khu Quản lý đường bộ I';
    const reason = { vi: 'Đoạn này là quốc lộ do trung ương quản lý', en: 'This stretch is a national road' };
    const rule = { name: 'Quốc lộ', ordinal: 1, referral: { agency, reason }, validFrom: '2026-01-01' };
    await ask(city, city.people.office, { method: 'POST', url: '/api/v1/report-routing-rules', payload: rule }, 201);
    const { referral, items } = await units();
    expect(referral).toEqual({ agency, reason: reason.en, rule: 'Quốc lộ' }); // the reporter reads English
    expect(items[0]).toMatchObject({ id: city.otherOffice, hasIt: true, suggested: false });
  }));

test('a call back is written down, put right by a further entry, never public, and goes with the contact', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    const reporter = { name: 'Người thử', phone: '0900 000 000' };
    const filed = await file(city, { position: inOtherWard, reporter });
    const url = `/api/v1/reports/${filed.id}/calls`;
    const call = (payload: object, status = 201, by = duty) =>
      ask<ReportCall & { code: string }>(city, by, { method: 'POST', url, payload }, status);
    expect((await call({ outcome: 'reached' }, 400)).code).toBe('duty.call-says-nothing');
    const first = await call({ outcome: 'not-reached' });
    const second = await call({ outcome: 'reached', said: 'Rác ở số nhà 12', corrects: first.id });
    expect((await call({ outcome: 'not-reached', corrects: first.id }, 409)).code).toBe('duty.corrected-already');
    const { items } = await ask<Items<ReportCall>>(city, duty, url);
    expect(items.map(({ id, corrects }) => [id, corrects])).toEqual([
      [second.id, first.id],
      [first.id, null],
    ]);
    expect(items[0]).toMatchObject({ said: 'Rác ở số nhà 12', calledBy: { id: duty.id } });

    await ask(city, city.otherStaff, url, 403); // works on it, calls nobody
    const history = await ask<{ items: { act: string }[] }>(city, duty, `/api/v1/reports/${filed.id}/history`);
    expect(history.items.filter(({ act: name }) => name === 'reports.called-back')).toHaveLength(2);
    expect(JSON.stringify(history)).not.toContain('số nhà 12');
    const key = `${filed.number}-${filed.followCode}`;
    expect(JSON.stringify(await ask(city, null, `/api/v1/followed-reports/${key}`))).not.toContain('số nhà 12');
    const own = await ask<{ reports: { calls: object[] }[] }>(city, null, `/api/v1/followed-reports/${key}/data`);
    expect(own.reports[0]?.calls).toHaveLength(2); // one's own data

    await act(city, duty, filed.id, 'reject', { reason: 'Ngoài phạm vi tiếp nhận' });
    await ask(city, null, { method: 'POST', url: `/api/v1/followed-reports/${key}/erase`, payload: {} });
    const left = await ask<Items<ReportCall>>(city, duty, url);
    expect(left.items[0]).toMatchObject({ said: null, erasedAt: city.now });
    expect((await call({ outcome: 'not-reached' }, 409)).code).toBe('duty.contact-erased');
    const anonymous = await file(city, { position: inOtherWard });
    const other = { method: 'POST', url: `/api/v1/reports/${anonymous.id}/calls` } as const;
    expect(await ask(city, duty, { ...other, payload: { outcome: 'not-reached' } }, 409)).toMatchObject({
      code: 'reports.anonymous',
    });
  }));

test('the last hour counts what happened in it, as far as the asker may see', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    const { id } = await file(city, { position: inOtherWard });
    const moved = await file(city, { position: inOtherWard, text: 'Cây đổ', category: 'tieng-on' });
    await act(city, duty, moved.id, 'reroute', { ownerId: city.office, reason: 'Chuyển cho văn phòng' });
    await act(city, city.staff, moved.id, 'start'); // accepted without having said so
    await act(city, city.staff, moved.id, 'finish');
    await act(city, duty, moved.id, 'check');
    await city.tx.run(sql`
      update work_item set due_at = ${instant('2026-03-09T01:00:00Z')}
       where id = (select work_item_id from report where id = ${id})`);
    const hour = () => ask<LastHour>(city, duty, '/api/v1/last-hour');
    expect(await hour()).toMatchObject({ cameIn: 2, dispatched: 1, accepted: 1, done: 1, late: 1 });
    expect(await ask(city, null, '/api/v1/last-hour')).toMatchObject({ cameIn: 0, late: 0 }); // nothing is published
    await city.tx.run(sql`update report_update set at = at - interval '61 minutes'`);
    await city.tx.run(sql`update report set accepted_at = accepted_at - interval '61 minutes'`);
    expect(await hour()).toMatchObject({ cameIn: 0, dispatched: 0, accepted: 0, done: 0, late: 1 });
  }));
