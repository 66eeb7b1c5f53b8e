import { z } from 'zod';
import type { Query, Reads } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { Instant } from '../time.ts';
import type { SearchKind } from './contract.ts';
import type { Keys, SeenBy } from './marks.ts';
import type { Searched } from './words.ts';

/** What the index keeps of a record, or of a part of one. */
export interface SearchEntry extends Searched {
  id: string;
  recordId: string;
  /** In force, not closed. */
  open: boolean;
  seenBy: SeenBy;
}

/** What a hit shows beside its words: as it is now, not as it was when the entry was written. */
export const SearchFacts = z.object({
  id: z.string(),
  state: z.string(),
  organisation: z.string().nullable(),
  area: z.string().nullable(),
  url: z.string(),
  updatedAt: Instant.nullable(),
});
export type SearchFacts = z.infer<typeof SearchFacts>;

/** A kind of thing that can be found. The part that owns the records says how. */
export interface SearchSource {
  kind: SearchKind;
  /** Its title says only where it stands: the text is shown with it in any case. */
  isKnownByItsText?: true;
  /** The entries of these records, as they are now; none of a record that is not to be found. */
  entriesOf(tx: Reads, recordIds: readonly string[]): Promise<SearchEntry[]>;
  /** Identifiers of all its records, the oldest first. */
  records: Query;
  /** Which entries the actor may see. */
  keysOf(tx: Reads, actor: Actor): Promise<Keys>;
  /** The facts of these entries; none of one the actor may not see, whatever its entry says. */
  factsOf(tx: Reads, actor: Actor, ids: readonly string[]): Promise<SearchFacts[]>;
}
