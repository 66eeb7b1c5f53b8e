import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { joinSql, sql, type Tx } from '../db/db.ts';
import { mayHear } from '../events/may-hear.ts';
import { eventsBetween, type OutboxEvent } from '../events/outbox.ts';
import { type Actor, publicActor } from '../identity/actor.ts';
import { enqueue } from '../jobs/jobs.ts';
import type { Services } from '../services.ts';
import { dayOf, type Instant } from '../time.ts';
import { deliverWebhook } from './deliver.ts';

/** More than so many at once are not told one by one: whoever listens is told to load anew. */
const mostAtOnce = 5000;
/** What is sent in place of events that are too many, or that nobody knows any more after a long standstill. */
export const resetKind = 'reset';

const Cursor = z.object({ seen: z.string(), isStill: z.boolean() });
const Listening = z.object({ id: z.uuid(), kinds: z.array(z.string()), organisationId: z.uuid().nullable() });
type Listening = z.infer<typeof Listening>;

/** Turns what happened since the last time into messages to those who may hear of it. Answers how many. */
export function gatherDeliveries({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  return db.inTransaction(async (tx) => {
    const now = clock();
    // One server at a time; what is read after the lock is seen as it then is.
    const cursor = await tx.row(
      Cursor,
      sql`select seen, moved_at < ${now}::timestamptz - interval '10 minutes' as "isStill"
            from webhook_cursor for update`,
    );
    if (cursor === undefined) return 0;
    const { events, isLost, until } = await eventsBetween(tx, cursor.seen, null, mostAtOnce);
    if (events.length === 0 && !isLost && !cursor.isStill) return 0;
    await tx.run(sql`update webhook_cursor set seen = ${until}, moved_at = ${now}`);
    const listening = await listeningOn(tx, now);
    const isTooMuch = isLost || events.length > mostAtOnce;
    const messages = listening.flatMap((one) =>
      (isTooMuch ? [reset(now)] : events.filter((event) => hears(one, event)).map(told)).map((message) => ({
        ...message,
        id: timeOrderedUuid(),
        webhookId: one.id,
      })),
    );
    await insertDeliveries(tx, messages, now);
    return messages.length;
  });
}

const listeningOn = (tx: Tx, now: Instant): Promise<Listening[]> =>
  tx.rows(
    Listening,
    sql`
    select w.id, w.kinds, o.id as "organisationId"
      from webhook w
      left join organisation o
        on o.id = w.organisation_id and daterange(o.valid_from, o.valid_to) @> ${dayOf(now)}::date
     where w.state = 'active' order by w.id`,
  );

const hears = ({ id, kinds, organisationId }: Listening, event: OutboxEvent): boolean =>
  kinds.includes(event.kind) && mayHear(listener(id, organisationId), event);

/** A program of an organisation hears what an officer there may; it is nobody who could be named for restricted work. */
const listener = (id: string, organisationId: string | null): Actor =>
  organisationId === null
    ? publicActor
    : { kind: 'person', id, organisationId, grants: [{ role: 'officer', organisationId, areaId: null }] };

interface Told {
  kind: string;
  body: string;
}

/** `type`, `timestamp`, `data`, as Standard Webhooks has it. Who hears of a change asks for the record with rights of their own. */
const told = ({ kind, about, data, at }: OutboxEvent): Told => ({
  kind,
  body: JSON.stringify({ type: kind, timestamp: at, data: { about, ...data } }),
});
const reset = (now: Instant): Told => ({
  kind: resetKind,
  body: JSON.stringify({ type: resetKind, timestamp: now, data: {} }),
});

export async function insertDeliveries(
  tx: Tx,
  messages: readonly (Told & { id: string; webhookId: string })[],
  now: Instant,
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(
    ({ id, webhookId, kind, body }) => sql`(${id}, ${webhookId}, ${kind}, ${body}, 'waiting', ${now}, ${now})`,
  );
  for (let from = 0; from < rows.length; from += 1000) {
    await tx.run(sql`
      insert into webhook_delivery (id, webhook_id, kind, body, state, created_at, next_at)
      values ${joinSql(rows.slice(from, from + 1000), ', ')}`);
  }
  for (const { id } of messages) await enqueue(tx, deliverWebhook, { deliveryId: id });
}
