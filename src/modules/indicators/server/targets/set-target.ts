import { z } from 'zod';
import { getArea } from '../../../../kernel/areas/queries.ts';
import { recordAct } from '../../../../kernel/audit/record-act.ts';
import { newId } from '../../../../kernel/brand.ts';
import { sql, type Tx, violates } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { demand } from '../../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound } from '../../../../kernel/refusal.ts';
import type { Instant } from '../../../../kernel/time.ts';
import { findClauses } from '../../../directives/index.ts';
import type { Indicator } from '../../contract.ts';
import { type NewTarget, type Target, type TargetChange, TargetId } from '../../targets/contract.ts';
import { getIndicator } from '../definitions.ts';
import { tellOfIndicators } from '../imports/tell.ts';
import { readTargets } from './read-targets.ts';

const about = (id: TargetId) => ({ kind: 'indicator-target', id });

/** Giao chỉ tiêu: what is to be reached in an area by a day, and who said so. */
export async function setTarget(tx: Tx, actor: Actor, code: string, input: NewTarget, now: Instant): Promise<Target> {
  demand(actor, 'indicators.define');
  const indicator = await getIndicator(tx, actor, code);
  const id = await insertTarget(tx, actor, indicator, { ...input, replacesId: null }, now);
  await recordAct(tx, actor, 'indicators.target-set', about(id), { after: { indicator: code, ...input } }, now);
  return told(tx, actor, indicator, id, now);
}

/** Điều chỉnh chỉ tiêu giao: another takes its place, at once; the one before is kept with the reason. */
export async function changeTarget(
  tx: Tx,
  actor: Actor,
  id: TargetId,
  { reason, ...input }: TargetChange,
  now: Instant,
): Promise<Target> {
  demand(actor, 'indicators.define');
  const { before, indicator } = await takeBack(tx, actor, id, reason, now);
  const next = await insertTarget(tx, actor, indicator, { ...input, replacesId: id }, now);
  const after = { indicator: indicator.code, ...input };
  await recordAct(tx, actor, 'indicators.target-changed', about(next), { before, after, reason }, now);
  return told(tx, actor, indicator, next, now);
}

/** Bỏ chỉ tiêu giao: it was set in error, or holds no more. It is kept with the reason. */
export async function withdrawTarget(tx: Tx, actor: Actor, id: TargetId, reason: string, now: Instant): Promise<void> {
  demand(actor, 'indicators.define');
  const { before, indicator } = await takeBack(tx, actor, id, reason, now);
  await recordAct(tx, actor, 'indicators.target-withdrawn', about(id), { before, reason }, now);
  await tellOfIndicators(tx, [indicator.id]);
}

async function told(tx: Tx, actor: Actor, indicator: Indicator, id: TargetId, now: Instant): Promise<Target> {
  await tellOfIndicators(tx, [indicator.id]);
  const [target] = await readTargets(tx, actor, { id }, now);
  if (target === undefined) throw new Error(`the target ${id} is gone`);
  return target;
}

async function insertTarget(
  tx: Tx,
  actor: Actor,
  indicator: Indicator,
  input: NewTarget & { replacesId: TargetId | null },
  now: Instant,
): Promise<TargetId> {
  await getArea(tx, input.areaId);
  demandSensible(indicator, input);
  const source = await sourceOf(tx, actor, input);
  const id = newId(TargetId);
  const { areaId, comparator, value, relative, counts, baseline, path, steps, by, findingId } = input;
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into indicator_target (id, indicator_id, area_id, comparator, value, relative, counts, baseline_value,
                                      baseline_on, path, steps, by_day, finding_id, source, replaces_id, set_at, set_by)
        values (${id}, ${indicator.id}, ${areaId}, ${comparator}, ${value}, ${relative}, ${counts},
                ${baseline?.value ?? null}, ${baseline?.on ?? null}, ${path}, ${JSON.stringify(steps)}::text::jsonb, ${by},
                ${findingId}, ${source}, ${input.replacesId}, ${now}, ${actor.id})`),
    );
  } catch (error) {
    if (violates(error, 'indicator_target_standing')) throw conflict('indicators.target-stands', { by });
    throw error;
  }
  return id;
}

const IdRow = z.object({ id: TargetId });

/** Takes it out of force; whoever comes second finds it gone. */
async function takeBack(tx: Tx, actor: Actor, id: TargetId, reason: string, now: Instant) {
  const [found] = await readTargets(tx, actor, { id }, now);
  const gone = await tx.rows(
    IdRow,
    sql`update indicator_target set withdrawn_at = ${now}, withdrawn_reason = ${reason}
         where id = ${id} and withdrawn_at is null returning id`,
  );
  if (found === undefined || gone.length === 0) throw notFound('indicators.target-unknown');
  const { indicator, areaId, comparator, value, by, source } = found;
  const before = { indicator, areaId, comparator, value, by, source };
  return { before, indicator: await getIndicator(tx, actor, indicator) };
}

function demandSensible({ overTime, name }: Indicator, target: NewTarget): void {
  const { comparator, baseline, steps, by, counts, relative } = target;
  const isChange = comparator === 'increase' || comparator === 'decrease';
  if (isChange && baseline === null) throw invalid('indicators.target-without-baseline');
  if (isChange && target.value < 0) throw invalid('indicators.target-change-negative');
  if (relative && !isChange) throw invalid('indicators.target-relative');
  if (counts === 'sum-of-year' && overTime.by !== 'sum')
    throw invalid('indicators.target-no-sum', { indicator: name.vi });
  const days = [...(baseline === null ? [] : [baseline.on]), ...steps.map(({ on }) => on), by];
  if (days.some((on, i) => i > 0 && on <= (days[i - 1] ?? on))) throw invalid('indicators.target-days');
}

/** The clause as it is cited, or the words of who sets it. */
async function sourceOf(tx: Tx, actor: Actor, { findingId, source }: NewTarget): Promise<string> {
  if (findingId === null) {
    if (source === null) throw invalid('indicators.target-without-source');
    return source;
  }
  const [clause] = await findClauses(tx, actor, { ids: [findingId] });
  if (clause === undefined) throw notFound('indicators.target-clause-unknown');
  return source ?? `${clause.directive}, ${clause.address}`.slice(0, 500);
}
