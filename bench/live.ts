import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/command-line.ts';
import { sql } from '../src/kernel/db/db.ts';
import { systemActor } from '../src/kernel/identity/actor.ts';
import { AccountId } from '../src/kernel/identity/contract.ts';
import { openSession } from '../src/kernel/identity/sessions.ts';
import { OrganisationId } from '../src/kernel/organisations/contract.ts';
import type { Services } from '../src/kernel/services.ts';
import { NewWorkItem, type WorkItemId } from '../src/kernel/work/contract.ts';
import { openWorkItem } from '../src/kernel/work/open-work-item.ts';
import { openServices } from '../src/open-services.ts';
import { benchSettings } from './bench-settings.ts';
import { createDatabase, type Engine } from './http.ts';
import { startProgram } from './processes.ts';
import { type Row, shown } from './table.ts';

const streamsEach = 20;
const acts = 100;
const pauseMs = 100;

/**
 * Screens of officers of one office, each with the account's own rights, hear of comments on unpublished work of theirs.
 * Measured from sending the comment to its event on each screen.
 */
export async function benchLive(engine: Engine, screens: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const database = engine.kind === 'native' ? await createDatabase(engine.serverUrl) : null;
  const settings = benchSettings(folder, database);
  try {
    const services = await openServices(settings, systemClock);
    const { cookies, work } = await makeOffice(services, Math.ceil(screens / streamsEach));
    await services.db.close();
    const program = await startProgram(settings);
    try {
      return [{ group: 'Live screens', what: engine.kind, values: await measure(program.url, cookies, work, screens) }];
    } finally {
      await program.stop();
    }
  } finally {
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One office with so many officers, each with a session, and a task of the office that the public does not see. */
function makeOffice({ db, clock, settings }: Services, officers: number) {
  const now = clock();
  return db.inTransaction(async (tx) => {
    const office = OrganisationId.parse(randomUUID());
    await tx.run(sql`
      insert into organisation (id, name, kind, valid_from) values (${office}, 'Văn phòng đo', 'office', '2020-01-01')`);
    const cookies: string[] = [];
    for (let n = 0; n < officers; n++) {
      const accountId = AccountId.parse(randomUUID());
      await tx.run(sql`
        insert into account (id, name, email, created_at, updated_at)
        values (${accountId}, 'Bench', ${`bench-${n}@bench.example`}, ${now}, ${now})`);
      await tx.run(sql`
        insert into appointment (id, account_id, organisation_id, role, valid_from)
        values (${randomUUID()}, ${accountId}, ${office}, 'officer', '2020-01-01')`);
      const opening = { accountId, by: 'password', secondFactor: false, address: '127.0.0.1', agent: 'bench' } as const;
      cookies.push(`dothi.session_token=${await openSession(tx, opening, settings, now)}`);
    }
    const input = NewWorkItem.parse({ title: 'Việc để đo', ownerId: office });
    return { cookies, work: await openWorkItem(tx, systemActor, input, now) };
  });
}

async function measure(
  url: string,
  cookies: readonly string[],
  work: WorkItemId,
  screens: number,
): Promise<Record<string, string>> {
  const before = await memoryMiB(url);
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  const heard: number[] = [];
  let sentAt = 0;
  const streams: IncomingMessage[] = [];
  for (let opened = 0; opened < screens; opened += 50) {
    const some = Array.from(
      { length: Math.min(50, screens - opened) },
      (_, i) => cookies[(opened + i) % cookies.length],
    );
    streams.push(...(await Promise.all(some.map((cookie = '') => openStream(url, agent, cookie)))));
  }
  for (const stream of streams) {
    stream.on('data', (bytes: Buffer) => {
      if (bytes.includes('event: work.changed')) heard.push(performance.now() - sentAt);
    });
  }
  const open = await memoryMiB(url);
  for (let n = 1; n <= acts; n++) {
    sentAt = performance.now();
    await comment(url, cookies[n % cookies.length] ?? '', work, `Lần ${n}`);
    while (heard.length < n * screens) await pause(5);
    await pause(pauseMs);
  }
  const busy = await memoryMiB(url);
  agent.destroy();
  const sorted = heard.toSorted((a, b) => a - b);
  const at = (share: number) => shown(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    screens: shown(screens),
    'p50 ms': at(0.5),
    'p99 ms': at(0.99),
    'slowest ms': at(1),
    'memory without, MiB': shown(before),
    'with, MiB': shown(open),
    'after the acts, MiB': shown(busy),
  };
}

function openStream(url: string, agent: Agent, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = get(`${url}/api/v1/events`, { agent, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`a stream was answered with ${answer.statusCode}`));
      answer.once('data', () => resolve(answer));
    });
    asked.on('error', reject); // after the first message it changes nothing: the streams end with the measuring
  });
}

async function comment(url: string, cookie: string, work: WorkItemId, text: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/work-items/${work}/comments`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  if (!answer.ok) throw new Error(`a comment was answered with ${answer.status}: ${await answer.text()}`);
}

async function memoryMiB(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Math.round(Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]) / 2 ** 20);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
