import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import { Instant } from '../time.ts';
import type { Subject } from './record-act.ts';

/** One act in the history of a record. */
export const Act = z
  .object({
    id: z.uuid(),
    act: z.string().describe('What was done, as `work.accepted`.'),
    at: Instant,
    actor: z.object({
      kind: z.enum(['person', 'system', 'public']),
      id: z.string(),
      name: z.string().nullable().describe('None for the system and the public, and for a name that was erased.'),
      organisationId: z.uuid().nullable(),
    }),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Act' });
export type Act = z.infer<typeof Act>;

/** The history of a record, newest first: `after` is the last act of the page before. */
export function listActs(tx: Tx, about: Subject, after: string | null, limit: number): Promise<Act[]> {
  return tx.rows(
    Act,
    sql`
    select act.id, act.act, act.at, act.before, act.after, act.reason,
           jsonb_build_object('kind', act.actor_kind, 'id', act.actor_id, 'name', account.name,
                              'organisationId', act.organisation_id) as actor
      from act
      left join account on act.actor_kind = 'person' and account.id::text = act.actor_id
     where act.about_kind = ${about.kind} and act.about_id = ${about.id}
       and (${after}::uuid is null or act.id < ${after})
     order by act.id desc
     limit ${limit}`,
  );
}
