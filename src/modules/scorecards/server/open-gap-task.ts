import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { numberFormat } from '../../../kernel/intl-formats.ts';
import { invalid, notFound } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { type WorkItemId, WorkSource } from '../../../kernel/work/contract.ts';
import { openWorkItem } from '../../../kernel/work/open-work-item.ts';
import { visibleWork } from '../../../kernel/work/visibility.ts';
import { NewGapTask } from '../contract.ts';
import { type Standard, standardsOf } from '../criteria-set.ts';
import { readValue } from '../rules/read-values.ts';
import { type Score, scoreStandard, type Value } from '../rules/score-standard.ts';
import { tidy } from '../rules/tidy.ts';
import { scoreAreas } from './score-areas.ts';

/** Giao việc lấp một khoảng thiếu: work that says what it is to reach, what that is worth, and under which clause. */
export async function openGapTask(tx: Tx, actor: Actor, input: NewGapTask, at: Instant): Promise<WorkItemId> {
  const { set: code, cases, areas, standard: standardCode, ownerId, parentId, ...task } = NewGapTask.parse(input);
  const day = dayOf(at);
  const [scored] = await scoreAreas(tx, [{ set: code, areas, cases, day, changes: {} }]);
  const standard = scored === undefined ? undefined : standardsOf(scored.set).find((one) => one.code === standardCode);
  const now = scored?.evaluation.standards.find((one) => one.code === standardCode);
  if (standard === undefined || now === undefined)
    throw invalid('scorecards.code-unknown', { code: standardCode, set: code });
  const to = readValue(standard, task.to);
  const points = worthOf(standard, now, to);
  const parent = parentId === null ? null : await parentOf(tx, actor, parentId);
  const title = task.title ?? titleOf(standard, to);
  const [areaId = null] = areas.length === 1 ? areas : [];
  const workItemId = await openWorkItem(
    tx,
    actor,
    {
      title,
      ownerId,
      parentId,
      areaId,
      deadline: task.dueOn === null ? null : { rule: task.dueOn },
      source: parent?.source ?? null,
      published: parent?.published ?? false,
    },
    at,
  );
  await tx.run(sql`
    insert into scorecard_task (work_item_id, set_code, cases, area_ids, standard, from_value, to_value, points, counted_on)
    values (${workItemId}, ${code}, ${cases}::text[], ${areas}::uuid[], ${standardCode},
            ${now.value === null ? null : JSON.stringify(now.value)}::text::jsonb, ${JSON.stringify(to)}::text::jsonb,
            ${points}, ${day})`);
  const after = { workItemId, set: code, areas, standard: standardCode, from: now.value, to, points };
  await recordAct(tx, actor, 'scorecards.task-opened', { kind: 'work-item', id: workItemId }, { after }, at);
  return workItemId;
}

/** A target that earns no more than there is already is none. */
function worthOf(standard: Standard, now: Score & { value: Value }, to: Value): number | null {
  const there = scoreStandard(standard, to);
  if (to === null) throw invalid('scorecards.value-missing', { measure: standard.measure });
  if (there.points === null || now.points === null) {
    if (there.met !== true && there.points === null) throw invalid('scorecards.target-earns-nothing');
    return there.points !== null && now.missing === 'value' ? there.points : null;
  }
  const gains = tidy(there.points - now.points);
  if (gains <= 0) throw invalid('scorecards.target-earns-nothing');
  return gains;
}

const Parent = z.object({ source: WorkSource.nullable(), published: z.boolean() });

/** The clause the parent comes from, and whether everybody sees it: the part is no more secret than the whole. */
async function parentOf(tx: Tx, actor: Actor, id: WorkItemId): Promise<z.infer<typeof Parent>> {
  const parent = await tx.row(
    Parent,
    sql`select case when source_kind is not null then
                 jsonb_build_object('kind', source_kind, 'id', source_id, 'ref', source_ref, 'label', source_label)
               end as source, published
          from work_item w where w.id = ${id} and ${visibleWork(actor)}`,
  );
  if (parent === undefined) throw notFound('work.not-found');
  return parent;
}

function titleOf({ code, name, unit, rule }: Standard, to: Value): string {
  const level = rule.kind === 'levels' ? rule.levels.find((one) => one.code === to)?.name.vi : undefined;
  const target =
    typeof to === 'number'
      ? ` đến ${numberFormat('vi-VN', { maximumFractionDigits: 2 }).format(to)}${unit === null ? '' : ` ${unit.vi}`}`
      : level === undefined
        ? ''
        : `: ${level}`;
  return `Đạt tiêu chuẩn ${code}${target}. ${name.vi}`.slice(0, 500);
}
