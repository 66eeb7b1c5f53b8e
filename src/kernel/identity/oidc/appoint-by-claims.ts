import { v7 as timeOrderedUuid } from 'uuid';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { sql, type Tx } from '../../db/db.ts';
import { dayOf, type Instant } from '../../time.ts';
import { systemActor } from '../actor.ts';
import { type AccountId, AccountRole } from '../contract.ts';
import { about } from '../sign-in.ts';
import type { Told } from './claims.ts';

const Held = z.object({ id: z.uuid(), role: AccountRole, organisationId: z.uuid().nullable() });
const Organisation = z.object({ id: z.uuid() });
const ofTheCity: readonly string[] = ['leader', 'office', 'auditor', 'administrator', 'citizen'];

/**
 * Brings the appointments that a provider gave in line with what it says now: new ones begin today, those it no longer
 * gives end today and stay as history. Those that somebody here gave are not touched.
 */
export async function appointByClaims(
  tx: Tx,
  accountId: AccountId,
  provider: string,
  { roles, organisation }: Told,
  now: Instant,
): Promise<void> {
  if (roles === null) return;
  const source = `oidc:${provider}`;
  const today = dayOf(now);
  const found =
    organisation === null
      ? undefined
      : await tx.row(
          Organisation,
          sql`
    select id from organisation
     where identifier = ${organisation} and daterange(valid_from, valid_to) @> ${today}::date`,
        );
  // A role within an organisation is held for none if the one that is named is not known here.
  const given = roles
    .map((role) => ({ role, organisationId: found?.id ?? null }))
    .filter(({ role, organisationId }) => organisationId !== null || ofTheCity.includes(role));
  const held = await tx.rows(
    Held,
    sql`
    select id, role, organisation_id as "organisationId" from appointment
     where account_id = ${accountId} and source = ${source} and daterange(valid_from, valid_to) @> ${today}::date`,
  );
  const same = (a: Pick<z.infer<typeof Held>, 'role' | 'organisationId'>) => (b: typeof a) =>
    a.role === b.role && a.organisationId === b.organisationId;
  const gone = held.filter((one) => !given.some(same(one)));
  const fresh = given.filter((one) => !held.some(same(one)));
  for (const { id } of gone) await tx.run(sql`update appointment set valid_to = ${today} where id = ${id}`);
  for (const { role, organisationId } of fresh) {
    await tx.run(sql`
      insert into appointment (id, account_id, organisation_id, role, valid_from, source)
      values (${timeOrderedUuid()}, ${accountId}, ${organisationId}, ${role}, ${today}, ${source})
      on conflict do nothing`); // somebody here gave the very same
  }
  if (gone.length + fresh.length === 0) return;
  const change = { before: { appointments: gone.map(({ role }) => role) }, after: { appointments: fresh } };
  await recordAct(tx, systemActor, 'identity.appointed-by-claims', about(accountId), change, now);
}
