import { z } from 'zod';
import type { AccountRole } from '../actor.ts';
import { Email, PersonName } from '../contract.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** What a provider says of a person, in our words. */
export interface Told {
  name: string | null;
  /** Only an address the provider has verified: anybody can type another's. */
  email: string | null;
  /** Identifier of the organisation. */
  organisation: string | null;
  /** None where the provider has no say in roles; empty where it gives none any more. */
  roles: AccountRole[] | null;
}

const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]).catch([]);
const IsTrue = z.union([z.literal(true), z.literal('true')]);

/** Reads claims by the names the city gave them. A claim that is not of its kind says nothing. */
export function readClaims(
  claims: Readonly<Record<string, unknown>>,
  { claims: names, roles }: Pick<ProviderSettings, 'claims' | 'roles'>,
): Told {
  const email = Email.safeParse(claims[names.email]);
  const isVerified = IsTrue.safeParse(claims[names.emailVerified]).success;
  const given = names.roles === undefined ? null : Texts.parse(valueAt(claims, names.roles));
  const organisation = names.organisation === undefined ? [] : Texts.parse(valueAt(claims, names.organisation));
  return {
    name: PersonName.nullable()
      .catch(null)
      .parse(claims[names.name] ?? null),
    email: email.success && isVerified ? email.data : null,
    organisation: organisation[0] ?? null,
    roles:
      given === null
        ? null
        : [...new Set(given.flatMap((word) => (Object.hasOwn(roles, word) ? (roles[word] ?? []) : [])))],
  };
}

/** The claim of that name, else the one that lies at that path, as `realm_access.roles`. */
function valueAt(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split('.')
    .reduce<unknown>(
      (at, part) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, part)
          ? Object.entries(at).find(([key]) => key === part)?.[1]
          : undefined,
      claims,
    );
}
