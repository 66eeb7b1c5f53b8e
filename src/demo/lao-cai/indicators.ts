import type { AreaId } from '../../kernel/areas/contract.ts';
import { workingDays } from '../../kernel/calendar/measures.ts';
import type { Tx } from '../../kernel/db/db.ts';
import type { Actor } from '../../kernel/identity/actor.ts';
import { addDays, atCityTime, type Day, dayOf, type Instant } from '../../kernel/time.ts';
import { measures } from '../../measures.ts';
import { findClauses } from '../../modules/directives/index.ts';
import {
  addShippedIndicators,
  defineIndicator,
  NewIndicator,
  NewObservation,
  NewTarget,
  recordObservation,
  setTarget,
  takeMeasure,
} from '../../modules/indicators/index.ts';
import { reform, seedAreas } from './areas.ts';

type AreaOf = (key: string) => AreaId;

/** The first day of the next month. */
const monthAfter = (on: Day): Day => addDays(on, 32).slice(0, 8).concat('01') as Day;

/** The time of the night at which the system measures itself. */
const night = '00:20';

/**
 * What the demo city knows of itself, and nothing else: how large its areas are by the sources it names, how many days of
 * each month it worked by its calendar, and what it measures of its own work today.
 */
export async function seedIndicators(tx: Tx, actor: Actor, areaOf: AreaOf, now: Instant): Promise<void> {
  await addShippedIndicators(tx, actor, now);
  for (const { key, statedArea, validTo } of seedAreas) {
    if (statedArea === undefined) continue;
    // The first year that the arrangement saw the end of, or the last that a former one did.
    const period = validTo === null ? reform.on.slice(0, 4) : String(Number(reform.on.slice(0, 4)) - 1);
    const { km2: value, source } = statedArea;
    const figure = NewObservation.parse({ areaId: areaOf(key), period, value, status: 'official', source });
    await recordObservation(tx, actor, 'area-km2', { ...figure, confirmed: true }, now);
  }
  const monthNow = dayOf(now).slice(0, 7);
  for (let month = monthAfter(reform.on); month.slice(0, 7) <= monthNow; month = monthAfter(month))
    await takeMeasure(tx, workingDays, atCityTime(month, night), now);
  const tonight = atCityTime(addDays(dayOf(now), 1), night);
  for (const measure of measures) await takeMeasure(tx, measure, tonight, now);
}

/** What the example programme asks a figure for, as indicators of the demo city. Nobody measured them yet, and it shows. */
const asked = [
  {
    words: 'hồ sơ trả đúng hạn',
    value: 98,
    areas: ['phuong-lao-cai'],
    indicator: {
      code: 'dossiers-on-time',
      name: { vi: 'Tỷ lệ hồ sơ thủ tục trả đúng hạn', en: 'Dossiers returned on time' },
      field: 'governance',
      frequency: 'quarter',
    },
  },
  {
    words: 'người dân được hỏi hài lòng',
    value: 90,
    areas: ['phuong-lao-cai', 'phuong-cam-duong'],
    indicator: {
      code: 'residents-satisfied',
      name: { vi: 'Tỷ lệ người dân được hỏi hài lòng', en: 'Residents asked who are satisfied' },
      field: 'service',
      frequency: 'year',
    },
  },
] as const;

/** The figures that clauses of the programme name become targets, by the one year that it names for its goals. */
export async function seedTargets(
  tx: Tx,
  actor: Actor,
  { directiveId, areaOf }: { directiveId: string; areaOf: AreaOf },
  now: Instant,
): Promise<void> {
  const clauses = await findClauses(tx, actor, { directiveId });
  for (const { words, value, areas, indicator } of asked) {
    const clause = clauses.find(({ quote }) => quote.includes(words) && quote.includes(`${value}%`));
    if (clause === undefined) throw new Error(`the example programme asks for no ${value}% of ${words}`);
    const definition = NewIndicator.parse({
      ...{ ...indicator, unit: 'percent', direction: 'more', overAreas: { by: 'none' }, overTime: { by: 'none' } },
      ...{ public: true, validFrom: '2026-01-01' },
    });
    await defineIndicator(tx, actor, definition, now);
    for (const area of areas) {
      const target = NewTarget.parse({
        ...{ areaId: areaOf(area), comparator: '>=', value, by: '2030-12-31', findingId: clause.findingId },
      });
      await setTarget(tx, actor, indicator.code, target, now);
    }
  }
}
