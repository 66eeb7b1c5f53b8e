import { z } from 'zod';
import { areaIdsAround } from '../areas/queries.ts';
import { type Query, type Reads, sql } from '../db/db.ts';
import { Steps } from '../deadlines/contract.ts';
import { explain } from '../deadlines/explain.ts';
import type { Actor } from '../identity/actor.ts';
import { notFound } from '../refusal.ts';
import { type Day, Instant } from '../time.ts';
import type { WorkItem, WorkItemId } from './contract.ts';
import { sidesOf } from './held.ts';
import { instantJson, summaryFields, summaryTables } from './rows.ts';
import { actsOpenTo, WorkState } from './states.ts';
import { seenInside, type Viewer, viewerOf, visibleTo } from './visibility.ts';

const Found = z.object({
  item: z.string(),
  version: z.int(),
  state: WorkState,
  ownerId: z.string(),
  assignedById: z.string().nullable(),
  areaIds: z.array(z.string()),
  deadline: z
    .object({ id: z.uuid(), rule: z.string(), recurrence: z.string().nullable(), dueAt: Instant, steps: Steps })
    .nullable(),
});

/** `WorkItem` as JSON. */
export interface WorkItemText {
  version: number;
  json: string;
}

/**
 * Everything about one work item, as JSON that PostgreSQL wrote. Who sees it because it is published sees it without who
 * did what, what was said and the evidence.
 */
export async function readWorkItem(tx: Reads, actor: Actor, id: WorkItemId, today: Day): Promise<WorkItemText> {
  const viewer = viewerOf(actor);
  const found = await tx.row(
    Found,
    sql`select json_build_object(${summaryFields(today)}, ${detailFields(viewer)})::text as item,
               w.version, w.state, w.owner_id as "ownerId", w.assigned_by_id as "assignedById",
               ${areaIdsAround(sql`w.area_id`)} as "areaIds",
               (select json_build_object('id', d.id, 'rule', d.rule, 'recurrence', w.recurrence,
                                         'dueAt', ${instantJson(sql`e.due_at`)}, 'steps', e.steps)
                  from deadline d join deadline_event e on e.deadline_id = d.id and e.number = d.events
                 where d.id = w.deadline_id) as deadline
          from (select w.*, ${seenInside(viewer)} as inside from work_item w
                 where w.id = ${id} and ${visibleTo(viewer)}) as w ${summaryTables}`,
  );
  if (found === undefined) throw notFound('work.not-found');
  const { item, version, state, deadline } = found;
  const acts = actor.kind === 'public' ? [] : actsOpenTo(sidesOf(actor, found), state);
  return { version, json: `${item.slice(0, -1)},"acts":${JSON.stringify(acts)},"deadline":${explained(deadline)}}` };
}

/** The same, read. */
export async function getWorkItem(tx: Reads, actor: Actor, id: WorkItemId, today: Day): Promise<WorkItem> {
  return JSON.parse((await readWorkItem(tx, actor, id, today)).json);
}

function explained(deadline: z.infer<typeof Found>['deadline']): string {
  if (deadline === null) return 'null';
  const { id, rule, recurrence, steps, dueAt } = deadline;
  return JSON.stringify({ id, rule, recurrence, explanation: explain([...steps, { kind: 'due', at: dueAt }]) });
}

const list = (rows: Query): Query => sql`(select coalesce(json_agg(row), '[]') from (${rows}) as found (row))`;
/** A list for those who see the work from the inside; empty for others. */
const inside = (rows: Query): Query => sql`case when w.inside then ${list(rows)} else '[]'::json end`;
/** The name of the account that acted; none for the system. */
const personNamed = (id: Query): Query => sql`(select n.name from account n where n.id::text = ${id})`;
const nameOf = (id: Query): Query =>
  sql`(select json_build_object('id', n.id, 'name', n.name) from organisation n where n.id = ${id})`;

const detailFields = (viewer: Viewer): Query => sql`
  'quote', w.quote, 'parentId', w.parent_id, 'openedAt', ${instantJson(sql`w.opened_at`)},
  'closedAt', ${instantJson(sql`w.closed_at`)}, 'published', w.published, 'restricted', w.restricted,
  'position', ST_AsGeoJSON(w.position)::json,
  'assignedBy', ${nameOf(sql`w.assigned_by_id`)},
  'partners', ${list(sql`
    select json_build_object('id', n.id, 'name', n.name)
      from work_partner p join organisation n on n.id = p.organisation_id
     where p.work_item_id = w.id order by n.name, n.id`)},
  'places', ${list(sql`
    select json_build_object('id', p.id, 'name', p.name, 'placed', p.geometry is not null)
      from work_place x join place p on p.id = x.place_id where x.work_item_id = w.id order by x.ordinal`)},
  'children', ${list(sql`
    select json_build_object('id', c.id, 'title', c.title, 'state', c.state)
      from (select w.* from work_item w where ${visibleTo(viewer)}) as c
     where c.parent_id = w.id order by c.closed, c.order_on, c.id`)},
  'inside', w.inside, 'assignee', case when w.inside then w.assignee end,
  'readers', ${inside(sql`
    select json_build_object('id', a.id, 'name', a.name)
      from work_item_reader r join account a on a.id = r.account_id where r.work_item_id = w.id order by a.name, a.id`)},
  'evidenceItems', ${inside(sql`
    select json_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'fileId', e.file_id, 'url', e.url,
             'mediaType', (select f.media_type from file f where f.id = e.file_id),
             'record', case when e.record_id is not null then
                json_build_object('kind', e.record_kind, 'id', e.record_id) end,
             'by', e.actor_id, 'byName', ${personNamed(sql`e.actor_id`)}, 'at', ${instantJson(sql`e.at`)})
      from work_evidence e where e.work_item_id = w.id order by e.id`)},
  'commentItems', ${inside(sql`
    select json_build_object('id', c.id, 'text', c.text, 'byOrganisation', ${nameOf(sql`c.organisation_id`)},
             'by', c.actor_id, 'byName', ${personNamed(sql`c.actor_id`)}, 'mentions', ${list(sql`
               select json_build_object('id', a.id, 'name', a.name)
                 from account a where a.id = any(c.mention_ids) order by a.name, a.id`)}, 'at', ${instantJson(sql`c.at`)})
      from work_comment c where c.work_item_id = w.id order by c.id`)},
  'history', ${inside(sql`
    select json_build_object('id', h.id, 'act', h.act, 'by', h.actor_id, 'byName', ${personNamed(sql`h.actor_id`)},
             'organisationId', h.organisation_id, 'before', h.before, 'after', h.after, 'reason', h.reason,
             'at', ${instantJson(sql`h.at`)})
      from act h where h.about_kind = 'work-item' and h.about_id = w.id::text order by h.id`)}`;
