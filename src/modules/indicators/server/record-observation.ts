import { z } from 'zod';
import type { Area, AreaId } from '../../../kernel/areas/contract.ts';
import { areasAround, getArea } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand, demandFor } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound } from '../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import type { Indicator, NewObservation, Observation, ObservationId, Oddity, Revision } from '../contract.ts';
import { frequencyOfCode, type Period, periodOfCode } from '../periods.ts';
import { checkHistory, historyRead } from '../rules/check-history.ts';
import { getIndicator } from './definitions.ts';
import { findObservation } from './observations.ts';
import { withdrawObservations, writeObservations } from './write-observations.ts';

/** Nhập số liệu: what a source says of an area for a period. One that stands already is revised, not entered again. */
export async function recordObservation(
  tx: Tx,
  actor: Actor,
  code: string,
  input: NewObservation,
  now: Instant,
): Promise<Observation> {
  demand(actor, 'indicators.record');
  const indicator = await getIndicator(tx, actor, code);
  const area = await getArea(tx, input.areaId);
  await demandMayRecord(tx, actor, indicator, area.id);
  demandTyped(indicator);
  if (frequencyOfCode(input.period) !== indicator.frequency)
    throw invalid('indicators.period-not-of-frequency', { period: input.period, frequency: indicator.frequency });
  const period = periodOfCode(input.period);
  demandPeriodFits(indicator, area, period, input.status, now);
  const standing = await standingOf(tx, indicator, area.id, period);
  if (standing !== undefined)
    throw conflict('indicators.figure-stands', { period: input.period, value: standing.value, id: standing.id });
  const oddities = await demandUsual(tx, indicator, area.id, period, input);

  const { status, source, sourceUrl, value } = input;
  const row = { indicatorId: indicator.id, areaId: area.id, ...period, value, status, source, sourceUrl };
  const [id] = await writeObservations(tx, [row], { origin: 'entered', by: actor.id, at: now });
  if (id === undefined) throw new Error('the figure was not written');
  const after = { indicator: code, ...row, confirmed: oddities.length > 0 };
  await recordAct(tx, actor, 'indicators.figure-recorded', { kind: 'observation', id }, { after }, now);
  return told(tx, actor, indicator, id);
}

/** Sửa số liệu: a source corrects itself, or the entry was wrong. What stood is kept. */
export async function reviseObservation(
  tx: Tx,
  actor: Actor,
  id: ObservationId,
  input: Revision,
  now: Instant,
): Promise<Observation> {
  const { before, indicator } = await demandStanding(tx, actor, id);
  const { areaId, startsOn, endsOn } = before;
  const oddities = await demandUsual(tx, indicator, areaId, before, input);
  const { value, source, sourceUrl, reason } = input;
  const row = {
    indicatorId: indicator.id,
    areaId,
    startsOn,
    endsOn,
    value,
    status: 'revised' as const,
    source,
    sourceUrl,
  };
  const [revised] = await writeObservations(tx, [row], { origin: 'entered', by: actor.id, at: now, reason });
  if (revised === undefined) throw new Error('the figure was not written');
  const after = { indicator: indicator.code, ...row, confirmed: oddities.length > 0 };
  const subject = { kind: 'observation', id: revised };
  await recordAct(tx, actor, 'indicators.figure-revised', subject, { before: whatStood(before), after, reason }, now);
  return told(tx, actor, indicator, revised);
}

/** Rút số liệu: it was entered in error, and there is no right one yet. */
export async function withdrawObservation(
  tx: Tx,
  actor: Actor,
  id: ObservationId,
  reason: string,
  now: Instant,
): Promise<Observation> {
  const { before, indicator } = await demandStanding(tx, actor, id);
  const withdrawn = await withdrawObservations(tx, sql`id = ${id}`, { at: now, reason });
  if (withdrawn === 0) throw conflict('indicators.figure-superseded');
  const subject = { kind: 'observation', id };
  await recordAct(tx, actor, 'indicators.figure-withdrawn', subject, { before: whatStood(before), reason }, now);
  return told(tx, actor, indicator, id);
}

const whatStood = ({ areaId, period, value, status, source }: Observation) => ({
  areaId,
  period,
  value,
  status,
  source,
});

