import type { AreaId } from '../../../kernel/areas/contract.ts';
import type { Indicator, NoValue, ObservationStatus, SeriesPoint } from '../contract.ts';
import { codeOf, daysIn, type Frequency, frequencies, isPeriodOf, type Period, partsOf, periodOf } from '../periods.ts';
import { aggregate, codesOfRule, codesSummed, fromSums, none, type Part } from './aggregate.ts';
import { evaluateFormula, type Reckoned } from './evaluate-formula.ts';
import { codesIn, parseFormula } from './formula.ts';

/** A standing figure, whoever's. */
export interface Figure extends Period {
  value: number;
  status: ObservationStatus;
  origin: SeriesPoint['origin'];
  source: string | null;
}

/** The figures of the parts of an area for one period, added up. */
export interface PartsSum extends Period {
  total: number;
  /** Each times its weight, where the rule of the indicator names one. */
  weighted: number | null;
  /** The weakest of theirs. */
  status: ObservationStatus;
  /** The parts that have one; null: every one of them. */
  of: readonly AreaId[] | null;
}

export interface Known {
  /** Every indicator asked about and those they rest on. */
  indicators: ReadonlyMap<string, Indicator>;
  /** What stands of an indicator in an area, the oldest first. */
  figuresOf: (code: string, areaId: AreaId) => readonly Figure[];
  /** What the parts of an area have of an indicator, where it was added up for them; what was not is read part by part. */
  sumsOf: (code: string, areaId: AreaId) => readonly PartsSum[] | undefined;
  /** The areas that make up this one; none where it is not put together from others. */
  partsOf: (areaId: AreaId) => readonly AreaId[];
}

type Found = Omit<SeriesPoint, 'period' | 'startsOn' | 'endsOn'>;

/** The codes whose figures an indicator rests on, itself among them where it has figures of its own. */
export function restsOn(
  code: string,
  indicators: ReadonlyMap<string, Indicator>,
  seen = new Set<string>(),
): Set<string> {
  const indicator = indicators.get(code);
  if (indicator === undefined || seen.has(code)) return seen;
  seen.add(code);
  for (const named of codesNamedBy(indicator)) restsOn(named, indicators, seen);
  return seen;
}

/** What its formula and its rules name. */
export const codesNamedBy = ({ formula, overAreas, overTime }: Indicator): string[] => [
  ...new Set([
    ...(formula === null ? [] : codesIn(parseFormula(formula))),
    ...codesOfRule(overAreas),
    ...codesOfRule(overTime),
  ]),
];

/** The series of an indicator in an area in periods of one length, the oldest first; every period anything is known of. */
export function composeSeries(known: Known, indicator: Indicator, areaId: AreaId, frequency: Frequency): SeriesPoint[] {
  const composer = new Composer(known);
  return periodsWithFigures(known, indicator, areaId, frequency).map((period) => ({
    period: codeOf(period),
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    ...composer.at(indicator.code, areaId, period),
  }));
}

/** The figure of one period. */
export const composePoint = (known: Known, indicator: Indicator, areaId: AreaId, period: Period): SeriesPoint => ({
  period: codeOf(period),
  startsOn: period.startsOn,
  endsOn: period.endsOn,
  ...new Composer(known).at(indicator.code, areaId, period),
});

