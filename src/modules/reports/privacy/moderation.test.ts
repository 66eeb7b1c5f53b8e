import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import type { Report, ReportPage } from '../contract.ts';
import { keepPhoto, photoUpload } from '../server/photos.ts';
import { act, ask, file, settleReports } from '../server/testing.ts';
import type { Moderation } from './contract.ts';

const text = 'Nhà ông Nguyễn Văn Hùng xả rác ra ngõ, gọi 0912345678 không nghe';
const masked = 'Nhà ông [tên] xả rác ra ngõ, gọi [số điện thoại] không nghe';

const waitingFor = async (city: TestCity, actor: TestCity['staff'], query = '') =>
  (await ask<{ items: Moderation[]; next: string | null }>(city, actor, `/api/v1/moderation${query}`)).items;

/** A photo with fine black and white columns. */
async function aPhoto({ tx, services, now }: TestCity) {
  const [width, height] = [60, 40];
  const pixels = Buffer.alloc(width * height * 3, 0);
  for (let i = 0; i < width * height; i += 2) pixels.fill(255, i * 3, i * 3 + 3);
  const png = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  const received = await services.files.receive(Readable.from(png), { name: 'anh.png', ...photoUpload });
  return keepPhoto(tx, services.files, received, { reportId: null, kind: 'before' }, now);
}

test('the public reads the copy that was moderated, and of the record itself nothing', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city, { text, address: 'Số nhà 5 của bà Lan, ngõ 2' });
    const [waiting] = await waitingFor(city, city.people.office);
    expect(waiting).toMatchObject({ id, text, suggestion: { text: masked } });
    expect(waiting?.suggestion.marks.map(({ kind, quote }) => [kind, quote])).toEqual([
      ['name', 'Nguyễn Văn Hùng'],
      ['phone', '0912345678'],
    ]);
    expect(waiting?.suggestion.address?.text).toBe('Số nhà [số nhà] của bà [tên], ngõ 2');

    const office = city.people.office;
    expect(await act(city, office, id, 'publish', { text }, 409)).toMatchObject({ code: 'privacy.names-somebody' });
    await act(city, office, id, 'publish', { text: masked, address: 'ngõ 2' });
    const page = await ask<ReportPage>(city, null, '/api/v1/reports');
    expect(page.items).toMatchObject([{ id, text: masked, address: 'ngõ 2' }]);
    const open = JSON.stringify([page, await ask(city, null, `/api/v1/reports/${id}`)]);
    for (const personal of ['Hùng', '0912345', 'bà Lan', 'Số nhà 5']) expect(open).not.toContain(personal);
    expect(await waitingFor(city, office)).toEqual([]);
    const works = async () => (await ask<{ items: object[] }>(city, null, '/api/v1/work-items')).items.length;
    expect(await works()).toBe(1);

    await act(city, office, id, 'withhold', { reason: 'Người phản ánh đề nghị không công khai' });
    await ask(city, null, `/api/v1/reports/${id}`, 404);
    expect(await works()).toBe(0);
    const decided = await ask<Moderation>(city, office, `/api/v1/reports/${id}/publication`);
    expect(decided).toMatchObject({
      publication: 'withheld',
      publicText: null,
      withheldReason: 'Người phản ánh đề nghị không công khai',
    });
  }));

test('a photo is public once somebody looked at it, and only as the copy in which they covered what must not be seen', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const office = city.people.office;
    const { id } = await file(city, { photoIds: [await aPhoto(city), await aPhoto(city)] });
    await act(city, office, id, 'publish', { text: 'Rác ở chợ' });
    const [first, second] = (await ask<Report>(city, office, `/api/v1/reports/${id}`)).photoItems;
    const photo = (which: typeof first) => `/api/v1/reports/${id}/photos/${which?.id}`;
    expect((await ask<Report>(city, null, `/api/v1/reports/${id}`)).photoItems).toEqual([]);
    await ask(city, null, photo(first), 404);
    expect((await waitingFor(city, office, '?waiting=photos')).map((each) => each.id)).toEqual([id, id]);

    await act(city, office, id, `photos/${first?.id}/publish`, { cover: [{ left: 0, top: 0, width: 0.5, height: 1 }] });
    await act(city, office, id, `photos/${second?.id}/withhold`, { reason: 'Chỉ thấy mặt người, không thấy rác' });
    expect((await ask<Report>(city, null, `/api/v1/reports/${id}`)).photoItems.map((each) => each.id)).toEqual([
      first?.id,
    ]);
    await ask(city, null, photo(second), 404);
    const left = { left: 4, top: 4, width: 20, height: 30 };
    const contrast = async (actor: TestCity['staff'] | null, part = left) => {
      const { rawPayload } = await city.request(actor, { url: photo(first) });
      const { channels } = await sharp(await sharp(rawPayload).extract(part).png().toBuffer()).stats();
      return Math.max(...channels.map(({ min, max }) => max - min));
    };
    expect(await contrast(null)).toBeLessThan(40);
    expect(await contrast(null, { ...left, left: 40, width: 16 })).toBe(255);
    expect(await contrast(office)).toBe(255);
    expect(await waitingFor(city, office, '?waiting=photos')).toEqual([]);

    await act(city, office, id, `photos/${first?.id}/withhold`, { reason: 'Còn thấy biển số xe ở góc ảnh' });
    await ask(city, null, photo(first), 404);
  }));

test('a report about an official, a complaint or a denunciation is never published, whoever asks', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    await file(city, { text: 'Tôi tố cáo ông Nguyễn Văn Nam nhận hối lộ' });
    await file(city, { category: 'can-bo', text: 'Cán bộ hách dịch' });
    for (const actor of [city.people.office, city.people.leader, city.staff]) {
      for (const query of ['', '?waiting=photos']) {
        if (actor === city.people.leader) continue;
        expect(await waitingFor(city, actor, query)).toEqual([]);
      }
    }
    expect((await ask<ReportPage>(city, null, '/api/v1/reports')).items).toEqual([]);
  }));

test('who handles a report or gave it out decides what is public; another office does not even see it', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const { id } = await file(city, { text });
    expect((await waitingFor(city, city.staff)).map((each) => each.id)).toEqual([id]); // head of the office that owns it
    await ask(city, city.otherStaff, '/api/v1/moderation', 403);
    await ask(city, city.people.officer, `/api/v1/reports/${id}/publication`, 403);
    await ask(city, null, '/api/v1/moderation', 401);
    const stale = { method: 'POST', url: `/api/v1/reports/${id}/withhold`, headers: { 'if-match': '"99"' } } as const;
    await ask(city, city.staff, { ...stale, payload: { reason: 'Không đúng thẩm quyền' } }, 412);
  }));
