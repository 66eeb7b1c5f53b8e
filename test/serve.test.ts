import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Settings } from '../src/kernel/settings/settings.ts';
import { serve } from '../src/serve.ts';
import { testNow } from './city.ts';
import { freshDatabase } from './fresh-database.ts';

// The whole server on a port and a database of its own: a folder, or a second city's schema beside the first.
let folder: string;
let settings: Settings;
let remove: () => Promise<void>;
let isEmbedded: boolean;
beforeAll(async () => {
  const fresh = await freshDatabase();
  remove = fresh.remove;
  const { databaseUrl, dataDir } = fresh.options;
  isEmbedded = databaseUrl === null;
  folder = await mkdtemp(join(tmpdir(), 'dothi-serve-'));
  const native = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl, DATABASE_SCHEMA: 'dothi_serve_trial' };
  settings = Settings.parse({ PORT: '0', DATA_DIR: folder, DEMO: 'off', LOG_LEVEL: 'silent', ...native });
  if (dataDir !== null) await rename(dataDir, join(folder, 'database'));
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await remove();
});

const clock = () => testNow;

test('the first start gives the administrator a password, the next one keeps what is there', async () => {
  const first = await serve(settings, clock);
  const account = first.firstAccount;
  expect(account?.oneTimePassword).toMatch(/^(\w{4}-){3}\w{4}$/);
  const signedIn = await fetch(`${first.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: account?.email, password: account?.oneTimePassword }),
  });
  expect(signedIn.status).toBe(201);
  const [cookie = ''] = signedIn.headers.getSetCookie();
  if (isEmbedded) await expect(serve(settings, clock)).rejects.toMatchObject({ code: 'db.folder-in-use' });
  await first.close();
  await expect(fetch(`${first.address}/healthz`)).rejects.toThrow();

  const second = await serve(settings, clock);
  expect(second.firstAccount).toBeUndefined();
  const session = await fetch(`${second.address}/api/v1/session`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  expect(await session.json()).toMatchObject({
    account: { email: account?.email },
    appointments: [{ role: 'administrator' }, { role: 'office' }],
  });
  await second.close();
}, 180_000);
