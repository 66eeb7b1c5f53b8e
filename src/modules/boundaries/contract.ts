import { z } from 'zod';
import { AreaId, AreaKind, AreaLevel } from '../../kernel/areas/contract.ts';
import { idSchema } from '../../kernel/brand.ts';
import { Day, Instant, NearDay } from '../../kernel/time.ts';

export const ScenarioId = idSchema('ScenarioId');
export type ScenarioId = z.infer<typeof ScenarioId>;

const Text = z.object({ vi: z.string(), en: z.string() });
const LonLat = z.tuple([z.number(), z.number()]);

/** Cut through a unit from border to border: what lies left and what lies right of the line as it is drawn. */
export const Cut = z.object({
  unitId: AreaId,
  line: z.array(LonLat).min(2).max(500).describe('Longitude and latitude; both ends outside of the unit.'),
});
export type Cut = z.infer<typeof Cut>;

export const sides = ['whole', 'left', 'right'] as const;
export const Member = z.object({ unitId: AreaId, side: z.enum(sides).default('whole') });
export type Member = z.infer<typeof Member>;

/** A unit as it is to be: what it is made of and what it is called. */
export const Proposal = z.object({
  name: z.string().trim().min(1).max(200),
  kind: AreaKind,
  code: z.string().trim().min(1).max(32).nullable().default(null),
  members: z.array(Member).min(1).max(50),
  cases: z
    .array(z.string().max(60))
    .max(10)
    .default([])
    .describe('Special cases of the standards that apply to it: the mountains, the border.'),
});
export type Proposal = z.infer<typeof Proposal>;

export const Plan = z.object({
  cuts: z.array(Cut).max(20).default([]),
  proposals: z.array(Proposal).min(1).max(50),
});
export type Plan = z.infer<typeof Plan>;

export const NewScenario = z.object({
  name: z.string().trim().min(1).max(200),
  note: z.string().trim().min(1).max(4000).nullable().default(null),
  day: NearDay.describe('The day from which it is thought to hold: units and standards are those of that day.'),
  plan: Plan,
});
export type NewScenario = z.infer<typeof NewScenario>;

const Touch = z.enum(['border', 'near', 'corner', 'apart', 'unknown']);
export type Touch = z.infer<typeof Touch>;

/** A figure of a proposed unit, where it is from, and whether it was shared out. */
const Figured = z.object({
  value: z.number().nullable().describe('Null where a part of it is not known.'),
  estimated: z.boolean(),
  sources: z.array(z.string()),
});

export const StandardMet = z.object({
  code: z.string(),
  name: Text,
  unit: Text.nullable(),
  value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
  threshold: z.number().nullable().describe('As it stands in the special cases.'),
  met: z.boolean().nullable().describe('Null where the figure or the law is not known.'),
  estimated: z.boolean(),
  source: z.string().nullable().describe('Of the figure.'),
  law: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
});

export const CardEffect = z.object({
  set: z.string(),
  name: Text,
  before: z.array(
    z.object({ areaId: AreaId, low: z.number(), high: z.number().nullable(), passes: z.boolean().nullable() }),
  ),
  after: z.object({ low: z.number(), high: z.number().nullable(), passes: z.boolean().nullable() }),
  estimated: z.boolean(),
});

const Counted = z.object({ n: z.int(), estimated: z.boolean() });

export const ProposedUnit = z.object({
  name: z.string(),
  kind: AreaKind,
  fullName: z.string(),
  members: z.array(
    z.object({
      unitId: AreaId,
      fullName: z.string(),
      side: z.enum(sides),
      share: z.number().describe('Part of the unit by area; 1 for the whole.'),
      areaM2: z.number().nullable(),
      population: z.number().nullable(),
    }),
  ),
  areaM2: z.number().nullable().describe('Square metres on the ellipsoid; null without outlines.'),
  sketch: z.boolean().describe('Some outline is a sketch: not a boundary.'),
  statedKm2: Figured,
  population: Figured,
  density: Figured.describe('People per square kilometre.'),
  contiguity: z.object({
    touch: Touch.describe(
      'The weakest link: a border, near within the roughness of sketches, unknown without outlines.',
    ),
    gapM: z.number().nullable().describe('The widest gap that was taken for a touch.'),
  }),
  standards: z.array(
    z.object({
      set: z.string(),
      name: Text,
      cases: z.array(z.string()),
      passes: z.boolean().nullable(),
      standards: z.array(StandardMet),
      missing: z.array(Text).describe('What the law says that no source at hand tells.'),
    }),
  ),
  cards: z.array(CardEffect),
  counts: z.object({
    openWork: Counted.describe('As far as the asker may see it.'),
    openReports: Counted.describe('As far as the asker may see them.'),
    organisations: z.array(z.object({ id: z.uuid(), name: z.string() })),
    places: Counted,
    parts: z.int().describe('Residential groups and villages below.'),
    appointments: z
      .int()
      .describe('Roles limited to one of the units: they are not widened, and have to be given anew.'),
  }),
  outline: z.unknown().describe('GeoJSON geometry; null without outlines.'),
});
export type ProposedUnit = z.infer<typeof ProposedUnit>;

export const Findings = z
  .object({ day: Day, level: AreaLevel, units: z.array(ProposedUnit) })
  .meta({ id: 'BoundaryFindings' });
export type Findings = z.infer<typeof Findings>;

export const scenarioStates = ['draft', 'decided', 'in-force'] as const;
const CarriedOut = z.object({
  onDay: Day,
  legalBasis: z.string(),
  at: Instant,
  units: z.array(z.object({ areaId: AreaId, fullName: z.string() })),
});

export const ScenarioSummary = z.object({
  id: ScenarioId,
  name: z.string(),
  day: Day,
  state: z.enum(scenarioStates).describe('decided: carried out in advance, its day has not come.'),
  units: z.int().describe('How many units it makes.'),
  members: z.int().describe('Of how many.'),
  changedAt: Instant,
  version: z.int(),
});
export type ScenarioSummary = z.infer<typeof ScenarioSummary>;

export const Scenario = ScenarioSummary.extend({
  note: z.string().nullable(),
  plan: Plan,
  createdAt: Instant,
  createdBy: z.string().nullable(),
  carriedOut: CarriedOut.nullable(),
}).meta({ id: 'BoundaryScenario' });
export type Scenario = z.infer<typeof Scenario>;

export const ToCarryOut = z.object({
  onDay: NearDay.describe('First day of the new units; a day ahead.'),
  legalBasis: z.string().trim().min(3).max(500),
});
export type ToCarryOut = z.infer<typeof ToCarryOut>;
