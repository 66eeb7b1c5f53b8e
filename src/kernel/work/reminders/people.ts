import { z } from 'zod';
import { sql, type Tx } from '../../db/db.ts';
import type { NoticeParams } from '../../notifications/contract.ts';
import type { NoticeKind } from '../../notifications/kinds.ts';
import { notify } from '../../notifications/notify.ts';
import { type Day, dayOf, type Instant } from '../../time.ts';
import type { WorkItemId } from '../contract.ts';

/** Whom a notice of work goes to, by what they are to the organisation. */
export type Office = 'head' | 'officers' | 'leaders';

const rolesOf: Readonly<Record<Office, readonly string[]>> = {
  head: ['head'],
  officers: ['officer', 'duty-officer', 'field-officer', 'office'],
  leaders: ['leader'],
};

const Person = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type Person = z.infer<typeof Person>;

/**
 * Who holds such an office of the organisation on the day; where there is none, the office that serves the whole city.
 * The leaders are the city's. Whose appointment is limited to an area is told of the work in it: of what lies elsewhere,
 * and of what lies nowhere, the others are.
 */
export function peopleOf(
  tx: Tx,
  organisationId: string | null,
  offices: readonly Office[],
  areaId: string | null,
  day: Day,
): Promise<Person[]> {
  const local = offices.filter((office) => office !== 'leaders').flatMap((office) => rolesOf[office]);
  const leaders = offices.includes('leaders') ? rolesOf.leaders : [];
  return tx.rows(
    Person,
    sql`
    with recursive around (id) as (
      select ${areaId}::uuid where ${areaId}::uuid is not null
      union all select area.parent_id from area join around using (id) where area.parent_id is not null)
    select distinct a.id, a.name, a.email
      from appointment p join account a on a.id = p.account_id
     where daterange(p.valid_from, p.valid_to) @> ${day}::date
       and ((p.organisation_id is not distinct from ${organisationId}::uuid and p.role = any(${local}::text[])) or p.role = any(${[...leaders]}::text[]))
       and (p.area_id is null or p.area_id in (select id from around))
     order by a.id`,
  );
}

const Told = z.object({
  title: z.string(),
  published: z.boolean(),
  restricted: z.boolean(),
  readers: z.array(z.string()),
});

/** Tells people of work. Of restricted work only those named for it hear, and its title goes nowhere. */
export async function tellOfWork(
  tx: Tx,
  id: WorkItemId,
  { kind, to, params = {} }: { kind: NoticeKind; to: readonly string[]; params?: NoticeParams },
  at: Instant,
): Promise<number> {
  if (to.length === 0) return 0;
  const work = await tx.row(
    Told,
    sql`select title, published, restricted,
               array(select account_id::text from work_item_reader r where r.work_item_id = w.id) as readers
          from work_item w where id = ${id}`,
  );
  if (work === undefined) return 0;
  const { title, published, restricted, readers } = work;
  return notify(
    tx,
    {
      to: restricted ? to.filter((account) => readers.includes(account)) : to,
      kind,
      about: { kind: 'work-item', id },
      title: restricted ? null : title,
      titleIsPublic: published && !restricted,
      params,
    },
    at,
  );
}

/** The people of one side of the work, but for whoever just acted. */
export async function tellSide(
  tx: Tx,
  id: WorkItemId,
  { organisationId, areaId }: { organisationId: string | null; areaId: string | null },
  notice: { kind: NoticeKind; offices: readonly Office[]; except: string; params?: NoticeParams },
  at: Instant,
): Promise<void> {
  const people = await peopleOf(tx, organisationId, notice.offices, areaId, dayOf(at));
  const to = people.map((person) => person.id).filter((account) => account !== notice.except);
  await tellOfWork(
    tx,
    id,
    { kind: notice.kind, to, ...(notice.params === undefined ? {} : { params: notice.params }) },
    at,
  );
}
