import type { Browser, CDPSession } from 'playwright-core';
import { launchBrowser } from '../test/browser/launch.ts';
import { median, type Row, shown } from './table.ts';

/** The profiles of phones and lines that Chromium's own tools use; the processor is slowed down four times as well. */
export const lines = {
  'slow 3G': { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
  'slow 4G': { latency: 150, downloadThroughput: 180_000, uploadThroughput: 84_000 },
} as const;
export type Line = (typeof lines)[keyof typeof lines];
export const slowdown = 4;
/** So long nothing larger has been painted: the page stands. A page with live changes is never quiet on the line. */
const quietMs = 4000;
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

export async function slowDown(devtools: CDPSession, line: Line | null): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (line === null) return;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...line });
}

interface Opened {
  lcpMs: number;
  bytes: number;
  scriptBytes: number;
}

/** Until the largest thing of the first screen is painted, with nothing on the phone, and what was loaded for it. */
export async function benchSlowPhone(
  url: string,
  pages: readonly (readonly [string, string])[],
  rounds: number,
): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    const rows: Row[] = [];
    for (const [name, path] of pages) {
      const opened: Opened[] = [];
      for (let round = 0; round < rounds; round++) opened.push(await open(browser, url + path));
      const of = (what: keyof Opened) => median(opened.map((each) => each[what]));
      rows.push({
        group: `Public pages on a slow phone: slow 4G, processor ÷ ${slowdown}`,
        what: name,
        values: {
          'largest contentful paint, s': shown(of('lcpMs') / 1000),
          'loaded, kB': shown(of('bytes') / 1000),
          'script, kB': shown(of('scriptBytes') / 1000),
        },
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
}

async function open(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await slowDown(devtools, lines['slow 4G']);
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  const opened = await page.evaluate<Opened>(`new Promise((resolve) => {
    const sum = (entries) => entries.reduce((bytes, each) => bytes + each.transferSize, 0);
    const tell = (lcpMs) => {
      const loaded = performance.getEntriesByType('resource');
      resolve({
        lcpMs,
        bytes: sum([...performance.getEntriesByType('navigation'), ...loaded]),
        scriptBytes: sum(loaded.filter(({ name }) => new URL(name).pathname.endsWith('.js'))),
      });
    };
    let settled;
    new PerformanceObserver((list) => {
      clearTimeout(settled);
      settled = setTimeout(tell, ${quietMs}, list.getEntries().at(-1).startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
  await context.close();
  return opened;
}
