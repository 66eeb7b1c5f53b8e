import { type ClauseChange, compareWords, likenessOf, type WordRun } from './compare-texts.ts';

/** A task by its words in one version. */
export interface PlacedTask {
  id: string;
  quote: string;
  start: number;
  end: number;
}

/** What the next version of a document has for a task of the version in force. */
export type CarriedTask =
  | { task: PlacedTask; kind: 'same'; at: NewPlace }
  | { task: PlacedTask; kind: 'changed'; at: NewPlace; words: WordRun[] }
  | { task: PlacedTask; kind: 'removed' };

/** Where the task stands in the new text: as the reader found it there, or only its words. */
export interface NewPlace {
  findingId: string | null;
  quote: string;
  start: number;
  end: number;
}

/** From this on a task of a changed clause is the old one in other words. */
const alike = 0.3;

/**
 * Finds the tasks of the version in force in the next one: by the same words, in the clause that theirs became or
 * anywhere; else by the likest words of that clause. Each task of the new text is one task of the old at most.
 */
export function carryTasks(
  tasks: readonly PlacedTask[],
  found: readonly PlacedTask[],
  changes: readonly ClauseChange[],
  newText: string,
): CarriedTask[] {
  const points = [...newText];
  const free = new Set(found);
  const take = (place: PlacedTask): NewPlace => {
    free.delete(place);
    return { findingId: place.id, quote: place.quote, start: place.start, end: place.end };
  };
  const result = new Map<PlacedTask, CarriedTask>();
  const settle = (each: CarriedTask) => result.set(each.task, each);

  // The same words first, so that no changed task takes what another task is word for word.
  for (const task of tasks) {
    const equal = [...free].filter(({ quote }) => plain(quote) === plain(task.quote));
    const clause = clauseOf(changes, task)?.new;
    const place = equal.find(({ start }) => clause != null && clause.start <= start && start < clause.end) ?? equal[0];
    if (place !== undefined) settle({ task, kind: 'same', at: take(place) });
  }
  for (const task of tasks) {
    if (result.has(task)) continue;
    const clause = clauseOf(changes, task)?.new ?? null;
    if (clause === null) {
      settle({ task, kind: 'removed' });
      continue;
    }
    // A task that a person marked has no finding in the new text; its words may still stand there.
    const within = points.slice(clause.start, clause.end);
    const kept = indexOf(within, [...task.quote]);
    if (kept !== undefined) {
      const start = clause.start + kept;
      const end = start + [...task.quote].length;
      settle({ task, kind: 'same', at: { findingId: null, quote: task.quote, start, end } });
      continue;
    }
    const [likest] = [...free]
      .filter(({ start }) => clause.start <= start && start < clause.end)
      .map((place) => ({ place, score: likenessOf(place.quote, task.quote) }))
      .sort((a, b) => b.score - a.score);
    if (likest !== undefined && likest.score >= alike) {
      const at = take(likest.place);
      settle({ task, kind: 'changed', at, words: compareWords(task.quote, at.quote) });
    } else {
      settle({ task, kind: 'removed' });
    }
  }
  return tasks.flatMap((task) => result.get(task) ?? []);
}

const clauseOf = (changes: readonly ClauseChange[], { start }: PlacedTask): ClauseChange | undefined =>
  changes.findLast(({ old }) => old !== null && old.start <= start && start < old.end);

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Where one run of code points stands in another. */
function indexOf(points: readonly string[], wanted: readonly string[]): number | undefined {
  for (let at = 0; at + wanted.length <= points.length; at++) {
    if (wanted.every((point, i) => points[at + i] === point)) return at;
  }
  return undefined;
}
