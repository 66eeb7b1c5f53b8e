import { type Day, daysBetween } from '../../../kernel/time.ts';
import type { LateReason, LateTask, ProgressReport, ReportTask } from './contract.ts';
import type { progressMessages } from './messages.ts';

export type ReportKey = keyof typeof progressMessages | `work.contradiction.${string}`;
/** Puts a sentence of the catalogue into words: `t` on the page, the catalogue of the server in a document. */
export type Tell = (key: ReportKey, values?: Readonly<Record<string, string | number>>) => string;

/** One numbered part of a report: what is said, then task by task. */
export interface ReportPart {
  name: string;
  heading: string;
  paragraphs: string[];
  items: { text: string; taskId: string | null; notes: string[] }[];
  /** The table of organisations stands here. */
  table: boolean;
}

export interface ComposedReport {
  subject: string;
  opening: string[];
  parts: ReportPart[];
}

/**
 * A report in sentences, made by rule from the records and from nothing else. What there is nothing to say about says
 * so. A review (sơ kết, tổng kết) has the parts it is expected to have: results, shortcomings and causes, what comes next,
 * proposals.
 */
export function composeReport(report: ProgressReport, tell: Tell): ComposedReport {
  const isReview = report.kind !== 'progress';
  const parts = [
    overall(report, tell),
    results(report, tell),
    late(report, tell, isReview ? 'progress.part.shortcomings' : 'progress.part.late'),
    ...(report.targets.length > 0 ? [targets(report, tell)] : []),
    next(report, tell),
    contradictions(report, tell),
    ...(isReview ? [part('proposals', tell('progress.part.proposals'), [tell('progress.proposals.none')])] : []),
  ];
  return { subject: subjectOf(report, tell), opening: openingOf(report, tell), parts };
}

/** 31/01/2026 */
export const writtenDay = (day: Day): string => day.split('-').reverse().join('/');

const percent = (share: number): string => `${(share * 100).toFixed(1).replace('.', ',')}%`;

function subjectOf({ kind, directive, organisation }: ProgressReport, tell: Tell): string {
  const kindWord = tell(`progress.kind.${kind}` satisfies ReportKey);
  const name = directive === null ? null : nameOf(directive, tell);
  if (name !== null && organisation !== null) {
    return tell('progress.subject.both', { kind: kindWord, directive: name, organisation: organisation.name });
  }
  if (name !== null) return tell('progress.subject.directive', { kind: kindWord, directive: name });
  if (organisation !== null) {
    return tell('progress.subject.organisation', { kind: kindWord, organisation: organisation.name });
  }
  return tell('progress.subject.all', { kind: kindWord });
}

function nameOf({ number, issuedOn, title }: NonNullable<ProgressReport['directive']>, tell: Tell): string {
  if (number === null) return `“${title}”`;
  return issuedOn === null ? number : tell('progress.directive', { number, day: writtenDay(issuedOn) });
}

function openingOf({ directive, from, on }: ProgressReport, tell: Tell): string[] {
  const period =
    from === null
      ? tell('progress.opening', { on: writtenDay(on) })
      : tell('progress.opening.period', { from: writtenDay(from), on: writtenDay(on) });
  if (directive === null) return [period];
  const { issuer, title } = directive;
  return [
    tell('progress.opening.directive', { directive: nameOf(directive, tell), issuer: issuer ?? 'none', title }),
    period,
  ];
}

const part = (
  name: string,
  heading: string,
  paragraphs: string[],
  items: ReportPart['items'] = [],
  table = false,
): ReportPart => ({ name, heading, paragraphs, items, table });

function overall({ figures, organisations }: ProgressReport, tell: Tell): ReportPart {
  const heading = tell('progress.part.overall');
  const { total, doneOnTime, doneLate, doneUndated, inTime, dueSoon, overdue, openUndated, overdueRate } = figures;
  if (total === 0) return part('overall', heading, [tell('progress.total.none')]);
  const done = doneOnTime + doneLate + doneUndated;
  const paragraphs = [
    tell('progress.total', { total, done, open: total - done }),
    tell('progress.done', { onTime: doneOnTime, late: doneLate, undated: doneUndated }),
    tell('progress.open', { inTime, dueSoon, overdue, undated: openUndated }),
    overdueRate === null ? tell('progress.rate.none') : tell('progress.rate', { rate: percent(overdueRate) }),
  ];
  return part('overall', heading, paragraphs, [], organisations.length > 1);
}

function results({ results: { items, total } }: ProgressReport, tell: Tell): ReportPart {
  const heading = tell('progress.part.results');
  if (total === 0) return part('results', heading, [tell('progress.results.none')]);
  return part(
    'results',
    heading,
    more(tell, items, total),
    items.map((task) => line(task, resultOf(task, tell))),
  );
}

