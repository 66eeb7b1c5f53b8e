import { type Query, type Reads, sql } from '../db/db.ts';
import { notFound } from '../refusal.ts';
import { type DeliveryId, type DeliveryState, Webhook, WebhookDelivery, type WebhookId } from './contract.ts';

const columns = sql`
  w.id, w.name, w.url, w.kinds, w.state, w.disabled_for as "disabledFor", w.failing_since as "failingSince",
  w.delivered_at as "deliveredAt", w.created_at as "createdAt", w.version,
  case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as organisation,
  (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
  (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.state = 'failed') as failed`;

const webhooksWhere = (condition: Query) =>
  sql`select ${columns} from webhook w left join organisation o on o.id = w.organisation_id where ${condition}`;

export const listWebhooks = (tx: Reads, { after, limit }: { after?: WebhookId | undefined; limit: number }) =>
  tx.rows(
    Webhook,
    sql`${webhooksWhere(after === undefined ? sql`true` : sql`w.id > ${after}`)} order by w.id limit ${limit}`,
  );

export async function getWebhook(tx: Reads, id: WebhookId): Promise<Webhook> {
  const webhook = await tx.row(Webhook, webhooksWhere(sql`w.id = ${id}`));
  if (webhook === undefined) throw notFound('webhooks.not-found');
  return webhook;
}

interface DeliveriesAsked {
  state?: DeliveryState | undefined;
  after?: DeliveryId | undefined;
  limit: number;
}

/** The newest first. */
export const listDeliveries = (tx: Reads, webhookId: WebhookId, { state, after, limit }: DeliveriesAsked) =>
  tx.rows(
    WebhookDelivery,
    sql`
    select id, kind, body, state, attempts, status, error, created_at as "createdAt", tried_at as "triedAt",
           next_at as "nextAt"
      from webhook_delivery
     where webhook_id = ${webhookId} and (${state ?? null}::text is null or state = ${state ?? null})
       and (${after ?? null}::uuid is null or id < ${after ?? null})
     order by id desc limit ${limit}`,
  );
