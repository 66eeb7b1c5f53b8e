import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { notFound, Refusal } from '../../../kernel/refusal.ts';
import { Day } from '../../../kernel/time.ts';
import { Priority } from '../../../kernel/work/contract.ts';
import { DirectiveId, DirectiveState, FindingId, findingStates } from '../contract.ts';
import { ReadDeadline } from '../reading.ts';
import { VersionId } from './import-directive.ts';

/** A finding held for change, with what an act needs of its directive. */
export const HeldFinding = z.object({
  id: FindingId,
  versionId: VersionId,
  directiveId: DirectiveId,
  directiveState: DirectiveState,
  number: z.string().nullable(),
  title: z.string(),
  issuedOn: Day.nullable(),
  address: z.string(),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  state: z.enum(findingStates),
  ownerQuote: z.string().nullable(),
  ownerId: z.string().nullable(),
  deadline: ReadDeadline.nullable(),
  areaId: z.string().nullable(),
  modules: z.array(z.string()),
  priority: Priority,
  version: z.int(),
});
export type HeldFinding = z.infer<typeof HeldFinding>;

const held = sql`
  select f.id, f.version_id as "versionId", d.id as "directiveId", d.state as "directiveState", d.number, d.title,
         d.issued_on as "issuedOn", f.address, f.quote, f.start_at as "start", f.end_at as "end", f.state,
         f.owner_quote as "ownerQuote", f.owner_id as "ownerId", f.deadline, f.area_id as "areaId", f.modules, f.priority, f.version
    from directive_finding f
    join directive_version v on v.id = f.version_id
    join directive d on d.id = v.directive_id`;

export async function holdFinding(tx: Tx, directiveId: DirectiveId, id: FindingId): Promise<HeldFinding> {
  const [finding] = await tx.rows(
    HeldFinding,
    sql`${held} where f.id = ${id} and d.id = ${directiveId} for update of f`,
  );
  if (finding === undefined) throw notFound('directives.finding-not-found');
  return finding;
}

/** Those named, or every open one whose owner is settled, in the order of the text. */
export function holdFindings(tx: Tx, directiveId: DirectiveId, which: 'all-settled' | readonly FindingId[]) {
  const chosen =
    which === 'all-settled' ? sql`f.state = 'open' and f.owner_id is not null` : sql`f.id = any(${[...which]}::uuid[])`;
  return tx.rows(
    HeldFinding,
    sql`${held} where d.id = ${directiveId} and ${chosen} order by f.ordinal for update of f`,
  );
}

export function demandFindingVersion(finding: HeldFinding, version: number | null): void {
  if (version === null || version === finding.version) return;
  const { id, quote, start, end, state, ownerId, deadline, areaId, priority } = finding;
  const current = { id, version: finding.version, quote, start, end, state, ownerId, deadline, areaId, priority };
  throw new Refusal('precondition-failed', 'http.version-stale', { yours: { version }, current });
}

/** How people cite a task: "08-NQ/TU · III.2". */
export const labelOf = ({ number, title }: { number: string | null; title: string }, address: string): string =>
  `${(number ?? title).slice(0, 200)} · ${address}`;
