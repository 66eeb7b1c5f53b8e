import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/kernel/package-root.ts';
import { type Row, shown } from './table.ts';

const group = 'Start, embedded';

/** From the command to the first address printed: with an empty folder (schema and demo city), then again. */
export async function benchStart(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-start-'));
  try {
    const cold = await start(folder);
    const warm = await start(folder);
    const row = (what: string, { seconds, mebibytes }: Started): Row => ({
      group,
      what,
      values: { seconds: shown(seconds), 'memory, MiB': shown(mebibytes) },
    });
    return [row('first start: schema, demo city, its document read', cold), row('next start', warm)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Started {
  seconds: number;
  mebibytes: number;
}

function start(folder: string): Promise<Started> {
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: undefined };
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, [join(packageRoot, 'dist', 'server', 'main.js')], { env });
  return new Promise((resolve, reject) => {
    let started: Started | undefined;
    child.stdout.on('data', (bytes: Buffer) => {
      if (started !== undefined || !/http:\/\/\S+:\d+/.test(bytes.toString())) return;
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      started = { seconds, mebibytes: residentKilobytes(child.pid) / 1024 };
      child.kill('SIGINT');
    });
    child.once('exit', (code) => {
      if (started === undefined) reject(new Error(`ended with ${code} before it listened`));
      else resolve(started);
    });
  });
}

/** The process's memory as Linux accounts for it. */
function residentKilobytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
}
