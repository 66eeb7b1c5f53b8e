import { getArea } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { isBefore } from '../../../kernel/deadlines/compute.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound, stale } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type NewWarning, type Warning, WarningId, type WarningTerms } from '../contract.ts';
import { getWarning } from './queries.ts';

export const about = (id: WarningId) => ({ kind: 'warning', id });

/** Where a warning comes from: this city, or the alert of somebody else. */
export interface Origin {
  sender: string;
  /** Null for our own: it is made from the record's identifier. */
  identifier: string | null;
  sentAt: Instant | null;
}

/** Soạn cảnh báo: nothing of it is public before it is issued. */
export async function draftWarning(
  tx: Tx,
  actor: Actor,
  { replacesId, ...terms }: NewWarning,
  { sender, identifier, sentAt }: Origin,
  now: Instant,
): Promise<Warning> {
  demand(actor, 'warnings.issue');
  await demandSensible(tx, terms, now);
  if (replacesId !== null) await demandIssued(tx, actor, replacesId, now);
  const id = newId(WarningId);
  await tx.run(sql`
    insert into warning (id, sender, identifier, received, state, purpose, severity, effective_at, expires_at, said,
                         replaces_id, sent_at, changed_at)
    values (${id}, ${sender}, ${identifier ?? `urn:uuid:${id}`}, ${identifier !== null}, 'draft', ${terms.purpose},
            ${terms.severity}, ${terms.effectiveAt ?? now}, ${terms.expiresAt}, ${JSON.stringify(saidOf(terms))}::text::jsonb,
            ${replacesId}, ${sentAt}, ${now})`);
  await placeIn(tx, id, terms);
  await recordAct(tx, actor, 'warnings.drafted', about(id), { after: terms }, now);
  return getWarning(tx, actor, id, now);
}

/** A draft says something else; what was issued is replaced, never changed. */
export async function changeDraft(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: WarningId; version: number },
  terms: WarningTerms,
  now: Instant,
): Promise<Warning> {
  const before = await holdDraft(tx, actor, id, now);
  if (before.version !== version) throw stale({ expected: version, current: before });
  await demandSensible(tx, terms, now);
  await tx.run(sql`
    update warning
       set purpose = ${terms.purpose}, severity = ${terms.severity}, effective_at = ${terms.effectiveAt ?? now},
           expires_at = ${terms.expiresAt}, said = ${JSON.stringify(saidOf(terms))}::text::jsonb, changed_at = ${now},
           version = version + 1
     where id = ${id}`);
  await tx.run(sql`delete from warning_area where warning_id = ${id}`);
  await placeIn(tx, id, terms);
  await recordAct(tx, actor, 'warnings.changed', about(id), { before, after: terms }, now);
  return getWarning(tx, actor, id, now);
}

/** Bỏ dự thảo: it is not spoken of any more. */
export async function discardDraft(tx: Tx, actor: Actor, id: WarningId, now: Instant): Promise<Warning> {
  await holdDraft(tx, actor, id, now);
  await tx.run(sql`
    update warning set state = 'discarded', ended_at = ${now}, changed_at = ${now}, version = version + 1
     where id = ${id}`);
  await recordAct(tx, actor, 'warnings.discarded', about(id), {}, now);
  return getWarning(tx, actor, id, now);
}

/** Nobody else decides about it until this transaction ends. */
export async function holdWarning(tx: Tx, actor: Actor, id: WarningId, now: Instant): Promise<Warning> {
  demand(actor, 'warnings.issue');
  await tx.run(sql`select from warning where id = ${id} for update`);
  return getWarning(tx, actor, id, now);
}

export async function holdDraft(tx: Tx, actor: Actor, id: WarningId, now: Instant): Promise<Warning> {
  const warning = await holdWarning(tx, actor, id, now);
  if (warning.state !== 'draft') throw conflict('warnings.not-a-draft');
  return warning;
}

async function demandIssued(tx: Tx, actor: Actor, id: WarningId, now: Instant): Promise<void> {
  const replaced = await getWarning(tx, actor, id, now);
  if (replaced.state !== 'issued') throw conflict('warnings.not-issued');
}

async function demandSensible(tx: Tx, terms: WarningTerms, now: Instant): Promise<void> {
  const { effectiveAt, onsetAt, expiresAt, event, headline } = terms;
  if (!isBefore(effectiveAt ?? now, expiresAt) || !isBefore(now, expiresAt))
    throw invalid('warnings.over-before-it-begins');
  if (onsetAt !== null && isBefore(expiresAt, onsetAt)) throw invalid('warnings.onset-after-end');
  const isWhole = (['vi', 'en'] as const).some((language) => event[language] !== null && headline[language] !== null);
  if (!isWhole) throw invalid('warnings.languages-differ');
  for (const areaId of terms.areaIds) {
    const area = await getArea(tx, areaId);
    if (area === undefined) throw notFound('areas.unknown');
  }
}

const placeIn = (tx: Tx, id: WarningId, { areaIds }: WarningTerms) =>
  tx.run(sql`
    insert into warning_area (warning_id, area_id) select ${id}, area_id from unnest(${areaIds}::uuid[]) as of (area_id)
    on conflict do nothing`);

/** What no column holds. */
function saidOf({
  purpose: _,
  severity: __,
  effectiveAt: ___,
  expiresAt: ____,
  areaIds: _____,
  ...said
}: WarningTerms) {
  return said;
}
