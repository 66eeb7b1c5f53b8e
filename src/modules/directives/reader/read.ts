import type { Day } from '../../../kernel/time.ts';
import type { ReadClause, ReadDeadline, Reading, ReadTarget, ReadTask } from '../reading.ts';
import { findCitations } from './citations.ts';
import { type Clause, Names, readClauses } from './clauses.ts';
import { findDeadlines } from './deadlines.ts';
import { type Flat, flatten, partOf } from './flat.ts';
import { readLetterhead } from './letterhead.ts';
import { modulesOf } from './modules.ts';
import type { Span } from './offsets.ts';
import { type FoundPlace, findPlaces, type KnownPlace, PlaceIndex } from './places.ts';
import { readSections } from './sections.ts';
import { findTargets } from './targets.ts';
import { findTableTasks } from './task-tables.ts';
import { type FoundTask, findTasks } from './tasks.ts';

export interface ReadingOptions {
  /** Places of the gazetteer to be recognised by name. */
  places?: readonly KnownPlace[];
}

/**
 * Reads a directive: what it is, what it cites, its clauses and the tasks it gives. The text is taken as it is shown;
 * it should be in Unicode's composed form (NFC), as the formats bring it.
 */
export function readDirective(text: string, options: ReadingOptions = {}): Reading {
  const { document, datedAround, bodyStart } = readLetterhead(text);
  const clauses = readClauses(text, bodyStart);
  const isArticle = document.type === 'article';
  const sections = readSections(clauses, bodyStart, isArticle);
  const found = [
    ...findTasks(clauses, sections, isArticle),
    ...findTableTasks(text, clauses, (clause) => sections.role(clause) !== 'outside'),
  ].sort((a, b) => a.start - b.start);
  const places = new PlaceIndex(options.places ?? []);
  const points = new CodePoints(text);
  const names = new Names();
  return {
    document,
    citations: findCitations(text, { own: document.number }).map((citation) => ({
      ...citation,
      ...points.span(citation),
    })),
    clauses: clauses.map((clause) => readClause(clause, points)),
    tasks: found.map((task) => readTask(text, task, { issuedOn: datedAround, places, points, names })),
  };
}

interface TaskSetting {
  issuedOn: Day | null;
  places: PlaceIndex;
  points: CodePoints;
  names: Names;
}

function readTask(text: string, task: FoundTask, { issuedOn, places, points, names }: TaskSetting): ReadTask {
  const quote = text.slice(task.start, task.end);
  const flat = task.end <= task.clause.end ? partOf(task.clause.flat, task) : flatten(text, task);
  return {
    id: names.unique(task.clause.id, '-'),
    group: groupOf(task.clause),
    quote,
    ...points.span(task),
    owner: task.owner === null ? null : text.slice(task.owner.start, task.owner.end),
    ownerConfidence: task.ownerConfidence,
    partners: distinct(task.partners.map((partner) => text.slice(partner.start, partner.end))),
    deadline: deadlineOf(text, task, issuedOn),
    targets: findTargets(text, task).map(asTarget),
    places: placesOf(task, flat, places).map(({ start, end, placeId }) => ({ quote: text.slice(start, end), placeId })),
    modules: modulesOf(flat.lower),
    confidence: task.confidence,
  };
}

/** Each name once, however its lines are broken. */
function distinct(names: readonly string[]): string[] {
  const byKey = new Map(names.map((name) => [flatten(name, { start: 0, end: name.length }).lower, name] as const));
  return [...byKey.values()];
}

/** Where the task is to be done: the places it names, or those its heading is about. Seats of bodies are none. */
function placesOf(task: FoundTask, flat: Flat, known: PlaceIndex): FoundPlace[] {
  const bodies = [...(task.owner === null ? [] : [task.owner]), ...task.partners];
  const outside = (place: Span): boolean => !bodies.some((body) => place.start >= body.start && place.end <= body.end);
  const own = findPlaces(flat, known).filter(outside);
  const heading = task.clause.parent;
  if (own.length > 0 || heading === null || heading.label === null || heading.flat.text.length > longestGroup)
    return own;
  return findPlaces(heading.flat, known).filter(outside);
}

/** The first stretch that names a deadline decides; in it a day comes before a period, and both before mere words. */
function deadlineOf(text: string, task: FoundTask, issuedOn: Day | null): ReadDeadline | null {
  for (const span of task.deadlineIn) {
    const found = findDeadlines(text, span, issuedOn);
    const best = [...found].sort((a, b) => firmness(a) - firmness(b) || a.start - b.start)[0];
    if (best === undefined) continue;
    const { quote, kind, from, until, rule, confidence } = best;
    return { quote, kind, from, until, rule, confidence };
  }
  return null;
}

/** Words that say neither a day nor a rule are less firm than any that do. */
const firmness = ({ kind, from, until, rule }: Pick<ReadDeadline, 'kind' | 'from' | 'until' | 'rule'>): number =>
  (from ?? until ?? rule) === null ? worded[kind] : said[kind];

const said = { date: 0, recurring: 0, period: 1, ongoing: 3 } as const;
const worded = { date: 2, recurring: 2, period: 2, ongoing: 3 } as const;

function asTarget({ quote, indicator, comparator, value, unit, by, confidence }: ReadTarget): ReadTarget {
  return { quote, indicator, comparator, value, unit, by, confidence };
}

function readClause(clause: Clause, points: CodePoints): ReadClause {
  return {
    id: clause.id,
    parent: clause.parent?.id ?? null,
    kind: clause.kind,
    label: clause.label,
    ...points.span(clause),
  };
}

const longestGroup = 300;

/** The heading a task stands under: the nearest outer clause that is a heading or names somebody. */
function groupOf(clause: Clause): string | null {
  for (let outer = clause.parent; outer !== null; outer = outer.parent) {
    const { text } = outer.flat;
    if (text !== '' && text.length <= longestGroup) return text.replace(/\s*:$/, '');
  }
  return null;
}

/** From UTF-16 units, in which the reader works, to code points, in which it answers. */
class CodePoints {
  /** Positions of the characters that take two units; nearly always none. */
  private readonly pairs: number[] = [];

  constructor(text: string) {
    for (let i = 0; i < text.length - 1; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= 0xd800 && code <= 0xdbff) this.pairs.push(i);
    }
  }

  span({ start, end }: Span): Span {
    return { start: this.at(start), end: this.at(end) };
  }

  private at(unit: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }
}
