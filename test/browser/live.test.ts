import { connect, createServer, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Actor, publicActor } from '../../src/kernel/identity/actor.ts';
import { acceptWorkItem } from '../../src/kernel/work/acts.ts';
import { NewWorkItem, type WorkItemId } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { settleDesk } from '../../src/modules/reports/duty/testing.ts';
import { fileReport } from '../../src/modules/reports/server/file-report.ts';
import { aReport, inOtherWard } from '../../src/modules/reports/server/testing.ts';
import { servicesOn, testNow } from '../city.ts';
import { inLiveCity, type LiveCity } from '../live-city.ts';
import { builtPages, openBrowser } from './browser.ts';
import { findBarriers, patience, sticksOut, type themes, widths } from './visit.ts';

interface Opening {
  as?: Actor;
  width?: keyof typeof widths;
  theme?: (typeof themes)[number];
}

/** A city in which acts commit, looked at by people in windows of their own, over a line that can be cut. */
async function inWindows(
  work: (city: LiveCity & { line: Line; open: (path: string, opening?: Opening) => Promise<Page> }) => Promise<void>,
): Promise<void> {
  await inLiveCity(async (city) => {
    const { url } = await city.serve({ pages: builtPages() });
    const line = await lineTo(url);
    const browser = await openBrowser();
    const closing: (() => Promise<void>)[] = [() => line.close()];
    const open = async (path: string, { as, width = 'desktop', theme = 'light' }: Opening = {}): Promise<Page> => {
      const context = await browser.newContext({
        viewport: { width: widths[width], height: 900 },
        colorScheme: theme,
        locale: 'vi-VN',
      });
      closing.push(() => context.close());
      await context.clock.setFixedTime(new Date(testNow));
      await context.addInitScript(`localStorage.setItem('language', 'vi')`);
      if (as !== undefined) {
        const [name = '', value = ''] = (await city.cookieOf(as)).split(/=(.*)/s);
        await context.addCookies([{ url: line.url, name, value }]);
      }
      const page = await context.newPage();
      page.setDefaultTimeout(patience.timeout);
      const stands = page.waitForResponse((response) => response.url().endsWith('/api/v1/events'));
      await page.goto(`${line.url}${path}`);
      await stands;
      return page;
    };
    try {
      await work({ ...city, line, open });
    } finally {
      for (const close of closing.toReversed()) await close();
    }
  });
}

interface Line {
  url: string;
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** A line to the server that can break and come back. */
async function lineTo(server: string): Promise<Line> {
  const { hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  let isCut = false;
  const proxy = createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const onward = connect({ host: hostname, port: Number(port) });
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        sockets.delete(end);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const bound = proxy.address();
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    cut,
    restore: () => {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        cut();
      }),
  };
}

const newTask = ({ db, staff, office }: LiveCity, title: string): Promise<WorkItemId> => {
  const input = NewWorkItem.parse({ title, ownerId: office });
  return db.inTransaction((tx) => openWorkItem(tx, staff, { ...input, published: true }, testNow));
};
const accept = ({ db, staff }: LiveCity, id: WorkItemId) =>
  db.inTransaction((tx) => acceptWorkItem(tx, staff, { id, version: null, body: {} }, testNow));

test('what one person does the others see, without losing what they are at', () =>
  inWindows(async (city) => {
    const id = await newTask(city, 'vá vỉa hè phố Cốc Lếu');
    const mine = await city.open(`/tasks/${id}`, { as: city.staff });
    const colleague = await city.open(`/tasks/${id}`, { as: city.staff });
    const anybody = await city.open('/tasks');
    const comment = colleague.getByLabel('Viết trao đổi');
    await comment.fill('Đề nghị bổ sung ');
    await anybody.getByRole('link', { name: /vá vỉa hè/i }).waitFor();

    await mine.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await colleague.locator('.page-head').getByText('đã tiếp nhận').waitFor();
    await comment.pressSequentially('vật liệu');
    await expect.poll(() => comment.inputValue(), patience).toBe('Đề nghị bổ sung vật liệu');

    await newTask(city, 'chỉnh trang công viên Nhạc Sơn');
    await anybody.getByRole('link', { name: /chỉnh trang công viên/i }).waitFor();
    await anybody.getByRole('heading', { level: 1, name: /2/ }).waitFor();
  }));

test('a question that is open keeps the version it was asked on', () =>
  inWindows(async (city) => {
    const id = await newTask(city, 'vá vỉa hè phố Cốc Lếu');
    const page = await city.open(`/tasks/${id}`, { as: city.staff });
    await page.getByRole('button', { name: 'Từ chối nhiệm vụ', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Không thuộc thẩm quyền');
    await accept(city, id);
    await dialog.getByRole('button', { name: 'Từ chối nhiệm vụ', exact: true }).click();
    await page.getByRole('dialog').getByText('Người khác vừa sửa việc này').waitFor();
  }));

test('a page whose line breaks says so, comes back by itself, and has missed nothing', () =>
  inWindows(async (city) => {
    const id = await newTask(city, 'vá vỉa hè phố Cốc Lếu');
    const phone = await city.open('/tasks', { width: 'phone', theme: 'dark' });
    const page = await city.open(`/tasks/${id}`);
    await page.getByRole('heading', { level: 1, name: /vá vỉa hè/i }).waitFor();
    const lost = page.getByRole('status').getByText('Mất kết nối, đang nối lại…');
    city.line.cut();
    await lost.waitFor();
    await phone.getByRole('status').getByText('Mất kết nối').waitFor();
    expect(await sticksOut(phone)).toBe(false);
    expect(await findBarriers(page)).toEqual([]);
    await accept(city, id);
    city.line.restore();
    await page.locator('.page-head').getByText('đã tiếp nhận').waitFor();
    await lost.waitFor({ state: 'detached' });
  }));

test('the duty desk marks what comes in, and tells a screen reader of many in one sentence', () =>
  inWindows(async ({ db, office, otherOffice, people, open }) => {
    await db.inTransaction((tx) => settleDesk({ tx, now: testNow, office, otherOffice }));
    const file = (text: string) => {
      const filing = { report: aReport({ text, position: inOtherWard }), channel: 'web' };
      return db.inTransaction((tx) => fileReport(tx, servicesOn(db), publicActor, filing, testNow));
    };
    await file('Rác đổ đầy ngõ');
    const page = await open('/duty', { as: people['duty-officer'] });
    await page.getByRole('button', { name: /Rác đổ đầy ngõ/ }).waitFor();
    await page.evaluate(`
      told = 0;
      new MutationObserver(() => told++).observe(document.querySelector('.duty-stream [role=status]'),
        { childList: true, characterData: true, subtree: true });`);
    for (const text of ['Cây đổ chắn ngang đường', 'Cống tắc, nước tràn', 'Đèn tắt']) await file(text);
    await page.locator('.duty-new').nth(2).waitFor();
    await page.getByRole('button', { name: /Rác đổ đầy ngõ/ }).waitFor();
    await page
      .locator('.duty-stream [role=status]')
      .getByText(/phản ánh mới/)
      .waitFor();
    expect(await page.evaluate('told')).toBe(1);
    const wall = await open('/command', { as: people['duty-officer'] });
    const cameIn = wall.locator('.last-hour dd').first();
    await expect.poll(() => cameIn.textContent(), patience).toBe('4');
    await file('Nắp cống vỡ');
    await expect.poll(() => cameIn.textContent(), patience).toBe('5');
  }));
