import type { Query } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import type { Message, Messages } from '../messages.ts';
import type { Permission } from '../policy/policy.ts';
import type { Day } from '../time.ts';

/** The words for the values of a closed list, out of the texts of the part whose list it is. */
export const wordsIn =
  (texts: Messages, family: string) =>
  (value: string): Message | undefined =>
    texts[`${family}.${value}`];

/** What a property holds. `choice` is a text of a closed list, `reference` the identifier of another record. */
export type PropertyType =
  | { type: 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'instant' | 'reference' }
  | { type: 'choice'; values: readonly string[]; words: (value: string) => Message | undefined };
export type Property = PropertyType & {
  title: Message;
  /** A text that many records share, such as the name of an office: worth counting by. */
  shared?: true;
  /** An index holds `folded(…)` of it: the text without marks and capitals. */
  indexed?: true;
};

export interface RowsAsked {
  actor: Actor;
  today: Day;
  /** A condition on the geometry follows: rows should be found by an index of the map. */
  byGeometry: boolean;
}

/** Records as the open standards and the open data show them: what they hold and which of them somebody may see. */
export interface RecordSource {
  id: string;
  title: Message;
  description: Message;
  permission: Permission;
  /** What `geometry` holds; null for records that are nowhere on the map. */
  geometry: 'point' | 'multipolygon' | 'any' | null;
  /** Whether the rows have `begins` and `ends`. */
  temporal: boolean;
  properties: Readonly<Record<string, Property>>;
  /**
   * The rows the actor may see, as a statement with the columns `id`, `geometry` where there is one, one for each
   * property by its name, and `begins` and `ends` (the first instant after it; null for none yet) where they have a
   * time. PostgreSQL pulls it up into the statement around it, so it neither sorts nor groups.
   */
  rows(asked: RowsAsked): Query;
  /**
   * An instant that each record has, that never changes, and that an index holds with the identifier: pages go along it, the
   * newest first, so what is asked of a time need not be searched for. `of` reads that of one record, whoever may see it.
   * Without it pages go along the identifiers.
   */
  newest?: { by: string; of: (id: string) => Query };
  /** The same with nothing but `geometry`, `begins` and `ends`, of what is published, where that is much cheaper. */
  extent?: Query;
  /** The address of the page that shows a record to people; none where there is no such page. */
  page?: (id: string) => string;
}

/** A layer of the map: one collection of features. */
export type FeatureSource = RecordSource & { geometry: NonNullable<RecordSource['geometry']> };