function resultOf(task: ReportTask, tell: Tell): string {
  const { title, owner, finishedOn, originalDueOn, evidence } = task;
  const told = { title, owner: owner.name, day: finishedOn === null ? '' : writtenDay(finishedOn), evidence };
  if (originalDueOn === null || finishedOn === null) return tell('progress.result.undated', told);
  if (finishedOn <= originalDueOn) return tell('progress.result.on-time', told);
  return tell('progress.result.late', { ...told, days: daysBetween(originalDueOn, finishedOn) });
}

function late({ late: { items, total } }: ProgressReport, tell: Tell, heading: ReportKey): ReportPart {
  if (total === 0) return part('late', tell(heading), [tell('progress.late.none')]);
  const lines = items.map((task) => ({ ...line(task, lateOf(task, tell)), notes: reasonsOf(task, tell) }));
  return part('late', tell(heading), more(tell, items, total), lines);
}

function lateOf({ title, owner, originalDueOn, finishedOn, daysLate }: LateTask, tell: Tell): string {
  const due = originalDueOn === null ? '' : writtenDay(originalDueOn);
  const told = { title, owner: owner.name, due, days: daysLate };
  return finishedOn === null
    ? tell('progress.late.open', told)
    : tell('progress.late.done', { ...told, day: writtenDay(finishedOn) });
}

/** Why it is late, as its record says; that it says nothing is told as well. */
export const reasonsOf = ({ reasons }: LateTask, tell: Tell): string[] =>
  reasons.length === 0 ? [tell('progress.reason.none')] : reasons.map((reason) => reasonOf(reason, tell));

function reasonOf(given: LateReason, tell: Tell): string {
  const because = (reason: string | null) =>
    reason === null ? '' : tell('progress.reason.said', { reason: unstopped(reason) });
  switch (given.kind) {
    case 'suspended': {
      const told = { from: writtenDay(given.from), reason: because(given.reason) };
      return given.until === null
        ? tell('progress.reason.suspended-still', told)
        : tell('progress.reason.suspended', { ...told, until: writtenDay(given.until) });
    }
    case 'extended': {
      const until = given.until === null ? '…' : writtenDay(given.until);
      return tell('progress.reason.extended', { on: writtenDay(given.on), until, reason: because(given.reason) });
    }
    case 'returned':
    case 'refused':
    case 'reassigned':
      return tell(`progress.reason.${given.kind}` satisfies ReportKey, {
        on: writtenDay(given.on),
        reason: because(given.reason),
      });
    case 'explained':
      return tell('progress.reason.explained', { on: writtenDay(given.on), reason: unstopped(given.reason) });
    case 'begun-late':
    case 'submitted-late':
      return tell(`progress.reason.${given.kind}` satisfies ReportKey, { on: writtenDay(given.on) });
    case 'awaiting-confirmation':
    case 'silent':
      return tell(`progress.reason.${given.kind}` satisfies ReportKey, { since: writtenDay(given.since) });
    case 'never-begun':
      return tell('progress.reason.never-begun');
  }
}

/** A reason as it was typed, without the full stop our sentence has itself. */
const unstopped = (text: string): string => text.trim().replace(/[.;]+$/, '');

function targets({ targets: given }: ProgressReport, tell: Tell): ReportPart {
  const lines = given.map(({ quote, task }) => ({
    text: tell('progress.targets.item', { quote, task }),
    taskId: null,
    notes: [],
  }));
  return part('targets', tell('progress.part.targets'), [], lines);
}

function next({ next: dated, undated }: ProgressReport, tell: Tell): ReportPart {
  const heading = tell('progress.part.next');
  const total = dated.total + undated.total;
  if (total === 0) return part('next', heading, [tell('progress.next.none')]);
  const items = [...dated.items, ...undated.items];
  return part(
    'next',
    heading,
    more(tell, items, total),
    items.map((task) => line(task, nextOf(task, tell))),
  );
}

function nextOf({ title, owner, originalDueOn, dueOn }: ReportTask, tell: Tell): string {
  const told = { title, owner: owner.name };
  if (originalDueOn === null || dueOn === null) return tell('progress.undated.item', told);
  if (originalDueOn === dueOn) return tell('progress.next.item', { ...told, due: writtenDay(dueOn) });
  return tell('progress.next.moved', { ...told, original: writtenDay(originalDueOn), due: writtenDay(dueOn) });
}

function contradictions({ contradictions: { items, total } }: ProgressReport, tell: Tell): ReportPart {
  const heading = tell('progress.part.contradictions');
  if (total === 0) return part('contradictions', heading, [tell('progress.contradictions.none')]);
  const lines = items.map((task) => ({
    ...line(task, tell('progress.contradiction', { title: task.title, owner: task.owner.name })),
    notes: task.codes.map((code) => tell(`work.contradiction.${code}`)),
  }));
  return part('contradictions', heading, more(tell, items, total), lines);
}

const line = ({ id }: ReportTask, text: string): ReportPart['items'][number] => ({ text, taskId: id, notes: [] });

/** A list that is longer than the report shows says how much is left out. */
const more = (tell: Tell, items: readonly unknown[], total: number): string[] =>
  total > items.length ? [tell('progress.more', { count: total - items.length })] : [];
