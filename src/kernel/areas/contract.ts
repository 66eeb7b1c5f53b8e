import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { Day } from '../time.ts';

export const AreaId = idSchema('AreaId');
export type AreaId = z.infer<typeof AreaId>;

/** Tiers from the widest to the smallest. `district` ended on 2025-07-01; the former city is one. */
export const areaLevels = ['province', 'district', 'commune', 'neighbourhood'] as const;
export const AreaLevel = z.enum(areaLevels);
export type AreaLevel = z.infer<typeof AreaLevel>;

/** What the law calls a unit, by the tier it belongs to. */
export const areaKindsByLevel = {
  province: ['province', 'central-city'],
  district: ['provincial-city', 'town', 'rural-district', 'urban-district'],
  commune: ['ward', 'commune', 'township', 'special-zone'],
  neighbourhood: ['residential-group', 'village'],
} as const satisfies Record<AreaLevel, readonly string[]>;
export const AreaKind = z.enum([
  ...areaKindsByLevel.province,
  ...areaKindsByLevel.district,
  ...areaKindsByLevel.commune,
  ...areaKindsByLevel.neighbourhood,
]);
export type AreaKind = z.infer<typeof AreaKind>;

/** How a kind is written before a name in Vietnamese: "phường Cam Đường". */
export const kindWords: Readonly<Record<AreaKind, string>> = {
  province: 'tỉnh',
  'central-city': 'thành phố',
  'provincial-city': 'thành phố',
  town: 'thị xã',
  'rural-district': 'huyện',
  'urban-district': 'quận',
  ward: 'phường',
  commune: 'xã',
  township: 'thị trấn',
  'special-zone': 'đặc khu',
  'residential-group': 'tổ dân phố',
  village: 'thôn',
};

const Year = z.int().min(1900).max(2200);

export const Population = z.object({
  people: z.int().min(0),
  /** Null where the source does not say of which year it speaks. */
  year: Year.nullable(),
  source: z.string().min(1),
});
export type Population = z.infer<typeof Population>;

/** The area as a source states it; what the outline measures stands with the outline. */
export const StatedArea = z.object({ km2: z.number().positive(), source: z.string().min(1) });

/** What is known of an outline without its positions. */
export const OutlineOrigin = z.object({
  source: z.string().min(1).max(500),
  licence: z.string().max(200).nullable(),
  sketch: z.boolean().describe('Made by this project from public facts; never to be taken for a boundary.'),
  accuracyM: z.int().min(0).max(100_000),
});
export type OutlineOrigin = z.infer<typeof OutlineOrigin>;

export const Area = z.object({
  id: AreaId,
  code: z.string().nullable(),
  level: AreaLevel,
  kind: AreaKind,
  name: z.string(),
  fullName: z.string().describe('With the kind before the name: "Phường Cam Đường".'),
  parentId: AreaId.nullable(),
  validFrom: Day,
  validTo: Day.nullable().describe('First day on which it is no longer in force.'),
  legalBasis: z.string().nullable(),
  population: Population.nullable(),
  statedArea: StatedArea.nullable(),
  outline: OutlineOrigin.extend({ areaM2: z.number() }).nullable(),
  note: z.string().nullable(),
});
export type Area = z.infer<typeof Area>;

export const NewArea = z.object({
  code: z.string().nullable(),
  level: AreaLevel,
  kind: AreaKind,
  name: z.string().trim().min(1).max(200),
  parentId: AreaId.nullable(),
  validFrom: Day,
  validTo: Day.nullable().default(null),
  legalBasis: z.string().max(500).nullable().default(null),
  population: Population.nullable().default(null),
  statedArea: StatedArea.nullable().default(null),
  note: z.string().max(2000).nullable().default(null),
});
export type NewArea = z.input<typeof NewArea>;

export const lineageKinds = ['merged', 'split', 'renamed', 'moved'] as const;
export const LineageKind = z.enum(lineageKinds);
export type LineageKind = z.infer<typeof LineageKind>;

/** One unit became (a part of) another. */
export const Lineage = z.object({
  fromId: AreaId,
  toId: AreaId,
  kind: LineageKind,
  onDay: Day,
  share: z.number().gt(0).max(1).describe('Part of the earlier unit that went to the later one.'),
  shareBasis: z.string().nullable().describe('What the share was measured by: population, area.'),
});
export type Lineage = z.infer<typeof Lineage>;

/** A unit that another one turned into, and how much of that one it took. */
export const RelatedArea = z.object({ area: Area, share: z.number() });
export type RelatedArea = z.infer<typeof RelatedArea>;

const AreaFigure = z.object({ areaId: z.uuid(), value: z.number() });

export const SeriesToRestate = z.object({
  day: Day.describe('In the areas of this day.'),
  by: z.enum(['sum', 'mean']).describe('sum: counts and amounts. mean: rates, averaged by population or else by area.'),
  series: z
    .array(
      z.object({
        period: z.string().min(1).max(40).describe('A name for the point, given back with it.'),
        asOf: Day.nullable()
          .default(null)
          .describe('The day the figures speak of: areas of that day without one are told as missing.'),
        figures: z
          .array(AreaFigure)
          .min(1)
          .max(500)
          .refine((figures) => new Set(figures.map(({ areaId }) => areaId)).size === figures.length, {
            error: 'one figure for each area',
          }),
      }),
    )
    .min(1)
    .max(200),
});

const AreaPart = z.object({
  areaId: z.uuid(),
  share: z.number().describe('So large a part of this area’s figure.'),
  estimated: z.boolean(),
});
const RestatedAreaFigure = AreaFigure.extend({
  estimated: z.boolean().describe('Some of it was shared out by population or area.'),
  from: z.array(AreaPart),
  missing: z.array(z.uuid()).describe('Areas that belong in it and gave no figure.'),
});
export const RestatedSeries = z
  .object({
    day: Day,
    series: z.array(
      z.object({
        period: z.string(),
        items: z.array(RestatedAreaFigure),
        lost: z.array(AreaFigure).describe('What no area of the day can be given.'),
      }),
    ),
  })
  .meta({ id: 'RestatedSeries' });

/** What an import of outlines did, or would do. */
export const ImportReportView = z
  .object({
    imported: z.boolean(),
    units: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        areaM2: z.number(),
        isNew: z.boolean(),
        replaces: z.enum(['nothing', 'sketch', 'outline']),
      }),
    ),
    findings: z.array(
      z.object({
        severity: z.enum(['error', 'warning']),
        code: z.string(),
        units: z.array(z.string()),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'AreaImportReport' });
export type ImportReportView = z.infer<typeof ImportReportView>;

export function fullNameOf(kind: AreaKind, name: string): string {
  const word = kindWords[kind];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${name}`;
}
