import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import { Day, dayOf, type Instant } from '../../../kernel/time.ts';
import { extendWork, recallWork } from '../../../kernel/work/acts.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { relabelWork } from '../../../kernel/work/publish-work.ts';
import { rewordWork } from '../../../kernel/work/reword-work.ts';
import { stateAfter, WorkState } from '../../../kernel/work/states.ts';
import type { CarriedTask, NewPlace } from '../carry-tasks.ts';
import { compareTexts } from '../compare-texts.ts';
import { FindingId } from '../contract.ts';
import { deadlineOf } from '../deadline-of-finding.ts';
import { ReadDeadline, type ReadDocument } from '../reading.ts';
import { titleOf } from '../title-of-finding.ts';
import type { Adopted, Adoption, Carry } from '../versions-contract.ts';
import { carriageOf } from './compare-version.ts';
import { publishedOnce, workLabels } from './decide-directive.ts';
import { type HeldFinding, holdFinding, labelOf } from './finding.ts';
import { demandDirectiveVersion, type HeldDirective, holdDirective } from './held-directive.ts';
import { detailsOf, freeAddress, insertFinding } from './insert-finding.ts';
import { holdProposed, type VersionRow, versionBefore, type WhichVersion } from './proposed-version.ts';
import { passageReader } from './reading-of-passage.ts';
import { directiveSources } from './search-source.ts';
import { innermostClause } from './store-reading.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/**
 * Áp dụng phiên bản mới: it takes the place of the one in force. Tasks with the same words go on with their work; of the
 * others happens what people decided; what is new is reviewed like any other finding. The old version and its tasks stay
 * as they were, and so does every span in them.
 */
export async function adoptVersion(
  tx: Tx,
  actor: Actor,
  { version, ...which }: WhichVersion & { version: number | null },
  { takeLetterhead }: z.output<typeof Adoption>,
  at: Instant,
): Promise<Adopted> {
  demand(actor, 'directives.review');
  const directive = await holdDirective(tx, which.directiveId);
  demandDirectiveVersion(directive, version);
  const newer = await holdProposed(tx, which);
  if (newer.reading !== 'read') throw conflict('directives.not-read-yet');
  const older = await versionBefore(tx, which);
  const { carries, carried } = await carriageOf(tx, older, newer, compareTexts(older, newer));
  const undecided = carries.filter(({ needed, decision }) => needed && decision === null).length;
  if (undecided > 0) throw conflict('directives.carry-undecided', { undecided });

  const carrier = await openCarrier(tx, actor, directive, newer, at);
  let recalled = 0;
  for (const [i, carry] of carries.entries()) {
    const place = carried[i];
    if (place === undefined) continue;
    if (carry.decision === 'leave') recalled += await carrier.leave(carry);
    else if (place.kind !== 'removed') await carrier.carry(carry, place);
  }
  await tx.run(sql`update directive_version set standing = 'former' where id = ${older.id}`);
  await tx.run(sql`update directive_version set standing = 'in-force' where id = ${newer.id}`);
  const letterhead = takeLetterhead ? newer.letterhead : null;
  await takeOver(tx, directive, letterhead);
  const after = { ordinal: which.ordinal, letterhead };
  const before = { ordinal: older.ordinal };
  await indexRecords(tx, directiveSources, [directive.id]);
  await recordAct(
    tx,
    actor,
    'directives.version-adopted',
    { kind: 'directive', id: directive.id },
    { before, after },
    at,
  );
  await tellDirectiveChanged(tx, directive.id);
  const counts = await countsOf(tx, newer);
  return { id: directive.id, version: directive.version + 1, ...counts, recalled };
}

const IdRow = z.object({ id: WorkItemId });

const ExtendAsWordedRow = z.object({ deadline: ReadDeadline, dueOn: Day, state: WorkState });

