import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { FileId } from '../../../kernel/files/contract.ts';
import { geometryValue } from '../../../kernel/geo/sql.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand, demandFor } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound } from '../../../kernel/refusal.ts';
import { dayOf, daysBetween, type Instant } from '../../../kernel/time.ts';
import { addEvidence } from '../../../kernel/work/add-evidence.ts';
import { WorkItemId } from '../../../kernel/work/contract.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { type Whereabouts, whereItIs } from '../../../kernel/work/whereabouts.ts';
import type { Checklist } from '../checklists.ts';
import type { NewInspection, Recorded } from '../contract.ts';
import { gapsOf, isFault } from '../judge.ts';
import { attachInspectionPhotos } from './photos.ts';
import { findChecklistVersion } from './queries.ts';

/** How far back an inspection may lie when it arrives: a phone can be without signal for days, a paper form for weeks. */
const longestWayDays = 31;
/** Clocks of phones are not exact. */
const clockMinutes = 10;

/**
 * Ghi nhận kiểm tra: an inspection comes in whole, with its answers, its photos and the tasks its faults lead to. Sent
 * again it is the same one, and gets the same answer.
 */
export async function recordInspection(tx: Tx, actor: Actor, input: NewInspection, at: Instant): Promise<Recorded> {
  demand(actor, 'inspections.record');
  const before = await recordedBefore(tx, actor, input);
  if (before !== undefined) return before;

  const version = await findChecklistVersion(tx, input.versionId);
  if (version === undefined) throw notFound('order.checklist-unknown');
  const day = demandSensibleTime(input, at);
  if (version.validFrom > day || (version.validTo !== null && version.validTo <= day)) {
    throw conflict('order.version-not-in-force', { day });
  }
  demandWhole(version, input);
  const where = await whereItIs(
    tx,
    { placeIds: input.placeId == null ? [] : [input.placeId], position: input.position },
    { areaId: null, placeId: null, position: null },
    dayOf(at),
  );
  if (where.placeId === null && where.position === null && input.address == null) throw invalid('order.nowhere');
  demandFor(actor, 'inspections.record', input.organisationId, await areasAround(tx, where.areaId));

  const number = await insertInspection(tx, actor, input, version, where, at);
  const tasks = await writeAnswers(tx, actor, input, { version, where, number }, at);
  if (input.party != null) {
    const { name = null, role = null, said = null } = input.party;
    await tx.run(sql`
      insert into inspection_party (inspection_id, name, role, said) values (${input.id}, ${name}, ${role}, ${said})`);
  }
  const about = { kind: 'inspection', id: input.id };
  const after = {
    number,
    checklist: version.code,
    version: version.ordinal,
    organisationId: input.organisationId,
    placeId: where.placeId,
    areaId: where.areaId,
    faults: faultsOf(version, input).map(({ item }) => item),
    tasks,
  };
  await recordAct(tx, actor, 'order.inspected', about, { after }, at);
  await emit(tx, {
    kind: 'inspection.recorded',
    about,
    permission: 'inspections.read',
    organisationIds: [input.organisationId],
    areaIds: await areasAround(tx, where.areaId),
  });
  return { id: input.id, number, tasks };
}

const NumberAndInspectorIdRow = z.object({ number: z.string(), inspectorId: z.string() });

const ItemAndWorkItemIdRow = z.object({ item: z.string(), workItemId: WorkItemId });

