import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../src/kernel/package-root.ts';
import type { Settings } from '../src/kernel/settings/settings.ts';
import type { Scenario } from './floor.ts';

export interface Running {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

export function startProgram(settings: Settings): Promise<Running> {
  const port = 20_000 + (process.pid % 20_000);
  const env = {
    ...process.env,
    DATA_DIR: settings.DATA_DIR,
    DATABASE_URL: settings.DATABASE_URL,
    SESSION_SECRET: settings.SESSION_SECRET,
    TRUST_PROXY: settings.TRUST_PROXY.join(','),
    OPEN_DATA_PER_MINUTE: String(settings.OPEN_DATA_PER_MINUTE),
    LOG_LEVEL: 'silent',
    DEMO: 'off',
    PORT: String(port),
  };
  const entry = join(packageRoot, 'dist', 'server', 'main.js');
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return running(child, /(http:\/\/\S+:\d+)/);
}

export function startFloorProcess(settings: Settings, scenarios: readonly Scenario[]): Promise<Running> {
  const entry = join(packageRoot, 'bench', 'serve-floor.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', entry], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin?.end(JSON.stringify({ settings, scenarios }));
  return running(child, /(http:\/\/\S+:\d+)/);
}

/** Waits for the line with the address. */
function running(child: ChildProcess, address: RegExp): Promise<Running> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', () => child.kill('SIGKILL')); // a run that is broken off leaves nothing behind that asks for its city
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const url = address.exec(said)?.[1];
      if (url !== undefined) resolve({ url, pid: child.pid ?? 0, stop });
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened: ${said}`)));
  });
}
