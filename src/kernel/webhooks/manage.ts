import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../brand.ts';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { seal } from '../identity/secrets.ts';
import { enqueue } from '../jobs/jobs.ts';
import { isOrganisationInForce } from '../organisations/queries.ts';
import { demandOutside } from '../outside/ask-outside.ts';
import { demand } from '../policy/policy.ts';
import { conflict, invalid, notFound, stale } from '../refusal.ts';
import type { Services } from '../services.ts';
import { dayOf, type Instant } from '../time.ts';
import { DeliveryId, type NewWebhook, type Webhook, type WebhookChange, WebhookId } from './contract.ts';
import { deliverWebhook } from './deliver.ts';
import { insertDeliveries } from './gather.ts';
import { getWebhook } from './queries.ts';
import { newWebhookSecret } from './signature.ts';

type Keys = Pick<Services, 'settings' | 'secret'>;
const mostWebhooks = 100;
/** How long the secret of before still signs beside the new one. */
const oldSecretHours = 24;
export const testKind = 'webhook.test';

const about = (id: WebhookId) => ({ kind: 'webhook', id });

const CountRow = z.object({ n: z.int() });

/** Đăng ký webhook. Answers its secret, which is shown this once. */
export async function addWebhook(
  tx: Tx,
  actor: Actor,
  { name, url, kinds, organisationId }: NewWebhook,
  { settings, secret }: Keys,
  at: Instant,
): Promise<{ id: WebhookId; secret: string }> {
  demand(actor, 'webhooks.manage');
  demandOutside(url, settings);
  if (organisationId !== null && !(await isOrganisationInForce(tx, organisationId, dayOf(at)))) {
    throw invalid('webhooks.organisation-not-active');
  }
  const held = await tx.row(CountRow, sql`select count(*)::int as n from webhook`);
  if ((held?.n ?? 0) >= mostWebhooks) throw conflict('webhooks.too-many', { most: mostWebhooks });
  const own = newWebhookSecret();
  const id = newId(WebhookId);
  await tx.run(sql`
    insert into webhook (id, name, url, kinds, organisation_id, sealed_secret, state, created_at)
    values (${id}, ${name}, ${url}, ${[...new Set(kinds)]}::text[], ${organisationId}, ${await seal(secret, own)},
            'active', ${at})`);
  await tx.run(sql`
    insert into webhook_cursor (seen, moved_at) values (pg_current_snapshot()::text, ${at}) on conflict (one) do nothing`);
  await recordAct(tx, actor, 'webhooks.added', about(id), { after: { name, url, kinds, organisationId } }, at);
  return { id, secret: own };
}

/** Changes what it hears and where; paused it hears nothing, and what happens meanwhile is not told later. */
export async function changeWebhook(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: WebhookId; version: number; change: WebhookChange },
  { settings }: Keys,
  at: Instant,
): Promise<Webhook> {
  demand(actor, 'webhooks.manage');
  const before = await hold(tx, id);
  if (before.version !== version) throw stale({ expected: version, current: before, sent: change });
  if (change.url !== undefined) demandOutside(change.url, settings);
  const { name = before.name, url = before.url, kinds = before.kinds, state = before.state } = change;
  await tx.run(sql`
    update webhook
       set name = ${name}, url = ${url}, kinds = ${[...new Set(kinds)]}::text[], state = ${state},
           disabled_for = ${state === 'disabled' ? before.disabledFor : null},
           failing_since = ${change.state === 'active' ? null : before.failingSince}, version = version + 1
     where id = ${id}`);
  if (state === 'active' && before.state !== 'active') await sendWaiting(tx, id, at);
  const after = await getWebhook(tx, id);
  await recordAct(tx, actor, 'webhooks.changed', about(id), { before: shown(before), after: shown(after) }, at);
  return after;
}

const shown = ({ name, url, kinds, state }: Webhook) => ({ name, url, kinds, state });

export async function removeWebhook(tx: Tx, actor: Actor, id: WebhookId, at: Instant): Promise<void> {
  demand(actor, 'webhooks.manage');
  const before = await hold(tx, id);
  await tx.run(sql`delete from webhook where id = ${id}`);
  await tx.run(sql`delete from webhook_cursor where not exists (select from webhook)`);
  await recordAct(tx, actor, 'webhooks.removed', about(id), { before: shown(before) }, at);
}

/** A new secret; the one of before signs too for a day, so that whoever receives has time to change it. */
export async function renewSecret(
  tx: Tx,
  actor: Actor,
  id: WebhookId,
  { secret }: Keys,
  at: Instant,
): Promise<{ secret: string }> {
  demand(actor, 'webhooks.manage');
  await hold(tx, id);
  const own = newWebhookSecret();
  await tx.run(sql`
    update webhook
       set sealed_secret_before = sealed_secret, sealed_secret = ${await seal(secret, own)},
           secret_before_until = ${at}::timestamptz + make_interval(hours => ${oldSecretHours})
     where id = ${id}`);
  await recordAct(tx, actor, 'webhooks.secret-renewed', about(id), {}, at);
  return { secret: own };
}

/** Gửi thử: one message that says nothing happened. */
export async function testWebhook(tx: Tx, actor: Actor, id: WebhookId, at: Instant): Promise<{ id: DeliveryId }> {
  demand(actor, 'webhooks.manage');
  const { state } = await hold(tx, id);
  if (state !== 'active') throw conflict('webhooks.not-active');
  const deliveryId = timeOrderedUuid();
  const body = JSON.stringify({ type: testKind, timestamp: at, data: {} });
  await insertDeliveries(tx, [{ id: deliveryId, webhookId: id, kind: testKind, body }], at);
  await recordAct(tx, actor, 'webhooks.tested', about(id), {}, at);
  return { id: DeliveryId.parse(deliveryId) };
}

/** Gửi lại: a message that was given up is tried again, with all its attempts. */
export async function resendDelivery(
  tx: Tx,
  actor: Actor,
  { id, deliveryId }: { id: WebhookId; deliveryId: DeliveryId },
  at: Instant,
): Promise<void> {
  demand(actor, 'webhooks.manage');
  const { state } = await hold(tx, id);
  if (state !== 'active') throw conflict('webhooks.not-active');
  const again = await tx.run(sql`
    update webhook_delivery set state = 'waiting', attempts = 0, next_at = ${at}
     where id = ${deliveryId} and webhook_id = ${id} and state = 'failed'`);
  if (again === 0) throw notFound('webhooks.delivery-not-failed');
  await enqueue(tx, deliverWebhook, { deliveryId });
  await recordAct(tx, actor, 'webhooks.resent', about(id), { after: { delivery: deliveryId } }, at);
}

async function hold(tx: Tx, id: WebhookId): Promise<Webhook> {
  await tx.run(sql`select from webhook where id = ${id} for update`);
  return getWebhook(tx, id);
}

const DeliveryIdRow = z.object({ deliveryId: z.uuid() });

async function sendWaiting(tx: Tx, id: WebhookId, at: Instant): Promise<void> {
  const waiting = await tx.rows(
    DeliveryIdRow,
    sql`update webhook_delivery set next_at = ${at} where webhook_id = ${id} and state = 'waiting'
        returning id as "deliveryId"`,
  );
  for (const delivery of waiting) await enqueue(tx, deliverWebhook, delivery);
}
