import { v7 as timeOrderedUuid } from 'uuid';
import { type Query, sql, type Tx } from '../db/db.ts';
import { enqueue } from '../jobs/jobs.ts';
import type { Instant } from '../time.ts';
import { type HappeningKind, happeningKinds } from './happenings.ts';
import { spreadHappening } from './spread.ts';
import { isHeard } from './subjects.ts';

export interface Happening {
  kind: HappeningKind;
  about: { kind: string; id: string };
  /** Whose followers hear of it: an array of texts. */
  subjects: Query;
}

/** Lets followers hear of it, within the act's transaction; where nobody follows, nothing is written. */
export async function tellFollowers(tx: Tx, { kind, about, subjects }: Happening, at: Instant): Promise<void> {
  const id = timeOrderedUuid();
  const written = await tx.run(sql`
    insert into happening (id, kind, about_kind, about_id, subjects, at)
    select ${id}::uuid, ${kind}, ${about.kind}, ${about.id}::uuid, given.subjects, ${at}::timestamptz
      from (select ${subjects}::text[] as subjects) as given
     where ${isHeard(happeningKinds[kind].topic)}`);
  if (written > 0) await enqueue(tx, spreadHappening, { happeningId: id, after: null });
}
