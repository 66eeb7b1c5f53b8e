import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { systemClock } from '../src/command-line.ts';
import { sql } from '../src/kernel/db/db.ts';
import { systemActor } from '../src/kernel/identity/actor.ts';
import { AccountId } from '../src/kernel/identity/contract.ts';
import { openSession } from '../src/kernel/identity/sessions.ts';
import { OrganisationId } from '../src/kernel/organisations/contract.ts';
import { packageRoot } from '../src/kernel/package-root.ts';
import type { Services } from '../src/kernel/services.ts';
import { openWorkItem } from '../src/kernel/work/open-work-item.ts';
import { openServices } from '../src/open-services.ts';
import { launchBrowser } from '../test/browser/launch.ts';
import { benchSettings } from './bench-settings.ts';
import { createDatabase, type Engine } from './http.ts';
import { startProgram } from './processes.ts';
import { type Line, lines, phone, slowDown, slowdown } from './slow-phone.ts';
import { median, type Row, shown } from './table.ts';

const tasks = 60;

/**
 * From the address to the officer's list standing on the screen: the first time, with nothing on the phone; again, the
 * worker in charge; and without any line.
 */
export async function benchField(engine: Engine, rounds: number): Promise<Row[]> {
  if (!existsSync(join(packageRoot, 'dist', 'web', 'field', 'index.html')))
    throw new Error('build first: npm run build');
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = engine.kind === 'native' ? await createDatabase(engine.serverUrl) : null;
  const settings = benchSettings(folder, database);
  try {
    const services = await openServices(settings, systemClock);
    const token = await makeOfficer(services);
    await services.db.close();
    const program = await startProgram(settings);
    try {
      return await measure(program.url, token, rounds);
    } finally {
      await program.stop();
    }
  } finally {
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A field officer with so many open tasks. Answers the session. */
function makeOfficer({ db, clock, settings }: Services): Promise<string> {
  const now = clock();
  return db.inTransaction(async (tx) => {
    const office = OrganisationId.parse(randomUUID());
    await tx.run(sql`
      insert into organisation (id, name, kind, valid_from) values (${office}, 'Đội trật tự đô thị', 'office', '2020-01-01')`);
    const id = AccountId.parse(randomUUID());
    await tx.run(sql`
      insert into account (id, name, email, created_at, updated_at)
      values (${id}, 'Bench', 'bench@bench.example', ${now}, ${now})`);
    await tx.run(sql`
      insert into appointment (id, account_id, organisation_id, role, valid_from)
      values (${randomUUID()}, ${id}, ${office}, 'field-officer', '2020-01-01')`);
    for (let n = 1; n <= tasks; n++) {
      const title = `Kiểm tra trật tự đô thị tuyến phố số ${n}, yêu cầu tháo dỡ mái che lấn chiếm vỉa hè`;
      await openWorkItem(tx, systemActor, { title, ownerId: office, deadline: { rule: '5wd' } }, now);
    }
    const opening = {
      accountId: id,
      by: 'password',
      secondFactor: false,
      address: '127.0.0.1',
      agent: 'bench',
    } as const;
    return openSession(tx, opening, settings, now);
  });
}

async function measure(url: string, token: string, rounds: number): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    const rows: Row[] = [];
    for (const [name, line] of Object.entries(lines)) {
      const times = { first: [] as number[], again: [] as number[], offline: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        const context = await browser.newContext(phone);
        await context.addCookies([{ url, name: 'dothi.session_token', value: token }]);
        times.first.push(await open(context, url, line));
        times.again.push(await open(context, url, line));
        await context.setOffline(true);
        times.offline.push(await open(context, url, null));
        await context.close();
      }
      const values = Object.fromEntries(
        Object.entries(times).map(([what, seconds]) => [`${what}, s`, shown(median(seconds))]),
      );
      rows.push({ group: 'Field part on a slow phone, to the list', what: `${name}, processor ÷ ${slowdown}`, values });
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** Opens it in a window of its own and waits until it is complete on the phone, so that the next opening can use it. */
async function open(context: BrowserContext, url: string, line: Line | null) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await slowDown(devtools, line);
  await page.goto(`${url}/field`, { waitUntil: 'commit', timeout: 60_000 });
  // Told by the page's own clock: from the navigation to the frame in which the list stands there.
  const ms = await page.evaluate<number>(`new Promise((resolve) => {
    const look = () => document.querySelector('.field-list li') === null
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => resolve(performance.now()));
    look();
  })`);
  await page.evaluate(`navigator.serviceWorker.controller !== null || new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(null)))`);
  await page.close();
  return ms / 1000;
}
