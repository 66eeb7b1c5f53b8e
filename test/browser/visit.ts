import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { createApp } from '../../src/app.ts';
import type { App } from '../../src/kernel/http/app.ts';
import type { Actor } from '../../src/kernel/identity/actor.ts';
import type { Settings } from '../../src/kernel/settings/settings.ts';
import type { Instant } from '../../src/kernel/time.ts';
import { inTestCity, type TestCity, testNow } from '../city.ts';
import { openReader } from '../reader-of-worker.ts';
import { builtPages, openBrowser } from './browser.ts';

export const widths = { desktop: 1440, phone: 390 } as const;
/** How long a test waits for what a page does by itself. */
export const patience = { timeout: 15_000, interval: 100 };
export const themes = ['light', 'dark'] as const;

export interface Visit {
  as?: Actor | null;
  width?: keyof typeof widths;
  theme?: (typeof themes)[number];
  language?: 'vi' | 'en';
}

/** The test city served on a real port with the pages as they are delivered, and people who look at them. */
export interface BrowserCity extends TestCity {
  url: string;
  /** An empty window of its own for each visitor. Whatever a page complains about in it fails the test at its end. */
  open(visit?: Visit): Promise<Page>;
}

export interface Setting {
  /** Another moment than the test city's: for visitors without a session, which would have run out by then. */
  now?: Instant;
  settings?: Partial<Settings>;
}

export async function inBrowserCity(
  work: (city: BrowserCity) => Promise<void>,
  { now = testNow, settings }: Setting = {},
): Promise<void> {
  await inTestCity(async (city) => {
    const browser = await openBrowser();
    const services = {
      ...city.services,
      settings: { ...city.services.settings, ...settings },
      clock: () => now,
      pages: builtPages(),
    };
    const app: App = createApp(services, { openReader });
    // Nothing is ever committed in the test city, so there is nothing to hear: see live.test.ts. Answered here and not by
    // the browser, which keeps no files once it looks at what is asked.
    app.addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.url === '/api/v1/events') return reply.code(204).send();
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const open = async ({ as = null, width = 'desktop', theme = 'light', language = 'vi' }: Visit = {}) => {
      const context = await browser.newContext({
        viewport: { width: widths[width], height: width === 'phone' ? 844 : 900 },
        isMobile: width === 'phone',
        hasTouch: width === 'phone',
        colorScheme: theme,
        locale: language === 'vi' ? 'vi-VN' : 'en-GB',
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      await context.clock.setFixedTime(new Date(now));
      await context.addInitScript(`localStorage.setItem('language', '${language}')`);
      if (as !== null) await context.addCookies([{ url, ...(await cookieFor(city, as)) }]);
      const page = await context.newPage();
      page.setDefaultTimeout(patience.timeout);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // A refusal is an answer, and the browser notes every one.
        const expected = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !expected) complaints.push(message.text());
      });
      return page;
    };
    try {
      await work({ ...city, now, url, open });
    } finally {
      await Promise.all(contexts.map((context) => context.close()));
      await app.close();
    }
    if (complaints.length > 0) throw new Error(`a page complained: ${[...new Set(complaints)].join('\n')}`);
  });
}

async function cookieFor(city: TestCity, actor: Actor): Promise<{ name: string; value: string }> {
  const [name = '', value = ''] = (await city.cookieOf(actor)).split(/=(.*)/s);
  return { name, value };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a reader with a screen reader, a keyboard or weak eyes would stumble over. In the dark only colours differ. */
export async function findBarriers(page: Page): Promise<string[]> {
  if (await page.evaluate<boolean>('!("axe" in window)')) await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>(`axe.run(document, {
    resultTypes: ['violations'],
    ...(matchMedia('(prefers-color-scheme: dark)').matches && { runOnly: ['color-contrast', 'link-in-text-block'] }),
  })`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}

/** What somebody stumbles over on the page as it stands, at each width, in light and in dark. */
export async function findAllBarriers(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const [name, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 900 });
    if (await sticksOut(page)) found.push(`${where} (${name}) sticks out`);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const barrier of await findBarriers(page)) found.push(`${where} (${name}, ${theme}) ${barrier}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** Whether anything sticks out to the right, so that the page has to be pushed sideways. */
export const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
