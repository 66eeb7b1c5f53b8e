import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { invalid } from '../refusal.ts';
import type { Settings } from './settings.ts';

/** The secret that signs sessions: the one that is set, else the one made at the first start and kept beside the data. */
export async function sessionSecret({ SESSION_SECRET, DATA_DIR }: Settings): Promise<string> {
  if (SESSION_SECRET !== undefined) return SESSION_SECRET;
  const file = join(DATA_DIR, 'session-secret');
  try {
    await mkdir(DATA_DIR, { recursive: true });
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
    const secret = await readFile(file, 'utf8');
    if (secret.length < 32) throw new Error('it is too short');
    return secret;
  } catch (error) {
    throw invalid('settings.secret-unreadable', { source: file, why: error instanceof Error ? error.message : '' });
  }
}
