import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../db/db.ts';
import type { Instant } from '../time.ts';
import { Act, AuditedAct, type Names } from './contract.ts';
import { putBack } from './personal.ts';
import type { Subject } from './record-act.ts';

/** The history of a record, newest first: `after` is the last act of the page before. */
export function listActs(reads: Reads, about: Subject, after: string | null, limit: number): Promise<Act[]> {
  return actsWhere(
    reads,
    sql`a.about_kind = ${about.kind} and a.about_id = ${about.id} and (${after}::uuid is null or a.id < ${after})
        order by a.id desc limit ${limit}`,
  );
}

/** The whole history of a record, oldest first. */
export const allActs = (reads: Reads, about: Subject): Promise<Act[]> =>
  actsWhere(reads, sql`a.about_kind = ${about.kind} and a.about_id = ${about.id} order by a.id`);

export interface ActFilter {
  actor?: string | undefined;
  kind?: string | undefined;
  id?: string | undefined;
  act?: string | undefined;
  organisation?: string | undefined;
  from?: Instant | undefined;
  until?: Instant | undefined;
  after?: string | undefined;
  limit: number;
}

/** The trail of the whole city, newest first; `seen` says which acts `a` the reader may know of. */
export async function searchActs(reads: Reads, filter: ActFilter, seen: Query): Promise<AuditedAct[]> {
  const conditions = [seen];
  if (filter.actor !== undefined) conditions.push(sql`a.actor_id = ${filter.actor}`);
  if (filter.kind !== undefined) conditions.push(sql`a.about_kind = ${filter.kind}`);
  if (filter.id !== undefined) conditions.push(sql`a.about_id = ${filter.id}`);
  if (filter.act !== undefined) conditions.push(sql`a.act = ${filter.act}`);
  if (filter.organisation !== undefined) conditions.push(sql`a.organisation_id = ${filter.organisation}`);
  if (filter.from !== undefined) conditions.push(sql`a.at >= ${filter.from}`);
  if (filter.until !== undefined) conditions.push(sql`a.at < ${filter.until}`);
  if (filter.after !== undefined) conditions.push(sql`a.id < ${filter.after}`);
  const found = await reads.rows(
    SearchActsRow,
    sql`
    select ${columns}, jsonb_build_object('kind', a.about_kind, 'id', a.about_id) as about,
           (select s.batch from act_seal s where s.act_id = a.id) as batch
      from act a ${people}
     where ${joinSql(conditions, ' and ')}
     order by a.id desc limit ${filter.limit}`,
  );
  return found.map(({ about, batch, ...row }) => ({ ...whole(row), about, batch, address: addressIn(row) }));
}

async function actsWhere(reads: Reads, condition: Query): Promise<Act[]> {
  return (await reads.rows(Found, sql`select ${columns} from act a ${people} where ${condition}`)).map(whole);
}

const Found = Act.omit({ erased: true }).extend({
  /** Pointers of what was set apart, and the values of it that are still there. */
  pointers: z.array(z.string()),
  values: z.record(z.string(), z.unknown()),
});

const SearchActsRow = Found.extend({ about: AuditedAct.shape.about, batch: z.int().nullable() });
type Found = z.infer<typeof Found>;

const people = sql`left join account on a.actor_kind = 'person' and account.id::text = a.actor_id`;

const columns = sql`
  a.id, a.act, a.at, a.before, a.after, a.reason,
  jsonb_build_object('kind', a.actor_kind, 'id', a.actor_id, 'name', account.name,
                     'organisationId', a.organisation_id) as actor,
  (select coalesce(jsonb_agg(pointer order by pointer), '[]') from jsonb_object_keys(a.personal) as pointer) as pointers,
  (select coalesce(jsonb_object_agg(p.pointer, p.value), '{}') from act_personal p
    where a.personal is not null and p.act_id = a.id) as values`;

const addressPointer = '/address';

/** With the personal values back in their places; where somebody asked from is the auditor's alone. */
function whole({ pointers, values, ...act }: Found): Act {
  const shown = Object.fromEntries(Object.entries(values).filter(([pointer]) => pointer !== addressPointer));
  const erased = pointers.filter((pointer) => !Object.hasOwn(values, pointer));
  return { ...putBack(act, shown), erased };
}

function addressIn({ values }: Found): string | null {
  const address = values[addressPointer];
  return typeof address === 'string' ? address : null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const IdAndNameRow = z.object({ id: z.string(), name: z.string() });

/** What the organisations, areas and places that are spoken of are called; everybody may know of these. */
export async function namesIn(reads: Reads, spoken: unknown): Promise<Names> {
  const ids = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && uuid.test(value)) ids.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(spoken);
  if (ids.size === 0) return {};
  const found = await reads.rows(
    IdAndNameRow,
    sql`
    with spoken as (select unnest(${[...ids]}::uuid[]) as id)
    select id, name::text from organisation join spoken using (id)
    union all select id, name::text from area join spoken using (id)
    union all select id, name::text from place join spoken using (id)`,
  );
  return Object.fromEntries(found.map(({ id, name }) => [id, name]));
}
