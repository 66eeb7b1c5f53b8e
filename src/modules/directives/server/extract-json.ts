import type { DocumentReading } from '../reader/process.ts';

/** What `dothi extract --json` prints for one file: this shape is a promise to other programs. */
export function jsonOf(file: string, { text, reading }: DocumentReading, withText: boolean): Record<string, unknown> {
  return {
    file,
    document: reading.document,
    citations: reading.citations,
    tasks: reading.tasks.map((task) => ({
      id: task.id,
      group: task.group,
      quote: task.quote,
      start: task.start,
      end: task.end,
      owner: task.owner,
      partners: task.partners,
      deadline: task.deadline && withoutConfidence(task.deadline),
      targets: task.targets.map(withoutConfidence),
      places: task.places,
      modules: task.modules,
    })),
    ...(withText ? { text } : {}),
  };
}

function withoutConfidence<T extends { confidence: number }>({ confidence: _, ...rest }: T): Omit<T, 'confidence'> {
  return rest;
}
