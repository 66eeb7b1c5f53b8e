import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity, testNow } from '../../../../../test/city.ts';
import { sql } from '../../../../kernel/db/db.ts';
import { settleReports } from '../../server/testing.ts';
import { Mapping } from '../contract.ts';
import { readMessage } from './read-message.ts';

const mapping = {
  id: 'data.ma',
  text: 'data.noi_dung',
  category: 'data.loai.ten',
  lat: 'data.vi_tri.0',
  lon: 'data.vi_tri.1',
  phone: 'data.nguoi_gui.sdt',
  categories: { 'Rác thải': 'rac-thai' },
};
const message = (more: object = {}) => ({
  data: {
    ma: 7301,
    noi_dung: 'Rác đổ đầy vỉa hè',
    loai: { ten: 'Rác thải' },
    vi_tri: [22.45, 103.95],
    nguoi_gui: { sdt: '0912345678' },
    ...more,
  },
});

async function settle(city: TestCity) {
  await settleReports(city);
  const { request, administrator } = city;
  const payload = { id: 'cong-tinh', name: 'Cổng tỉnh', mapping };
  const added = await request(administrator, { method: 'POST', url: '/api/v1/intake-partners', payload });
  expect(added.statusCode).toBe(201);
  const { secret } = added.json();
  const hand = (body: object, changed: { secret?: string; at?: Date; sent?: string } = {}) => {
    const text = JSON.stringify(body);
    const at = changed.at ?? new Date(testNow);
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(changed.secret ?? secret).sign('msg_1', at, text),
    };
    const url = '/api/v1/intake-partners/cong-tinh/reports';
    return request(null, { method: 'POST', url, headers, payload: changed.sent ?? text });
  };
  return { hand, secret };
}

test('a partner hands a report over in its own form and hears our number; the same one again is the same', () =>
  inTestCity(async (city) => {
    const { hand } = await settle(city);
    const first = await hand(message());
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({
      partnerId: '7301',
      number: expect.stringMatching(/^PA-2026-/),
      state: 'received',
      owner: 'Văn phòng thử nghiệm',
    });
    expect(first.body).not.toContain('follow');
    const again = await hand(message({ noi_dung: 'Nói khác đi' }));
    expect(again.json()).toEqual(first.json());
    expect((await hand(message({ ma: 7302 }))).json().number).not.toBe(first.json().number);
    const kept = await city.tx.text(sql`
      select json_agg(json_build_object('ref', r.channel_ref, 'text', r.text, 'phone', p.phone) order by r.number)::text
        from report r join report_reporter p on p.report_id = r.id`);
    expect(JSON.parse(kept)[0]).toEqual({
      ref: 'cong-tinh:7301',
      text: 'Rác đổ đầy vỉa hè',
      phone: '0912345678',
    });
    expect(JSON.parse(kept)).toHaveLength(2);
  }));

test('what is not signed, is signed otherwise, was altered or is old is refused, and says nothing of what it holds', () =>
  inTestCity(async (city) => {
    const { hand, secret } = await settle(city);
    const { request, administrator } = city;
    const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const wrong = [
      hand(message(), { secret: other }),
      hand(message(), { sent: JSON.stringify(message({ noi_dung: 'khác' })) }),
      hand(message(), { at: new Date(Date.parse(testNow) - 6 * 60_000) }),
      hand(message(), { at: new Date(Date.parse(testNow) + 6 * 60_000) }),
      request(null, { method: 'POST', url: '/api/v1/intake-partners/cong-tinh/reports', payload: message() }),
    ];
    for (const asking of wrong) {
      const answer = await asking;
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'intake.signature-wrong']);
    }
    const set = (payload: object, version: number) =>
      request(administrator, {
        method: 'PATCH',
        url: '/api/v1/intake-partners/cong-tinh',
        payload,
        headers: { 'if-match': `"${version}"` },
      });
    const url = '/api/v1/intake-partners/cong-tinh/secret';
    const renewed = (await request(administrator, { method: 'POST', url })).json().secret;
    expect((await hand(message(), { secret })).statusCode).toBe(400);
    expect((await hand(message(), { secret: renewed })).statusCode).toBe(200);
    expect((await set({ active: false }, 9)).statusCode).toBe(412);
    expect((await set({ active: false }, 1)).statusCode).toBe(200);
    expect((await hand(message({ ma: 1 }), { secret: renewed })).json().code).toBe('intake.partner-unknown');
    expect((await request(administrator, { url: '/api/v1/intake-partners' })).body).not.toContain('whsec_');
  }));

test('what the message does not say, or says wrongly, is named by its path', () =>
  inTestCity(async (city) => {
    const { hand } = await settle(city);
    const refused = async (more: object) => {
      const answer = await hand(message(more));
      const { code, details } = answer.json();
      return [answer.statusCode, code, details.path ?? details.category ?? null];
    };
    expect(await refused({ ma: null })).toEqual([400, 'intake.field-missing', 'data.ma']);
    expect(await refused({ noi_dung: { a: 1 } })).toEqual([400, 'intake.field-wrong', 'data.noi_dung']);
    expect(await refused({ loai: { ten: 'Lạ' } })).toEqual([400, 'intake.category-unknown', 'Lạ']);
    expect(await refused({ vi_tri: ['xa', 1] })).toEqual([400, 'intake.field-wrong', 'data.vi_tri.0']);
    expect(await refused({ nguoi_gui: { sdt: 'không' } })).toEqual([400, 'intake.field-wrong', 'data.nguoi_gui.sdt']);
    expect((await refused({ vi_tri: [10, 10] }))[1]).toBe('reports.outside-city');
  }));

test('paths lead only through what the message itself holds', () => {
  const read = (message: unknown, path: string) =>
    readMessage(message, Mapping.parse({ id: path, text: 'text', otherCategory: 'khac' }), () => crypto.randomUUID());
  expect(() => read({ text: 'x' }, 'constructor.name')).toThrow();
  expect(read({ text: 'x', constructor: { name: 'mình' } }, 'constructor.name').partnerId).toBe('mình');
});
