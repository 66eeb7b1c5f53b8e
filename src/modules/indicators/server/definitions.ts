import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { can } from '../../../kernel/policy/policy.ts';
import { notFound } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import { type FieldCode, fields, Indicator, type IndicatorId } from '../contract.ts';

export const indicatorColumns = sql`
  i.id, i.code, jsonb_build_object('vi', i.name_vi, 'en', i.name_en) as name,
  case when i.description_vi is not null then jsonb_build_object('vi', i.description_vi, 'en', i.description_en) end
    as description,
  i.field, i.unit, i.direction, i.frequency, i.over_areas as "overAreas", i.over_time as "overTime", i.formula, i.measured,
  i.organisation_id as "organisationId", i.source, i.source_url as "sourceUrl", i.rights, i.public, i.valid_from as "validFrom",
  i.valid_to as "validTo", i.version`;

/** Rows `i` that the actor may see: what is public, or everything for those who work here. */
export const visibleIndicators = (actor: Actor): Query =>
  can(actor, 'indicators.see-internal') ? sql`true` : sql`i.public`;

/** As data reads a record by its code; one that the actor may not see is not there. */
export async function getIndicator(reads: Reads, actor: Actor, code: string): Promise<Indicator> {
  const found = await reads.row(
    Indicator,
    sql`select ${indicatorColumns} from indicator i where i.code = ${code} and ${visibleIndicators(actor)}`,
  );
  if (found === undefined) throw notFound('indicators.unknown');
  return found;
}

export async function getIndicatorById(reads: Reads, actor: Actor, id: IndicatorId): Promise<Indicator> {
  const found = await reads.row(
    Indicator,
    sql`select ${indicatorColumns} from indicator i where i.id = ${id} and ${visibleIndicators(actor)}`,
  );
  if (found === undefined) throw notFound('indicators.unknown');
  return found;
}

/** Those with the codes, whoever asks: what another follows from is reckoned with even where it is internal. */
export async function indicatorsByCode(reads: Reads, codes: readonly string[]): Promise<Map<string, Indicator>> {
  if (codes.length === 0) return new Map();
  const found = await reads.rows(
    Indicator,
    sql`select ${indicatorColumns} from indicator i where i.code = any(${[...codes]}::text[])`,
  );
  return new Map(found.map((indicator) => [indicator.code, indicator]));
}

const AllFormulasRow = z.object({ code: z.string(), formula: z.string(), unit: z.string() });

/** What each indicator that follows from others follows from. */
export const allFormulas = async (reads: Reads): Promise<Map<string, { formula: string; unit: string }>> =>
  new Map(
    (await reads.rows(AllFormulasRow, sql`select code, formula, unit from indicator where formula is not null`)).map(
      ({ code, ...rest }) => [code, rest],
    ),
  );

export interface IndicatorFilter {
  field?: FieldCode | undefined;
  /** Words of the name or the code, with or without diacritics. */
  words?: string | undefined;
  codes?: readonly string[] | undefined;
  organisationId?: string | undefined;
  /** Only those in force on the day. */
  inForceOn?: Day | undefined;
  after?: readonly [number, string] | undefined;
  limit: number;
}

const fieldRank = sql`array_position(${[...fields]}::text[], i.field)`;
export const rankOfField = (field: FieldCode): number => fields.indexOf(field) + 1;

/** By field in the order of the list, then by code. */
export function listIndicators(reads: Reads, actor: Actor, filter: IndicatorFilter): Promise<Indicator[]> {
  const conditions = [visibleIndicators(actor)];
  if (filter.field !== undefined) conditions.push(sql`i.field = ${filter.field}`);
  if (filter.codes !== undefined) conditions.push(sql`i.code = any(${[...filter.codes]}::text[])`);
  if (filter.organisationId !== undefined) conditions.push(sql`i.organisation_id = ${filter.organisationId}`);
  if (filter.words !== undefined)
    conditions.push(sql`
      strpos(lower(unaccent(i.name_vi || ' ' || i.name_en || ' ' || i.code)), lower(unaccent(${filter.words}::text))) > 0`);
  if (filter.inForceOn !== undefined)
    conditions.push(sql`daterange(i.valid_from, i.valid_to) @> ${filter.inForceOn}::date`);
  if (filter.after !== undefined)
    conditions.push(sql`(${fieldRank}, i.code) > (${filter.after[0]}::integer, ${filter.after[1]}::text)`);
  return reads.rows(
    Indicator,
    sql`select ${indicatorColumns} from indicator i where ${joinSql(conditions, ' and ')}
         order by ${fieldRank}, i.code limit ${filter.limit}`,
  );
}
