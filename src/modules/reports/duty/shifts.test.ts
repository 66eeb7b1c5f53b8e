import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { act, ask, file, inOtherWard } from '../server/testing.ts';
import type { DeskNow, Shift, WholeShift } from './contract.ts';
import { settleDesk } from './testing.ts';

const shifts = '/api/v1/duty-shifts';
const post = (city: TestCity, actor: Actor, path: string, payload: object | undefined, status: number) =>
  ask<WholeShift & { code: string }>(
    city,
    actor,
    { method: 'POST', url: `${shifts}${path}`, ...(payload === undefined ? {} : { payload }) },
    status,
  );
const now = (city: TestCity, actor: Actor) => ask<DeskNow>(city, actor, `${shifts}/now`);

test('a shift is opened, noted in, closed with a hand-over, and taken over by somebody else', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const { 'duty-officer': duty, head } = city.people;
    expect(await now(city, duty)).toMatchObject({ organisation: { id: city.office }, shift: null, handedOver: null });
    const { id } = await post(city, duty, '', {}, 201);
    expect((await post(city, head, '', {}, 409)).code).toBe('duty.shift-open');
    const noted = await post(city, duty, `/${id}/notes`, { text: 'Mưa to, đường Hoàng Liên ngập' }, 201);
    const [wrong] = noted.notes;
    await post(city, head, `/${id}/notes`, { text: 'Đường Hoàng Liên không ngập', corrects: wrong?.id }, 201);
    expect((await post(city, duty, `/${id}/notes`, { text: 'Lại sửa', corrects: wrong?.id }, 409)).code).toBe(
      'duty.corrected-already',
    );
    expect((await post(city, head, `/${id}/acknowledge`, undefined, 409)).code).toBe('duty.shift-under-way');
    await post(city, duty, `/${id}/close`, { handOver: 'Chờ điện lực trả lời' }, 200);
    expect((await post(city, duty, `/${id}/notes`, { text: 'Thêm' }, 409)).code).toBe('duty.shift-closed');
    expect((await post(city, duty, `/${id}/acknowledge`, undefined, 409)).code).toBe('duty.own-hand-over');

    const waiting = await now(city, head);
    expect(waiting).toMatchObject({ shift: null, handedOver: { id, mayAcknowledge: true } });
    expect(waiting.handedOver?.notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['note', 'Mưa to, đường Hoàng Liên ngập'],
      ['note', 'Đường Hoàng Liên không ngập'],
      ['hand-over', 'Chờ điện lực trả lời'],
    ]);
    expect(await post(city, head, `/${id}/acknowledge`, undefined, 200)).toMatchObject({
      acknowledgedBy: { id: head.id },
    });
    expect((await now(city, head)).handedOver).toBeNull();
    const handOver = waiting.handedOver?.notes[2];
    await post(city, duty, `/${id}/notes`, { text: 'Chờ cấp nước trả lời', corrects: handOver?.id }, 201);
    const history = await ask<{ items: { act: string }[] }>(city, duty, `${shifts}/${id}/history`);
    expect(history.items.map(({ act: name }) => name)).toEqual([
      'duty.noted',
      'duty.acknowledged',
      'duty.shift-closed',
      'duty.noted',
      'duty.noted',
      'duty.shift-opened',
    ]);
    expect(JSON.stringify(history)).not.toContain('Hoàng Liên');
  }));

test('the figures of a shift are reckoned from what happened in it', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const duty = city.people['duty-officer'];
    const { id } = await post(city, duty, '', {}, 201);
    const first = await file(city, { position: inOtherWard, reporter: { phone: '0900 000 000' } });
    const repeat = await file(city, { position: inOtherWard });
    const gone = await file(city, { position: inOtherWard, text: 'Cây đổ' });
    await act(city, duty, repeat.id, 'link', { mainId: first.id });
    await act(city, duty, first.id, 'reroute', { ownerId: city.office, reason: 'Chuyển cho văn phòng' });
    await act(city, duty, gone.id, 'reject', { reason: 'Ngoài phạm vi tiếp nhận' });
    const call = { method: 'POST', url: `/api/v1/reports/${first.id}/calls` } as const;
    await ask(city, duty, { ...call, payload: { outcome: 'not-reached' } }, 201);
    await ask(city, duty, { ...call, payload: { outcome: 'reached', said: 'Đã dọn' } }, 201);
    const figures = async () => (await ask<WholeShift>(city, duty, `${shifts}/${id}`)).figures;
    expect(await figures()).toEqual({
      cameIn: 3,
      dispatched: 1,
      accepted: 0,
      done: 0,
      calledBack: 1,
      merged: 1,
      stillOpen: 2,
    });
    await post(city, duty, `/${id}/close`, { handOver: 'Không có gì đặc biệt' }, 200);
    await city.tx.run(sql`update duty_shift set closed_at = closed_at + interval '1 second', acknowledged_at = null`);
    await city.tx.run(sql`update report_update set at = at + interval '1 hour' where kind = 'rejected'`);
    expect(await figures()).toMatchObject({ cameIn: 3, stillOpen: 3 }); // it was open when the shift ended
  }));

