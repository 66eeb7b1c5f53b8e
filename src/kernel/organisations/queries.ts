import { z } from 'zod';
import type { AreaId } from '../areas/contract.ts';
import { kindWords } from '../areas/contract.ts';
import { joinSql, type Query, sql, type Tx } from '../db/db.ts';
import { notFound } from '../refusal.ts';
import type { Day } from '../time.ts';
import { Organisation, OrganisationId, OrganisationKind, OrganisationWithHistory, Succession } from './contract.ts';
import type { OrganisationNames } from './find-organisation.ts';

const holds = (period: Query, day: Day): Query => sql`${period} @> ${day}::date`;
const exists = (day: Day): Query => holds(sql`daterange(o.valid_from, o.valid_to)`, day);

/** Head and areas are those of the day; of an organisation that has ended, those of its last day. */
const columnsOn = (day: Day): Query => {
  const asOf = sql`case when o.valid_to <= ${day}::date then o.valid_to - 1 else ${day}::date end`;
  return sql`
    o.id, o.name, o.kind, o.parent_id as "parentId", o.identifier, o.valid_from as "validFrom", o.valid_to as "validTo",
    o.legal_basis as "legalBasis", o.note,
    (select coalesce(jsonb_agg(alias order by alias), '[]') from organisation_alias where organisation_id = o.id) as aliases,
    (select jsonb_build_object('title', title, 'personName', person_name) from organisation_head
      where organisation_id = o.id and daterange(valid_from, valid_to) @> (${asOf})) as head,
    (select coalesce(jsonb_agg(area_id order by area_id), '[]') from organisation_area
      where organisation_id = o.id and daterange(valid_from, valid_to) @> (${asOf})) as "areaIds"`;
};

/** The organisation, whether it still exists or not, as it was on the day. */
export async function getOrganisation(tx: Tx, id: OrganisationId, day: Day): Promise<Organisation> {
  const organisation = await tx.row(Organisation, sql`select ${columnsOn(day)} from organisation o where o.id = ${id}`);
  if (organisation === undefined) throw notFound('organisations.unknown', { id });
  return organisation;
}

const IdRow = z.object({ id: OrganisationId });

/** Does the organisation exist on the day? One that is unknown does not. */
export async function isOrganisationInForce(tx: Tx, id: OrganisationId, day: Day): Promise<boolean> {
  return (
    (await tx.row(IdRow, sql`select o.id from organisation o where o.id = ${id} and ${exists(day)}`)) !== undefined
  );
}

/** A direct part of the organisation that still exists on the day or begins later. */
export function findPartBeyond(tx: Tx, id: OrganisationId, day: Day): Promise<Organisation | undefined> {
  return tx.row(
    Organisation,
    sql`select ${columnsOn(day)} from organisation o
         where o.parent_id = ${id} and (o.valid_to is null or o.valid_to > ${day}::date) order by o.name, o.id limit 1`,
  );
}

const Found = z.object({ found: z.boolean() });

/** Does a head's term or the service of an area begin on the day or later? */
export async function hasTermsFrom(tx: Tx, id: OrganisationId, day: Day): Promise<boolean> {
  const answer = await tx.row(
    Found,
    sql`select exists (select from organisation_head where organisation_id = ${id} and valid_from >= ${day}::date)
            or exists (select from organisation_area where organisation_id = ${id} and valid_from >= ${day}::date) as found`,
  );
  return answer?.found === true;
}

export interface OrganisationFilter {
  kind?: OrganisationKind | undefined;
  parentId?: OrganisationId | undefined;
  areaId?: AreaId | undefined;
  /** Words of the name or of an alias, with or without diacritics. */
  name?: string | undefined;
  limit?: number | undefined;
  /** The last one of the page before. */
  after?: { name: string; id: string } | undefined;
}

