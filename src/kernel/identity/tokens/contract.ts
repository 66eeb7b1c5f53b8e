import { z } from 'zod';
import { Instant } from '../../time.ts';

export const longestTokenDays = 366;

/** A key with which a program acts for its owner (khóa truy cập): fewer rights than the owner's, for a time. */
export const ApiToken = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scope: z
      .array(z.string())
      .describe('The permissions it may use; what the owner may no longer do, it may not either.'),
    createdAt: Instant,
    expiresAt: Instant,
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiToken' });
export type ApiToken = z.infer<typeof ApiToken>;

export const CreatedApiToken = ApiToken.extend({
  token: z.string().describe('Shown this once. Send it as "Authorization: Bearer …".'),
}).meta({ id: 'CreatedApiToken' });
export type CreatedApiToken = z.infer<typeof CreatedApiToken>;
