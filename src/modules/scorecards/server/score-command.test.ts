import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoreCommand } from './score-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dothi-score-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...options: string[]): Promise<string> {
  let printed = '';
  const program = new Command('dothi').exitOverride();
  scoreCommand(program, (text) => {
    printed += text;
  });
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  await program.parseAsync(['score', ...options], { from: 'user' });
  return printed;
}

async function file(content: unknown): Promise<string> {
  const path = join(folder, `${Math.random()}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('prints exactly the figures as JSON, with the values as they were given', async () => {
  const values = await file({ '1.II.07': 1_778_785, '1.I.03': 'không đạt', '1.III.15': null });
  const json = await run('urban-111-2025-class-1', values, '--json');
  expect(json.trimEnd()).not.toContain('\n');
  const { standards, ...rest } = JSON.parse(json);
  expect(rest).toEqual({
    set: 'urban-111-2025-class-1',
    groups: [
      { code: '1.I', low: 0, high: 5, min: null },
      { code: '1.II', low: 0, high: 3, min: null },
      { code: '1.III', low: 0, high: 5, min: null },
    ],
    total: { low: 0, high: 13 },
    passes: null,
  });
  expect(standards).toHaveLength(15);
  expect(standards[2]).toEqual({ code: '1.I.03', value: 'không đạt', points: 0, min: 1, max: 1 });
  expect(standards[6]).toEqual({ code: '1.II.07', value: 1_778_785, points: 0, min: 1, max: 1 });
  expect(standards[14]).toEqual({ code: '1.III.15', value: null, points: null, min: 1, max: 1 });
});

test('prints a sheet to read, and the sets there are', async () => {
  const sheet = await run('urban-111-2025-class-2', await file({ '2A.II.03': 350_000 }), '--lang', 'en');
  expect(sheet).toContain('2A.II.03  6.25  Urban population: 350,000 people');
  expect(sheet).toContain('CANNOT BE SAID YET: 75 not certain yet');
  expect(await run('--list')).toContain('urban-111-2025-class-2');
  expect(JSON.parse(await run('--list', '--json'))).toContainEqual(
    expect.objectContaining({ set: 'urban-1210-2016-class-1', until: '2025-12-31' }),
  );
});

test('a case changes the thresholds; a set of one’s own is read from its file', async () => {
  const values = await file({ population: 3000, area: 120 });
  expect(JSON.parse(await run('commune-112-2025', values, '--json')).passes).toBe(false);
  const cases = ['--case', 'mountain', '--case', 'minority-50'];
  expect(JSON.parse(await run('commune-112-2025', values, '--json', ...cases)).passes).toBe(true);
  await expect(run(await file({ code: 'own' }), values)).rejects.toMatchObject({ code: 'scorecards.set-unreadable' });
});

test('what cannot be scored is refused; what is not asked rightly is misuse', async () => {
  const values = await file({});
  await expect(run('urban-999', values)).rejects.toMatchObject({ code: 'scorecards.set-unknown' });
  await expect(run('ward-112-2025', `${folder}/none.json`)).rejects.toMatchObject({
    code: 'scorecards.file-unreadable',
  });
  await expect(run('ward-112-2025', await file('{'))).rejects.toMatchObject({ code: 'scorecards.file-not-json' });
  await expect(run('ward-112-2025', await file('[]'))).rejects.toMatchObject({ code: 'scorecards.values-not-object' });
  for (const wrong of [[], ['ward-112-2025'], ['ward-112-2025', values, 'more'], ['--loud']])
    await expect(run(...wrong)).rejects.toMatchObject({ name: 'CommanderError' });
});
