import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sql } from '../../src/kernel/db/db.ts';
import { act, ask, file, settleReports } from '../../src/modules/reports/server/testing.ts';
import { findAllBarriers, findBarriers, inBrowserCity, patience, sticksOut } from './visit.ts';

const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#8a6a55' } })
    .jpeg()
    .toBuffer();

test('a citizen reports with a photo and no account, sees the date and why, and follows it by the code', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const page = await city.open({ width: 'phone' });
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ longitude: 103.95, latitude: 22.45 });
    await page.goto(`${city.url}/report`);

    await page.getByRole('button', { name: 'Gửi phản ánh' }).tap();
    await page.getByText('Xin viết vài chữ về việc đã thấy.').waitFor();
    await page.getByText('Xin cho biết ở đâu: bằng vị trí, bản đồ, địa chỉ hoặc địa điểm.').waitFor();

    await page
      .getByLabel('Chụp hoặc chọn ảnh')
      .first()
      .setInputFiles({ name: 'via-he.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await page.getByRole('img', { name: 'via-he.jpg' }).waitFor();
    await page.getByLabel('Chuyện gì vậy?').fill('Rác đổ đầy vỉa hè trước cổng chợ, bốc mùi');
    await page.getByRole('button', { name: 'Chỗ tôi đang đứng' }).tap();
    await page.getByText('Đã ghi vị trí 103,95, 22,45').waitFor();
    await page.getByRole('radio', { name: 'Rác thải, vệ sinh môi trường' }).first().check();
    await page.getByText('Muốn được trả lời?').tap();
    await page.getByLabel('Số điện thoại').fill('0900 000 000');
    await page.getByRole('button', { name: 'Gửi phản ánh' }).tap();

    await page.getByRole('heading', { level: 1, name: /Đã nhận phản ánh PA-2026-/ }).waitFor();
    await page.getByText('Văn phòng thử nghiệm chịu trách nhiệm xử lý.').waitFor();
    await page.getByText(/24 giờ làm việc/).waitFor(); // how the date was computed
    await page.getByRole('link', { name: 'Xem phản ánh' }).tap();
    await page.getByText('Rác đổ đầy vỉa hè trước cổng chợ, bốc mùi').waitFor();
    await page.getByRole('img', { name: 'Trước' }).waitFor();
    await page.getByText('Đã tiếp nhận phản ánh').waitFor();
    expect(await page.getByText('0900').count()).toBe(0);
  }));

test('while filing, what others reported near by is offered; who says it is the same, and worse, is heard', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const main = await file(city, { text: 'Rác đổ đầy vỉa hè trước cổng chợ' });
    await act(city, city.staff, main.id, 'accept');
    const page = await city.open({ width: 'phone' });
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ longitude: 103.9501, latitude: 22.45 });
    await page.goto(`${city.url}/report`);
    await page.getByLabel('Chuyện gì vậy?').fill('Rác đầy vỉa hè cổng chợ');
    await page.getByRole('radio', { name: 'Rác thải, vệ sinh môi trường' }).first().check();
    expect(await page.getByRole('group', { name: 'Quanh đây đã có người phản ánh' }).count()).toBe(0); // nobody knows where
    await page.getByRole('button', { name: 'Chỗ tôi đang đứng' }).tap();
    const similar = page.getByRole('group', { name: 'Quanh đây đã có người phản ánh' });
    await similar.getByText('cách 10 m').waitFor();
    expect(await similar.getByText('Rác đổ đầy').count()).toBe(0); // not published: no word of it
    expect(await similar.getByRole('radio', { name: 'Việc của tôi là việc khác' }).isChecked()).toBe(true);
    await similar.getByRole('radio', { name: /Cùng việc này/ }).check();
    await similar.getByRole('checkbox', { name: /Nay nặng hơn trước/ }).check();
    expect(await findBarriers(page)).toEqual([]);
    expect(await sticksOut(page)).toBe(false);
    await page.getByRole('button', { name: 'Gửi phản ánh' }).tap();
    await page.getByText(/được gộp với phản ánh trước/).waitFor();
    await page.getByRole('link', { name: 'Xem phản ánh' }).tap();
    await page.getByText('Gộp với một phản ánh về cùng sự việc').waitFor();
    const { weight, workItemId } = await ask(city, city.staff, `/api/v1/reports/${main.id}`);
    const work = await ask<{ priority: string }>(city, city.staff, `/api/v1/work-items/${workItemId}`);
    expect([weight, work.priority]).toEqual([2, 'urgent']);
  }));

