import { type Command, Option } from 'commander';
import { say } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { directivesMessages } from '../messages.ts';
import { demandSize, fileLimits } from '../reader/formats/limits.ts';
import { type DocumentReading, openDocumentReader } from '../reader/process.ts';
import { jsonOf } from './extract-json.ts';
import { treeOf } from './extract-tree.ts';

interface Options {
  json?: true;
  withText?: true;
  lang: Language;
}

/** `dothi extract`: what the documents order, from files; no database is opened. */
export function extractCommand(program: Command): void {
  program
    .command('extract')
    .description('read directives from files: their tasks, with owners, deadlines and targets')
    .argument('<file...>', 'txt, html, docx, pdf, or a scan (pdf, png, jpg, tiff, webp); "-" reads standard input')
    .option('--json', 'print one JSON object for each file, each on a line')
    .option('--with-text', 'with --json: add the text that the offsets count in, in Unicode code points')
    .addOption(
      new Option('--lang <language>', 'language of the tree and of the messages')
        .choices(['vi', 'en'])
        .default(languageOfEnvironment(process.env.LANG), 'by LANG, else vi'),
    )
    .addHelpText(
      'after',
      '\nExit status: 0 all files read, 1 some file refused (the reason is on standard error), 2 misuse.' +
        '\n\nExamples:\n  dothi extract 08-KH-UBND.docx\n  dothi extract --json *.pdf > tasks.jsonl\n  cat plan.txt | dothi extract - --json --with-text',
    )
    .action(extract);
}

const languageOfEnvironment = (lang: string | undefined): Language => (/^en\b|^en_/i.test(lang ?? '') ? 'en' : 'vi');

/** Files begun before the one that is shown: enough to keep the reading processes busy. */
const ahead = 4;

async function extract(files: string[], options: Options): Promise<void> {
  const reader = openDocumentReader({ onFault: (fault) => process.stderr.write(`${fault}\n`) });
  const begin = (file: string) => settled(source(file).then((content) => reader.read(content, file)));
  const begun = files.slice(0, ahead).map(begin);
  try {
    for (const [i, file] of files.entries()) {
      const outcome = await begun.shift();
      const next = files[i + ahead];
      if (next !== undefined) begun.push(begin(next));
      if (outcome === undefined || outcome instanceof Refusal) refuse(file, outcome, options.lang);
      else show(file, outcome, options);
    }
  } finally {
    await reader.close();
  }
}

const settled = (reading: Promise<DocumentReading>): Promise<DocumentReading | Refusal> =>
  reading.catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });

async function source(file: string): Promise<Uint8Array | string> {
  if (file !== '-') return file;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    demandSize(size, fileLimits);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function show(file: string, read: DocumentReading, { json, withText, lang }: Options): void {
  for (const { code, details } of read.notes)
    process.stderr.write(`${file}: ${say(directivesMessages[code], lang, details)}\n`);
  if (json) process.stdout.write(`${JSON.stringify(jsonOf(file, read, withText === true))}\n`);
  else process.stdout.write(`${treeOf(file, read.reading, lang, process.stdout.columns ?? 100)}\n`);
}

function refuse(file: string, refusal: Refusal | undefined, lang: Language): void {
  const code = refusal?.code ?? 'directives.file-reading-failed';
  const message = isKnown(code) ? say(directivesMessages[code], lang, refusal?.details) : code;
  process.stderr.write(`${file}: ${message} [${code}]\n`);
  process.exitCode = 1;
}

const isKnown = (code: string): code is keyof typeof directivesMessages => Object.hasOwn(directivesMessages, code);
