import { z } from 'zod';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Point } from '../../../kernel/geo/contract.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import type { Priority } from '../../../kernel/work/contract.ts';
import { FindingId, type Passage } from '../contract.ts';
import { type ReadDeadline, ReadTarget, type ReadTask } from '../reading.ts';
import type { VersionId } from './import-directive.ts';
import type { Suggester, Suggestion } from './suggest-organisations.ts';

/** What is known of a task beside its words: as the reader found it, or as people have put it since. */
export interface Draft {
  confidence: number;
  ownerQuote: string | null;
  ownerConfidence: number;
  suggestion: Suggestion | null;
  ownerId: string | null;
  candidateIds: readonly string[];
  partners: readonly { quote: string | null; organisationId: string | null }[];
  places: readonly { quote: string | null; placeId: string | null }[];
  targets: readonly ReadTarget[];
  deadline: ReadDeadline | null;
  areaId: string | null;
  position: Point | null;
  modules: readonly string[];
  priority: Priority;
}

export interface FindingToInsert extends Draft, Passage {
  address: string;
  clauseId: string | null;
  group: string | null;
  also: readonly Passage[];
  title: string | null;
  origin: 'reader' | 'person';
}

/** Who and what the words of a task mean, as far as the machine can say. */
export async function draftOf(task: ReadTask, suggest: Suggester): Promise<Draft> {
  const suggestion = task.owner === null ? null : await suggest.owner(task.owner);
  const sure = suggestion?.sure === true && task.ownerConfidence >= 0.5;
  const partners: { quote: string; organisationId: string | null }[] = [];
  for (const quote of task.partners) {
    const found = (await suggest.partners(quote)).filter((each) => each !== suggestion?.organisationId);
    if (found.length === 0) partners.push({ quote, organisationId: null });
    else partners.push(...found.map((organisationId) => ({ quote, organisationId })));
  }
  return {
    confidence: task.confidence,
    ownerQuote: task.owner,
    ownerConfidence: task.ownerConfidence,
    suggestion: suggestion === null ? null : { ...suggestion, sure },
    ownerId: sure && suggestion !== null ? suggestion.organisationId : null,
    candidateIds: task.owner === null || sure ? [] : await suggest.candidates(task.owner),
    partners,
    places: task.places,
    targets: task.targets,
    deadline: task.deadline,
    areaId: null,
    position: null,
    modules: task.modules,
    priority: 'normal',
  };
}

export async function insertFinding(tx: Tx, versionId: VersionId, finding: FindingToInsert): Promise<FindingId> {
  const id = newId(FindingId);
  const { suggestion, position } = finding;
  await tx.run(sql`
    insert into directive_finding (id, version_id, ordinal, address, clause_id, group_heading, quote, start_at, end_at,
                                   title, origin, state, confidence, owner_quote, owner_confidence, suggested_id,
                                   suggested_score, suggested_sure, owner_id, deadline, area_id, position, modules,
                                   priority)
    values (${id}, ${versionId},
            (select coalesce(max(ordinal), 0) + 1 from directive_finding where version_id = ${versionId}),
            ${finding.address}, ${finding.clauseId}, ${finding.group}, ${finding.quote}, ${finding.start}, ${finding.end},
            ${finding.title}, ${finding.origin}, 'open', ${finding.confidence}, ${finding.ownerQuote},
            ${finding.ownerConfidence}, ${suggestion?.organisationId ?? null}, ${suggestion?.score ?? null},
            ${suggestion?.sure ?? false}, ${finding.ownerId}, ${finding.deadline}::jsonb, ${finding.areaId},
            ${position === null ? sql`null` : geometryValue(position)}, ${[...finding.modules]}::text[],
            ${finding.priority})`);
  await tx.run(sql`
    insert into directive_finding_passage (finding_id, ordinal, quote, start_at, end_at)
    select ${id}, row_number() over (), quote, "start", "end"
      from jsonb_to_recordset(${[...finding.also]}::jsonb) as passage (quote text, "start" int, "end" int)`);
  await tx.run(sql`
    insert into directive_finding_candidate (finding_id, ordinal, organisation_id)
    select ${id}, ordinality, candidate
      from unnest(${[...finding.candidateIds]}::uuid[]) with ordinality as named (candidate, ordinality)`);
  await tx.run(sql`
    insert into directive_finding_partner (finding_id, ordinal, quote, organisation_id)
    select ${id}, row_number() over (), quote, "organisationId"
      from jsonb_to_recordset(${[...finding.partners]}::jsonb) as partner (quote text, "organisationId" uuid)`);
  await tx.run(sql`
    insert into directive_finding_place (finding_id, ordinal, quote, place_id)
    select ${id}, row_number() over (), quote, "placeId"
      from jsonb_to_recordset(${[...finding.places]}::jsonb) as place (quote text, "placeId" uuid)`);
  await tx.run(sql`
    insert into directive_target (finding_id, ordinal, quote, indicator, comparator, value, unit, by_day, confidence)
    select ${id}, row_number() over (), quote, indicator, comparator, value, unit, "by", confidence
      from jsonb_to_recordset(${[...finding.targets]}::jsonb)
        as target (quote text, indicator text, comparator text, value float8, unit text, "by" date, confidence float8)`);
  return id;
}

const Details = z.object({
  candidateIds: z.array(z.string()),
  partners: z.array(z.object({ quote: z.string().nullable(), organisationId: z.string().nullable() })),
  places: z.array(z.object({ quote: z.string().nullable(), placeId: z.string().nullable() })),
  targets: z.array(ReadTarget),
  suggestion: z.object({ organisationId: OrganisationId, score: z.number(), sure: z.boolean() }).nullable(),
});

/** What stands about a finding in tables of its own. */
export async function detailsOf(tx: Tx, id: FindingId): Promise<z.output<typeof Details>> {
  const found = await tx.row(
    Details,
    sql`select array(select organisation_id::text from directive_finding_candidate
                      where finding_id = f.id order by ordinal) as "candidateIds",
               (select coalesce(jsonb_agg(jsonb_build_object('quote', quote, 'organisationId', organisation_id)
                                          order by ordinal), '[]')
                  from directive_finding_partner where finding_id = f.id) as partners,
               (select coalesce(jsonb_agg(jsonb_build_object('quote', quote, 'placeId', place_id) order by ordinal), '[]')
                  from directive_finding_place where finding_id = f.id) as places,
               (select coalesce(jsonb_agg(jsonb_build_object('quote', quote, 'indicator', indicator,
                         'comparator', comparator, 'value', value, 'unit', unit, 'by', by_day,
                         'confidence', confidence) order by ordinal), '[]')
                  from directive_target where finding_id = f.id) as targets,
               case when f.suggested_id is not null then jsonb_build_object('organisationId', f.suggested_id,
                 'score', f.suggested_score, 'sure', f.suggested_sure) end as suggestion
          from directive_finding f where f.id = ${id}`,
  );
  if (found === undefined) throw new Error(`finding ${id} is held but has no row`);
  return found;
}

const AddressRow = z.object({ address: z.string() });

/** An address nobody has yet in this version: "II.1", then "II.1 (2)". */
export async function freeAddress(tx: Tx, versionId: VersionId, wanted: string): Promise<string> {
  const taken = await tx.rows(AddressRow, sql`select address from directive_finding where version_id = ${versionId}`);
  const known = new Set(taken.map(({ address }) => address));
  if (!known.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!known.has(`${wanted} (${n})`)) return `${wanted} (${n})`;
}
