import { z } from 'zod';
import { AreaId, AreaLevel } from '../../../kernel/areas/contract.ts';
import { getArea } from '../../../kernel/areas/queries.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import type { Services } from '../../../kernel/services.ts';
import { Day, dayOf, NearDay } from '../../../kernel/time.ts';
import { AreaFigure, ByCode, Series } from '../contract.ts';
import { Frequency } from '../periods.ts';
import { getIndicator } from './definitions.ts';
import { figuresByArea } from './figures-by-area.ts';
import { readRestatedSeries } from './restated-series.ts';
import { readSeries } from './series.ts';

const tags = ['indicators'];
const reads = { permission: 'indicators.read' } as const;

export function seriesRoutes(app: App, { db, clock }: Services): void {
  app.get(
    '/api/v1/indicators/:code/series',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getIndicatorSeries',
        summary: 'The series of an indicator in an area; where there is no figure, why',
        params: ByCode,
        querystring: z.object({
          area: AreaId,
          from: NearDay.optional().describe('Periods that end on this day or later.'),
          until: NearDay.optional().describe('Periods that end by this day.'),
          by: Frequency.optional().describe('In longer periods than it is measured in.'),
          last: z.coerce.number().int().min(1).max(1000).default(200).describe('The last so many.'),
          restatedTo: NearDay.optional().describe(
            'In the area as it is on this day: what was measured in those it came from is put together by lineage.',
          ),
        }),
        response: { 200: Series },
      },
    },
    async (request) => {
      const { area, from, until, by, last, restatedTo } = request.query;
      const indicator = await getIndicator(db.reads, actorOf(request), request.params.code);
      await db.inTransaction((tx) => getArea(tx, area));
      const frequency = by ?? indicator.frequency;
      const asked = { indicator, areaId: area, frequency };
      if (restatedTo !== undefined) {
        const found = await readRestatedSeries(db.reads, { ...asked, day: restatedTo, from, until, last });
        return { ...asked, ...found };
      }
      const series = await readSeries(db.reads, {
        ...{ indicators: [indicator], areaIds: [area], day: until ?? dayOf(clock()) },
        ...{ from, until, last, frequency },
      });
      return { ...asked, points: [...(series.get(indicator.code)?.get(area) ?? [])], restated: null };
    },
  );

  app.get(
    '/api/v1/indicators/:code/areas',
    {
      config: reads,
      schema: {
        tags,
        operationId: 'getIndicatorByArea',
        summary: 'The latest figure of an indicator in every area of a level, as of a day',
        params: ByCode,
        querystring: z.object({
          day: Day.optional().describe('Of periods over by this day, in its areas; today if absent.'),
          level: AreaLevel.default('commune'),
          within: AreaId.optional().describe('Only areas in this one.'),
        }),
        response: { 200: z.object({ day: Day, items: z.array(AreaFigure) }) },
      },
    },
    async (request) => {
      const { day = dayOf(clock()), level, within } = request.query;
      const indicator = await getIndicator(db.reads, actorOf(request), request.params.code);
      const items = await db.inTransaction((tx) => figuresByArea(tx, indicator, { day, level, withinId: within }));
      return { day, items };
    },
  );
}
