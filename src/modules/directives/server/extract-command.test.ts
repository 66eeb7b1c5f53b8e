import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const order = 'KẾ HOẠCH\n\n1. Giao Sở Y tế rà soát các cơ sở khám bệnh, hoàn thành trước ngày 30/6/2026.\n';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dothi-extract-'));
  await writeFile(join(folder, 'a.txt'), order);
  await writeFile(join(folder, 'b.html'), '<h1>KẾ HOẠCH</h1><p>1. Giao Sở Xây dựng lập danh mục.</p>');
  await writeFile(join(folder, 'hong.pdf'), '%PDF-1.7 …');
});
afterAll(() => rm(folder, { recursive: true }));

const command = new URL('./extract-command.ts', import.meta.url).href;
const program = `
  import { Command } from '${pathToFileURL(createRequire(import.meta.url).resolve('commander')).href}';
  import { extractCommand } from '${command}';
  const program = new Command('dothi').exitOverride();
  extractCommand(program);
  await program.parseAsync(process.argv.slice(1), { from: 'user' }).catch(() => { process.exitCode = 2; });`;
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

interface Outcome {
  status: number | null;
  out: string;
  err: string;
}

/** The command in a process of its own, under a program that holds nothing else. */
function dothi(args: string[], input = '', env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', program, '--', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  child.stdin.end(input);
  const outcome: Outcome = { status: null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    outcome.err += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...outcome, status }));
  });
}

test('--json prints one object for each file, each on a line, in the order of the files', async () => {
  const { status, out, err } = await dothi(['extract', 'a.txt', 'b.html', '--json']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const [first, second, ...none] = out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(none).toEqual([]);
  expect(first).toMatchObject({
    file: 'a.txt',
    document: { type: 'plan' },
    tasks: [{ owner: 'Sở Y tế', deadline: { kind: 'date', until: '2026-06-30' } }],
  });
  expect(Object.keys(Object(first))).toEqual(['file', 'document', 'citations', 'tasks']);
  expect(second).toMatchObject({ file: 'b.html', tasks: [{ owner: 'Sở Xây dựng' }] });
});

test('with the text, every offset leads to its quote', async () => {
  const { out } = await dothi(['extract', '-', '--json', '--with-text'], `😀 ${order}`);
  const read: { file: string; text: string; tasks: { quote: string; start: number; end: number }[] } = JSON.parse(out);
  expect(read.file).toBe('-');
  expect(read.tasks.length).toBeGreaterThan(0);
  for (const { quote, start, end } of read.tasks) expect(Array.from(read.text).slice(start, end).join('')).toBe(quote);
});

test('without --json it is a tree, in Vietnamese unless asked otherwise', async () => {
  const vietnamese = await dothi(['extract', 'a.txt']);
  expect(vietnamese.out).toContain('Chủ trì: Sở Y tế');
  expect(vietnamese.out).toMatch(/Thời hạn: .*→ 30\/06\/2026/);
  expect((await dothi(['extract', 'a.txt', '--lang', 'en'])).out).toContain('Owner: Sở Y tế');
});

test('a refused file is told with its reason and code, and the others are read', async () => {
  const { status, out, err } = await dothi(['extract', '--json', 'hong.pdf', 'khong-co.txt', 'a.txt']);
  expect(status).toBe(1);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toContain('hong.pdf: Tệp bị hỏng hoặc chưa tải lên trọn vẹn. [directives.file-broken]');
  expect(err).toContain('khong-co.txt: ');
  const english = await dothi(['extract', '-'], '', { LANG: 'en_US.UTF-8' });
  expect(english).toMatchObject({ status: 1, err: '-: The file has no content. [directives.file-empty]\n' });
});

test('misuse is told apart from a refusal', async () => {
  expect((await dothi(['extract'])).status).toBe(2);
  expect((await dothi(['extract', 'a.txt', '--lang', 'fr'])).status).toBe(2);
});
