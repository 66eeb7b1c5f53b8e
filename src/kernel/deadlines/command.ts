import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { type Calendar, calendarOf, nationalCalendar } from '../calendar/calendar.ts';
import { NewAnnouncement } from '../calendar/contract.ts';
import { OfficeHours } from '../calendar/office-hours.ts';
import type { Language } from '../messages.ts';
import { invalid } from '../refusal.ts';
import { computeDeadline } from './compute.ts';
import { parseMoment } from './moment.ts';
import { parseRule } from './rule.ts';
import { type Anchor, anchors } from './steps.ts';

interface Options {
  from: string;
  rule: string;
  event: Anchor;
  calendar?: string;
  lang: Language;
  json?: true;
}

const toStandardOutput = (text: string): void => {
  process.stdout.write(text);
};

/**
 * `dothi deadline`: how long somebody has, from the calendar the program brings along; no database is opened. A wrong
 * rule or instant is thrown as a refusal.
 */
export function deadlineCommand(program: Command, print = toStandardOutput): void {
  program
    .command('deadline')
    .description('compute a due date from an event and a rule, and show how')
    .requiredOption('--from <instant>', 'the event, with time and zone: 2026-02-09T16:40+07:00')
    .requiredOption('--rule <rule>', '8wd working days, 16wh working hours, 30d days, 2m months, 1q quarters, or a day')
    .addOption(new Option('--event <event>', 'what the term is counted from').choices(anchors).default('received'))
    .option('--calendar <file>', 'JSON with further "announcements" and "officeHours"')
    .addOption(new Option('--lang <language>', 'language of the explanation').choices(['vi', 'en']).default('vi'))
    .option('--json', 'print { "due", "explanation" }')
    .action(async (options: Options) => {
      const rule = parseRule(options.rule);
      const from = parseMoment(options.from);
      const calendar = options.calendar === undefined ? nationalCalendar : await readCalendar(options.calendar);
      const { due, explanation } = computeDeadline(rule, from, calendar, options.event);
      const sentence = explanation[options.lang];
      const text = options.json ? JSON.stringify({ due, explanation: sentence }) : `${due}\n${sentence}`;
      print(`${text}\n`);
    });
}

const CalendarFile = z.strictObject({
  announcements: z.array(NewAnnouncement).default([]),
  officeHours: z.array(OfficeHours).default([]),
});

async function readCalendar(file: string): Promise<Calendar> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw invalid('deadlines.calendar-file-unreadable', { file, why: error instanceof Error ? error.message : '' });
  }
  const parsed = CalendarFile.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid('deadlines.calendar-file-unreadable', { file, why: `${issue?.path.join('.')}: ${issue?.message}` });
  }
  const source = { instrument: file, confirmed: false };
  const announcements = parsed.data.announcements.map((announcement) => ({ ...announcement, source }));
  return calendarOf({ announcements, officeHours: parsed.data.officeHours });
}
