import { areasAround, getArea } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand, demandFor } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { NewValue, type ScorecardValue, ScorecardValueId } from '../contract.ts';
import { valueToKeep } from '../measures.ts';
import { findValue } from './values.ts';

/** Ghi số liệu: what a source says of an area on a day. An earlier entry for the same day gives way and is kept. */
export async function recordValue(tx: Tx, actor: Actor, input: NewValue, now: Instant): Promise<ScorecardValue> {
  demand(actor, 'scorecards.record');
  const { areaId, measure, on, source, sourceUrl, ...given } = NewValue.parse(input);
  const area = await getArea(tx, areaId);
  demandFor(actor, 'scorecards.record', null, await areasAround(tx, areaId));
  if (on > dayOf(now)) throw invalid('scorecards.value-of-the-future', { on });
  if (on < area.validFrom || (area.validTo !== null && on >= area.validTo))
    throw invalid('scorecards.area-not-in-force', { area: area.fullName, on });
  const value = valueToKeep(measure, given.value);

  await tx.run(sql`select from area where id = ${areaId} for no key update`); // entries of an area one after another
  await tx.run(sql`
    update scorecard_value set superseded_at = ${now}, is_latest = false
     where area_id = ${areaId} and measure = ${measure} and observed_on = ${on} and superseded_at is null`);
  const id = newId(ScorecardValueId);
  await tx.run(sql`
    insert into scorecard_value (id, area_id, measure, value, observed_on, source, source_url, entered_at, entered_by)
    values (${id}, ${areaId}, ${measure}, ${JSON.stringify(value)}::text::jsonb, ${on}, ${source}, ${sourceUrl}, ${now},
            ${actor.id})`);
  await markLatest(tx, { areaId, measure });
  const after = { areaId, measure, value, on, source, sourceUrl };
  await recordAct(tx, actor, 'scorecards.value-recorded', { kind: 'scorecard-value', id }, { after }, now);
  return told(tx, id);
}

/** Rút số liệu: it was entered in error. What was there before it does not come back by itself. */
export async function withdrawValue(
  tx: Tx,
  actor: Actor,
  id: ScorecardValueId,
  reason: string,
  now: Instant,
): Promise<ScorecardValue> {
  demand(actor, 'scorecards.record');
  const value = await findValue(tx, id);
  if (value === undefined) throw notFound('scorecards.value-unknown');
  demandFor(actor, 'scorecards.record', null, await areasAround(tx, value.areaId));
  await tx.run(sql`select from area where id = ${value.areaId} for no key update`);
  const withdrawn = await tx.run(sql`
    update scorecard_value set superseded_at = ${now}, superseded_reason = ${reason}, is_latest = false
     where id = ${id} and superseded_at is null`);
  if (withdrawn === 0) throw conflict('scorecards.value-superseded');
  await markLatest(tx, value);
  await recordAct(
    tx,
    actor,
    'scorecards.value-withdrawn',
    { kind: 'scorecard-value', id },
    { before: value, reason },
    now,
  );
  return told(tx, id);
}

/** Which of the standing values of a measure is the latest, after one came or went. */
async function markLatest(tx: Tx, { areaId, measure }: Pick<ScorecardValue, 'areaId' | 'measure'>): Promise<void> {
  await tx.run(sql`
    update scorecard_value set is_latest = false where area_id = ${areaId} and measure = ${measure} and is_latest`);
  await tx.run(sql`
    update scorecard_value set is_latest = true
     where id = (select id from scorecard_value
                  where area_id = ${areaId} and measure = ${measure} and superseded_at is null
                  order by observed_on desc limit 1)`);
}

async function told(tx: Tx, id: ScorecardValueId): Promise<ScorecardValue> {
  const value = await findValue(tx, id);
  if (value === undefined) throw new Error(`the value ${id} is gone`);
  await emit(tx, { kind: 'scorecard.changed', about: { kind: 'area', id: value.areaId }, published: true });
  return value;
}
