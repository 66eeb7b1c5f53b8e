import { z } from 'zod';
import { AreaId, AreaKind, AreaLevel } from '../../../kernel/areas/contract.ts';
import { cityCalendarId } from '../../../kernel/calendar/contract.ts';
import { defaultOfficeHours, OfficeHours } from '../../../kernel/calendar/office-hours.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { Contact } from '../../../kernel/organisations/contact-contract.ts';
import { contactColumn } from '../../../kernel/organisations/contacts.ts';
import { Day, Instant } from '../../../kernel/time.ts';
import type { Figures, WorkItemFilter, WorkItemSummary } from '../../../kernel/work/contract.ts';
import { listWorkItems } from '../../../kernel/work/list.ts';
import { figuresById } from '../../../kernel/work/read-figures.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { publicViewer } from '../../../kernel/work/visibility.ts';

/** What the public pages read besides articles: all of it is everybody's. */

export const Topic = z.object({ tag: z.string(), count: z.int() });
export type Topic = z.infer<typeof Topic>;

/** The words that most articles in public share. */
export const listTopics = (reads: Reads, limit: number): Promise<Topic[]> =>
  reads.rows(
    Topic,
    sql`select tag, count(*)::int as count
          from article t join article_version v on v.id = t.published_version_id cross join unnest(v.tags) as tag
         where t.state = 'published' group by tag order by count desc, tag limit ${limit}`,
  );

export const Ward = z.object({ id: AreaId, name: z.string(), parent: z.string().nullable() });
export type Ward = z.infer<typeof Ward>;

/** Wards and communes of a day, by name. */
export const listWards = (reads: Reads, today: Day): Promise<Ward[]> =>
  reads.rows(
    Ward,
    sql`select a.id, ${areaFullName} as name, p.name as parent from area a left join area p on p.id = a.parent_id
         where a.level = 'commune' and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to > ${today})
         order by a.name, a.id limit 1000`,
  );

export const Office = z.object({
  id: z.uuid(),
  name: z.string(),
  head: z.object({ title: z.string(), personName: z.string().nullable() }).nullable(),
  areas: z.array(z.object({ id: AreaId, name: z.string() })),
  contact: Contact.nullable(),
});
export type Office = z.infer<typeof Office>;

/** The offices of a day with their heads and the areas they serve; of one area only those that serve it. */
export const listOffices = (reads: Reads, today: Day, areaId: string | null = null): Promise<Office[]> =>
  reads.rows(
    Office,
    sql`select o.id, o.name,
               (select json_build_object('title', h.title, 'personName', h.person_name) from organisation_head h
                 where h.organisation_id = o.id and h.valid_from <= ${today}
                   and (h.valid_to is null or h.valid_to > ${today})) as head,
               (select coalesce(json_agg(json_build_object('id', a.id, 'name', ${areaFullName}) order by a.name), '[]')
                  from organisation_area s join area a on a.id = s.area_id
                 where s.organisation_id = o.id and s.valid_from <= ${today}
                   and (s.valid_to is null or s.valid_to > ${today})) as areas,
               ${contactColumn} as contact
          from organisation o
         where o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})
           and (${areaId}::uuid is null or exists (
                 select from organisation_area s where s.organisation_id = o.id and s.area_id = ${areaId}::uuid
                    and s.valid_from <= ${today} and (s.valid_to is null or s.valid_to > ${today})))
         order by o.name, o.id limit 1000`,
  );

export const OpenHours = OfficeHours.omit({ from: true });
export type OpenHours = z.infer<typeof OpenHours>;

/** The hours of the city's offices on a day, as its calendar has them. */
export async function hoursOfCity(reads: Reads, today: Day): Promise<OpenHours> {
  const kept = await reads.row(
    OpenHours,
    sql`select weekdays, saturday, sunday from office_hours
         where calendar_id = ${cityCalendarId} and valid_from <= ${today} order by valid_from desc limit 1`,
  );
  return kept ?? defaultOfficeHours;
}

const DirectiveRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string(),
});
export type Promised = z.infer<typeof DirectiveRow> & { figures: Figures };

/** Published directives with how far their published tasks are, the newest first; or the one asked for. */
export async function listPromises(
  reads: Reads,
  today: Day,
  { id = null, limit }: { id?: string | null; limit: number },
): Promise<Promised[]> {
  const rows = await reads.rows(
    DirectiveRow,
    sql`select id, number, issuer, issued_on as "issuedOn", title from directive
         where state = 'published' and (${id}::uuid is null or id = ${id}::uuid)
         order by issued_on desc nulls last, id desc limit ${limit}`,
  );
  const ids = rows.map((row) => row.id);
  const figures = await figuresById(reads, { scope: 'source', ids, viewer: publicViewer, today });
  return rows.flatMap((row) => {
    const known = figures.get(row.id);
    return known === undefined ? [] : [{ ...row, figures: known }];
  });
}

/** The published tasks of a directive, or in an area, the first of what burns. */
export async function listPublicWork(
  reads: Reads,
  today: Day,
  filter: WorkItemFilter,
  limit: number,
): Promise<WorkItemSummary[]> {
  return (await listWorkItems(reads, { filter, viewer: publicViewer, today, limit })).items;
}

const AreaHead = z.object({
  id: AreaId,
  name: z.string(),
  level: AreaLevel,
  kind: AreaKind,
  people: z.int().nullable(),
  peopleSource: z.string().nullable(),
  validTo: Day.nullable(),
  parent: z.object({ id: AreaId, name: z.string() }).nullable(),
});
export type AreaHead = z.infer<typeof AreaHead>;

export const findAreaHead = (reads: Reads, id: string): Promise<AreaHead | undefined> =>
  reads.row(
    AreaHead,
    sql`select a.id, ${areaFullName} as name, a.level, a.kind, a.population as people,
               a.population_source as "peopleSource", a.valid_to as "validTo",
               (select json_build_object('id', p.id, 'name', p.name) from area p where p.id = a.parent_id) as parent
          from area a where a.id = ${id}`,
  );

/** The figures of an area and all that lies in it. */
export async function figuresOfArea(reads: Reads, id: string, today: Day): Promise<Figures | undefined> {
  return (await figuresById(reads, { scope: 'area', ids: [id], viewer: publicViewer, today })).get(id);
}

const AtRow = z.object({ at: Instant });

/** When a withdrawn article was withdrawn: who knows its address is told so. */
export const withdrawnOn = (reads: Reads, slug: string) =>
  reads.row(
    AtRow,
    sql`select withdrawn_at as at from article
         where slug = ${slug} and state = 'withdrawn' and published_at is not null`,
  );
