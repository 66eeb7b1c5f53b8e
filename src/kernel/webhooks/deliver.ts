import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { sql, type Tx } from '../db/db.ts';
import { systemActor } from '../identity/actor.ts';
import { unseal } from '../identity/secrets.ts';
import { enqueue, type JobKind, jobKind } from '../jobs/jobs.ts';
import { askOutside } from '../outside/ask-outside.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { asInstant, Instant } from '../time.ts';
import { type Attempt, longestFailingDays, type Outcome, outcomeOf } from './outcome.ts';
import { signedHeaders } from './signature.ts';

const Payload = z.object({ deliveryId: z.uuid() });
const patienceMs = 15_000;

const Due = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  url: z.string(),
  body: z.string(),
  attempts: z.int(),
  sealedSecrets: z.array(z.string()),
  failingSince: Instant.nullable(),
});
type Due = z.infer<typeof Due>;

/** Sends one message. What the receiver does not take is tried again by our own waits, and shown when it is given up. */
export const deliverWebhook: JobKind<z.infer<typeof Payload>> = jobKind({
  name: 'webhooks.deliver',
  payload: Payload,
  run: async ({ db, clock, settings, secret }: Services, { deliveryId }, job) => {
    const due = await db.inTransaction((tx) => findDue(tx, deliveryId, clock()));
    if (due === undefined) return; // delivered meanwhile, removed, or its webhook rests
    const secrets = await Promise.all(due.sealedSecrets.map((sealed) => unseal(secret, sealed)));
    const sentAt = Math.floor(Date.parse(clock()) / 1000);
    const attempt = await post(due, signedHeaders({ id: due.id, sentAt, body: due.body }, secrets), settings);
    const outcome = outcomeOf(attempt, due.attempts + 1);
    await db.inTransaction(async (tx) => {
      await job.complete(tx);
      await settle(tx, due, attempt, outcome, clock());
    });
  },
});

const findDue = (tx: Tx, id: string, now: Instant): Promise<Due | undefined> =>
  tx.row(
    Due,
    sql`
    select d.id, d.webhook_id as "webhookId", w.url, d.body, d.attempts, w.failing_since as "failingSince",
           array_remove(array[w.sealed_secret,
                              case when w.secret_before_until > ${now} then w.sealed_secret_before end], null)
             as "sealedSecrets"
      from webhook_delivery d join webhook w on w.id = d.webhook_id
     where d.id = ${id} and d.state = 'waiting' and w.state = 'active'`,
  );

async function post(
  { url, body }: Due,
  headers: Record<string, string>,
  settings: Services['settings'],
): Promise<Attempt> {
  const asked = {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'DoThi-Webhooks/1', ...headers },
    body,
    limitBytes: 1024,
    patienceMs,
  } as const;
  try {
    return { status: (await askOutside(url, asked, settings)).status };
  } catch (error) {
    if (error instanceof Refusal) return { error: error.code };
    throw error;
  }
}

async function settle(tx: Tx, due: Due, attempt: Attempt, outcome: Outcome, now: Instant): Promise<void> {
  const nextAt =
    outcome.state === 'waiting' ? asInstant(Temporal.Instant.from(now).add({ seconds: outcome.inSeconds })) : null;
  await tx.run(sql`
    update webhook_delivery
       set state = ${outcome.state === 'gone' ? 'failed' : outcome.state}, attempts = ${due.attempts + 1},
           status = ${'status' in attempt ? attempt.status : null},
           error = ${'error' in attempt ? attempt.error : null}, tried_at = ${now}, next_at = ${nextAt}
     where id = ${due.id}`);
  if (outcome.state === 'delivered') {
    await tx.run(sql`update webhook set failing_since = null, delivered_at = ${now} where id = ${due.webhookId}`);
    return;
  }
  await tx.run(sql`update webhook set failing_since = coalesce(failing_since, ${now}) where id = ${due.webhookId}`);
  if (outcome.state === 'gone') return disable(tx, due.webhookId, 'gone', now);
  const since = due.failingSince === null ? now : due.failingSince;
  if (Date.parse(now) - Date.parse(since) >= longestFailingDays * 24 * 3_600_000) {
    return disable(tx, due.webhookId, 'failing', now);
  }
  if (nextAt !== null) await enqueue(tx, deliverWebhook, { deliveryId: due.id }, { at: nextAt });
}

async function disable(tx: Tx, webhookId: string, why: 'failing' | 'gone', now: Instant): Promise<void> {
  const disabled = await tx.run(sql`
    update webhook set state = 'disabled', disabled_for = ${why}, version = version + 1
     where id = ${webhookId} and state = 'active'`);
  if (disabled === 0) return;
  await tx.run(sql`
    update webhook_delivery set state = 'failed', next_at = null where webhook_id = ${webhookId} and state = 'waiting'`);
  await recordAct(tx, systemActor, 'webhooks.disabled', { kind: 'webhook', id: webhookId }, { reason: why }, now);
}
