import { areasAround } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { canFor } from '../../../kernel/policy/policy.ts';
import { conflict, denied } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { publishWorkOf } from '../../../kernel/work/publish-work.ts';
import { getCategory } from '../categories/queries.ts';
import type { ReportId } from '../contract.ts';
import {
  demandReportVersion,
  type HeldReport,
  holdReport,
  holdVisibleReport,
  saveReport,
} from '../server/held-report.ts';
import { tellReporter } from '../server/updates.ts';
import type { Moderated, ToPublish } from './contract.ts';
import { knownNames, maskingOf } from './suggest-masking.ts';

/** Which report, and the version that whoever decides had before them. */
export interface Looked {
  id: ReportId;
  version: number;
}

/** Holds a report for whoever decides what the public sees of it: the organisation that handles it, or the one that gave it out. */
export async function holdForModeration(tx: Tx, actor: Actor, { id, version }: Looked): Promise<HeldReport> {
  const held = await holdVisibleReport(tx, actor, id);
  const areaIds = await areasAround(tx, held.areaId);
  const may = [held.ownerId, held.givenById].some((side) => canFor(actor, 'reports.moderate', side, areaIds));
  if (!may) throw denied('privacy.moderators-only');
  demandReportVersion(held, version);
  return held;
}

/**
 * Công khai: the public reads the text as it was moderated, never the record itself. What is surely personal is refused
 * until it is masked, or somebody says that it is meant.
 */
export async function publishReport(
  tx: Tx,
  actor: Actor,
  looked: Looked,
  { text, address, namesAreMeant }: ToPublish,
  at: Instant,
): Promise<Moderated> {
  const held = await holdForModeration(tx, actor, looked);
  await demandPublishable(tx, held);
  if (!namesAreMeant) await demandMasked(tx, address === null ? [text] : [text, address]);
  // Its work shows with it, on the map and in lists; the report follows its work.
  await publishWorkOf(tx, actor, held.id, true, at);
  const shown = await holdReport(tx, held.id);
  const next = await saveReport(tx, shown, { publication: 'public', publicText: text, publicAddress: address }, at);
  await tx.run(sql`update report set withheld_reason = null, moderated_at = ${at} where id = ${held.id}`);
  const told = { before: { publication: held.publication }, after: { publication: 'public', namesAreMeant } };
  await recordAct(tx, actor, 'reports.published', { kind: 'report', id: held.id }, told, at);
  if (held.publication !== 'public') await tellReporter(tx, held.id, { kind: 'published' }, at);
  return { id: held.id, publication: 'public', version: next.version };
}

/** Không công khai, with a reason; what was public is so no more. */
export async function withholdReport(
  tx: Tx,
  actor: Actor,
  looked: Looked,
  reason: string,
  at: Instant,
): Promise<Moderated> {
  const held = await holdForModeration(tx, actor, looked);
  await publishWorkOf(tx, actor, held.id, false, at);
  const hidden = await holdReport(tx, held.id);
  const next = await saveReport(tx, hidden, { publication: 'withheld', publicText: null, publicAddress: null }, at);
  await tx.run(sql`update report set withheld_reason = ${reason}, moderated_at = ${at} where id = ${held.id}`);
  const told = { before: { publication: held.publication }, after: { publication: 'withheld' }, reason };
  await recordAct(tx, actor, 'reports.withheld', { kind: 'report', id: held.id }, told, at);
  return { id: held.id, publication: 'withheld', version: next.version };
}

export async function demandPublishable(tx: Tx, { restricted, categoryId }: HeldReport): Promise<void> {
  const { publication } = await getCategory(tx, categoryId);
  if (restricted || publication === 'never') throw conflict('privacy.never-published');
}

async function demandMasked(tx: Tx, texts: readonly string[]): Promise<void> {
  const known = await knownNames(tx, texts);
  const left = texts.flatMap((text) => maskingOf(text, known).marks).filter(({ certainty }) => certainty === 'sure');
  if (left.length > 0) throw conflict('privacy.names-somebody', { found: left.map(({ quote }) => quote).join(', ') });
}
