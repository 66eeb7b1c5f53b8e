import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { accountRoles } from '../actor.ts';

const loopback = ['127.0.0.1', '[::1]', 'localhost'];
const Issuer = z.url({ protocol: /^https?$/ }).refine((url) => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || loopback.includes(hostname);
}, 'an issuer is reached over https');

/** A provider of identities as the city configures it (OpenID Connect). */
export const ProviderSettings = z.strictObject({
  /** Short and lasting: it is part of addresses and of what is kept. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/),
  name: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  issuer: Issuer,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1).optional(),
  scopes: z.array(z.string().min(1)).default(['openid', 'email', 'profile']),
  /** The provider asks for a second factor itself: ours is not asked for again. */
  secondFactor: z.boolean().default(false),
  /** Somebody unknown with a verified address and a role gets an account. Otherwise accounts are made here first. */
  createAccounts: z.boolean().default(false),
  /** Under which names the claims tell about the person. */
  claims: z
    .strictObject({
      name: z.string().min(1).default('name'),
      email: z.string().min(1).default('email'),
      emailVerified: z.string().min(1).default('email_verified'),
      /** The identifier (mã định danh) of the organisation. */
      organisation: z.string().min(1).optional(),
      roles: z.string().min(1).optional(),
    })
    .prefault({}),
  /** What the provider's words for roles mean here; other words mean nothing. */
  roles: z.record(z.string(), z.enum(accountRoles)).default({}),
});
export type ProviderSettings = z.infer<typeof ProviderSettings>;

const Providers = z.array(ProviderSettings).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
  message: 'two providers have the same id',
});

/** A list in JSON, or the path of a file that holds it. */
export const OidcProviders = z
  .string()
  .min(1)
  .transform((given, context): unknown => {
    try {
      return JSON.parse(given.trimStart().startsWith('[') ? given : readFileSync(given, 'utf8'));
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'unreadable' });
      return z.NEVER;
    }
  })
  .pipe(Providers)
  .default([]);
