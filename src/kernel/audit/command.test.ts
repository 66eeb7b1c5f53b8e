import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { servicesOn } from '../../../test/city.ts';
import type { Db } from '../db/db.ts';
import { auditCommand } from './command.ts';
import { emptyTrail, openTrail, strike, strikeAndSeal, tamper } from './testing.ts';

let db: Db;
let close: () => Promise<void>;
let folder: string;
beforeAll(async () => {
  ({ db, close } = await openTrail());
  folder = await mkdtemp(join(tmpdir(), 'dothi-anchors-'));
}, 180_000);
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await emptyTrail(db);
  await strikeAndSeal(db, 3);
  await strikeAndSeal(db, 2);
});

/** Runs `dothi audit …`; answers what it printed, and why it was refused. */
async function audit(...parameters: string[]): Promise<{ out: string; refused: unknown }> {
  const printed: string[] = [];
  const program = new Command().exitOverride();
  auditCommand(
    program,
    (work) => work(servicesOn(db)),
    (text) => printed.push(text),
  );
  for (const command of program.commands.flatMap((outer) => [outer, ...outer.commands])) {
    command.exitOverride().configureOutput({ writeErr: () => {} });
  }
  const refused = await program.parseAsync(['audit', ...parameters], { from: 'user' }).then(
    () => null,
    (error: unknown) => error,
  );
  return { out: printed.join(''), refused };
}

test('a whole trail is told with its size, in the language of the reader', async () => {
  await db.inTransaction((tx) => strike(tx, 9));
  expect(await audit('verify', '--lang', 'en')).toEqual({
    out: 'The trail is whole: 2 batches, 5 acts; 0 personal values erased; 1 act waiting to be sealed.\n',
    refused: null,
  });
  expect((await audit('verify', '--lang', 'vi')).out).toContain('Nhật ký nguyên vẹn: 2 lô, 5 thao tác');
});

test('a fault is told with its place, and refuses', async () => {
  await tamper(
    db,
    `update act set after = '{}' where id = (select act_id from act_seal where batch = 2 and position = 1)`,
  );
  const told = await audit('verify', '--lang', 'en');
  expect(told.out).toMatch(/^Batch 2: act [0-9a-f-]{36} was changed\.\n$/);
  expect(told.refused).toMatchObject({ code: 'audit.broken', details: { findings: 1 } });
  const lines = (await audit('verify', '--json')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { code: 'act-changed', batch: 2 },
    { batches: 2, acts: 5, findings: 1 },
  ]);
});

test('anchors written to a file show later that nothing was exchanged', async () => {
  const file = join(folder, 'anchors.jsonl');
  expect((await audit('anchors', '--out', file, '--lang', 'en')).out).toBe(`2 anchors written to ${file}.\n`);
  const lines = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ number }) => number)).toEqual([1, 2]);
  expect((await audit('verify', '--anchors', file)).refused).toBeNull();

  const [first, second] = lines;
  await writeFile(file, `${JSON.stringify(first)}\n${JSON.stringify({ ...second, root: first.root })}\n`);
  const differing = await audit('verify', '--anchors', file, '--lang', 'en');
  expect(differing.out).toBe('Batch 2: differs from the anchor that was kept.\n');
  expect(differing.refused).toMatchObject({ code: 'audit.broken' });
});

test('what cannot be read or written is refused with its reason', async () => {
  const file = join(folder, 'nonsense');
  for (const text of ['nonsense\n', '{"number":1}\n']) {
    await writeFile(file, text);
    expect((await audit('verify', '--anchors', file)).refused).toMatchObject({
      code: 'audit.anchors-unreadable',
      details: { file, line: 1 },
    });
  }
  const absent = join(folder, 'no', 'such', 'file');
  expect((await audit('verify', '--anchors', absent)).refused).toMatchObject({ code: 'audit.anchors-unreadable' });
  expect((await audit('anchors', '--out', absent)).refused).toMatchObject({ code: 'audit.file-not-written' });
  expect((await audit('verify', '--from', '2026-02-30')).refused).toMatchObject({ code: 'commander.invalidArgument' });
  expect((await audit('anchors')).refused).toMatchObject({ code: 'commander.missingMandatoryOptionValue' });
});
