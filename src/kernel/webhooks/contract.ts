import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { OrganisationId } from '../organisations/contract.ts';
import { Instant } from '../time.ts';

export const WebhookId = idSchema('Webhook');
export type WebhookId = z.infer<typeof WebhookId>;

export const EventKind = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);

export const WebhookState = z.enum(['active', 'paused', 'disabled']);

/** Webhook: an address elsewhere that is told of what changes. */
export const Webhook = z
  .object({
    id: WebhookId,
    name: z.string(),
    url: z.string(),
    kinds: z.array(z.string()).describe('Kinds of event it is told of, as `work.changed`.'),
    organisation: z
      .object({ id: OrganisationId, name: z.string() })
      .nullable()
      .describe('It hears what an officer of this organisation may hear; null: what is published.'),
    state: WebhookState,
    disabledFor: z
      .enum(['failing', 'gone'])
      .nullable()
      .describe('failing: it did not take anything for days; gone: it answered 410.'),
    failingSince: Instant.nullable(),
    deliveredAt: Instant.nullable().describe('When it last took something.'),
    waiting: z.int().describe('Messages still to be delivered.'),
    failed: z.int().describe('Messages given up.'),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;

export const NewWebhook = z
  .object({
    name: z.string().trim().min(1).max(120),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    kinds: z.array(EventKind).min(1).max(50),
    organisationId: OrganisationId.nullable().default(null),
  })
  .meta({ id: 'NewWebhook' });
export type NewWebhook = z.infer<typeof NewWebhook>;

export const WebhookChange = NewWebhook.omit({ organisationId: true })
  .extend({ state: z.enum(['active', 'paused']).describe('Made active again, what waits is sent.') })
  .partial()
  .meta({ id: 'WebhookChange' });
export type WebhookChange = z.infer<typeof WebhookChange>;

export const WebhookSecret = z
  .object({
    secret: z
      .string()
      .describe('Shown this once: `whsec_` and 32 bytes in base64, as the libraries of Standard Webhooks take it.'),
  })
  .meta({ id: 'WebhookSecret' });

export const DeliveryId = idSchema('WebhookDelivery');
export type DeliveryId = z.infer<typeof DeliveryId>;
export const DeliveryState = z.enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** A message to one webhook. */
export const WebhookDelivery = z
  .object({
    id: DeliveryId.describe('The header `webhook-id`: the same at every attempt.'),
    kind: z.string(),
    body: z.string(),
    state: DeliveryState,
    attempts: z.int(),
    status: z.int().nullable().describe('Answered at the last attempt.'),
    error: z.string().nullable().describe('Why there was no answer.'),
    createdAt: Instant,
    triedAt: Instant.nullable(),
    nextAt: Instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
