import { type Query, sql } from '../db/db.ts';

/** Every area: what concerns the whole city. */
export const everyArea = 'area:*';

/** Areas in a list, those around them, and the former ones that live on in any of these, as subjects. */
const withAround = (first: Query): Query => sql`
  array(with recursive around (id) as (
          ${first} union select a.parent_id from around join area a on a.id = around.id where a.parent_id is not null),
        known (id) as (
          select id from around union select l.from_id from known join area_lineage l on l.to_id = known.id)
        select 'area:' || id from known)`;

/** What is followed by whoever follows the area in a column, or one around it. */
export const areaSubjects = (column: Query): Query => withAround(sql`select ${column} where ${column} is not null`);

/** The same for areas in an array. */
export const aroundSubjects = (areaIds: Query): Query =>
  withAround(sql`select given_area from unnest(${areaIds}) as given_area`);

/** The same for areas and all that lies in them: a warning for a commune concerns its villages, and its province. */
export const coveredSubjects = (areaIds: Query): Query =>
  withAround(sql`
    select id from (with recursive inside (id) as (
      select covered from unnest(${areaIds}) as covered
      union select a.id from inside join area a on a.parent_id = inside.id) select id from inside) as inside_or_same`);

/** Whether anybody hears of what is about the subjects `given.subjects`; found along the index, however many follow. */
export const isHeard = (topic: string): Query => sql`
  (exists (select from following f where ${hears(topic)} and f.subject = any(given.subjects))
   or (${everyArea} = any(given.subjects)
       and exists (select from following f where ${hears(topic)} and f.subject like 'area:%')))`;

/** Rows `f` of following that hear of what is about these subjects. */
export const hearsOf = (topic: string, subjects: readonly string[]): Query =>
  subjects.includes(everyArea)
    ? sql`(${hears(topic)} and (f.subject like 'area:%' or f.subject = any(${[...subjects]}::text[])))`
    : sql`(${hears(topic)} and f.subject = any(${[...subjects]}::text[]))`;

const hears = (topic: string): Query => sql`f.confirmed_at is not null and ${topic} = any(f.topics)`;
