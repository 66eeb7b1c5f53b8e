import sharp from 'sharp';
import { expect, test } from 'vitest';
import { act, ask, file, settleReports } from '../../src/modules/reports/server/testing.ts';
import { findBarriers, inBrowserCity, patience, sticksOut, themes, widths } from './visit.ts';

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

test('a wrong code is answered in words', () =>
  inBrowserCity(async (city) => {
    const page = await city.open({ width: 'phone' });
    await page.goto(`${city.url}/follow/PA-2026-000001-aaaa-bbbb-cccc-dddd`);
    await page.getByText('Không có phản ánh với số và mã theo dõi này.').waitFor();
  }));

for (const width of ['desktop', 'phone'] as const) {
  test(`nobody is shut out of reporting and following, ${widths[width]} px wide, in light and in dark`, () =>
    inBrowserCity(async (city) => {
      await settleReports(city);
      const { id, number, followCode } = await file(city);
      for (const theme of themes) {
        const page = await city.open({ as: city.people.office, width, theme });
        for (const path of ['/report', `/follow/${number}-${followCode}`, '/reports', `/reports/${id}`]) {
          await page.goto(city.url + path);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.locator('.bones').first().waitFor({ state: 'detached' });
          expect(await findBarriers(page), `${path} ${theme}`).toEqual([]);
          expect(await sticksOut(page), path).toBe(false);
        }
      }
    }));
}

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
