import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { deadlineCommand } from './command.ts';

async function run(...options: string[]): Promise<string> {
  let printed = '';
  const program = new Command('dothi').exitOverride().configureOutput({ writeErr: () => {} });
  deadlineCommand(program, (text) => {
    printed += text;
  });
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  await program.parseAsync(['deadline', ...options], { from: 'user' });
  return printed;
}

const from = ['--from', '2026-02-09T16:40+07:00'];
const rule = ['--rule', '8wd'];

test('prints the due instant and the explanation, as JSON in one line or as text', async () => {
  const explanation = expect.stringMatching(
    /^tiếp nhận 09\/02\/2026 16:40 → tính từ 10\/02; 8 ngày làm việc; .*hạn 26\/02\/2026 17:00$/,
  );
  const json = await run(...from, ...rule, '--json');
  expect(json.trimEnd()).not.toContain('\n');
  expect(JSON.parse(json)).toEqual({ due: '2026-02-26T10:00:00.000Z', explanation });
  const [due, sentence, rest] = (await run(...from, ...rule)).split('\n');
  expect([due, sentence, rest]).toEqual(['2026-02-26T10:00:00.000Z', explanation, '']);
  expect(await run(...from, ...rule, '--lang', 'en')).toContain('8 working days');
  expect(await run(...from, ...rule, '--event', 'issued')).toContain('ban hành 09/02/2026');
});

test('a rule or an instant that cannot be read is refused, with a sentence of its own', async () => {
  await expect(run(...from, '--rule', '8')).rejects.toMatchObject({ code: 'deadlines.rule-unreadable' });
  await expect(run('--from', '2026-02-09', ...rule)).rejects.toMatchObject({ code: 'deadlines.instant-without-time' });
  await expect(run('--from', '2026-02-09T16:40', ...rule)).rejects.toMatchObject({
    code: 'deadlines.instant-without-zone',
  });
});

test('a missing option and an unknown language are misuse', async () => {
  await expect(run(...from)).rejects.toMatchObject({ code: 'commander.missingMandatoryOptionValue' });
  await expect(run(...from, ...rule, '--lang', 'fr')).rejects.toMatchObject({ code: 'commander.invalidArgument' });
});

test('a file adds days and hours to the calendar; one that is not right is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-calendar-'));
  const file = join(folder, 'calendar.json');
  const written = async (content: unknown) => {
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return run(...from, ...rule, '--calendar', file, '--json');
  };
  try {
    const storm = { kind: 'off', day: '2026-02-11', name: { vi: 'phòng chống bão', en: 'storm' } };
    const hours = { from: null, weekdays: [{ from: '07:30', until: '11:30' }], saturday: [], sunday: [] };
    expect(JSON.parse(await written({ announcements: [storm], officeHours: [hours] }))).toEqual({
      due: '2026-02-27T04:30:00.000Z',
      explanation: expect.stringContaining('nghỉ phòng chống bão 11/02'),
    });
    for (const wrong of ['{', { announcements: [{ ...storm, day: '2026-02-31' }] }, { holidays: [] }]) {
      await expect(written(wrong)).rejects.toMatchObject({ code: 'deadlines.calendar-file-unreadable' });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  await expect(run(...from, ...rule, '--calendar', file)).rejects.toMatchObject({
    code: 'deadlines.calendar-file-unreadable',
  });
});
