import { z } from 'zod';
import { AreaId, AreaKind } from '../../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../../kernel/db/db.ts';
import { type Day, daysBetween } from '../../../../kernel/time.ts';
import type { Board, BoardFigures, BoardTile, Picture, TileFigures } from '../../boards/contract.ts';
import { indicatorsByCode } from '../definitions.ts';
import { readBlocks, type SeriesBlock } from '../series.ts';

export interface ViewAsked {
  /** The area that is looked at; the one around all others if absent. */
  areaId?: AreaId | undefined;
  /** As it was known of periods over by this day; today with what still runs if absent. */
  day?: Day | undefined;
  today: Day;
}

/** How many figures a picture takes: a year of months and the one before it, two years, the last. */
const lastOf: Readonly<Record<Picture, number>> = { number: 13, series: 24, bars: 4, table: 4 };
const isOfParts = ({ picture }: BoardTile): boolean => picture === 'bars' || picture === 'table';

const Place = z.object({ id: AreaId, kind: AreaKind, name: z.string(), parentId: AreaId.nullable() });
type Place = z.infer<typeof Place>;

/** All tiles of a board, however many, by the same few statements: what they show of one area and picture is one block. */
export async function boardFigures(reads: Reads, board: Board, asked: ViewAsked): Promise<BoardFigures> {
  const day = asked.day ?? asked.today;
  const indicators = await indicatorsByCode(
    reads,
    board.tiles.map(({ indicator }) => indicator),
  );
  const places = await placesOf(reads, board, asked.areaId ?? null, day);
  const areaId = asked.areaId ?? places.find(({ parentId }) => parentId === null)?.id ?? null;
  const shown = board.tiles.flatMap((tile) => {
    const indicator = indicators.get(tile.indicator);
    const of = tile.areaId ?? areaId;
    return indicator === undefined ? [] : [{ tile, indicator, of, block: `${of} ${tile.picture}` }];
  });
  const names = [...new Set(shown.map(({ block }) => block))];
  const partsOf = (id: AreaId | null) => places.filter(({ parentId }) => parentId === id);
  const blocks = names.map((name): SeriesBlock => {
    const own = shown.filter(({ block }) => block === name);
    const [first] = own;
    if (first === undefined || first.of === null) return { indicators: [], areaIds: [] };
    const parts = isOfParts(first.tile);
    return {
      indicators: own.map(({ indicator }) => indicator),
      areaIds: parts ? partsOf(first.of).map(({ id }) => id) : [first.of],
      until: parts ? day : asked.day,
      last: lastOf[first.tile.picture],
    };
  });
  const series = await readBlocks(reads, day, blocks);
  const tiles = shown.map(({ tile, indicator, of, block }): TileFigures => {
    const found = series[names.indexOf(block)]?.get(indicator.code);
    const pointsOf = (id: AreaId) => [...(found?.get(id) ?? [])];
    const place = places.find(({ id }) => id === of);
    const points = of === null || isOfParts(tile) ? [] : pointsOf(of);
    const latest = points.findLast(({ value }) => value !== null);
    return {
      tile,
      indicator,
      area: place === undefined ? null : { id: place.id, kind: place.kind, name: place.name },
      points,
      areas: isOfParts(tile)
        ? partsOf(of).map((part) => ({ areaId: part.id, kind: part.kind, name: part.name, points: pointsOf(part.id) }))
        : [],
      ageDays: latest === undefined ? null : daysBetween(latest.endsOn, day),
    };
  });
  return { board, areaId, day, tiles };
}

/** The areas that the tiles are about, with the parts they have on the day. */
async function placesOf(reads: Reads, { tiles }: Board, areaId: AreaId | null, day: Day): Promise<Place[]> {
  const fixed = tiles.flatMap((tile) => tile.areaId ?? []);
  const inForce = sql`daterange(valid_from, valid_to) @> ${day}::date`;
  const asked = sql`select id from area where id = any(${[...fixed, ...(areaId === null ? [] : [areaId])]}::uuid[])`;
  const around = sql`select id from area where parent_id is null and ${inForce}`;
  return reads.rows(
    Place,
    sql`with about as (${asked} ${areaId === null ? sql`union ${around}` : sql``})
        select id, kind, name, parent_id as "parentId" from area
         where id in (select id from about) or (parent_id in (select id from about) and ${inForce})
         order by name, id`,
  );
}