test('those who work on it accept it, call back and finish it; the reporter rates it, and two stars open it again', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const { id, number, followCode } = await file(city, {
      category: 'tieng-on', // takes no photo of the result
      reporter: { name: 'Người thử', phone: '0900 000 000' },
    });
    const page = await city.open({ as: city.people.office });
    await page.goto(`${city.url}/reports`);
    await page.getByRole('link', { name: /Rác đổ đầy vỉa hè trước chợ/ }).click();
    await page.getByRole('button', { name: 'Xem để gọi lại' }).click();
    await page.getByRole('link', { name: '0900 000 000' }).waitFor();

    const officer = await city.open({ as: city.staff });
    await officer.goto(`${city.url}/reports/${id}`);
    await officer.getByRole('button', { name: 'Tiếp nhận' }).click();
    await officer.getByRole('button', { name: 'Bắt đầu xử lý' }).click();
    await officer.getByRole('button', { name: 'Báo đã xử lý xong' }).first().click();
    await officer.getByRole('dialog').getByLabel('Đã làm gì').fill('Đã nhắc nhở hộ kinh doanh');
    await officer.getByRole('dialog').getByRole('button', { name: 'Báo đã xử lý xong' }).click();
    await expect
      .poll(() => ask(city, city.staff, `/api/v1/reports/${id}`).then(({ state }) => state), patience)
      .toBe('awaiting-check');
    await act(city, city.people.office, id, 'check');

    const reporter = await city.open({ width: 'phone' });
    await reporter.goto(`${city.url}/follow`);
    await reporter.getByLabel('Số và mã theo dõi').fill(`${number}-${followCode}`);
    await reporter.getByRole('button', { name: 'Xem' }).tap();
    await reporter.getByRole('radio', { name: /^2/ }).check();
    await reporter.getByText('Phản ánh sẽ được mở lại để xử lý tiếp.').waitFor();
    await reporter.getByRole('button', { name: 'Gửi đánh giá' }).tap();
    await reporter.getByText('Mở lại để xử lý tiếp').waitFor();
    expect((await ask(city, city.staff, `/api/v1/reports/${id}`)).state).toBe('reopened');
  }));

test('who works on it reads what the category asks and what was answered, or is still to be asked; the public does not', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const asks = (code: string, kind: string, question: string, required = false) => ({
      ...{ code, kind, required, hint: null, question: { vi: question, en: question } },
      values: kind === 'singlevaluelist' ? [{ key: 'lon', name: { vi: 'Lớn', en: 'Large' } }] : [],
    });
    const questions = [
      asks('bao-lau', 'text', 'Đã bao lâu?', true),
      asks('co', 'singlevaluelist', 'Đống rác cỡ nào?'),
      asks('luc', 'datetime', 'Thấy lúc nào?'),
    ];
    await city.tx.run(sql`
      update report_category set attributes = ${JSON.stringify(questions)}::jsonb where code = 'rac-thai'`);
    const answers = { 'bao-lau': 'Ba ngày', co: 'lon', luc: '2026-03-08T19:30:00+07:00' };
    const { id } = await file(city, { answers });
    await city.tx.run(sql`
      update report set publication = 'public', public_text = 'Rác', answers = answers || '{"cu": "đã bỏ"}' where id = ${id}::uuid`);
    const page = await city.open({ as: city.staff });
    await page.goto(`${city.url}/reports/${id}`);
    const asked = page.getByRole('region', { name: 'Câu hỏi của lĩnh vực' });
    await asked.waitFor();
    expect(await asked.locator('dt, dd').allInnerTexts()).toEqual([
      ...['Đã bao lâu?', 'Ba ngày', 'Đống rác cỡ nào?', 'Lớn', 'Thấy lúc nào?', '08/03/2026, 19:30', 'cu', 'đã bỏ'],
    ]);
    expect(await findBarriers(page)).toEqual([]);
    await city.tx.run(sql`update report set answers = '{}' where id = ${id}::uuid`);
    await page.reload();
    await asked.getByText('Chưa rõ, cần hỏi thêm').waitFor();
    expect(await asked.getByText('Không trả lời').count()).toBe(2);
    const anybody = await city.open();
    await anybody.goto(`${city.url}/reports/${id}`);
    await anybody.getByText('Rác', { exact: true }).waitFor();
    expect(await anybody.getByRole('region', { name: 'Câu hỏi của lĩnh vực' }).count()).toBe(0);
  }));

test('who is signed in finds what they reported, with the date and why; others have none, and who is not signed in is asked to', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const { citizen } = city.people;
    const { number } = await file(city, { text: 'Đèn đường hỏng cả tuần' }, citizen);
    await file(city, { text: 'Của người khác' });
    for (const width of ['desktop', 'phone'] as const) {
      const page = await city.open({ as: citizen, width });
      await page.goto(city.url);
      await page.getByRole('button', { name: 'Thêm' }).locator('visible=true').click();
      await page.getByRole('link', { name: 'Phản ánh của tôi' }).locator('visible=true').click();
      await page.getByRole('heading', { level: 1, name: 'Phản ánh của tôi' }).waitFor();
      await page.getByText(number).waitFor();
      await page.getByText('Văn phòng thử nghiệm').waitFor();
      expect(await page.getByText('Của người khác').count()).toBe(0);
      await page.getByText('Hạn này tính thế nào?').click();
      await page.getByText(/24 giờ làm việc/).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      expect(await sticksOut(page)).toBe(false);
      await page.getByRole('link', { name: 'Đèn đường hỏng cả tuần' }).click();
      await page.getByText('Đã tiếp nhận phản ánh').waitFor();
    }
    const other = await city.open({ as: city.people.auditor });
    await other.goto(`${city.url}/reports/mine`);
    await other.getByText('Bạn chưa gửi phản ánh nào').waitFor();
    const nobody = await city.open();
    await nobody.goto(`${city.url}/reports/mine`);
    await nobody.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor();
  }));

