import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { languageOfEnvironment } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import { invalid } from '../../../kernel/refusal.ts';
import type { CriteriaSet } from '../criteria-set.ts';
import { loadSet } from '../load-set.ts';
import { applyCases } from '../rules/apply-cases.ts';
import { type Evaluation, evaluate } from '../rules/evaluate.ts';
import { readValues } from '../rules/read-values.ts';
import { getSet, shippedSets } from '../shipped-sets.ts';
import { listOf, sheetOf } from './score-sheet.ts';

interface Options {
  list?: true;
  json?: true;
  case: string[];
  lang: Language;
}

const toStandardOutput = (printed: string): void => {
  process.stdout.write(printed);
};

/** `dothi score`: what a criteria set gives plain values; no database is opened. */
export function scoreCommand(program: Command, print = toStandardOutput): void {
  const command = program.command('score');
  command
    .description('score values by a criteria set: points, bounds of what is missing, passed or not')
    .argument('[set]', 'a set of --list, or a JSON file with a set of one’s own')
    .argument('[file]', 'JSON with a value for each code: { "2A.II.03": 350000, "2A.I.01": "Cấp tỉnh" }; "-" reads it')
    .option('--list', 'list the sets')
    .option(
      '--case <code>',
      'a case the set provides for: a region, the mountains, heritage (may be repeated)',
      collect,
      [],
    )
    .addOption(
      new Option('--lang <language>', 'language of the sheet')
        .choices(['vi', 'en'])
        .default(languageOfEnvironment(process.env.LANG), 'by LANG, else vi'),
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nA value is a number, a level ("Cấp tỉnh", "province") or a finding (true, false); null or nothing is missing.' +
        '\nlow and high are the worst and the best case of what is missing; min and max are the law’s points at the' +
        '\nlower and the upper threshold, null where no source gives them. Where standards are met or not, each met counts 1.' +
        '\n"passes" is false when even the best case fails, true when even the worst case passes, else null.' +
        '\nPoints are not rounded.' +
        '\n\nExit status: 0 scored, 1 refused (the reason is on standard error), 2 misuse.',
    )
    .action(async (name: string | undefined, file: string | undefined, options: Options) => {
      if (options.list) return print(listing(options));
      if (name === undefined || file === undefined)
        return command.error('error: a set and a file with values are needed, or --list', { exitCode: 2 });
      const set = applyCases(await setOf(name), options.case);
      const given = await jsonOf(file);
      const evaluation = evaluate(set, readValues(set, given));
      print(options.json ? `${JSON.stringify(plainOf(evaluation, given))}\n` : sheetOf(set, evaluation, options.lang));
    });
}

const collect = (code: string, before: string[]): string[] => [...before, code];

const setOf = async (name: string): Promise<CriteriaSet> =>
  name.endsWith('.json') ? loadSet(await jsonOf(name)) : getSet(name);

async function jsonOf(file: string): Promise<unknown> {
  let content: string;
  try {
    content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw invalid('scorecards.file-unreadable', { file, why: reason(error) });
  }
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalid('scorecards.file-not-json', { file, why: reason(error) });
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What other programs read: the figures alone, with the values as they were given. */
const plainOf = ({ set, standards, groups, total, passes }: Evaluation, given: unknown) => ({
  set,
  standards: standards.map(({ code, points, min, max }) => ({ code, value: valueAt(given, code), points, min, max })),
  groups: groups.map(({ code, low, high, min }) => ({ code, low, high, min })),
  total,
  passes,
});

const valueAt = (given: unknown, code: string): unknown =>
  new Map<string, unknown>(Object.entries(given ?? {})).get(code) ?? null;

function listing({ json, lang }: Options): string {
  if (!json) return listOf(shippedSets, lang);
  const sets = shippedSets.map(({ code, name, about, class: ofClass, instrument, inForce, cases }) => ({
    set: code,
    name: name[lang],
    about,
    class: ofClass,
    instrument: instrument.number,
    from: inForce.from,
    until: inForce.until,
    cases: cases.map((known) => known.code),
  }));
  return `${JSON.stringify(sets)}\n`;
}