function periodsWithFigures(known: Known, { code }: Indicator, areaId: AreaId, frequency: Frequency): Period[] {
  const periods = new Map<string, Period>();
  const areaIds = [areaId, ...known.partsOf(areaId)];
  const seen = new Set<string>(); // a hundred areas have the same few periods
  const note = ({ startsOn, endsOn }: Period) => {
    if (seen.has(startsOn + endsOn)) return;
    seen.add(startsOn + endsOn);
    const period = periodOf(frequency, startsOn);
    if (endsOn <= period.endsOn) periods.set(period.startsOn, period);
  };
  for (const leaf of restsOn(code, known.indicators)) {
    for (const area of areaIds) known.figuresOf(leaf, area).forEach(note);
    known.sumsOf(leaf, areaId)?.forEach(note);
  }
  return [...periods.values()].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/** Looks each figure up once, however many others rest on it. */
class Composer {
  readonly #known: Known;
  readonly #found = new Map<string, Found>();

  constructor(known: Known) {
    this.#known = known;
  }

  at(code: string, areaId: AreaId, period: Period): Found {
    const key = `${code} ${areaId} ${period.startsOn} ${period.endsOn}`;
    const before = this.#found.get(key);
    if (before !== undefined) return before;
    // Formulas have no cycles, but a rule may name an indicator whose rule names this one.
    this.#found.set(key, absent('not-observed'));
    const indicator = this.#known.indicators.get(code);
    const found = indicator === undefined ? absent('not-observed') : this.#look(indicator, areaId, period);
    this.#found.set(key, found);
    return found;
  }

  #look(indicator: Indicator, areaId: AreaId, period: Period): Found {
    if (indicator.formula !== null) return this.#byFormula(indicator, indicator.formula, areaId, period);
    const figures = this.#known.figuresOf(indicator.code, areaId);
    const own = figures.find((figure) => isSamePeriod(figure, period));
    if (own !== undefined) {
      const { value, status, origin, source } = own;
      return { value, status, origin, source, missing: null };
    }
    return (
      this.#overTime(indicator, areaId, period, figures) ??
      this.#overAreas(indicator, areaId, period) ??
      absent('not-observed')
    );
  }

  #byFormula(indicator: Indicator, formula: string, areaId: AreaId, period: Period): Found {
    const parts: Found[] = [];
    const reckoned = evaluateFormula(parseFormula(formula), indicator.unit, (code) => {
      const part = this.at(code, areaId, period);
      parts.push(part);
      const unit = this.#unitOf(code);
      return part.value === null ? null : { value: part.value, unit };
    });
    return made(reckoned, 'derived', parts);
  }

  #overTime(indicator: Indicator, areaId: AreaId, period: Period, figures: readonly Figure[]): Found | null {
    const { frequency, overTime } = indicator;
    const isLonger = !isPeriodOf(frequency, period) && frequencies.some((longer) => isPeriodOf(longer, period));
    const inside = figures.filter(({ startsOn, endsOn }) => startsOn >= period.startsOn && endsOn <= period.endsOn);
    if (!isLonger || inside.length === 0) return null;
    const whole = inside.filter((figure) => isPeriodOf(frequency, figure));
    const last = whole.at(-1);
    if (overTime.by === 'last') {
      // A day's figure stands until the next; a month's stands for a year only when it is December's.
      const stands = last !== undefined && (frequency === 'day' || last.endsOn === period.endsOn);
      return stands ? made({ value: last.value, missing: null }, 'time', [last]) : absent('part-missing', 'time');
    }
    const frequencyOfPeriod = frequencies.find((longer) => isPeriodOf(longer, period)) ?? 'year';
    const expected = partsOf(frequencyOfPeriod, frequency) ?? daysIn(period);
    if (whole.length < expected) return absent('part-missing', 'time');
    return this.#together(
      indicator,
      overTime,
      'time',
      whole.map((figure) => ({ name: codeOf(figure), areaId, period: figure })),
    );
  }

  #overAreas(indicator: Indicator, areaId: AreaId, period: Period): Found | null {
    const parts = this.#known.partsOf(areaId);
    if (parts.length === 0 || indicator.overAreas.by === 'none') return null;
    const sums = codesSummed(indicator)?.map((code) => this.#known.sumsOf(code, areaId)) ?? [];
    if (sums.length > 0 && sums.every(isKnown)) return this.#ofSums(indicator, parts, period, sums);
    if (
      !parts.some((part) => this.#known.figuresOf(indicator.code, part).length > 0) &&
      indicator.overAreas.by !== 'ratio'
    )
      return null;
    return this.#together(
      indicator,
      indicator.overAreas,
      'areas',
      parts.map((part) => ({ name: part, areaId: part, period })),
    );
  }

  /** As `#together`, of what was added up already. */
  #ofSums(
    { unit, overAreas: rule }: Indicator,
    parts: readonly AreaId[],
    period: Period,
    sums: readonly (readonly PartsSum[])[],
  ): Found | null {
    if (rule.by === 'none' || rule.by === 'last' || (rule.by !== 'ratio' && sums[0]?.length === 0)) return null;
    const found = sums.map((all) => all.find((sum) => isSamePeriod(sum, period)));
    const [first, second] = found;
    const lacking = parts.filter((part) => found.some((sum) => sum === undefined || sum.of?.includes(part) === false));
    const { total = 0, weighted } = first ?? {};
    const added = { parts: parts.length, first: total, second: second?.total ?? 0, weighted: weighted ?? 0 };
    return made(
      lacking.length > 0 ? none('part-missing', lacking) : fromSums(rule, added, unit, (code) => this.#unitOf(code)),
      'areas',
      found.flatMap((sum) => sum ?? []),
    );
  }

  #together(
    indicator: Indicator,
    rule: Indicator['overAreas'],
    origin: 'time' | 'areas',
    of: readonly { name: string; areaId: AreaId; period: Period }[],
  ): Found {
    const found: Found[] = [];
    const read = (code: string, areaId: AreaId, period: Period) => {
      const one = this.at(code, areaId, period);
      found.push(one);
      return one.value;
    };
    const parts = of.map(
      ({ name, areaId, period }): Part => ({
        name,
        value: rule.by === 'ratio' ? null : read(indicator.code, areaId, period),
        others: new Map(codesOfRule(rule).map((code) => [code, read(code, areaId, period)])),
      }),
    );
    return made(
      aggregate(rule, parts, indicator.unit, (code) => this.#unitOf(code)),
      origin,
      found,
    );
  }

  #unitOf(code: string): string {
    return this.#known.indicators.get(code)?.unit ?? 'ratio';
  }
}

const isKnown = <T>(one: T | undefined): one is T => one !== undefined;
const isSamePeriod = (one: Period, other: Period): boolean =>
  one.startsOn === other.startsOn && one.endsOn === other.endsOn;

const absent = (why: NoValue['why'], origin: Found['origin'] = 'entered'): Found => ({
  ...{ value: null, status: null, origin, source: null },
  missing: { why, of: [] },
});

const made = (
  { value, missing }: Reckoned,
  origin: Found['origin'],
  parts: readonly { status: ObservationStatus | null }[],
): Found => ({
  ...{ value, origin, missing, source: null },
  status: value === null ? null : weakest(parts.map(({ status }) => status)),
});

/** What rests on a provisional figure is provisional. */
export const weakest = (statuses: readonly (ObservationStatus | null)[]): ObservationStatus =>
  (['provisional', 'revised'] as const).find((status) => statuses.includes(status)) ?? 'official';
