import { withNewTones } from '../src/kernel/vietnamese.ts';
import { symbolKey } from '../src/modules/directives/reader/symbol.ts';
import type { Reading, ReadTask } from '../src/modules/directives/reading.ts';
import type { Label } from './labels.ts';

/** What was found, what should have been, and how much of both is the same. */
export interface Tally {
  right: number;
  found: number;
  labelled: number;
}

export interface Score {
  tasks: Tally;
  /** Of the matched tasks, those whose owner is right; `found` and `labelled` are both the matched tasks. */
  owners: Tally;
  partners: Tally;
  deadlines: Tally;
  targets: Tally;
  citations: Tally;
  /** Number, kind, issuer and date of the document itself. */
  document: Tally;
}

export const measures = ['tasks', 'owners', 'partners', 'deadlines', 'targets', 'citations', 'document'] as const;

/** One difference between a reading and its labels, for people who work on the reader. */
export interface Difference {
  what:
    | 'missed task'
    | 'extra task'
    | 'owner'
    | 'partners'
    | 'deadline'
    | 'targets'
    | 'missed citation'
    | 'extra citation'
    | 'document';
  task: string | null;
  expected: unknown;
  found: unknown;
}

export interface ScoredDocument {
  score: Score;
  differences: Difference[];
}

/** Compares what the reader found in a text with what a person found in it. */
export function scoreReading(text: string, reading: Reading, label: Label): ScoredDocument {
  const pairs = matchTasks(labelStarts(text, label), reading.tasks);
  const matched = label.tasks.flatMap((expected, index) => {
    const found = pairs.get(index);
    return found === undefined ? [] : [{ expected, found }];
  });
  const differences: Difference[] = [];
  const differ = (what: Difference['what'], task: string | null, expected: unknown, found: unknown): void => {
    differences.push({ what, task, expected, found });
  };
  label.tasks.forEach((task, index) => {
    if (!pairs.has(index)) differ('missed task', task.quote, task.quote, null);
  });
  const taken = new Set(pairs.values());
  for (const task of reading.tasks)
    if (!taken.has(task)) differ('extra task', task.quote.slice(0, 120), null, task.quote.slice(0, 120));

  const owners = empty();
  const partners = empty();
  const deadlines = empty();
  const targets = empty();
  for (const { expected, found } of matched) {
    const ownerRight = sameBody(expected.owner, found.owner);
    add(owners, { right: ownerRight ? 1 : 0, found: 1, labelled: 1 });
    if (!ownerRight) differ('owner', expected.quote, expected.owner, found.owner);

    const partnersHere = tallyOf(expected.partners.map(asName), found.partners.map(asName));
    add(partners, partnersHere);
    if (!isWhole(partnersHere)) differ('partners', expected.quote, expected.partners, found.partners);

    const deadlineRight =
      expected.deadline !== null && found.deadline !== null && sameDeadline(expected.deadline, found.deadline);
    add(deadlines, {
      right: Number(deadlineRight),
      found: Number(found.deadline !== null),
      labelled: Number(expected.deadline !== null),
    });
    if (!deadlineRight && (expected.deadline ?? found.deadline) !== null) {
      differ('deadline', expected.quote, expected.deadline, found.deadline);
    }

    const targetsHere = tallyOf(expected.targets.map(asFigure), found.targets.map(asFigure));
    add(targets, targetsHere);
    if (!isWhole(targetsHere)) differ('targets', expected.quote, expected.targets, found.targets);
  }

  const cited = label.citations.map(({ number }) => symbolKey(number));
  const citedByReader = reading.citations.flatMap(({ number }) => (number === null ? [] : [symbolKey(number)]));
  for (const number of missing(cited, citedByReader)) differ('missed citation', null, number, null);
  for (const number of missing(citedByReader, cited)) differ('extra citation', null, null, number);

  const tasks = { right: matched.length, found: reading.tasks.length, labelled: label.tasks.length };
  const score = {
    tasks,
    owners,
    partners,
    deadlines,
    targets,
    citations: tallyOf(cited, citedByReader),
    document: scoreDocument(reading, label, differ),
  };
  return { score, differences };
}

/** How far a found task may begin from the label's first word and still be the same task. */
const nearness = 60;

/** One to one, the nearest pairs first. A label fits a found task that contains its start or begins near it. */
function matchTasks(starts: number[], found: ReadTask[]): Map<number, ReadTask> {
  const candidates = starts.flatMap((start, index) =>
    found
      .map((task) => ({ index, task, distance: Math.abs(task.start - start) }))
      .filter(({ task, distance }) => distance <= nearness || (task.start <= start && start < task.end)),
  );
  candidates.sort((a, b) => a.distance - b.distance || a.index - b.index);
  const pairs = new Map<number, ReadTask>();
  const taken = new Set<ReadTask>();
  for (const { index, task } of candidates) {
    if (pairs.has(index) || taken.has(task)) continue;
    pairs.set(index, task);
    taken.add(task);
  }
  return pairs;
}

