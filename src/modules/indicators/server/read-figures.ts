import { z } from 'zod';
import type { AreaId } from '../../../kernel/areas/contract.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import type { IndicatorId, Observation, ObservationStatus } from '../contract.ts';

/** A standing figure as it is kept, of one of the blocks asked for. */
export interface KeptFigure {
  block: number;
  indicatorId: IndicatorId;
  areaId: AreaId;
  startsOn: Day;
  endsOn: Day;
  value: number;
  status: ObservationStatus;
  origin: Observation['origin'];
  source: string;
}

/** As PostgreSQL wrote it, with the places of its area and its indicator: tens of thousands are read and not checked one by one. */
const Row = z.custom<Omit<KeptFigure, 'block' | 'indicatorId' | 'areaId'> & { area: number; indicator: number }>();

export interface FiguresAsked {
  /** Each with how many of its last figures are wanted; null: all of them. */
  indicators: readonly { id: IndicatorId; last: number | null }[];
  areaIds: readonly AreaId[];
  /** Periods that end on this day or later, and by this day. */
  from?: Day | undefined;
  until?: Day | undefined;
}

/**
 * Standing figures of each indicator in each area of each block, the oldest first: one statement for all, and in it one
 * look at the index for each pair, however long their past.
 */
export async function keptFigures(reads: Reads, blocks: readonly FiguresAsked[]): Promise<KeptFigure[]> {
  const areas = blocks.flatMap(({ areaIds }, block) => areaIds.map((id) => ({ block, id })));
  const wanted = blocks.flatMap(({ indicators, from, until }, block) =>
    indicators.map(({ id, last }) => ({ block, id, last, from: from ?? '0001-01-01', until: until ?? '9999-12-31' })),
  );
  if (areas.length === 0 || wanted.length === 0) return [];
  const rows = await reads.rows(
    Row,
    sql`select a.place::int as area, i.place::int as indicator, o.starts_on as "startsOn", o.ends_on as "endsOn", o.value,
               o.status, o.origin, o.source
          from unnest(${areas.map(({ block }) => block)}::integer[], ${areas.map(({ id }) => id)}::uuid[])
            with ordinality as a (block, id, place)
          join unnest(${wanted.map(({ block }) => block)}::integer[], ${wanted.map(({ id }) => id)}::uuid[],
                      ${wanted.map(({ last }) => last)}::integer[], ${wanted.map(({ from }) => from)}::date[],
                      ${wanted.map(({ until }) => until)}::date[])
            with ordinality as i (block, id, last, earliest, latest, place) using (block)
          join lateral (select * from observation
                         where area_id = a.id and indicator_id = i.id and superseded_at is null
                           and ends_on >= i.earliest and ends_on <= i.latest
                         order by ends_on desc, starts_on desc limit i.last) as o on true
         order by i.place, a.place, o.ends_on, o.starts_on`,
  );
  return rows.flatMap(({ area, indicator, ...figure }) => {
    const [of, what] = [areas[area - 1], wanted[indicator - 1]];
    return of === undefined || what === undefined
      ? []
      : [{ ...figure, block: of.block, areaId: of.id, indicatorId: what.id }];
  });
}
