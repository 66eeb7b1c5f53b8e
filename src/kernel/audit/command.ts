import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Reads } from '../db/db.ts';
import { languageOfEnvironment, say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import { conflict, invalid } from '../refusal.ts';
import type { WithServices } from '../services.ts';
import { atCityTime, Day } from '../time.ts';
import { anchorOf, batchesAfter, readAnchors } from './anchors.ts';
import { auditMessages } from './messages.ts';
import { type Finding, verifyTrail } from './verify-trail.ts';

const toStandardOutput = (text: string): void => {
  process.stdout.write(text);
};

interface VerifyOptions {
  from?: Day;
  anchors?: string;
  json?: true;
  lang: Language;
}

interface AnchorOptions {
  out: string;
  lang: Language;
}

/** `dothi audit verify` and `dothi audit anchors`: whether the trail is as it was sealed, and what shows it elsewhere. */
export function auditCommand(program: Command, withServices: WithServices, print = toStandardOutput): void {
  const audit = program.command('audit').description('the trail of acts: whether it is whole');
  const lang = () =>
    new Option('--lang <language>', 'language of the report')
      .choices(['vi', 'en'])
      .default(languageOfEnvironment(process.env.LC_ALL ?? process.env.LANG), 'by LANG, else vi');
  audit
    .command('verify')
    .description('compute every hash anew; tells what was changed, removed, added or reordered, and where')
    .option('--from <day>', 'only batches sealed and acts done on this day or later', readDay)
    .option('--anchors <file>', 'compare with anchors that were kept elsewhere')
    .option('--json', 'print each finding and the summary as a line of JSON')
    .addOption(lang())
    .addHelpText(
      'after',
      '\nWho may write everything in the database can also write a chain of their own that fits together: only anchors' +
        '\nkept elsewhere show that.',
    )
    .action((options: VerifyOptions) => withServices(({ db }) => verify(db.reads, options, print)));
  audit
    .command('anchors')
    .description('write number, root, hash and instant of every sealed batch, one to a line in JSON')
    .requiredOption('--out <file>', 'the file to write')
    .addOption(lang())
    .action((options: AnchorOptions) => withServices(({ db }) => exportAnchors(db.reads, options, print)));
}

async function verify(
  reads: Reads,
  { from, anchors, json, lang }: VerifyOptions,
  print: (text: string) => void,
): Promise<void> {
  const tell = (finding: Finding) =>
    print(
      `${json ? JSON.stringify(finding) : say(auditMessages[`audit.found.${finding.code}`], lang, { ...finding })}\n`,
    );
  const options = {
    from: from === undefined ? undefined : atCityTime(from, '00:00'),
    anchors: anchors === undefined ? undefined : readAnchors(anchors),
  };
  const done = await verifyTrail(reads, options, tell);
  if (json) print(`${JSON.stringify(done)}\n`);
  if (done.findings > 0) throw conflict('audit.broken', { findings: done.findings });
  if (!json) print(`${say(auditMessages['audit.whole'], lang, { ...done, waiting: done.waiting.count })}\n`);
}

async function exportAnchors(reads: Reads, { out, lang }: AnchorOptions, print: (text: string) => void): Promise<void> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const batch of batchesAfter(reads, 0)) {
      count += 1;
      yield `${JSON.stringify(anchorOf(batch))}\n`;
    }
  }
  try {
    await pipeline(lines(), createWriteStream(out));
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw invalid('audit.file-not-written', { file: out, why: error.message });
    }
    throw error;
  }
  print(`${say(auditMessages['audit.anchors-written'], lang, { count, file: out })}\n`);
}

function readDay(text: string): Day {
  const day = Day.safeParse(text);
  if (!day.success) throw new InvalidArgumentError('a day is written YYYY-MM-DD');
  return day.data;
}
