import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { Day } from '../../../kernel/time.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { isOpen, WorkState } from '../../../kernel/work/states.ts';
import { type CarriedTask, carryTasks } from '../carry-tasks.ts';
import { type ClauseChange, compareTexts } from '../compare-texts.ts';
import { DirectiveId, DirectiveState, FindingId, findingStates } from '../contract.ts';
import { DocumentType } from '../reading.ts';
import { titleOf } from '../title-of-finding.ts';
import { type Carry, CarryDecision, type VersionComparison } from '../versions-contract.ts';
import { getVersion, type VersionRow, versionBefore, type WhichVersion } from './proposed-version.ts';

const DirectiveRow = z.object({
  id: DirectiveId,
  number: z.string().nullable(),
  type: DocumentType.nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string(),
  state: DirectiveState,
  version: z.int(),
});

/** A version beside the one before it: the text clause by clause and, while it is proposed, what becomes of each task. */
export async function compareVersion(tx: Tx, which: WhichVersion): Promise<VersionComparison> {
  const directive = await tx.row(
    DirectiveRow,
    sql`select id, number, type, issuer, issued_on as "issuedOn", title, state, version
          from directive where id = ${which.directiveId}`,
  );
  if (directive === undefined) throw notFound('directives.not-found');
  const newer = await getVersion(tx, which);
  const older = await versionBefore(tx, which);
  const { id, number, type, issuer, issuedOn, title, state, version } = directive;
  const inForce = { number, type, issuer, issuedOn, title };
  const { ordinal, standing, fileName, reading, reason } = newer;
  const read = reading === 'read';
  const changes = read ? compareTexts(older, newer) : [];
  const carriage = read && standing === 'proposed' ? await carriageOf(tx, older, newer, changes) : nothingCarried;
  return {
    directive: { id, name: number ?? title, state, version },
    ...{ ordinal, standing, fileName, reading, reason, changes },
    olderOrdinal: older.ordinal,
    letterhead: { old: standing === 'proposed' ? inForce : (older.letterhead ?? inForce), new: newer.letterhead },
    carries: carriage.carries,
    newTasks: carriage.newTasks,
  };
}

const OldTask = z.object({
  id: FindingId,
  state: z.enum(findingStates),
  title: z.string().nullable(),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  ownerQuote: z.string().nullable(),
  partnerQuotes: z.array(z.string()),
  workItem: z.object({ id: WorkItemId, state: WorkState, owner: z.string(), dueOn: Day.nullable() }).nullable(),
  decided: z
    .object({
      kind: z.string(),
      start: z.int().nullable(),
      end: z.int().nullable(),
      decision: CarryDecision,
      reason: z.string().nullable(),
      by: z.string().nullable(),
      version: z.int(),
    })
    .nullable(),
});
type OldTask = z.infer<typeof OldTask>;

const NewTask = z.object({ id: FindingId, address: z.string(), quote: z.string(), start: z.int(), end: z.int() });

export interface Carriage {
  carries: Carry[];
  /** The same in the order of `carries`, as the comparison found them. */
  carried: CarriedTask[];
  newTasks: VersionComparison['newTasks'];
}

const nothingCarried: Carriage = { carries: [], carried: [], newTasks: [] };

/** What the proposed version has for each task of the version in force, and what was decided about it. */
export async function carriageOf(
  tx: Tx,
  older: VersionRow,
  newer: VersionRow,
  changes: readonly ClauseChange[],
): Promise<Carriage> {
  const tasks = await tx.rows(
    OldTask,
    sql`select f.id, f.state, f.title, f.quote, f.start_at as "start", f.end_at as "end", f.owner_quote as "ownerQuote",
               array(select quote from directive_finding_partner p where p.finding_id = f.id and quote is not null)
                 as "partnerQuotes",
               case when w.id is not null then jsonb_build_object('id', w.id, 'state', w.state, 'owner', o.name,
                 'dueOn', w.due_on) end as "workItem",
               case when c.decision is not null then jsonb_build_object('kind', c.kind, 'start', c.start_at,
                 'end', c.end_at, 'decision', c.decision, 'reason', c.reason, 'by', account.name,
                 'version', c.version) end as decided
          from directive_finding f
          left join work_item w on w.id = f.work_item_id
          left join organisation o on o.id = w.owner_id
          left join directive_carry c on c.version_id = ${newer.id} and c.finding_id = f.id
          left join account on account.id::text = c.decided_by
         where f.version_id = ${older.id} and f.state <> 'replaced'
         order by f.start_at, f.ordinal`,
  );
  const found = await tx.rows(
    NewTask,
    sql`select id, address, quote, start_at as "start", end_at as "end" from directive_finding
         where version_id = ${newer.id} and state <> 'replaced' order by start_at, ordinal`,
  );
  const carried = carryTasks(tasks, found, changes, newer.text);
  const byId = new Map<string, OldTask>(tasks.map((task) => [task.id, task]));
  const carries = carried.flatMap((each) => {
    const task = byId.get(each.task.id);
    return task === undefined ? [] : [carryOf(task, each)];
  });
  const known = new Set(carried.flatMap((each) => (each.kind === 'removed' ? [] : (each.at.findingId ?? []))));
  const newTasks = found
    .filter(({ id }) => !known.has(id))
    .map(({ address, quote, start, end }) => ({ address, quote, start, end }));
  return { carries, carried, newTasks };
}

function carryOf(task: OldTask, each: CarriedTask): Carry {
  const { decided, workItem, quote, start, end } = task;
  const at = each.kind === 'removed' ? null : { quote: each.at.quote, start: each.at.start, end: each.at.end };
  const underWay = workItem !== null && isOpen(workItem.state);
  // A decision about other words than these no longer holds.
  const holds =
    decided?.kind === each.kind && decided.start === (at?.start ?? null) && decided.end === (at?.end ?? null);
  return {
    findingId: task.id,
    state: task.state,
    title: task.title ?? titleOf(quote, task.ownerQuote, task.partnerQuotes),
    workItem,
    kind: each.kind,
    old: { quote, start, end },
    new: at,
    words: each.kind === 'changed' ? each.words : null,
    choices: choicesOf(each.kind, workItem !== null, underWay),
    needed: workItem !== null && (each.kind === 'changed' || (each.kind === 'removed' && underWay)),
    decision: holds ? decided.decision : null,
    reason: holds ? decided.reason : null,
    decidedBy: holds ? decided.by : null,
    version: decided?.version ?? 0,
  };
}

/** Only work can be kept or left; a draft is simply read anew. */
function choicesOf(kind: Carry['kind'], isWork: boolean, underWay: boolean): CarryDecision[] {
  if (!isWork) return [];
  if (kind === 'changed') return ['keep', 'take-words', 'leave'];
  return underWay ? ['keep', 'leave'] : [];
}
