import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { recordAct } from '../../src/kernel/audit/record-act.ts';
import { type Instant, instant } from '../../src/kernel/time.ts';
import { NewWorkItem } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { type BrowserCity, findAllBarriers, inBrowserCity, patience } from './visit.ts';

/** A task that was given, accepted, given to somebody by name and moved to another office over two days. */
async function aTaskWithHistory(city: BrowserCity): Promise<string> {
  const { people, office, otherOffice, staff, tx } = city;
  const task = NewWorkItem.parse({ title: 'Dọn vỉa hè quanh chợ Cốc Lếu', ownerId: office });
  const [first, second] = [instant('2026-03-05T02:00:00Z'), instant('2026-03-06T02:00:00Z')];
  const id = await openWorkItem(tx, people.leader, task, first);
  const about = { kind: 'work-item', id };
  const act = (name: string, before: object, after: object, at: Instant, reason?: string) =>
    recordAct(tx, staff, name, about, { before, after, reason }, at);
  await act('work.accepted', { state: 'assigned' }, { state: 'accepted' }, first);
  await act('work.appointed', { assignee: null }, { assignee: 'Trần Thị Thử' }, second);
  const why = 'Thuộc phạm vi của Trung tâm';
  await act(
    'work.reassigned',
    { ownerId: office, priority: 'normal' },
    { ownerId: otherOffice, priority: 'urgent' },
    second,
    why,
  );
  return id;
}

async function openHistory(city: BrowserCity, id: string, visit: Parameters<BrowserCity['open']>[0]): Promise<Page> {
  const page = await city.open({ as: city.staff, ...visit });
  await page.goto(`${city.url}/history/work-item/${id}`);
  await page.getByRole('heading', { level: 1, name: /Dọn vỉa hè/ }).waitFor();
  return page;
}

test('the history of a task tells in words who did what, newest first, with before and after', () =>
  inBrowserCity(async (city) => {
    const page = await openHistory(city, await aTaskWithHistory(city), {});
    const acts = page.getByRole('article');
    await expect
      .poll(() => acts.getByRole('heading').allInnerTexts(), patience)
      .toEqual(['Đã giao lại', 'Đã phân công người thực hiện', 'Đã tiếp nhận', 'Đã giao việc']);
    const newest = acts.first();
    await expect.poll(() => newest.innerText(), patience).toContain('Lý do: Thuộc phạm vi của Trung tâm');
    await expect.poll(() => newest.innerText(), patience).toContain('staff, thay mặt Văn phòng thử nghiệm');
    const rows = await newest.getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.split(/\s*\t\s*/))).toEqual([
      ['Mục', 'Trước', 'Sau'],
      ['Chủ trì', 'Văn phòng thử nghiệm', 'Trung tâm thử nghiệm'],
      ['Mức ưu tiên', 'thường', 'khẩn'],
    ]);
  }));

test('a day chosen shows the task as it was that evening', () =>
  inBrowserCity(async (city) => {
    const page = await openHistory(city, await aTaskWithHistory(city), {});
    const day = page.getByLabel('Xem như vào cuối ngày');
    await day.fill('2026-03-05');
    const asOf = page.locator('section', {
      has: page.getByRole('heading', { name: 'Như vào cuối ngày 05/03/2026' }),
    });
    await asOf.getByText('đã tiếp nhận').waitFor();
    await expect.poll(() => asOf.innerText(), patience).toMatch(/Chủ trì\s+Văn phòng thử nghiệm/);
    await expect.poll(() => asOf.innerText(), patience).not.toContain('Trần Thị Thử');
    await day.fill('2026-03-06');
    await page.getByText('Trần Thị Thử').first().waitFor();
    await day.fill('2026-03-04');
    await page.getByText('Đến ngày này chưa có bản ghi nào.').waitFor();
    await page.getByRole('button', { name: 'Bỏ chọn ngày' }).click();
    expect(new URL(page.url()).search).toBe('');
  }));

test('the page can be read by everybody, on a phone and at a desk, light and dark', () =>
  inBrowserCity(async (city) => {
    const id = await aTaskWithHistory(city);
    const page = await openHistory(city, id, {});
    await page.getByLabel('Xem như vào cuối ngày').fill('2026-03-06');
    await page.getByRole('heading', { name: 'Như vào cuối ngày 06/03/2026' }).waitFor();
    await page.getByRole('heading', { name: 'Đã giao việc' }).waitFor();
    expect(await findAllBarriers(page, 'history')).toEqual([]);
  }));

test('a task leads to its history, and what has none says so', () =>
  inBrowserCity(async (city) => {
    const id = await aTaskWithHistory(city);
    const page = await city.open({ as: city.staff });
    await page.goto(`${city.url}/tasks/${id}`);
    await page.getByRole('link', { name: 'Lịch sử thay đổi' }).click();
    await page.getByRole('heading', { name: 'Đã tiếp nhận' }).waitFor();
    await page.goto(`${city.url}/history/work-item/0190a000-0000-7000-8000-00000000dead`);
    await page.getByRole('alert').waitFor();
    await page.goto(`${city.url}/history/nonsense/1`);
    await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
  }));
