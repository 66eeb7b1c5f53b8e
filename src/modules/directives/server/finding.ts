import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { Point } from '../../../kernel/geo/contract.ts';
import { notFound, Refusal } from '../../../kernel/refusal.ts';
import { Day } from '../../../kernel/time.ts';
import { Priority } from '../../../kernel/work/contract.ts';
import { DirectiveId, DirectiveState, FindingId, type FindingSeen, findingStates, Passage } from '../contract.ts';
import { ReadDeadline } from '../reading.ts';
import { VersionId } from './import-directive.ts';

/** A finding held for change, with what an act needs of its directive. */
export const HeldFinding = z.object({
  id: FindingId,
  versionId: VersionId,
  directiveId: DirectiveId,
  directiveState: DirectiveState,
  number: z.string().nullable(),
  directiveTitle: z.string(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  address: z.string(),
  clauseId: z.string().nullable(),
  group: z.string().nullable(),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  also: z.array(Passage),
  /** As a person worded it. */
  title: z.string().nullable(),
  /** `replaced` by what it was split into or merged with. */
  state: z.enum([...findingStates, 'replaced']),
  confidence: z.number(),
  ownerQuote: z.string().nullable(),
  ownerConfidence: z.number(),
  ownerId: z.string().nullable(),
  deadline: ReadDeadline.nullable(),
  areaId: z.string().nullable(),
  position: Point.nullable(),
  modules: z.array(z.string()),
  priority: Priority,
  setAside: z.boolean(),
  version: z.int(),
});
export type HeldFinding = z.infer<typeof HeldFinding>;

/** Of the version in force: what is only proposed is compared first, and what was in force before stays as it was. */
const held = sql`
  select f.id, f.version_id as "versionId", d.id as "directiveId", d.state as "directiveState", d.number,
         d.title as "directiveTitle", d.issuer, d.issued_on as "issuedOn", f.address, f.clause_id as "clauseId",
         f.group_heading as "group", f.quote, f.start_at as "start", f.end_at as "end",
         (select coalesce(jsonb_agg(jsonb_build_object('start', p.start_at, 'end', p.end_at, 'quote', p.quote)
                                    order by p.ordinal), '[]')
            from directive_finding_passage p where p.finding_id = f.id) as also,
         f.title, f.state, f.confidence, f.owner_quote as "ownerQuote", f.owner_confidence as "ownerConfidence",
         f.owner_id as "ownerId", f.deadline, f.area_id as "areaId", ST_AsGeoJSON(f.position)::jsonb as position,
         f.modules, f.priority, f.set_aside as "setAside", f.version
    from directive_finding f
    join directive_version v on v.id = f.version_id and v.standing = 'in-force'
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
    sql`${held} where d.id = ${directiveId} and ${chosen} order by f.start_at, f.ordinal for update of f`,
  );
}

export function demandFindingVersion(finding: HeldFinding, version: number | null): void {
  if (version === null || version === finding.version) return;
  const { id, title, quote, start, end, state, ownerId, deadline, areaId, priority } = finding;
  const current = {
    id,
    version: finding.version,
    title,
    quote,
    start,
    end,
    state,
    ownerId,
    deadline,
    areaId,
    priority,
  };
  throw new Refusal('precondition-failed', 'http.version-stale', { yours: { version }, current });
}

/** Several findings of one directive as they were seen; refused where one is of another or was changed since. */
export async function holdSeen(tx: Tx, directiveId: DirectiveId, seen: readonly FindingSeen[]): Promise<HeldFinding[]> {
  const versions = new Map(seen.map(({ id, version }) => [id, version]));
  const found = await holdFindings(tx, directiveId, [...versions.keys()]);
  if (found.length !== versions.size) throw notFound('directives.finding-not-found');
  for (const finding of found) demandFindingVersion(finding, versions.get(finding.id) ?? null);
  return found;
}

/** How people cite a task: "08-NQ/TU · III.2". */
export const labelOf = ({ number, title }: { number: string | null; title: string }, address: string): string =>
  `${(number ?? title).slice(0, 200)} · ${address}`;

/** All words of a task, where they stand in several passages one after another. */
export const wordsOf = ({ quote, also }: Pick<HeldFinding, 'quote' | 'also'>): string =>
  [quote, ...also.map((passage) => passage.quote)].join('\n');