/** What is done to one task after another, while the version in force is still the old one. */
async function openCarrier(tx: Tx, actor: Actor, directive: HeldDirective, newer: VersionRow, at: Instant) {
  const read = await passageReader(tx, directive, dayOf(at));
  const clauseAt = innermostClause(newer.clauses);

  /** The task of the new text: as the reader found it, or made of the words a person once marked. */
  const findingAt = async (old: HeldFinding, { findingId, ...passage }: NewPlace): Promise<FindingId> =>
    findingId !== null
      ? FindingId.parse(findingId)
      : insertFinding(tx, newer.id, {
          ...(await read(passage.quote)),
          ...passage,
          also: [],
          title: null,
          origin: 'person',
          clauseId: clauseAt(passage),
          group: old.group,
          address: await freeAddress(tx, newer.id, clauseAt(passage) ?? `@${passage.start}`),
        });

  const openWork = (finding: FindingId) =>
    tx.rows(
      IdRow,
      sql`select id from work_item where source_id = ${directive.id} and source_ref = ${finding} and not closed
           order by id desc`, // children before their parents
    );

  /** New words that give more time extend the deadline, for the reason they give; the original one stays on record. */
  const extendAsWorded = async (work: WorkItemId, finding: FindingId): Promise<void> => {
    const worded = await tx.row(
      ExtendAsWordedRow,
      sql`select f.deadline, w.due_on as "dueOn", w.state from directive_finding f, work_item w
           where f.id = ${finding} and w.id = ${work} and f.deadline is not null and w.due_on is not null
             and w.recurrence is null`,
    );
    if (worded === undefined || stateAfter('extend', worded.state, null) === undefined) return;
    const deadline = deadlineOf(worded.deadline, directive.issuedOn, at);
    const until = deadline === null || 'trouble' in deadline ? undefined : Day.safeParse(deadline.rule).data;
    if (until === undefined || until <= worded.dueOn) return;
    const body = { until, reason: worded.deadline.quote };
    await extendWork(tx, actor, { id: work, version: null, body }, at);
  };

  return {
    async carry(carry: Carry, place: Exclude<CarriedTask, { kind: 'removed' }>): Promise<void> {
      // A draft in other words is read anew; what people made of the old words says nothing about these.
      if (carry.workItem === null && place.kind === 'changed') return;
      const old = await holdFinding(tx, directive.id, carry.findingId);
      const id = await findingAt(old, place.at);
      const inNewWords = carry.decision === 'take-words';
      await copyDecisions(tx, old, id, inNewWords);
      if (carry.workItem === null) return;
      await tx.run(sql`
        update directive_finding
           set state = 'confirmed', work_item_id = ${carry.workItem.id}, decided_at = ${at}, decided_by = ${actor.id}
         where id = ${id}`);
      const address = await addressOf(tx, id);
      const title = titleOf(place.at.quote, old.ownerQuote, []);
      const words = inNewWords ? { title, quote: place.at.quote } : undefined;
      for (const { id: work } of await openWork(old.id)) {
        await rewordWork(tx, actor, work, { ref: id, label: labelOf(directive, address), words }, at);
        if (inNewWords) await extendAsWorded(work, id);
      }
    },

    /** Answers how much work was recalled. */
    async leave({ findingId, reason }: Carry): Promise<number> {
      const work = await openWork(findingId);
      for (const { id } of work) {
        await recallWork(tx, actor, { id, version: null, body: { reason: reason ?? '' } }, at);
      }
      return work.length;
    },
  };
}

const AddressRow = z.object({ address: z.string() });

async function addressOf(tx: Tx, id: FindingId): Promise<string> {
  const found = await tx.row(AddressRow, sql`select address from directive_finding where id = ${id}`);
  return found?.address ?? '';
}

/** What people settled about a task stays settled: who, where, how urgent and, in the same words, until when. */
async function copyDecisions(tx: Tx, old: HeldFinding, id: FindingId, inNewWords: boolean): Promise<void> {
  await tx.run(sql`
    update directive_finding f
       set owner_id = o.owner_id, area_id = o.area_id, position = o.position, priority = o.priority,
           title = case when ${inNewWords} then null else o.title end,
           deadline = case when ${inNewWords} then f.deadline else o.deadline end,
           set_aside = o.set_aside, touched_at = o.touched_at, touched_by = o.touched_by,
           state = case when o.state = 'rejected' then 'rejected' else f.state end,
           reason = o.reason,
           decided_at = case when o.state = 'rejected' then o.decided_at end,
           decided_by = case when o.state = 'rejected' then o.decided_by end
      from directive_finding o
     where f.id = ${id} and o.id = ${old.id}`);
  const { partners, places } = await detailsOf(tx, old.id);
  await tx.run(sql`delete from directive_finding_partner where finding_id = ${id}`);
  await tx.run(sql`
    insert into directive_finding_partner (finding_id, ordinal, quote, organisation_id)
    select ${id}, row_number() over (), quote, "organisationId"
      from jsonb_to_recordset(${partners}::jsonb) as partner (quote text, "organisationId" uuid)`);
  await tx.run(sql`delete from directive_finding_place where finding_id = ${id}`);
  await tx.run(sql`
    insert into directive_finding_place (finding_id, ordinal, quote, place_id)
    select ${id}, row_number() over (), quote, "placeId"
      from jsonb_to_recordset(${places}::jsonb) as place (quote text, "placeId" uuid)`);
}

/** The directive itself: a new version of its record, and the letterhead where somebody took it over. */
async function takeOver(tx: Tx, directive: HeldDirective, letterhead: ReadDocument | null): Promise<void> {
  const next =
    letterhead === null ? directive : { ...directive, ...letterhead, title: letterhead.title ?? directive.title };
  await publishedOnce(tx, next, (inner) =>
    inner.run(sql`
      update directive
         set number = ${next.number}, type = ${next.type}, issuer = ${next.issuer}, issued_on = ${next.issuedOn},
             title = ${next.title}, version = version + 1
       where id = ${directive.id}`),
  );
  await relabelWork(tx, await workLabels(tx, next));
}

const CarriedAndToReviewRow = z.object({ carried: z.int(), toReview: z.int() });

async function countsOf(tx: Tx, { id }: VersionRow): Promise<{ carried: number; toReview: number }> {
  const found = await tx.row(
    CarriedAndToReviewRow,
    sql`select count(*) filter (where state = 'confirmed')::int as carried,
               count(*) filter (where state = 'open')::int as "toReview"
          from directive_finding where version_id = ${id}`,
  );
  return found ?? { carried: 0, toReview: 0 };
}
