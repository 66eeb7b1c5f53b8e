import { Query, sql, type Tx } from '../db/db.ts';
import type { Permission } from '../policy/policy.ts';

/**
 * What an act tells to the screens that show its record. Who may hear of it is said here, as the record itself says who
 * may see it; unsaid, nobody hears. Instead of a value, a subquery may find it in the same statement.
 */
export interface NewEvent {
  /** `work.changed`: the kind of record, and what happened to it. */
  kind: string;
  about: { kind: string; id: string };
  /** Everybody may hear of it, with or without a session. */
  published?: boolean | Query;
  /** Those who hold this permission may: everywhere, or for one of the organisations, or within one of the areas. */
  permission?: Permission;
  organisationIds?: readonly string[] | Query;
  /** An area does not stand for those it lies in: name them too. */
  areaIds?: readonly string[] | Query;
  /** These accounts and nobody else, whatever is said above; null where the above decides. */
  onlyFor?: readonly string[] | null | Query;
  /** Small and without personal data: pages ask for the record again. */
  data?: Record<string, unknown> | Query;
}

/** The channel on which servers are told that there are new events. */
export const eventsChannel = 'events';

/** Writes the event in the act's transaction. It is delivered when that commits, and never if it does not. */
export async function emit(tx: Tx, event: NewEvent): Promise<void> {
  const { kind, about, permission = null, published = false, data = {} } = event;
  const { organisationIds = [], areaIds = [], onlyFor = null } = event;
  await tx.run(sql`
      insert into event (kind, about_kind, about_id, published, permission, organisation_ids, area_ids, only_for, data)
      values (${kind}, ${about.kind}, ${about.id}, ${published}, ${permission}, ${listOf(organisationIds)}::uuid[],
              ${listOf(areaIds)}::uuid[], ${onlyFor === null ? null : listOf(onlyFor)}::text[], ${data}::jsonb)`);
  tx.signal(eventsChannel);
}

const listOf = (ids: readonly string[] | Query) => (ids instanceof Query ? ids : [...ids]);
