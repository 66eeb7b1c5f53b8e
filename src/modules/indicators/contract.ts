import { z } from 'zod';
import { AreaId } from '../../kernel/areas/contract.ts';
import { idSchema } from '../../kernel/brand.ts';
import { OrganisationId } from '../../kernel/organisations/contract.ts';
import { Day, Instant, NearDay } from '../../kernel/time.ts';
import { Frequency, PeriodCode } from './periods.ts';
import { UnitCode } from './units.ts';

export const IndicatorId = idSchema('IndicatorId');
export type IndicatorId = z.infer<typeof IndicatorId>;
export const ObservationId = idSchema('ObservationId');
export type ObservationId = z.infer<typeof ObservationId>;

export const IndicatorCode = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .describe('Never changes: population-density.');
export type IndicatorCode = z.infer<typeof IndicatorCode>;
/** In an address: what is no code is of no indicator. */
export const ByCode = z.object({ code: z.string().max(60).describe('As population-density.') });

const Words = z.object({ vi: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) });
const LongWords = z.object({ vi: z.string().trim().min(1).max(2000), en: z.string().trim().min(1).max(2000) });
export const Source = z.string().trim().min(3).max(500);
export const SourceUrl = z.url({ protocol: /^https?$/ }).max(1000);

/** What a city measures, in the order in which pages show it. */
export const fields = [
  'people',
  'land',
  'economy',
  'budget',
  'infrastructure',
  'environment',
  'society',
  'culture',
  'governance',
  'service',
] as const;
export const FieldCode = z.enum(fields);
export type FieldCode = z.infer<typeof FieldCode>;

/** How several figures make one. */
export const Aggregation = z.discriminatedUnion('by', [
  z.object({ by: z.literal('sum') }),
  z.object({
    by: z.literal('mean'),
    weight: IndicatorCode.nullable().default(null).describe('The indicator it is weighted by; null: all alike.'),
  }),
  z.object({
    by: z.literal('ratio'),
    of: IndicatorCode,
    over: IndicatorCode.describe('The sum of the one divided by the sum of the other.'),
  }),
  z.object({ by: z.literal('last') }).describe('Over time only: as it stood at the end.'),
  z.object({ by: z.literal('none') }).describe('It has to be measured anew.'),
]);
export type Aggregation = z.infer<typeof Aggregation>;

export const Indicator = z
  .object({
    id: IndicatorId,
    code: IndicatorCode,
    name: Words,
    description: LongWords.nullable(),
    field: FieldCode,
    unit: UnitCode,
    direction: z.enum(['more', 'less', 'neither']).describe('What is better.'),
    frequency: Frequency,
    overAreas: Aggregation,
    overTime: Aggregation,
    formula: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .nullable()
      .describe(
        'From other indicators: "population / area-km2". Such an indicator is computed on reading, never typed.',
      ),
    measured: z.boolean().describe('Written by the system itself; never typed.'),
    organisationId: OrganisationId.nullable().describe('Who answers for it.'),
    source: Source.nullable(),
    sourceUrl: SourceUrl.nullable(),
    rights: z.string().trim().min(1).max(300).nullable().describe('On what terms its figures may be used.'),
    public: z.boolean(),
    validFrom: Day,
    validTo: Day.nullable().describe('First day on which it is not measured any more.'),
    version: z.int(),
  })
  .meta({ id: 'Indicator' });
export type Indicator = z.infer<typeof Indicator>;

export const NewIndicator = Indicator.omit({ id: true, version: true })
  .extend({
    description: LongWords.nullable().default(null),
    formula: Indicator.shape.formula.default(null),
    measured: z.boolean().default(false),
    organisationId: OrganisationId.nullable().default(null),
    source: Source.nullable().default(null),
    sourceUrl: SourceUrl.nullable().default(null),
    rights: Indicator.shape.rights.default(null),
    public: z.boolean().default(false),
    validFrom: NearDay,
    validTo: NearDay.nullable().default(null),
  })
  .meta({ id: 'NewIndicator' });
export type NewIndicator = z.output<typeof NewIndicator>;

/** Everything but its code, which stays what it is. */
export const IndicatorTerms = NewIndicator.omit({ code: true }).meta({ id: 'IndicatorTerms' });
export type IndicatorTerms = z.output<typeof IndicatorTerms>;

/** A formula as it is being written. */
export const FormulaAsked = z.object({
  formula: z.string().trim().min(1).max(500),
  unit: UnitCode.describe('What the result is to be in.'),
  code: IndicatorCode.optional().describe('Of the indicator it is to be of; then it is looked for in circles.'),
});
export type FormulaAsked = z.output<typeof FormulaAsked>;

/** A formula that holds: what it follows from. */
export const FormulaChecked = z
  .object({ follows: z.array(Indicator.pick({ code: true, name: true, unit: true })) })
  .meta({ id: 'IndicatorFormula' });
