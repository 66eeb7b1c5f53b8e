import { z } from 'zod';
import { AreaId, AreaKind } from '../../../kernel/areas/contract.ts';
import { idSchema } from '../../../kernel/brand.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { Day, Instant } from '../../../kernel/time.ts';
import { Indicator, IndicatorCode, SeriesPoint } from '../contract.ts';

export const BoardId = idSchema('BoardId');
export type BoardId = z.infer<typeof BoardId>;

/** A number with its change, its course, the areas within beside each other, or those with their last figures. */
export const pictures = ['number', 'series', 'bars', 'table'] as const;
export const Picture = z.enum(pictures);
export type Picture = z.infer<typeof Picture>;

/** Quarters of a row. */
export const widths = [1, 2, 3, 4] as const;
export const mostTiles = 60;

export const BoardTile = z
  .object({
    indicator: IndicatorCode,
    areaId: AreaId.nullable().default(null).describe('Always of this area; null: of the area that is looked at.'),
    picture: Picture.describe('"bars" and "table" show the areas within the area, beside each other.'),
    width: z.int().min(1).max(4).describe('Quarters of a row.'),
  })
  .meta({ id: 'BoardTile' });
export type BoardTile = z.output<typeof BoardTile>;

const Name = z.object({ vi: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });

export const NewBoard = z
  .object({
    name: Name,
    organisationId: OrganisationId.describe('Whose board it is.'),
    public: z.boolean().default(false).describe('Shown to everybody, tiles of internal indicators left out.'),
    tiles: z.array(BoardTile).max(mostTiles).default([]),
  })
  .meta({ id: 'NewBoard' });
export type NewBoard = z.output<typeof NewBoard>;

export const BoardCopy = NewBoard.pick({ name: true, organisationId: true }).meta({ id: 'BoardCopy' });
export type BoardCopy = z.output<typeof BoardCopy>;

export const BoardSummary = z
  .object({
    id: BoardId,
    name: Name,
    organisation: z.object({ id: OrganisationId, name: z.string() }),
    public: z.boolean(),
    tiles: z.int().describe('How many there are for whoever asks.'),
    leftOut: z.int().describe('Tiles of indicators that whoever asks may not see.'),
    changedAt: Instant,
  })
  .meta({ id: 'BoardSummary' });
export type BoardSummary = z.infer<typeof BoardSummary>;

export const Board = BoardSummary.extend({
  tiles: z.array(BoardTile),
  mayEdit: z.boolean().describe('Whether whoever asks may change it.'),
  version: z.int(),
}).meta({ id: 'Board' });
export type Board = z.infer<typeof Board>;

export const AreaPoints = z.object({ areaId: AreaId, kind: AreaKind, name: z.string(), points: z.array(SeriesPoint) });
export type AreaPoints = z.infer<typeof AreaPoints>;

export const TileFigures = z
  .object({
    tile: BoardTile,
    indicator: Indicator,
    area: z
      .object({ id: AreaId, kind: AreaKind, name: z.string() })
      .nullable()
      .describe('Whose figures; null where there is no area.'),
    points: z.array(SeriesPoint).describe('Of a number or a series, the oldest first.'),
    areas: z.array(AreaPoints).describe('Of bars and tables: each area within with its last figures.'),
    ageDays: z.int().nullable().describe('Days from the end of the latest period to the day; negative while it runs.'),
  })
  .meta({ id: 'BoardTileFigures' });
export type TileFigures = z.infer<typeof TileFigures>;

export const BoardFigures = z
  .object({ board: Board, areaId: AreaId.nullable(), day: Day, tiles: z.array(TileFigures) })
  .meta({ id: 'BoardFigures' });
export type BoardFigures = z.infer<typeof BoardFigures>;