/** Organisations that exist on the day, in the order of their names. */
export function listOrganisations(tx: Tx, day: Day, filter: OrganisationFilter = {}): Promise<Organisation[]> {
  const conditions = [exists(day)];
  if (filter.kind !== undefined) conditions.push(sql`o.kind = ${filter.kind}`);
  if (filter.parentId !== undefined) conditions.push(sql`o.parent_id = ${filter.parentId}`);
  if (filter.areaId !== undefined) {
    conditions.push(sql`exists (select from organisation_area s where s.organisation_id = o.id
      and s.area_id = ${filter.areaId} and ${holds(sql`daterange(s.valid_from, s.valid_to)`, day)})`);
  }
  if (filter.name !== undefined) {
    const words = sql`lower(unaccent(${filter.name}::text))`;
    conditions.push(sql`(strpos(lower(unaccent(o.name)), ${words}) > 0 or exists (
      select from organisation_alias l where l.organisation_id = o.id and strpos(lower(unaccent(l.alias)), ${words}) > 0))`);
  }
  if (filter.after !== undefined)
    conditions.push(sql`(o.name, o.id) > (${filter.after.name}, ${filter.after.id}::uuid)`);
  return tx.rows(
    Organisation,
    sql`select ${columnsOn(day)} from organisation o where ${joinSql(conditions, ' and ')}
         order by o.name, o.id limit ${filter.limit ?? null}`,
  );
}

/** The organisations of the day that carry on this one's work; itself while it exists. */
export function organisationSuccessors(tx: Tx, id: OrganisationId, day: Day): Promise<Organisation[]> {
  return tx.rows(
    Organisation,
    sql`with recursive line (id) as (
          select ${id}::uuid
          union
          select s.to_id from line join organisation_succession s on s.from_id = line.id and s.on_day <= ${day}::date)
        select ${columnsOn(day)} from line join organisation o using (id) where ${exists(day)} order by o.name, o.id`,
  );
}

const NamedSuccession = Succession.extend({ fromName: z.string(), toName: z.string() });

export function listSuccessions(tx: Tx, id: OrganisationId): Promise<z.infer<typeof NamedSuccession>[]> {
  return tx.rows(
    NamedSuccession,
    sql`select s.from_id as "fromId", s.to_id as "toId", s.kind, s.on_day as "onDay",
               f.name as "fromName", t.name as "toName"
          from organisation_succession s join organisation f on f.id = s.from_id join organisation t on t.id = s.to_id
         where ${id} in (s.from_id, s.to_id) order by s.on_day, s.from_id, s.to_id`,
  );
}

const Terms = OrganisationWithHistory.pick({ parentName: true, heads: true, areas: true });

/** Everything with a period that belongs to the organisation: its heads and the areas it serves. */
export async function readTerms(tx: Tx, id: OrganisationId): Promise<z.infer<typeof Terms>> {
  const terms = await tx.row(
    Terms,
    sql`select (select p.name from organisation p where p.id = o.parent_id) as "parentName",
               (select coalesce(jsonb_agg(jsonb_build_object('title', title, 'personName', person_name,
                         'validFrom', valid_from, 'validTo', valid_to) order by valid_from desc), '[]')
                  from organisation_head where organisation_id = o.id) as heads,
               (select coalesce(jsonb_agg(jsonb_build_object('areaId', a.id, 'name', a.name,
                         'validFrom', s.valid_from, 'validTo', s.valid_to) order by a.name, s.valid_from), '[]')
                  from organisation_area s join area a on a.id = s.area_id where s.organisation_id = o.id) as areas
          from organisation o where o.id = ${id}`,
  );
  return terms ?? { parentName: null, heads: [], areas: [] };
}

const NamesRow = z.object({
  organisationId: OrganisationId,
  kind: OrganisationKind,
  name: z.string(),
  aliases: z.array(z.string()),
  areaKind: z.string().nullable(),
  areaName: z.string().nullable(),
});

/** Every name of the organisations of a day, for `findOrganisation`. Its area is the one it serves, if it is one only. */
export async function loadOrganisationNames(tx: Tx, day: Day): Promise<OrganisationNames[]> {
  const rows = await tx.rows(
    NamesRow,
    sql`with served as (
          select s.organisation_id, min(a.kind) as kind, min(a.name collate "C") as name
            from organisation_area s join area a on a.id = s.area_id
           where ${holds(sql`daterange(s.valid_from, s.valid_to)`, day)}
           group by s.organisation_id having count(*) = 1)
        select o.id as "organisationId", o.kind, o.name, served.kind as "areaKind", served.name as "areaName",
               (select coalesce(jsonb_agg(alias order by alias), '[]') from organisation_alias
                 where organisation_id = o.id) as aliases
          from organisation o left join served on served.organisation_id = o.id
         where ${exists(day)} order by o.id`,
  );
  const words: Readonly<Record<string, string>> = kindWords;
  return rows.map(({ areaKind, areaName, ...names }) => ({
    ...names,
    area: areaKind === null || areaName === null ? null : { kindWord: words[areaKind] ?? '', name: areaName },
  }));
}