test('nobody reads the log of another desk, and a leader reads all and keeps none', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const { 'duty-officer': duty, leader, officer, office } = city.people;
    const mine = await post(city, duty, '', {}, 201);
    const other = await post(city, office, '', { organisationId: city.otherOffice }, 201);
    const listed = async (by: Actor, query = '') =>
      (await ask<{ items: Shift[] }>(city, by, `${shifts}${query}`)).items.map(({ id }) => id);
    expect(await listed(duty)).toEqual([mine.id]);
    expect((await listed(leader)).sort()).toEqual([mine.id, other.id].sort());
    expect(await listed(leader, `?desk=${city.otherOffice}`)).toEqual([other.id]);
    await ask(city, duty, `${shifts}/${other.id}`, 404);
    expect((await post(city, duty, `/${other.id}/notes`, { text: 'Thử' }, 404)).code).toBe('duty.shift-unknown');
    expect(await ask(city, leader, `${shifts}/${mine.id}`)).toMatchObject({ mayKeep: false });
    await post(city, leader, `/${mine.id}/close`, { handOver: 'Thử' }, 403);
    await post(city, duty, '', { organisationId: city.otherOffice }, 403);
    await ask(city, officer, `${shifts}/now`, 403);
    expect(await now(city, leader)).toMatchObject({ organisation: { id: city.office }, shift: { id: mine.id } });
  }));

test('what is restricted stays out of the log, and what becomes restricted leaves it', () =>
  inTestCity(async (city) => {
    await settleDesk(city);
    const { 'duty-officer': duty, head } = city.people;
    await city.tx.run(sql`update report_setting set confidant_ids = array[${head.id}::uuid]`);
    const secret = await file(city, { position: inOtherWard, text: 'Tôi tố cáo ông A nhận hối lộ' });
    const plain = await file(city, { position: inOtherWard });
    const { id } = await post(city, duty, '', {}, 201);
    expect((await post(city, head, `/${id}/notes`, { text: `Xem ${secret.number}` }, 409)).code).toBe(
      'duty.restricted-not-in-log',
    );
    await post(city, duty, `/${id}/notes`, { text: `Đang chờ ${plain.number}` }, 201);
    const notes = async (by: Actor) => (await ask<WholeShift>(city, by, `${shifts}/${id}`)).notes;
    expect((await notes(duty))[0]?.reports).toEqual([{ id: plain.id, number: plain.number }]);
    expect(await ask<WholeShift>(city, duty, `${shifts}/${id}`)).toMatchObject({ figures: { cameIn: 1 } });
    expect(await ask<WholeShift>(city, head, `${shifts}/${id}`)).toMatchObject({ figures: { cameIn: 2 } });
    const { workItemId } = await ask(city, city.people.office, `/api/v1/reports/${plain.id}`);
    const restrict = {
      method: 'POST',
      url: `/api/v1/work-items/${workItemId}/restrict`,
      payload: { readerIds: [head.id], reason: 'Liên quan cán bộ' },
    } as const;
    const { version } = await ask<{ version: number }>(city, city.people.office, `/api/v1/work-items/${workItemId}`);
    await ask(city, city.people.office, { ...restrict, headers: { 'if-match': `"${version}"` } });
    expect(await notes(duty)).toEqual([]);
    expect(await ask<WholeShift>(city, duty, `${shifts}/${id}`)).toMatchObject({ figures: { cameIn: 0 } });
  }));
