import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { settleDesk } from '../../src/modules/reports/duty/testing.ts';
import { act, ask, file, inOtherWard } from '../../src/modules/reports/server/testing.ts';
import { type BrowserCity, findAllBarriers, findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

/** Each test looks at several pages. */
const patient = 120_000;
const reporter = { name: 'Người thử', phone: '0900 000 000' };
/** Two reports of one heap of rubbish and one of a lamp, in the ward of the other office, given out by the first. */
async function settle(city: BrowserCity) {
  await settleDesk(city);
  const first = await file(city, { position: inOtherWard, reporter });
  const repeat = await file(city, { position: inOtherWard, text: 'Rác đổ đầy vỉa hè trước chợ, bốc mùi' });
  const lamp = await file(city, { position: inOtherWard, category: 'khac', text: 'Đèn đường tắt từ tối qua' });
  await city.tx.run(sql`
    update report set filed_at = filed_at - interval '1 hour', reported_at = reported_at - interval '1 hour'
     where id = ${first.id}`);
  return { first, repeat, lamp };
}
const ownerOf = async (city: BrowserCity, id: string) =>
  (await ask(city, city.people.office, `/api/v1/reports/${id}`)).owner.name;

test(
  'a card is dragged onto a unit, and nothing goes before it is confirmed',
  () =>
    inBrowserCity(async (city) => {
      const { lamp } = await settle(city);
      const page = await city.open({ as: city.people['duty-officer'] });
      await page.goto(`${city.url}/duty`);
      await page.getByRole('heading', { level: 1, name: '3 phản ánh đang mở, 0 chưa có đơn vị' }).waitFor();
      const units = page.getByRole('region', { name: 'Giao cho đơn vị' });
      await units.getByLabel('Tìm đơn vị khác').fill('van phong');
      const office = units.getByRole('button', { name: /Văn phòng thử nghiệm/ });
      await office.waitFor();
      await page.getByRole('button', { name: /Đèn đường tắt/ }).dragTo(office);
      const dialog = page.getByRole('dialog', { name: `Giao ${lamp.number} cho Văn phòng thử nghiệm?` });
      await dialog.getByRole('button', { name: 'Thôi' }).click(); // nothing went yet
      expect(await ownerOf(city, lamp.id)).toBe('Trung tâm thử nghiệm');
      await page.getByRole('button', { name: /Đèn đường tắt/ }).dragTo(office);
      await dialog.getByRole('button', { name: /Giao/ }).click();
      await page.getByText(`Đã giao ${lamp.number} cho Văn phòng thử nghiệm.`).waitFor();
      await expect.poll(() => ownerOf(city, lamp.id), patience).toBe('Văn phòng thử nghiệm');
    }),
  patient,
);

test(
  'a report goes to a unit by the keys alone, and the arrows go on from there',
  () =>
    inBrowserCity(async (city) => {
      const { first, repeat } = await settle(city);
      const page = await city.open({ as: city.people['duty-officer'] });
      const rule = { name: 'Rác về văn phòng', ordinal: 1, organisationId: city.office, validFrom: '2026-01-01' };
      await ask(city, city.administrator, { method: 'POST', url: '/api/v1/report-routing-rules', payload: rule }, 201);
      await page.goto(`${city.url}/duty`);
      await page.getByRole('button', { name: /Đèn đường tắt/ }).focus();
      await page.keyboard.press('End'); // the oldest
      await page.getByText('theo quy tắc “Rác về văn phòng”').first().waitFor();
      await page.keyboard.press('1');
      await page.getByRole('dialog', { name: new RegExp(`Giao ${first.number}`) }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText(`Đã giao ${first.number} cho Văn phòng thử nghiệm.`).waitFor();
      await expect.poll(() => ownerOf(city, first.id), patience).toBe('Văn phòng thử nghiệm');
      const { updates } = await ask(city, city.people.office, `/api/v1/reports/${first.id}`);
      expect(updates.at(-1)).toMatchObject({
        kind: 'rerouted',
        reason: expect.stringContaining('Văn phòng thử nghiệm'),
      });
      await page.keyboard.press('ArrowUp');
      await page.getByText(`${repeat.number} ·`).waitFor();
    }),
  patient,
);

test(
  'what a rule of today calls not ours is referred from the desk, in the words of the rule',
  () =>
    inBrowserCity(async (city) => {
      const { lamp } = await settle(city);
      const agency = 'Khu Quản lý đường bộ I';
      const reason = { vi: 'Đoạn này là quốc lộ do trung ương quản lý', en: 'This stretch is a national road' };
      const rule = { name: 'Quốc lộ', ordinal: 1, referral: { agency, reason }, validFrom: '2026-01-01' };
      await ask(city, city.administrator, { method: 'POST', url: '/api/v1/report-routing-rules', payload: rule }, 201);
      const page = await city.open({ as: city.people['duty-officer'] });
      await page.goto(`${city.url}/duty`);
      await page.getByRole('button', { name: /Đèn đường tắt/ }).click();
      const notOurs = page.getByRole('region', { name: 'Không thuộc thẩm quyền' });
      await notOurs.getByText('theo quy tắc “Quốc lộ”').waitFor();
      expect(await page.getByRole('region', { name: 'Đơn vị nên giao' }).count()).toBe(0);
      const dialog = page.getByRole('dialog', { name: 'Chuyển cơ quan khác có thẩm quyền' });
      await notOurs.getByRole('button', { name: `Chuyển ${agency}` }).click();
      await expect.poll(() => dialog.getByLabel('Lý do').inputValue(), patience).toBe(reason.vi);
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press('Escape'); // nothing went yet
      await dialog.waitFor({ state: 'detached' });
      expect((await ask(city, city.people.office, `/api/v1/reports/${lamp.id}`)).outcome).toBeNull();
      await notOurs.getByRole('button', { name: `Chuyển ${agency}` }).click();
      await dialog.getByRole('button', { name: 'Chuyển cơ quan khác có thẩm quyền' }).click();
      await page.getByText(`Đã chuyển ${lamp.number} đến ${agency}.`).waitFor();
      const { outcome } = await ask(city, city.people.office, `/api/v1/reports/${lamp.id}`);
      expect(outcome).toMatchObject({ kind: 'referred', agency, reason: reason.vi });
    }),
  patient,
);

test(
  'two reports stand side by side before the later one is linked to the earlier',
  () =>
    inBrowserCity(async (city) => {
      const { first, repeat, lamp } = await settle(city);
      const page = await city.open({ as: city.people['duty-officer'] });
      await page.goto(`${city.url}/duty`);
      await page.getByRole('button', { name: /bốc mùi/ }).click();
      const similar = page.getByRole('region', { name: 'Có thể cùng một việc' });
      await similar.getByLabel('Gộp với phản ánh số').fill(lamp.number);
      await similar.getByRole('button', { name: 'Tìm' }).click();
      await page.getByRole('dialog').getByText('Đèn đường tắt từ tối qua').waitFor(); // found by its number
      await page.keyboard.press('Escape');
      await similar.getByRole('button', { name: 'So sánh để gộp' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Gộp hai phản ánh' });
      await dialog
        .getByRole('article', { name: /Phản ánh trước.*/ })
        .getByText(first.number)
        .waitFor();
      await dialog
        .getByRole('article', { name: /Phản ánh sau.*/ })
        .getByText(repeat.number)
        .waitFor();
      await dialog.getByRole('button', { name: `Gộp vào ${first.number}` }).click();
      await page.getByText(`Đã gộp ${repeat.number} vào ${first.number}.`).waitFor();
      expect(await ask(city, city.people.office, `/api/v1/reports/${repeat.id}`)).toMatchObject({
        repeatOf: { id: first.id },
      });
      await page.getByRole('heading', { level: 1, name: '2 phản ánh đang mở, 0 chưa có đơn vị' }).waitFor();

      await page.getByRole('button', { name: /Đèn đường tắt/ }).dragTo(page.getByRole('button', { name: /trước chợ/ }));
      await dialog.getByRole('button', { name: `Gộp vào ${first.number}` }).waitFor(); // a card on a card asks the same
    }),
  patient,
);

test(
  'the contact shows on a press, and what came of the call is written down and put right',
  () =>
    inBrowserCity(async (city) => {
      await settle(city);
      const page = await city.open({ as: city.people['duty-officer'] });
      await page.goto(`${city.url}/duty`);
      await page
        .getByRole('button', { name: /trước chợ Bên Kia|vỉa hè trước chợ(?!, bốc)/ })
        .last()
        .click();
      const calls = page.getByRole('region', { name: 'Gọi lại người phản ánh' });
      await calls.getByRole('button', { name: 'Xem để gọi lại' }).waitFor();
      expect(await page.getByText('0900 000 000').count()).toBe(0);
      await calls.getByRole('button', { name: 'Xem để gọi lại' }).click();
      await calls.getByRole('link', { name: '0900 000 000' }).waitFor();
      await calls.getByRole('radio', { name: 'Liên hệ được', exact: true }).check();
      await calls.getByRole('button', { name: 'Ghi kết quả' }).click();
      await calls.getByText('Xin ghi người phản ánh nói gì.').waitFor();
      await calls.getByLabel('Người phản ánh nói gì').fill('Rác ở đầu ngõ 12');
      await calls.getByRole('button', { name: 'Ghi kết quả' }).click();
      await calls.getByRole('listitem').getByText('Rác ở đầu ngõ 12').waitFor();
      await calls.getByRole('button', { name: 'Đính chính' }).click();
      await calls.getByLabel('Người phản ánh nói gì').fill('Rác ở đầu ngõ 21');
      await calls.getByRole('button', { name: 'Ghi kết quả' }).click();
      await calls.getByText('đã đính chính').waitFor();
      await expect.poll(() => calls.getByRole('listitem').count(), patience).toBe(2);
    }),
  patient,
);

test(
  'a shift is opened, noted in and closed; the next one reads what was handed over and prints it',
  () =>
    inBrowserCity(async (city) => {
      const { first } = await settle(city);
      const page = await city.open({ as: city.people['duty-officer'] });
      await page.goto(`${city.url}/duty`);
      await page.getByRole('button', { name: 'Mở ca trực' }).click();
      const shift = page.getByRole('region', { name: 'Ca trực' });
      await shift.getByText('Sổ trực ca (0)').click();
      await shift.getByLabel('Ghi vào sổ').fill(`Đang chờ điện lực về ${first.number}`);
      await shift.getByRole('button', { name: 'Ghi sổ' }).click();
      await shift.getByText('Sổ trực ca (1)').waitFor();
      await shift.getByRole('link', { name: first.number }).waitFor();
      await act(city, city.people['duty-officer'], first.id, 'reroute', {
        ownerId: city.office,
        reason: 'Chuyển cho văn phòng xử lý',
      });
      await page.reload();
      await shift.getByText('điều phối').waitFor();
      await expect
        .poll(() => shift.locator('dd').allTextContents(), patience)
        .toEqual(['3', '1', '0', '0', '0', '0', '3']);
      await shift.getByRole('button', { name: 'Kết thúc ca' }).click();
      await page.getByRole('dialog').getByLabel('Bàn giao cho ca sau').fill('Theo dõi điểm ngập đường Hoàng Liên');
      await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc ca' }).click();
      await page.getByText('Bạn là người giao ca, người khác sẽ nhận.').waitFor();

      const next = await city.open({ as: city.people.head, width: 'phone' });
      await next.goto(`${city.url}/duty`);
      await next.getByText('Theo dõi điểm ngập đường Hoàng Liên').waitFor();
      await next.getByRole('button', { name: 'Đã đọc, nhận bàn giao' }).tap();
      await next.getByText('Ca trước bàn giao').waitFor({ state: 'detached' });
      await next.goto(`${city.url}/duty/shifts`);
      await next.getByRole('link', { name: /09\/03\/2026/ }).tap();
      await next.getByText(/đã nhận bàn giao lúc/).waitFor();
      await next.emulateMedia({ media: 'print' });
      await expect.poll(() => next.getByRole('button', { name: 'In' }).isVisible(), patience).toBe(false);
      await next.getByText('Theo dõi điểm ngập đường Hoàng Liên').waitFor();
    }),
  patient,
);

test('nobody is shut out of the duty desk, at either width, in light and in dark', () =>
  inBrowserCity(async (city) => {
    await settle(city);
    const duty = city.people['duty-officer'];
    const opened = { method: 'POST', url: '/api/v1/duty-shifts', payload: {} } as const;
    const { id } = await ask<{ id: string }>(city, duty, opened, 201);
    const page = await city.open({ as: duty });
    for (const path of ['/duty', '/duty/shifts', `/duty/shifts/${id}`]) {
      await page.goto(city.url + path, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.bones').first().waitFor({ state: 'detached' });
      expect(await findAllBarriers(page, path)).toEqual([]);
    }
    const phone = await city.open({ as: duty, width: 'phone' });
    await phone.goto(`${city.url}/duty`);
    for (const part of ['Luồng đến', 'Phản ánh', 'Đơn vị']) {
      await phone.getByRole('group', { name: 'Phần của bàn trực' }).getByRole('button', { name: part }).tap();
      expect(await sticksOut(phone), part).toBe(false);
      expect(await findBarriers(phone), part).toEqual([]);
    }
  }));
