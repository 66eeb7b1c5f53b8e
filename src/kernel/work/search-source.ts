import { z } from 'zod';
import { isOneOf, type Reads, sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { indexRecords, markOpen } from '../search/index-entries.ts';
import { everybody, type Keys } from '../search/marks.ts';
import { SearchFacts, type SearchSource } from '../search/source.ts';
import { foundByThemselves } from './followers.ts';
import { areaFullName } from './rows.ts';
import { isOpen, type WorkState } from './states.ts';
import { viewerOf, visibleWork } from './visibility.ts';

const Row = z.object({
  id: z.string(),
  title: z.string(),
  quote: z.string().nullable(),
  label: z.string().nullable(),
  closed: z.boolean(),
  published: z.boolean(),
  restricted: z.boolean(),
  areaId: z.string().nullable(),
  organisationIds: z.array(z.string()),
  readerIds: z.array(z.string()),
});

/** What came from a record that is found by itself is not found beside it. */
const isFoundAsWork = () => sql`coalesce(w.source_kind, '') <> all(${foundByThemselves()}::text[])`;

/** Tasks and whatever else is work, by title, text and source. Who sees which: `visibility.ts`, said as keys. */
export const workSearch: SearchSource = {
  kind: 'task',
  get records() {
    return sql`select w.id from work_item w where ${isFoundAsWork()} order by w.id`;
  },
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      Row,
      sql`select w.id, w.title, w.quote, w.source_label as label, w.closed, w.published, w.restricted, w.area_id as "areaId",
                 to_jsonb(array_remove(array[w.owner_id, w.assigned_by_id], null) || array(
                   select organisation_id from work_partner where work_item_id = w.id)) as "organisationIds",
                 to_jsonb(array(select account_id from work_item_reader where work_item_id = w.id)) as "readerIds"
            from work_item w where ${isOneOf(sql`w.id`, ids)} and ${isFoundAsWork()} order by w.id`,
    );
    return rows.map((work) => ({
      id: work.id,
      recordId: work.id,
      open: !work.closed,
      title: work.title,
      names: [],
      number: null,
      body: work.quote ?? '',
      beside: work.label ?? '',
      seenBy: seenByOfWork(work),
    }));
  },
  keysOf: keysOfWork,
  factsOf: (tx, actor, ids) =>
    tx.rows(
      SearchFacts,
      sql`select w.id, w.state, o.name as organisation, ${areaFullName} as area, '/tasks/' || w.id as url,
                 w.changed_at as "updatedAt"
            from work_item w join organisation o on o.id = w.owner_id left join area a on a.id = w.area_id
           where w.id = any(${[...ids]}::uuid[]) and ${visibleWork(actor)}`,
    ),
};

const IdRow = z.object({ id: z.string() });

/** What lets somebody see work from the inside or as everybody, said as keys. */
export async function keysOfWork(tx: Reads, actor: Actor): Promise<Keys> {
  const { accountId, everything, organisations, within } = viewerOf(actor);
  const keys: Keys[number][] = [[everybody]];
  if (everything) keys.push([inside]);
  if (accountId !== null) keys.push([ofReader(accountId)]);
  if (everything) return keys;
  for (const id of organisations) keys.push([ofOrganisation(id)]);
  for (const { organisationId, areaId } of within) {
    const areas = await tx.rows(
      IdRow,
      sql`with recursive inside (id) as (
            select ${areaId}::uuid union all select area.id from area join inside on area.parent_id = inside.id)
          select id from inside`,
    );
    for (const { id } of areas) {
      keys.push(organisationId === null ? [inArea(id)] : [inArea(id), ofOrganisation(organisationId)]);
    }
  }
  return keys;
}

const inside = 'inside';
const ofOrganisation = (id: string): string => `organisation:${id}`;
const inArea = (id: string): string => `area:${id}`;
const ofReader = (accountId: string): string => `reader:${accountId}`;

type Seen = Pick<z.infer<typeof Row>, 'published' | 'restricted' | 'areaId' | 'organisationIds' | 'readerIds'>;

/** Who may see work, as keys. */
export function seenByOfWork({ published, restricted, areaId, organisationIds, readerIds }: Seen): string[] {
  if (published) return [everybody];
  if (restricted) return readerIds.map(ofReader);
  return [inside, ...organisationIds.map(ofOrganisation), ...(areaId === null ? [] : [inArea(areaId)])];
}

type Findable = { state: WorkState } & Record<'ownerId' | 'areaId' | 'published' | 'restricted', unknown>;

/** After a change: written anew only if others may see it now, or not any more; its words do not change by acts. */
export async function keepFound(tx: Tx, id: string, before: Findable, now: Findable): Promise<void> {
  const isSeenByOthers = (['ownerId', 'areaId', 'published', 'restricted'] as const).some(
    (what) => before[what] !== now[what],
  );
  if (isSeenByOthers || now.restricted) return indexRecords(tx, [workSearch], [id]); // the people named may be others
  if (isOpen(before.state) !== isOpen(now.state)) await markOpen(tx, workSearch, id, isOpen(now.state));
}
