import { z } from 'zod';
import { type Query, type Reads, sql } from '../db/db.ts';
import { Steps } from '../deadlines/contract.ts';
import { explain } from '../deadlines/explain.ts';
import type { Actor } from '../identity/actor.ts';
import { notFound } from '../refusal.ts';
import { type Day, Instant } from '../time.ts';
import type { WorkItem, WorkItemId } from './contract.ts';
import { sidesOf } from './held.ts';
import { instantJson, summaryFields, summaryTables } from './rows.ts';
import { actsOpenTo, type WorkState } from './states.ts';

const Found = z.object({
  item: z.custom<WorkItem>((value) => typeof value === 'object' && value !== null),
  ownerId: z.string(),
  assignedById: z.string().nullable(),
  deadline: z
    .object({ id: z.uuid(), rule: z.string(), recurrence: z.string().nullable(), dueAt: Instant, steps: Steps })
    .nullable(),
});

/** Everything about one work item. The public sees published work, without who did what and what was said. */
export async function getWorkItem(tx: Reads, actor: Actor, id: WorkItemId, today: Day): Promise<WorkItem> {
  const insider = actor.kind !== 'public';
  const found = await tx.row(
    Found,
    sql`select json_build_object(${summaryFields(today)}, ${detailFields}, ${insider ? insideFields : publicFields}) as item,
               w.owner_id as "ownerId", w.assigned_by_id as "assignedById",
               (select json_build_object('id', d.id, 'rule', d.rule, 'recurrence', w.recurrence,
                                         'dueAt', ${instantJson(sql`e.due_at`)}, 'steps', e.steps)
                  from deadline d join deadline_event e on e.deadline_id = d.id and e.number = d.events
                 where d.id = w.deadline_id) as deadline
          from work_item w ${summaryTables}
         where w.id = ${id} and (w.published or ${insider})`,
  );
  if (found === undefined) throw notFound('work.not-found');
  const { item, ownerId, assignedById, deadline } = found;
  const state: WorkState = item.state;
  return {
    ...item,
    acts: insider ? actsOpenTo(sidesOf(actor, { ownerId, assignedById }), state) : [],
    deadline:
      deadline === null
        ? null
        : {
            id: deadline.id,
            rule: deadline.rule,
            recurrence: deadline.recurrence,
            explanation: explain([...deadline.steps, { kind: 'due', at: deadline.dueAt }]),
          },
  };
}

const list = (rows: Query): Query => sql`(select coalesce(json_agg(row), '[]') from (${rows}) as found (row))`;
const nameOf = (id: Query): Query =>
  sql`(select json_build_object('id', n.id, 'name', n.name) from organisation n where n.id = ${id})`;

const detailFields = sql`
  'quote', w.quote, 'parentId', w.parent_id, 'openedAt', ${instantJson(sql`w.opened_at`)},
  'closedAt', ${instantJson(sql`w.closed_at`)}, 'published', w.published,
  'position', ST_AsGeoJSON(w.position)::json,
  'assignedBy', ${nameOf(sql`w.assigned_by_id`)},
  'partners', ${list(sql`
    select json_build_object('id', n.id, 'name', n.name)
      from work_partner p join organisation n on n.id = p.organisation_id
     where p.work_item_id = w.id order by n.name, n.id`)},
  'places', ${list(sql`
    select json_build_object('id', p.id, 'name', p.name, 'placed', p.geometry is not null)
      from work_place x join place p on p.id = x.place_id where x.work_item_id = w.id order by x.ordinal`)}`;

const insideFields = sql`
  'assignee', w.assignee,
  'children', ${list(sql`
    select json_build_object('id', c.id, 'title', c.title, 'state', c.state)
      from work_item c where c.parent_id = w.id order by c.closed, c.order_on, c.id`)},
  'evidenceItems', ${list(sql`
    select json_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'fileId', e.file_id, 'url', e.url,
             'record', case when e.record_id is not null then
                json_build_object('kind', e.record_kind, 'id', e.record_id) end,
             'by', e.actor_id, 'at', ${instantJson(sql`e.at`)})
      from work_evidence e where e.work_item_id = w.id order by e.id`)},
  'commentItems', ${list(sql`
    select json_build_object('id', c.id, 'text', c.text, 'byOrganisation', ${nameOf(sql`c.organisation_id`)},
             'by', c.actor_id, 'at', ${instantJson(sql`c.at`)})
      from work_comment c where c.work_item_id = w.id order by c.id`)},
  'history', ${list(sql`
    select json_build_object('id', h.id, 'act', h.act, 'by', h.actor_id, 'organisationId', h.organisation_id,
             'before', h.before, 'after', h.after, 'reason', h.reason, 'at', ${instantJson(sql`h.at`)})
      from act h where h.about_kind = 'work-item' and h.about_id = w.id::text order by h.id`)}`;

const publicFields = sql`
  'assignee', null, 'evidenceItems', '[]'::json, 'commentItems', '[]'::json, 'history', '[]'::json,
  'children', ${list(sql`
    select json_build_object('id', c.id, 'title', c.title, 'state', c.state)
      from work_item c where c.parent_id = w.id and c.published order by c.closed, c.order_on, c.id`)}`;