test('a wrong code is answered in words', () =>
  inBrowserCity(async (city) => {
    const page = await city.open({ width: 'phone' });
    await page.goto(`${city.url}/follow/PA-2026-000001-aaaa-bbbb-cccc-dddd`);
    await page.getByText('Không có phản ánh với số và mã theo dõi này.').waitFor();
  }));

test('nobody is shut out of reporting and following, at either width, in light and in dark', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const { id, number, followCode } = await file(city);
    const page = await city.open({ as: city.people.office });
    for (const path of ['/report', `/follow/${number}-${followCode}`, '/reports', `/reports/${id}`]) {
      await page.goto(city.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.bones').first().waitFor({ state: 'detached' });
      expect(await findAllBarriers(page, path)).toEqual([]);
    }
  }));

test('nothing is public before somebody looked: names are found, the copy is changed, a photo is covered by numbers', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const visitor = await city.open();
    await visitor.context().grantPermissions(['geolocation']);
    await visitor.context().setGeolocation({ longitude: 103.95, latitude: 22.45 });
    await visitor.goto(`${city.url}/report`);
    await visitor
      .getByLabel('Chụp hoặc chọn ảnh')
      .first()
      .setInputFiles({ name: 'xe.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await visitor.getByRole('img', { name: 'xe.jpg' }).waitFor();
    await visitor.getByLabel('Chuyện gì vậy?').fill('Xe 24A-123.45 đỗ kín vỉa hè trước cổng chợ');
    await visitor.getByRole('button', { name: 'Chỗ tôi đang đứng' }).click();
    await visitor.getByRole('radio', { name: 'Đỗ xe, an toàn giao thông' }).first().check();
    await visitor.getByRole('button', { name: 'Gửi phản ánh' }).click();
    await visitor.getByRole('heading', { level: 1, name: /Đã nhận phản ánh/ }).waitFor();
    await visitor.goto(`${city.url}/reports`);
    await visitor.getByText('Không có phản ánh nào như vậy.').waitFor();

    const moderator = await city.open({ as: city.people.office });
    await moderator.goto(`${city.url}/reports?publication=waiting`);
    await moderator.getByRole('link', { name: /Xe 24A/ }).click();
    await moderator.getByText('biển số: 24A-123.45').waitFor();
    expect(await moderator.getByLabel('Lời được công khai').inputValue()).toBe(
      'Xe [biển số] đỗ kín vỉa hè trước cổng chợ',
    );
    expect(await findBarriers(moderator)).toEqual([]);
    await moderator.getByRole('button', { name: 'Công khai', exact: true }).click();
    await moderator.getByRole('button', { name: 'Công khai lời đã sửa' }).waitFor();
    await moderator.getByRole('button', { name: 'Thêm ô che' }).click();
    await moderator.getByLabel('Rộng, %').fill('30');
    await moderator.getByRole('button', { name: 'Công khai ảnh' }).click();
    await moderator.getByText('Đã công khai', { exact: true }).first().waitFor();

    await visitor.reload();
    await visitor.getByRole('link', { name: /Xe \[biển số\] đỗ kín vỉa hè/ }).click();
    await visitor.getByRole('img', { name: 'Trước' }).waitFor();
    expect(await visitor.getByText('24A').count()).toBe(0);
  }));

test('what was said to be done says when it closes; the stars of a mail are chosen already, and mails can be left', () =>
  inBrowserCity(async (city) => {
    await settleReports(city);
    const { id, number, followCode } = await file(city, {
      category: 'tieng-on', // takes no photo of the result
      reporter: { email: 'nguoi.thu@example.org' },
    });
    for (const name of ['accept', 'start', 'finish']) await act(city, city.staff, id, name);
    const page = await city.open({ width: 'phone' });
    await page.goto(`${city.url}/follow/${number}-${followCode}?stars=4`);
    await page.getByText('Nếu bạn không nói gì, phản ánh được khép lại lúc 16/03/2026').waitFor();
    expect(await page.getByRole('radio', { name: /^4/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Không gửi thư nữa' }).tap();
    await expect.poll(() => page.getByText('được gửi tới địa chỉ thư').count(), patience).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gửi đánh giá' }).tap();
    await page.getByText('Bạn đã đánh giá 4/5.').waitFor();
    const officer = await city.open({ as: city.staff });
    await officer.goto(`${city.url}/reports/${id}`);
    await officer.getByText('đã xong').first().waitFor();
  }));