async function recordedBefore(tx: Tx, actor: Actor, { id }: NewInspection): Promise<Recorded | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`inspection ${id}`}))`);
  const found = await tx.row(
    NumberAndInspectorIdRow,
    sql`select number, inspector_id as "inspectorId" from inspection where id = ${id}`,
  );
  if (found === undefined) return undefined;
  if (found.inspectorId !== actor.id) throw conflict('order.id-taken');
  const tasks = await tx.rows(
    ItemAndWorkItemIdRow,
    sql`select item, work_item_id as "workItemId" from inspection_answer
         where inspection_id = ${id} and work_item_id is not null order by item`,
  );
  return { id, number: found.number, tasks };
}

function demandSensibleTime({ begunAt, finishedAt }: NewInspection, at: Instant) {
  if (Date.parse(finishedAt) < Date.parse(begunAt)) throw invalid('order.ends-before-it-begins');
  if (Date.parse(finishedAt) > Date.parse(at) + clockMinutes * 60_000) throw invalid('order.in-future');
  const day = dayOf(finishedAt);
  if (daysBetween(day, dayOf(at)) > longestWayDays) throw invalid('order.too-long-ago', { days: longestWayDays });
  return day;
}

/** Every point is answered, every answer fits, what has to be shown is shown, and tasks come from faults. */
function demandWhole(version: Checklist, { answers }: NewInspection): void {
  const given = answers.map(({ item, value, photoIds }) => ({ item, value, photos: photoIds.length }));
  const { missing, unfit, unshown } = gapsOf(version.items, given);
  const twice = given.filter(({ item }, index) => given.findIndex((other) => other.item === item) !== index);
  unfit.push(...twice.map(({ item }) => item));
  if (missing.length > 0) throw invalid('order.unanswered', { items: missing.join(', ') });
  if (unfit.length > 0) throw invalid('order.unfit', { items: unfit.join(', ') });
  if (unshown.length > 0) throw invalid('order.photo-owed', { items: unshown.join(', ') });
  const faults = new Set(faultsOf(version, { answers }).map(({ item }) => item));
  const unfounded = answers.filter(({ item, task }) => task != null && !faults.has(item));
  if (unfounded.length > 0) {
    throw invalid('order.task-without-fault', { items: unfounded.map(({ item }) => item).join(', ') });
  }
}

function faultsOf({ items }: Checklist, { answers }: Pick<NewInspection, 'answers'>) {
  return answers.filter(({ item, value }) => {
    const asked = items.find(({ code }) => code === item);
    return asked !== undefined && isFault(asked, value);
  });
}

const CountRow = z.object({ n: z.string() });

async function insertInspection(
  tx: Tx,
  actor: Actor,
  input: NewInspection,
  version: Checklist,
  { placeId, areaId, position }: Whereabouts,
  at: Instant,
): Promise<string> {
  const drawn = await tx.row(CountRow, sql`select nextval('inspection_number')::text as n`);
  const day = dayOf(input.finishedAt);
  const number = `KT-${day.slice(0, 4)}-${(drawn?.n ?? '0').padStart(6, '0')}`;
  const answered = input.answers.filter(({ value }) => value !== 'na').length;
  await tx.run(sql`
    insert into inspection (id, number, version_id, organisation_id, inspector_id, place_id, area_id, address, position,
                            inspected_on, begun_at, finished_at, note, answered, faults, filed_at)
    values (${input.id}, ${number}, ${version.versionId}, ${input.organisationId}, ${actor.id}, ${placeId}, ${areaId},
            ${input.address ?? null}, ${position === null ? sql`null` : geometryValue(position)}, ${day},
            ${input.begunAt}, ${input.finishedAt}, ${input.note ?? null}, ${answered},
            ${faultsOf(version, input).length}, ${at})`);
  return number;
}

interface Context {
  version: Checklist;
  where: Whereabouts;
  number: string;
}

async function writeAnswers(
  tx: Tx,
  actor: Actor,
  { id, organisationId, answers }: NewInspection,
  { version, where, number }: Context,
  at: Instant,
): Promise<Recorded['tasks']> {
  const tasks: Recorded['tasks'] = [];
  const faults = new Set(faultsOf(version, { answers }).map(({ item }) => item));
  const giver = inspectorAsGiver(actor, organisationId);
  for (const { item, value, note, photoIds, task } of answers) {
    const files = await attachInspectionPhotos(tx, actor, id, item, photoIds);
    const workItemId =
      task == null
        ? null
        : await openWorkItem(
            tx,
            giver,
            {
              title: task.title,
              ownerId: task.ownerId,
              priority: task.priority,
              deadline: task.deadline,
              placeIds: where.placeId === null ? [] : [where.placeId],
              position: where.position,
              areaId: where.areaId as never,
              source: { kind: 'inspection', id, ref: item, label: number },
            },
            at,
          );
    if (workItemId !== null) {
      await showFault(tx, giver, workItemId, { id, number, files }, at);
      tasks.push({ item, workItemId });
    }
    await tx.run(sql`
      insert into inspection_answer (inspection_id, item, value, fault, note, work_item_id)
      values (${id}, ${item}, ${JSON.stringify(value)}::text::jsonb, ${faults.has(item)}, ${note ?? null}, ${workItemId})`);
  }
  return tasks;
}

/** What was found is handed on by the inspecting organisation; whoever found it need not hold the right to give work. */
const inspectorAsGiver = (actor: Actor, organisationId: string): Actor => ({
  ...actor,
  organisationId,
  grants: [...actor.grants, { role: 'duty-officer', organisationId, areaId: null }],
});

async function showFault(
  tx: Tx,
  giver: Actor,
  workItemId: WorkItemId,
  { id, number, files }: { id: string; number: string; files: readonly FileId[] },
  at: Instant,
): Promise<void> {
  const record = { kind: 'inspection', id };
  await addEvidence(tx, giver, workItemId, { kind: 'record', title: number, record }, at);
  for (const [index, fileId] of files.entries()) {
    await addEvidence(tx, giver, workItemId, { kind: 'file', title: `${number}, ${index + 1}`, fileId }, at);
  }
}
