import { z } from 'zod';
import { recordAct } from '../../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx, violates } from '../../../../kernel/db/db.ts';
import { type Actor, publicActor } from '../../../../kernel/identity/actor.ts';
import { seal, unseal } from '../../../../kernel/identity/secrets.ts';
import { demand } from '../../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound, stale } from '../../../../kernel/refusal.ts';
import type { Instant } from '../../../../kernel/time.ts';
import { newWebhookSecret } from '../../../../kernel/webhooks/signature.ts';
import { fileReport } from '../../server/file-report.ts';
import { clientIdOf } from '../client-id.ts';
import { type Handed, type NewPartner, Partner, type PartnerChange } from '../contract.ts';
import { readMessage } from './read-message.ts';
import { demandSignature, type SignedMessage } from './verify-signature.ts';

const columns = sql`id, name, mapping, active, created_at as "createdAt", version`;
const about = (id: string) => ({ kind: 'intake-partner', id });

export const listPartners = (tx: Reads): Promise<Partner[]> =>
  tx.rows(Partner, sql`select ${columns} from intake_partner order by id`);

export async function getPartner(tx: Reads, id: string): Promise<Partner> {
  const partner = await tx.row(Partner, sql`select ${columns} from intake_partner where id = ${id}`);
  if (partner === undefined) throw notFound('intake.partner-unknown');
  return partner;
}

/** Answers the secret with which they sign, shown this once. */
export async function addPartner(
  tx: Tx,
  actor: Actor,
  { id, name, mapping }: NewPartner,
  secret: string,
  at: Instant,
): Promise<{ id: string; secret: string }> {
  demand(actor, 'intake.manage');
  const own = newWebhookSecret();
  const sealed = await seal(secret, own);
  await tx
    .attempt((inner) =>
      inner.run(sql`
        insert into intake_partner (id, name, sealed_secret, mapping, created_at)
        values (${id}, ${name}, ${sealed}, ${JSON.stringify(mapping)}::jsonb, ${at})`),
    )
    .catch((error) => {
      throw violates(error, 'intake_partner_pkey') ? conflict('intake.partner-exists') : error;
    });
  await recordAct(tx, actor, 'intake.partner-added', about(id), { after: { partner: name, mapping } }, at);
  return { id, secret: own };
}

export async function changePartner(
  tx: Tx,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: PartnerChange },
  at: Instant,
): Promise<Partner> {
  demand(actor, 'intake.manage');
  await tx.run(sql`select from intake_partner where id = ${id} for update`);
  const before = await getPartner(tx, id);
  if (before.version !== version) throw stale({ expected: version, current: before, sent: change });
  const { name = before.name, mapping = before.mapping, active = before.active } = change;
  await tx.run(sql`
    update intake_partner set name = ${name}, mapping = ${JSON.stringify(mapping)}::jsonb, active = ${active},
                              version = version + 1 where id = ${id}`);
  const told = (partner: Partner) => ({ partner: partner.name, mapping: partner.mapping, active: partner.active });
  const after = await getPartner(tx, id);
  await recordAct(tx, actor, 'intake.partner-changed', about(id), { before: told(before), after: told(after) }, at);
  return after;
}

/** A new secret; the one of before is worth nothing from now on. */
export async function renewPartnerSecret(
  tx: Tx,
  actor: Actor,
  id: string,
  secret: string,
  at: Instant,
): Promise<{ secret: string }> {
  demand(actor, 'intake.manage');
  const own = newWebhookSecret();
  const renewed = await tx.run(sql`
    update intake_partner set sealed_secret = ${await seal(secret, own)} where id = ${id}`);
  if (renewed === 0) throw notFound('intake.partner-unknown');
  await recordAct(tx, actor, 'intake.partner-secret-renewed', about(id), {}, at);
  return { secret: own };
}

const Keyed = Partner.extend({ sealedSecret: z.string() });

/**
 * A report that a partner hands over. It is checked before anything of it is read; the same report again, whatever else
 * it says now, is the same report and gets the same answer.
 */
export async function takeFromPartner(
  tx: Tx,
  secret: string,
  id: string,
  message: SignedMessage,
  at: Instant,
): Promise<Handed> {
  const partner = await tx.row(
    Keyed,
    sql`select ${columns}, sealed_secret as "sealedSecret" from intake_partner where id = ${id} and active`,
  );
  if (partner === undefined) throw notFound('intake.partner-unknown');
  demandSignature(message, await unseal(secret, partner.sealedSecret), at);
  const channel = 'partner';
  const { partnerId, report } = readMessage(parsed(message.body), partner.mapping, (theirs) =>
    clientIdOf(secret, channel, `${id} ${theirs}`),
  );
  const filing = { report, channel, channelRef: `${id}:${partnerId}` };
  const filed = await fileReport(tx, { secret }, publicActor, filing, at);
  const { number, state, owner, expectedAt } = filed;
  return { partnerId, id: filed.id, number, state, owner: owner.name, expectedAt };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('http.body-unreadable');
  }
}
