import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/kernel/package-root.ts';

interface Ended {
  status: number;
  out: string;
  err: string;
}

/** Runs the command line as a program of its own, and waits for its end. */
function dothi(parameters: string[], env: Record<string, string> = {}): Promise<Ended> {
  const command = ['--import', 'tsx', join(packageRoot, 'src', 'cli.ts'), ...parameters];
  const options = {
    cwd: packageRoot,
    env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8', DATA_DIR: tmpdir(), ...env },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, command, options, (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

test('every command tells how it is used', async () => {
  const { status, out } = await dothi(['--help']);
  expect(status).toBe(0);
  for (const command of ['serve', 'extract', 'deadline', 'score', 'areas', 'user', 'demo', 'generate'])
    expect(out).toContain(command);
  const serve = await dothi(['serve', '--help']);
  expect([serve.status, serve.out]).toEqual([0, expect.stringContaining('BASEMAP_STYLE')]);
});

test('misuse ends with 2 and says what is wrong', async () => {
  expect(await dothi(['nonsense'])).toMatchObject({ status: 2, err: "error: unknown command 'nonsense'\n" });
  expect(await dothi(['user', 'create'])).toMatchObject({ status: 2, err: expect.stringContaining('--email') });
});

test('a wrong setting keeps the server from starting, named in one sentence in the language of the machine', async () => {
  const english = await dothi(['serve'], { PORT: 'eighty' });
  expect(english).toMatchObject({
    status: 1,
    out: '',
    err: expect.stringMatching(/^Setting PORT \(environment\) is not valid: .*\n$/),
  });
  const vietnamese = await dothi(['serve'], { PORT: 'eighty', LANG: 'vi_VN.UTF-8' });
  expect(vietnamese.err).toMatch(/^Cấu hình PORT \(biến môi trường\) không hợp lệ: .*\n$/);
});
