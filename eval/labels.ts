import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Day } from '../src/kernel/time.ts';
import { ReadDeadline, ReadDocument, ReadTarget } from '../src/modules/directives/reading.ts';

/** What a person found in a document, by the rules of docs/reading-directives.md. */
export const Label = z.object({
  file: z.string(),
  /** Kept from everybody who works on the reader; only totals over these documents are looked at, and seldom. */
  heldOut: z.boolean().default(false),
  document: ReadDocument.omit({ title: true }),
  citations: z.array(z.object({ number: z.string(), type: z.string().nullable(), issuedOn: Day.nullable() })),
  tasks: z.array(
    z.object({
      /** The words the task opens with. */
      quote: z.string().min(1),
      owner: z.string().nullable(),
      partners: z.array(z.string()),
      deadline: ReadDeadline.omit({ confidence: true }).nullable(),
      targets: z.array(ReadTarget.pick({ quote: true, comparator: true, value: true, unit: true })),
      places: z.array(z.string()),
    }),
  ),
});
export type Label = z.infer<typeof Label>;

/** All labels of a folder, ordered by file name. */
export function readLabels(folder: string): Label[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => Label.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

/** The text of a labelled document: what follows the line of dashes under its description. */
export function readText(folder: string, file: string): string {
  const whole = readFileSync(join(folder, file), 'utf8').normalize('NFC');
  const rule = /^---\r?\n/m.exec(whole);
  return rule === null ? whole : whole.slice(rule.index + rule[0].length);
}
