import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx, violates } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import type { Instant } from '../../../kernel/time.ts';
import { recallWork } from '../../../kernel/work/acts.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { publishWorkOf, relabelWork } from '../../../kernel/work/publish-work.ts';
import type { DirectiveCorrection, DirectiveId, DirectiveState } from '../contract.ts';
import { labelOf } from './finding.ts';
import { demandDirectiveVersion, type HeldDirective, holdDirective } from './held-directive.ts';
import { directiveSources } from './search-source.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** What a page needs for its next act. */
export interface Decided {
  id: DirectiveId;
  state: DirectiveState;
  version: number;
}

interface Which {
  id: DirectiveId;
  version: number | null;
}

/** Puts right what the machine read from the letterhead. */
export async function correctDirective(
  tx: Tx,
  actor: Actor,
  { id, version }: Which,
  correction: DirectiveCorrection,
  at: Instant,
): Promise<Decided> {
  demand(actor, 'directives.review');
  const held = await holdDirective(tx, id);
  demandDirectiveVersion(held, version);
  const next = { ...held, ...withoutGaps(correction) };
  await publishedOnce(tx, next, (inner) =>
    inner.run(sql`
      update directive
         set number = ${next.number}, type = ${next.type}, issuer = ${next.issuer}, issued_on = ${next.issuedOn},
             title = ${next.title}, version = version + 1
       where id = ${id}`),
  );
  await relabelWork(tx, await workLabels(tx, next));
  const { number, type, issuer, issuedOn, title } = held;
  const change = { before: { number, type, issuer, issuedOn, title }, after: correction };
  await indexRecords(tx, directiveSources, [id]);
  await recordAct(tx, actor, 'directives.corrected', { kind: 'directive', id }, change, at);
  await tellDirectiveChanged(tx, id);
  return { id, state: held.state, version: held.version + 1 };
}

const IdAndAddressRow = z.object({ id: WorkItemId, address: z.string() });

/** The work of a directive with what it is cited by; of a recurring duty every occurrence. */
export async function workLabels(tx: Tx, directive: HeldDirective): Promise<{ id: WorkItemId; label: string }[]> {
  const found = await tx.rows(
    IdAndAddressRow,
    sql`select w.id, f.address from work_item w join directive_finding f on f.id::text = w.source_ref
         where w.source_id = ${directive.id}`,
  );
  return found.map(({ id, address }) => ({ id, label: labelOf(directive, address) }));
}

const withoutGaps = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Công khai: from now on the public sees the directive with its confirmed tasks, and how far they have come. */
export async function publishDirective(tx: Tx, actor: Actor, { id, version }: Which, at: Instant): Promise<Decided> {
  demand(actor, 'directives.publish');
  const held = await holdDirective(tx, id);
  demandDirectiveVersion(held, version);
  if (held.state !== 'draft') throw conflict('directives.not-a-draft', { state: held.state });
  if (!(await hasConfirmed(tx, id))) throw conflict('directives.nothing-confirmed');
  await publishedOnce(tx, held, (inner) =>
    inner.run(sql`
      update directive set state = 'published', published_at = ${at}, version = version + 1 where id = ${id}`),
  );
  await publishWorkOf(tx, actor, id, true, at);
  await indexRecords(tx, directiveSources, [id]);
  await recordAct(tx, actor, 'directives.published', { kind: 'directive', id }, {}, at);
  await tellDirectiveChanged(tx, id);
  return { id, state: 'published', version: held.version + 1 };
}

const IdRow = z.object({ id: WorkItemId });

/** Thu hồi, bãi bỏ: what is still open of its work is recalled, what was done stays on record; the public sees neither. */
export async function withdrawDirective(
  tx: Tx,
  actor: Actor,
  { id, version }: Which,
  reason: string,
  at: Instant,
): Promise<Decided> {
  demand(actor, 'directives.publish');
  const held = await holdDirective(tx, id);
  demandDirectiveVersion(held, version);
  if (held.state === 'withdrawn') throw conflict('directives.withdrawn-already');
  const open = await tx.rows(
    IdRow,
    sql`select id from work_item where source_id = ${id} and not closed order by id desc`, // children before their parents
  );
  for (const item of open) await recallWork(tx, actor, { id: item.id, version: null, body: { reason } }, at);
  await publishWorkOf(tx, actor, id, false, at);
  await tx.run(sql`
    update directive set state = 'withdrawn', withdrawn_reason = ${reason}, version = version + 1 where id = ${id}`);
  await indexRecords(tx, directiveSources, [id]);
  await recordAct(tx, actor, 'directives.withdrawn', { kind: 'directive', id }, { reason }, at);
  await tellDirectiveChanged(tx, id);
  return { id, state: 'withdrawn', version: held.version + 1 };
}

const WhetherRow = z.object({ any: z.boolean() });

async function hasConfirmed(tx: Tx, id: DirectiveId): Promise<boolean> {
  const found = await tx.row(
    WhetherRow,
    sql`select exists (select from directive_finding f join directive_version v on v.id = f.version_id
                        where v.directive_id = ${id} and v.standing = 'in-force' and f.state = 'confirmed') as any`,
  );
  return found?.any === true;
}

/** One document is published once, however many files there are of it. */
export async function publishedOnce(tx: Tx, held: HeldDirective, write: (tx: Tx) => Promise<unknown>): Promise<void> {
  try {
    await tx.attempt(write);
  } catch (error) {
    if (violates(error, 'directive_published_once')) {
      throw conflict('directives.already-published', { number: held.number, issuedOn: held.issuedOn });
    }
    throw error;
  }
}
