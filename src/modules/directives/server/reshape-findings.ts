import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, invalid } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import {
  type DirectiveId,
  FindingId,
  FindingSeen,
  type Merge,
  type Passage,
  type Reshaped,
  type Split,
} from '../contract.ts';
import { demandFindingVersion, type HeldFinding, holdFinding, holdSeen } from './finding.ts';
import { type Draft, detailsOf, freeAddress, insertFinding } from './insert-finding.ts';
import { codePointsOf, demandApart, demandExact } from './passages.ts';
import { passageReader } from './reading-of-passage.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/**
 * Tách: one finding becomes several, each with its own passage of its words. What a part does not say itself (who, until
 * when) it has from the whole.
 */
export async function splitFinding(
  tx: Tx,
  actor: Actor,
  { directiveId, id, version }: { directiveId: DirectiveId; id: FindingId; version: number | null },
  { parts }: Split,
  at: Instant,
): Promise<Reshaped> {
  demand(actor, 'directives.review');
  const whole = await holdFinding(tx, directiveId, id);
  demandFindingVersion(whole, version);
  demandOpen([whole]);
  const points = await codePointsOf(tx, whole.versionId);
  const passages = [{ start: whole.start, end: whole.end }, ...whole.also];
  for (const part of parts) {
    demandExact(points, part);
    if (!passages.some(({ start, end }) => start <= part.start && part.end <= end)) {
      throw invalid('directives.part-outside', { start: part.start, end: part.end });
    }
  }
  demandApart(parts);

  const read = await passageReader(tx, whole, dayOf(at));
  const of = { ...whole, ...(await detailsOf(tx, id)) };
  const successors: FindingId[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    successors.push(
      await insertFinding(tx, whole.versionId, {
        ...partOf(of, await read(part.quote), part.quote),
        ...part,
        also: [],
        title: null,
        origin: 'person',
        clauseId: whole.clauseId,
        group: whole.group,
        address: await freeAddress(tx, whole.versionId, baseOf(whole.address)),
      }),
    );
  }
  await replace(tx, actor, [whole], successors, at);
  const after = { parts, into: successors };
  await recordAct(tx, actor, 'directives.finding-split', { kind: 'finding', id }, { after }, at);
  await tellDirectiveChanged(tx, directiveId);
  return seenAfter(tx, successors);
}

/** Gộp: several findings become one task with the words of all of them. */
export async function mergeFindings(
  tx: Tx,
  actor: Actor,
  directiveId: DirectiveId,
  { findings: seen, title = null }: z.output<typeof Merge>,
  at: Instant,
): Promise<Reshaped> {
  demand(actor, 'directives.review');
  const merged = await holdSeen(tx, directiveId, seen);
  const [first] = merged;
  if (first === undefined || merged.length < 2) throw invalid('directives.merge-of-one');
  demandOpen(merged);
  const passages = merged.flatMap(({ start, end, quote, also }) => [{ start, end, quote }, ...also]);
  const points = await codePointsOf(tx, first.versionId);
  const [main, ...also] = joined(passages, points);
  if (main === undefined) throw invalid('directives.merge-of-one');
  const id = await insertFinding(tx, first.versionId, {
    ...(await together(tx, merged)),
    ...main,
    also,
    title: title ?? merged.find((each) => each.title !== null)?.title ?? null,
    origin: 'person',
    clauseId: first.clauseId,
    group: first.group,
    address: await freeAddress(tx, first.versionId, baseOf(first.address)),
  });
  await replace(tx, actor, merged, [id], at);
  const before = { findings: merged.map((each) => each.id) };
  await recordAct(tx, actor, 'directives.findings-merged', { kind: 'finding', id }, { before, after: { title } }, at);
  await tellDirectiveChanged(tx, directiveId);
  return seenAfter(tx, [id]);
}

/** Undoes the splitting or merging that a finding came from, while nothing of it is decided. */
export async function restoreFindings(
  tx: Tx,
  actor: Actor,
  { directiveId, id, version }: { directiveId: DirectiveId; id: FindingId; version: number | null },
  at: Instant,
): Promise<Reshaped> {
  demand(actor, 'directives.review');
  demandFindingVersion(await holdFinding(tx, directiveId, id), version);
  const { origins, successors } = await familyOf(tx, id);
  if (origins.length === 0) throw conflict('directives.finding-not-reshaped');
  demandOpen(await Promise.all(successors.map((each) => holdFinding(tx, directiveId, each))));
  await tx.run(sql`
    update directive_finding
       set state = 'replaced', decided_at = ${at}, decided_by = ${actor.id}, version = version + 1
     where id = any(${successors}::uuid[])`);
  await tx.run(sql`
    update directive_finding
       set state = 'open', decided_at = null, decided_by = null, touched_at = ${at}, touched_by = ${actor.id},
           version = version + 1
     where id = any(${origins}::uuid[])`);
  await tx.run(sql`
    update directive_finding_descent set undone = true
     where from_id = any(${origins}::uuid[]) and to_id = any(${successors}::uuid[])`);
  for (const origin of origins) {
    const change = { before: { findings: successors } };
    await recordAct(tx, actor, 'directives.finding-restored', { kind: 'finding', id: origin }, change, at);
  }
  await tellDirectiveChanged(tx, directiveId);
  return seenAfter(tx, origins);
}

