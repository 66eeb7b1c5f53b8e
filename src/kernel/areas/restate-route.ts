import type { App } from '../http/app.ts';
import type { Services } from '../services.ts';
import { RestatedSeries, SeriesToRestate } from './contract.ts';
import { loadLives } from './load-lives.ts';
import { restateFigures } from './restate-figures.ts';

/** Any series or count in the areas of any day; nothing is kept. */
export function restateRoute(app: App, { db }: Services): void {
  app.post(
    '/api/v1/areas/restate',
    {
      config: { permission: 'areas.read' },
      schema: {
        tags: ['areas'],
        operationId: 'restateFigures',
        summary: 'Figures of areas in the areas of another day, by lineage; what is estimated is marked',
        description:
          'What merged whole is added up exactly. What was divided is shared out by the share on record, and back through a merger by population or area. What no area of the day can be given is told under `lost`.',
        body: SeriesToRestate,
        response: { 200: RestatedSeries },
      },
    },
    async ({ body: { day, by, series } }) => {
      const lives = await db.inTransaction(loadLives);
      return {
        day,
        series: series.map(({ period, asOf, figures }) => ({
          period,
          ...restateFigures(figures, lives, { day, by, asOf }),
        })),
      };
    },
  );
}
