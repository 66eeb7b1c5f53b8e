import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { joinSql, type Query, type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { HandedOn } from '../../../kernel/organisations/hand-on-areas.ts';
import { notFound, Refusal } from '../../../kernel/refusal.ts';
import { Day, Instant } from '../../../kernel/time.ts';
import { Findings, Plan, Scenario, ScenarioId, ScenarioSummary } from '../contract.ts';

/** What was made in advance, so that it can be undone. */
export const Made = z.object({
  legalBasis: z.string(),
  at: Instant,
  units: z.array(AreaId),
  parts: z.array(AreaId),
  ended: z.array(AreaId),
  endedParts: z.array(AreaId),
  handedOn: z.array(HandedOn),
});
export type Made = z.infer<typeof Made>;

const summaryOn = (today: Day): Query => sql`
  s.id, s.name, s.on_day as day, s.version,
  case when s.carried_out is null then 'draft' when s.on_day <= ${today}::date then 'in-force' else 'decided' end as state,
  jsonb_array_length(s.plan -> 'proposals') as units,
  (select count(distinct m ->> 'unitId')::int
     from jsonb_array_elements(s.plan -> 'proposals') as p, jsonb_array_elements(p -> 'members') as m) as members,
  to_char(s.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"`;

const wholeOn = (today: Day): Query => sql`
  ${summaryOn(today)}, s.note, s.plan, s.created_at as "createdAt",
  (select name from account where id::text = s.created_by) as "createdBy",
  case when s.carried_out is not null then jsonb_build_object(
    'onDay', s.on_day, 'legalBasis', s.carried_out ->> 'legalBasis', 'at', s.carried_out ->> 'at',
    'units', (select jsonb_agg(jsonb_build_object('areaId', made.id, 'fullName', unit ->> 'fullName') order by made.n)
                from jsonb_array_elements_text(s.carried_out -> 'units') with ordinality as made (id, n)
                join jsonb_array_elements(s.findings -> 'units') with ordinality as found (unit, m) on m = made.n)) end
    as "carriedOut"`;

export const ListKey = z.tuple([Instant, ScenarioId]);

export function listScenarios(
  reads: Reads,
  { today, limit, after }: { today: Day; limit: number; after?: z.infer<typeof ListKey> | undefined },
): Promise<ScenarioSummary[]> {
  const conditions = [sql`true`];
  if (after !== undefined) {
    conditions.push(
      sql`(date_trunc('milliseconds', s.changed_at), s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
    );
  }
  return reads.rows(
    ScenarioSummary,
    sql`select ${summaryOn(today)} from boundary_scenario s where ${joinSql(conditions, ' and ')}
         order by date_trunc('milliseconds', s.changed_at) desc, s.id desc limit ${limit}`,
  );
}

export async function getScenario(reads: Reads, id: ScenarioId, today: Day): Promise<Scenario> {
  const found = await reads.row(Scenario, sql`select ${wholeOn(today)} from boundary_scenario s where s.id = ${id}`);
  if (found === undefined) throw notFound('boundaries.unknown');
  return found;
}

const HeldScenario = z.object({
  name: z.string(),
  note: z.string().nullable(),
  day: Day,
  plan: Plan,
  made: Made.nullable(),
  version: z.int(),
});
export type HeldScenario = z.infer<typeof HeldScenario>;

/** Holds a scenario for change; refuses to write over what somebody else changed in the meantime. */
export async function holdScenario(tx: Tx, id: ScenarioId, version: number, today: Day): Promise<HeldScenario> {
  const held = await tx.row(
    HeldScenario,
    sql`select name, note, on_day as day, plan, carried_out as made, version
          from boundary_scenario where id = ${id} for update`,
  );
  if (held === undefined) throw notFound('boundaries.unknown');
  if (held.version === version) return held;
  const current = await getScenario(tx, id, today);
  throw new Refusal('precondition-failed', 'http.version-stale', { yours: { version }, current });
}

const FindingsRow = z.object({ findings: Findings.nullable() });

/** The figures a scenario was decided on; none for a draft, whose figures are those of the moment. */
export async function keptFindings(reads: Reads, id: ScenarioId): Promise<Findings | null> {
  const kept = await reads.row(FindingsRow, sql`select findings from boundary_scenario where id = ${id}`);
  return kept?.findings ?? null;
}