async function demandStanding(tx: Tx, actor: Actor, id: ObservationId) {
  demand(actor, 'indicators.record');
  const found = await findObservation(tx, actor, id);
  if (found === undefined) throw notFound('indicators.figure-unknown');
  const indicator = await getIndicator(tx, actor, found.code);
  await demandMayRecord(tx, actor, indicator, found.observation.areaId);
  demandTyped(indicator);
  if (found.observation.supersededAt !== null) throw conflict('indicators.figure-superseded');
  return { before: found.observation, indicator };
}

/** Those who answer for the indicator, in their own area where they are held to one. */
export async function demandMayRecord(tx: Tx, actor: Actor, indicator: Indicator, areaId: AreaId): Promise<void> {
  demandFor(actor, 'indicators.record', indicator.organisationId, await areasAround(tx, areaId));
}

/** What follows from others, or what the system measures itself, is never typed. */
export function demandTyped({ formula, measured, name }: Indicator): void {
  if (formula !== null) throw conflict('indicators.derived-never-typed', { indicator: name.vi, formula });
  if (measured) throw conflict('indicators.measured-never-typed', { indicator: name.vi });
}

/** The period has begun, the area was there and the indicator in force in it; what is not over yet is provisional. */
export function demandPeriodFits(
  indicator: Indicator,
  area: Pick<Area, 'fullName' | 'validFrom' | 'validTo'>,
  { startsOn, endsOn }: Period,
  status: string,
  now: Instant,
): void {
  const today = dayOf(now);
  if (startsOn > today) throw invalid('indicators.period-of-the-future', { from: startsOn });
  if (endsOn > today && status !== 'provisional') throw invalid('indicators.period-not-over', { until: endsOn });
  if (endsOn < area.validFrom || (area.validTo !== null && startsOn >= area.validTo))
    throw invalid('indicators.area-not-in-force', { area: area.fullName, from: startsOn, until: endsOn });
  if (endsOn < indicator.validFrom || (indicator.validTo !== null && startsOn >= indicator.validTo))
    throw invalid('indicators.not-in-force', { indicator: indicator.name.vi, from: startsOn, until: endsOn });
}

const IdAndValueRow = z.object({ id: z.string(), value: z.number() });

const standingOf = (reads: Reads, { id }: Indicator, areaId: AreaId, { startsOn, endsOn }: Period) =>
  reads.row(
    IdAndValueRow,
    sql`select id, value from observation
         where area_id = ${areaId} and indicator_id = ${id} and ends_on = ${endsOn} and starts_on = ${startsOn}
           and superseded_at is null`,
  );

/** A figure unlike those around it is refused until somebody says that it is right. Answers what is odd about it. */
async function demandUsual(
  tx: Tx,
  indicator: Indicator,
  areaId: AreaId,
  period: Period,
  { value, confirmed }: { value: number; confirmed: boolean },
): Promise<Oddity[]> {
  const oddities = checkHistory(value, await figuresAround(tx, indicator, areaId, period), indicator.unit);
  if (oddities.length > 0 && !confirmed) throw conflict('indicators.figure-unusual', { oddities });
  return oddities;
}

const One = z.object({ value: z.number() });

/** The figures of the periods before; where there are none, of those after. */
async function figuresAround(
  tx: Tx,
  { id }: Indicator,
  areaId: AreaId,
  { startsOn, endsOn }: Period,
): Promise<number[]> {
  const ofSame = sql`area_id = ${areaId} and indicator_id = ${id} and superseded_at is null`;
  const before = await tx.rows(
    One,
    sql`select value from observation where ${ofSame} and ends_on < ${startsOn}
         order by ends_on desc, starts_on desc limit ${historyRead}`,
  );
  const found =
    before.length > 0
      ? before
      : await tx.rows(
          One,
          sql`select value from observation where ${ofSame} and ends_on > ${endsOn}
               order by ends_on, starts_on limit ${historyRead}`,
        );
  return found.map(({ value }) => value);
}

async function told(tx: Tx, actor: Actor, indicator: Indicator, id: ObservationId): Promise<Observation> {
  const found = await findObservation(tx, actor, id);
  if (found === undefined) throw new Error(`the figure ${id} is gone`);
  await emit(tx, {
    kind: 'indicator.changed',
    about: { kind: 'indicator', id: indicator.id },
    ...(indicator.public ? { published: true } : { permission: 'indicators.see-internal' }),
  });
  return found.observation;
}
