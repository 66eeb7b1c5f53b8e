import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/command-line.ts';
import { sql } from '../src/kernel/db/db.ts';
import { systemActor } from '../src/kernel/identity/actor.ts';
import { createAccount } from '../src/kernel/identity/create-account.ts';
import { hashPassword } from '../src/kernel/identity/password-hash.ts';
import { Settings } from '../src/kernel/settings/settings.ts';
import { openServices } from '../src/open-services.ts';
import { type Row, shown } from './table.ts';

const costs = [14, 15, 16, 17];
const atOnce = 4;

/** Sign-ins a second by the cost of a password's hash, four at a time, over the whole server on the embedded database. */
export async function benchSignIn(seconds: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-bench-'));
  const settings = Settings.parse({ DATA_DIR: folder, LOG_LEVEL: 'silent', DEMO: 'off' });
  const services = await openServices(settings, systemClock);
  const rows: Row[] = [];
  try {
    for (const cost of costs) {
      const values = await measure({ ...services, settings: { ...settings, PASSWORD_COST: cost } }, cost, seconds);
      rows.push({ group: 'Sign-in', what: `cost ${cost} (${shown(2 ** cost / 512)} MiB)`, values });
    }
  } finally {
    await services.db.close();
    await rm(folder, { recursive: true, force: true });
  }
  return rows;
}

async function measure(services: Parameters<typeof createApp>[0], cost: number, seconds: number) {
  const { db, clock } = services;
  const password = randomUUID();
  const email = `cost-${cost}@bench.example`;
  const hash = await hashPassword(password, cost);
  const appointments = [{ role: 'office' as const, organisationId: null, areaId: null }];
  await db.inTransaction(async (tx) => {
    await createAccount(tx, systemActor, { email, name: 'Bench', appointments }, { password, hash }, clock());
    await tx.run(sql`update account set password_is_one_time = false where email = ${email}`);
  });
  const app = createApp({ ...services });
  const took: number[] = [];
  const end = performance.now() + seconds * 1000;
  const one = async (visitor: number) => {
    while (performance.now() < end) {
      const begun = performance.now();
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/session',
        remoteAddress: `192.0.2.${visitor}`,
        payload: { email, password },
      });
      // The route takes 120 a minute from one address; so many are enough to measure.
      if (answer.statusCode === 429) return;
      if (answer.statusCode !== 201) throw new Error(`signing in was answered with ${answer.statusCode}`);
      took.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, (_, i) => one(i + 1)));
  const elapsed = (performance.now() - begun) / 1000;
  await app.close();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
  return {
    'sign-ins/s': shown(took.length / elapsed),
    'p50 ms': shown(at(0.5)),
    'p99 ms': shown(at(0.99)),
  };
}