export type FormulaChecked = z.infer<typeof FormulaChecked>;

export const observationStatuses = ['provisional', 'official', 'revised'] as const;
export const ObservationStatus = z.enum(observationStatuses);
export type ObservationStatus = z.infer<typeof ObservationStatus>;

/** Why there is no figure. */
export const NoValue = z.object({
  why: z
    .enum(['not-observed', 'part-missing', 'zero-divisor', 'too-large', 'no-rule'])
    .describe(
      'Not observed; one of those it follows from is not; a division by zero; too large; nothing says how to put it together.',
    ),
  of: z.array(z.string()).describe('Codes of the indicators, or identifiers of the areas, that are missing.'),
});
export type NoValue = z.infer<typeof NoValue>;

/** One point of a series: a figure with its period, or why there is none. */
export const SeriesPoint = z
  .object({
    period: z.string().describe('As 2026-Q1.'),
    startsOn: Day,
    endsOn: Day,
    value: z.number().nullable(),
    status: ObservationStatus.nullable(),
    origin: z
      .enum(['entered', 'imported', 'system', 'derived', 'areas', 'time'])
      .describe('"derived" by formula, "areas" put together from the parts, "time" from shorter periods.'),
    source: z.string().nullable(),
    missing: NoValue.nullable().describe('Why there is no value.'),
  })
  .meta({ id: 'IndicatorPoint' });
export type SeriesPoint = z.infer<typeof SeriesPoint>;

export const IndicatorWithLatest = Indicator.extend({
  latest: SeriesPoint.nullable().describe('Of the area asked about.'),
  ageDays: z.int().nullable().describe('Days since the end of the latest period; negative while it runs.'),
  recent: z.array(z.object({ period: z.string(), value: z.number() })).describe('The last figures, the oldest first.'),
}).meta({ id: 'IndicatorWithLatest' });
export type IndicatorWithLatest = z.infer<typeof IndicatorWithLatest>;

/** Whose figures were put together into those of an area as it is on a day. */
export const Restatement = z
  .object({
    day: Day,
    areas: z.array(z.object({ id: AreaId, name: z.string(), validFrom: Day, validTo: Day.nullable() })),
    estimated: z
      .array(z.string())
      .describe('Periods with a figure shared out by population or area, or averaged by them.'),
  })
  .meta({ id: 'IndicatorRestatement' });
export type Restatement = z.infer<typeof Restatement>;

export const Series = z
  .object({
    indicator: Indicator,
    areaId: AreaId,
    frequency: Frequency,
    points: z.array(SeriesPoint).describe('The oldest first.'),
    restated: Restatement.nullable().describe('Null where the area has its own figures alone.'),
  })
  .meta({ id: 'IndicatorSeries' });
export type Series = z.infer<typeof Series>;

export const AreaFigure = z
  .object({ areaId: AreaId, code: z.string().nullable(), name: z.string(), point: SeriesPoint.nullable() })
  .meta({ id: 'IndicatorAreaFigure' });
export type AreaFigure = z.infer<typeof AreaFigure>;

export const Observation = z
  .object({
    id: ObservationId,
    areaId: AreaId,
    area: z.string(),
    period: z.string(),
    startsOn: Day,
    endsOn: Day,
    value: z.number(),
    status: ObservationStatus,
    origin: z.enum(['entered', 'imported', 'system']),
    source: z.string(),
    sourceUrl: z.string().nullable(),
    enteredAt: Instant,
    enteredBy: z.string().nullable().describe('Who entered it, for those who may know.'),
    supersededAt: Instant.nullable(),
    supersededReason: z.string().nullable(),
  })
  .meta({ id: 'Observation' });
export type Observation = z.infer<typeof Observation>;

export const Figure = z.number().min(-1e15).max(1e15);
const ToWrite = z.object({
  value: Figure,
  status: z.enum(['provisional', 'official']),
  source: Source,
  sourceUrl: SourceUrl.nullable().default(null),
  confirmed: z
    .boolean()
    .default(false)
    .describe('It is right although it is unlike the figures before it; without this such a figure is refused.'),
});

export const NewObservation = ToWrite.extend({ areaId: AreaId, period: PeriodCode }).meta({ id: 'NewObservation' });
export type NewObservation = z.output<typeof NewObservation>;

export const Revision = ToWrite.omit({ status: true })
  .extend({ reason: z.string().trim().min(3).max(500) })
  .meta({ id: 'ObservationRevision' });
export type Revision = z.output<typeof Revision>;

/** What is odd about a figure, seen beside those before it. */
export const Oddity = z.object({
  kind: z.enum(['tenfold', 'other-unit', 'far', 'beyond-share']),
  factor: z.number().describe('So many times the figure it is compared with.'),
  unit: z.string().nullable().describe('The unit it may have been written in.'),
  compared: z.number(),
});
export type Oddity = z.infer<typeof Oddity>;