function demandOpen(findings: readonly HeldFinding[]): void {
  const decided = findings.find(({ state }) => state !== 'open');
  if (decided !== undefined) throw conflict('directives.finding-decided', { state: decided.state });
}

/** "II.1 (2)" is one of those found at "II.1". */
const baseOf = (address: string): string => address.replace(/ \(\d+\)$/, '');

type Whole = HeldFinding & Awaited<ReturnType<typeof detailsOf>>;

/** Who a part names itself owns it, else the owner of the whole; so with the time, the places and the targets. */
function partOf(whole: Whole, own: Draft, words: string): Draft {
  const isIn = ({ quote }: { quote: string | null }) => quote !== null && words.includes(quote);
  const owner = own.ownerQuote === null ? whole : own;
  const { ownerQuote, ownerConfidence, suggestion, ownerId, candidateIds } = owner;
  return {
    confidence: 1,
    ownerQuote,
    ownerConfidence,
    suggestion,
    ownerId,
    candidateIds,
    partners: own.ownerQuote === null ? whole.partners : own.partners,
    places: whole.places.filter(isIn),
    targets: whole.targets.filter(isIn),
    deadline: own.deadline ?? whole.deadline,
    areaId: whole.areaId,
    position: whole.position,
    modules: own.modules.length > 0 ? own.modules : whole.modules,
    priority: whole.priority,
  };
}

/** What several findings say together. Where they name different owners, a person has to choose one. */
async function together(tx: Tx, merged: readonly HeldFinding[]): Promise<Draft> {
  const details = await Promise.all(merged.map(({ id }) => detailsOf(tx, id)));
  const ownerIds = unique(merged.flatMap(({ ownerId }) => ownerId ?? []));
  const named = merged.find(({ ownerQuote }) => ownerQuote !== null);
  const priority = (['urgent', 'high'] as const).find((each) => merged.some((one) => one.priority === each));
  const alone = ownerIds.length === 1;
  return {
    confidence: 1,
    ownerQuote: named?.ownerQuote ?? null,
    ownerConfidence: named?.ownerConfidence ?? 0,
    suggestion:
      ownerIds.length > 1 ? null : (details.find(({ suggestion }) => suggestion !== null)?.suggestion ?? null),
    ownerId: alone ? (ownerIds[0] ?? null) : null,
    candidateIds: alone ? [] : unique([...ownerIds, ...details.flatMap(({ candidateIds }) => candidateIds)]),
    partners: details.flatMap(({ partners }) => partners),
    places: details.flatMap(({ places }) => places),
    targets: details.flatMap(({ targets }) => targets),
    deadline: merged.find(({ deadline }) => deadline !== null)?.deadline ?? null,
    areaId: merged.find(({ areaId }) => areaId !== null)?.areaId ?? null,
    position: merged.find(({ position }) => position !== null)?.position ?? null,
    modules: unique(merged.flatMap(({ modules }) => modules)),
    priority: priority ?? 'normal',
  };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Passages in the order of the text; those with nothing but space between them are one. */
function joined(passages: readonly Passage[], points: readonly string[]): Passage[] {
  const result: Passage[] = [];
  for (const passage of [...passages].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    const touches = last !== undefined && points.slice(last.end, passage.start).join('').trim() === '';
    if (last === undefined || !touches) result.push({ ...passage });
    else {
      last.end = Math.max(last.end, passage.end);
      last.quote = points.slice(last.start, last.end).join('');
    }
  }
  return result;
}

async function replace(
  tx: Tx,
  actor: Actor,
  origins: readonly HeldFinding[],
  successors: readonly FindingId[],
  at: Instant,
): Promise<void> {
  const from = origins.map(({ id }) => id);
  await tx.run(sql`
    update directive_finding
       set state = 'replaced', decided_at = ${at}, decided_by = ${actor.id}, version = version + 1
     where id = any(${from}::uuid[])`);
  await tx.run(sql`
    update directive_finding set touched_at = ${at}, touched_by = ${actor.id} where id = any(${[...successors]}::uuid[])`);
  await tx.run(sql`
    insert into directive_finding_descent (from_id, to_id)
    select origin, successor from unnest(${from}::uuid[]) as origin, unnest(${[...successors]}::uuid[]) as successor`);
}

const Family = z.object({ origins: z.array(FindingId), successors: z.array(FindingId) });

/** What a finding came from, and everything that came from that. */
async function familyOf(tx: Tx, id: FindingId): Promise<z.infer<typeof Family>> {
  const found = await tx.row(
    Family,
    sql`with origin as (select from_id from directive_finding_descent where to_id = ${id} and not undone)
        select array(select from_id::text from origin) as origins,
               array(select distinct to_id::text from directive_finding_descent
                      where from_id in (select from_id from origin) and not undone) as successors`,
  );
  return found ?? { origins: [], successors: [] };
}

async function seenAfter(tx: Tx, ids: readonly FindingId[]): Promise<Reshaped> {
  const findings = await tx.rows(
    FindingSeen,
    sql`select id, version from directive_finding where id = any(${[...ids]}::uuid[]) order by start_at, ordinal`,
  );
  return { findings };
}
