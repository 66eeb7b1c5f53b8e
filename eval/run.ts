import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDirective } from '../src/modules/directives/reader/read.ts';
import { type Label, readLabels, readText } from './labels.ts';
import { scoreReports } from './reports.ts';
import {
  f1,
  meanF1,
  measures,
  precision,
  recall,
  type Score,
  type ScoredDocument,
  scoreReading,
  type Tally,
  total,
} from './score.ts';

const usage = `npm run eval -- [options]

Scores the reader against the labels in eval/labels. Without options: the development documents.

  --development    the documents that may be looked at while working on the reader
  --held-out       the documents kept apart; totals only, to be run when the work is done
  --details FILE   writes every difference of the development documents to FILE, as JSON
  --texts FOLDER   where the texts are (default: ../shared/data/documents)
  --json           prints the figures as JSON
  --help           prints this

npm run eval -- reports [options]   scores the suggestion of categories of citizens' reports; see its --help
`;

function run(args: string[]): number {
  const options = readOptions(args);
  if (typeof options === 'string') return say(`${options}\n\n${usage}`, 2);
  if (options.help) return say(usage, 0);
  const texts = options.texts ?? join(import.meta.dirname, '../../shared/data/documents');
  if (!existsSync(texts)) {
    return say(
      `The texts of the evaluation are not part of the repository and not at ${texts}: nothing to score.\n`,
      0,
    );
  }
  const labels = readLabels(join(import.meta.dirname, 'labels')).filter(({ heldOut }) => heldOut === options.heldOut);
  const scored = labels.map((label) => ({ label, ...scoreLabel(label, texts) }));
  if (options.details !== undefined) {
    const details = scored.map(({ label, differences }) => ({ file: label.file, differences }));
    writeFileSync(options.details, `${JSON.stringify(details, null, 2)}\n`);
  }
  const scores = scored.map(({ score }) => score);
  if (options.json) return say(`${JSON.stringify(asFigures(scored, options.heldOut), null, 2)}\n`, 0);
  const rows = options.heldOut ? [] : scored.map(({ label, score }) => row(label.file.slice(0, 28), score));
  const group = options.heldOut ? 'held-out' : 'development';
  const tasks = labels.reduce((sum, label) => sum + label.tasks.length, 0);
  return say(
    [
      `${labels.length} ${group} documents, ${tasks} labelled tasks`,
      '',
      heading,
      ...rows,
      row('total', total(scores)),
      `mean F1 over documents: tasks ${percent(meanF1(scores, 'tasks'))}, citations ${percent(meanF1(scores, 'citations'))}`,
      '',
      'Each figure: F1 (right/found/labelled); owners and document: share right (right/all).',
      `tasks: precision ${percent(precision(total(scores).tasks))}, recall ${percent(recall(total(scores).tasks))}`,
      '',
    ].join('\n'),
    0,
  );
}

interface Options {
  heldOut: boolean;
  details: string | undefined;
  texts: string | undefined;
  json: boolean;
  help: boolean;
}

function readOptions(args: string[]): Options | string {
  const known = {
    development: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
    details: { type: 'string' },
    texts: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args, options: known });
    if (values.development && values['held-out']) return 'Choose one of --development and --held-out.';
    if (values['held-out'] && values.details !== undefined) return 'Held-out documents have no details.';
    return {
      heldOut: values['held-out'],
      details: values.details,
      texts: values.texts,
      json: values.json,
      help: values.help,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function scoreLabel(label: Label, texts: string): ScoredDocument {
  const text = readText(texts, label.file);
  return scoreReading(text, readDirective(text), label);
}

const columns = ['document', ...measures.filter((measure) => measure !== 'document'), 'letterhead'];
const width = 19;
const heading = columns.map((column, index) => column.padEnd(index === 0 ? 29 : width)).join('');

function row(name: string, score: Score): string {
  return [name.padEnd(29), ...measures.map((measure) => cell(score[measure], measure).padEnd(width))]
    .join('')
    .trimEnd();
}

function cell(tally: Tally, measure: (typeof measures)[number]): string {
  const { right, found, labelled } = tally;
  const isShare = measure === 'owners' || measure === 'document';
  return isShare
    ? `${percent(precision(tally))} (${right}/${found})`
    : `${percent(f1(tally))} (${right}/${found}/${labelled})`;
}

const percent = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

/** The figures for programs: totals with precision, recall and F1, and each development document. */
function asFigures(scored: (ScoredDocument & { label: Label })[], heldOut: boolean): object {
  const figures = (score: Score): object =>
    Object.fromEntries(
      measures.map((measure) => {
        const tally = score[measure];
        return [measure, { ...tally, precision: precision(tally), recall: recall(tally), f1: f1(tally) }];
      }),
    );
  const scores = scored.map(({ score }) => score);
  return {
    documents: scored.length,
    total: figures(total(scores)),
    meanTaskF1: meanF1(scores, 'tasks'),
    byDocument: heldOut
      ? undefined
      : Object.fromEntries(scored.map(({ label, score }) => [label.file, figures(score)])),
  };
}

function say(text: string, status: number): number {
  (status === 0 ? process.stdout : process.stderr).write(text);
  return status;
}

const [part, ...rest] = process.argv.slice(2);
if (part === 'reports') {
  const { text, status } = scoreReports(rest);
  process.exitCode = say(text, status);
} else {
  process.exitCode = run(process.argv.slice(2));
}
