import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from './read-settings.ts';
import { sessionSecret } from './secret.ts';
import { Settings } from './settings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dothi-settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = (env: Record<string, string>) => readSettings({ env, folder: join(folder, 'nowhere'), language: 'en' });

test('without a word everything has its default', () => {
  expect(read({ PATH: '/usr/bin' })).toMatchObject({
    HOST: '127.0.0.1',
    PORT: 3000,
    DATA_DIR: './data',
    LOG_LEVEL: 'info',
  });
});

test('the file is read, and the environment goes before it', async () => {
  await writeFile(join(folder, 'dothi.env'), 'PORT=8080\nCITY_NAME="Lào Cai" # ours\nHOST=0.0.0.0\n');
  const settings = readSettings({ env: { PORT: '9090', HOST: '' }, folder, language: 'en' });
  expect(settings).toMatchObject({ PORT: 9090, CITY_NAME: 'Lào Cai', HOST: '0.0.0.0' });
});

test('a wrong value is named, with where it came from', () => {
  const refusal = (env: Record<string, string>) => {
    try {
      return read(env);
    } catch (error) {
      return error;
    }
  };
  expect(refusal({ PORT: 'eighty' })).toMatchObject({
    code: 'settings.wrong-value',
    details: { name: 'PORT', source: 'environment' },
  });
  expect(refusal({ DATABASE_URL: 'mysql://x' })).toMatchObject({ details: { name: 'DATABASE_URL' } });
  expect(refusal({ LOG_LEVEL: 'loud' })).toMatchObject({ details: { name: 'LOG_LEVEL' } });
  expect(refusal({ PUBLIC_URL: 'dothi.example' })).toMatchObject({ details: { name: 'PUBLIC_URL' } });
  expect(refusal({ TRUST_PROXY: '127.0.0.1, everybody' })).toMatchObject({ details: { name: 'TRUST_PROXY' } });
  expect(refusal({ SESSION_SECRET: 'short' })).toMatchObject({ details: { name: 'SESSION_SECRET' } });
  expect(JSON.stringify(refusal({ SESSION_SECRET: 'short' }))).not.toContain('"short"');
});

test('a misspelt setting is refused, with the one that was meant', async () => {
  const file = join(folder, 'typo.env');
  await writeFile(file, 'DATABSE_URL=postgres://localhost/x\n');
  expect(() => read({ DOTHI_CONFIG: file })).toThrow(
    expect.objectContaining({
      code: 'settings.unknown',
      details: { name: 'DATABSE_URL', source: file, suggestion: ' Did you mean DATABASE_URL?' },
    }),
  );
  expect(() => read({ DOTHI_PORT: '1' })).toThrow(expect.objectContaining({ code: 'settings.unknown' }));
  expect(() => read({ DOTHI_CONFIG: join(folder, 'gone.env') })).toThrow(
    expect.objectContaining({ code: 'settings.file-unreadable' }),
  );
});

test('the secret is made once, for its owner alone, and kept', async () => {
  const settings = Settings.parse({ DATA_DIR: join(folder, 'data') });
  const secret = await sessionSecret(settings);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(await sessionSecret(settings)).toBe(secret);
  const file = join(folder, 'data', 'session-secret');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, 'utf8')).toBe(secret);

  const SESSION_SECRET = 'a secret from the environment, long enough';
  expect(await sessionSecret({ ...settings, SESSION_SECRET })).toBe(SESSION_SECRET);
  await chmod(file, 0o600);
  await writeFile(file, '');
  await expect(sessionSecret(settings)).rejects.toMatchObject({ code: 'settings.secret-unreadable' });
});