/** Where each label's task begins, in code points; labels stand in the order of the text. */
export function labelStarts(text: string, label: Label): number[] {
  let from = 0;
  return label.tasks.map(({ quote }) => {
    const wanted = quote.normalize('NFC');
    const onwards = text.indexOf(wanted, from);
    const at = onwards >= 0 ? onwards : text.indexOf(wanted);
    if (at < 0) throw new Error(`${label.file}: the text does not contain the labelled words "${quote}"`);
    from = at + 1;
    return [...text.slice(0, at)].length;
  });
}

/** Two deadlines are the same when they mean the same days or the same rule; the words quoted do not matter. */
export function sameDeadline(
  a: { from: string | null; until: string | null; rule: string | null; kind: string },
  b: { from: string | null; until: string | null; rule: string | null; kind: string },
): boolean {
  if (a.from !== b.from || a.until !== b.until || asRule(a.rule) !== asRule(b.rule)) return false;
  // Without days and rule only the kind is left to agree on: always, repeatedly, or in the text's own words.
  return a.from !== null || a.until !== null || a.rule !== null || a.kind === b.kind;
}

/** The parts of a recurrence in one order, so that equal rules are equal texts. */
const asRule = (rule: string | null): string | null =>
  rule === null ? null : rule.toUpperCase().split(';').sort().join(';');

const sameBody = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : asName(a) === asName(b);

/** A body's name without what copies and habits of spelling change about it. */
export function asName(name: string): string {
  return withNewTones(name)
    .toLowerCase()
    .replace(/[\s*_]+/g, ' ')
    .replace(/^ ?(?:giao|đề nghị|yêu cầu) /, '')
    .replace(/(?<!\p{L})ủy ban nhân dân(?!\p{L})/gu, 'ubnd')
    .replace(/^[\s,;:.]+|[\s,;:.]+$/g, '');
}

/** A target by its value, its comparison and whether it is a share. */
const asFigure = ({ value, comparator, unit }: { value: number; comparator: string; unit: string | null }): string =>
  `${comparator} ${value}${unit?.startsWith('%') ? '%' : ''}`;

type Differ = (what: Difference['what'], task: string | null, expected: unknown, found: unknown) => void;

function scoreDocument(reading: Reading, label: Label, differ: Differ): Tally {
  const { number, type, issuer, issuedOn } = reading.document;
  const wanted = label.document;
  const same = [
    (number && symbolKey(number)) === (wanted.number && symbolKey(wanted.number)),
    type === wanted.type,
    sameBody(wanted.issuer, issuer),
    issuedOn === wanted.issuedOn,
  ];
  if (same.includes(false)) differ('document', null, wanted, { number, type, issuer, issuedOn });
  return { right: same.filter(Boolean).length, found: same.length, labelled: same.length };
}

/** Counts what two lists have in common, each entry once. */
export function tallyOf(labelled: string[], found: string[]): Tally {
  const right = labelled.length - missing(labelled, found).length;
  return { right, found: found.length, labelled: labelled.length };
}

/** The entries of `wanted` that `given` lacks; an entry that stands twice must be given twice. */
function missing(wanted: string[], given: string[]): string[] {
  const left = [...given];
  return wanted.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const isWhole = ({ right, found, labelled }: Tally): boolean => right === found && right === labelled;
const empty = (): Tally => ({ right: 0, found: 0, labelled: 0 });

function add(sum: Tally, more: Tally): void {
  sum.right += more.right;
  sum.found += more.found;
  sum.labelled += more.labelled;
}

/** All documents together: every task counts the same, however many its document has. */
export function total(scores: Score[]): Score {
  const sums: Score = {
    tasks: empty(),
    owners: empty(),
    partners: empty(),
    deadlines: empty(),
    targets: empty(),
    citations: empty(),
    document: empty(),
  };
  for (const score of scores) for (const measure of measures) add(sums[measure], score[measure]);
  return sums;
}

/** Of what was found, the share that is right; null when nothing was found. */
export const precision = ({ right, found }: Tally): number | null => (found === 0 ? null : right / found);
/** Of what should be found, the share that was; null when there was nothing to find. */
export const recall = ({ right, labelled }: Tally): number | null => (labelled === 0 ? null : right / labelled);
/** The harmonic mean of both; null when there was nothing to find and nothing was found. */
export const f1 = ({ right, found, labelled }: Tally): number | null =>
  found + labelled === 0 ? null : (2 * right) / (found + labelled);

/** The mean of a measure's F1 over the documents that have one: every document counts the same. */
export function meanF1(scores: Score[], measure: (typeof measures)[number]): number | null {
  const values = scores.flatMap((score) => f1(score[measure]) ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
