import { resolve } from 'node:path';
import { z } from 'zod';
import type { Services } from '../services.ts';
import type { App } from './app.ts';
import { sendConfiguredFile } from './web-files.ts';

const City = z
  .object({
    name: z.string(),
    baseMap: z.object({
      style: z.string().nullable().describe('Address of a MapLibre style.'),
      pmtiles: z.string().nullable().describe('Address of a PMTiles archive.'),
    }),
  })
  .meta({ id: 'City' });

const archive = '/basemap.pmtiles';

/** What the pages have to know of this installation before anything else. */
export function cityRoutes(app: App, { settings }: Services): void {
  const { CITY_NAME, BASEMAP_STYLE, BASEMAP_PMTILES } = settings;
  const isFile = BASEMAP_PMTILES !== undefined && !/^https?:/.test(BASEMAP_PMTILES);
  app.get(
    '/api/v1/city',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['operation'],
        operationId: 'getCity',
        summary: 'Name and base map of this installation',
        response: { 200: City },
      },
    },
    async () => ({
      name: CITY_NAME,
      baseMap: { style: BASEMAP_STYLE ?? null, pmtiles: isFile ? archive : (BASEMAP_PMTILES ?? null) },
    }),
  );
  if (isFile) {
    app.get(archive, { config: { permission: 'public' }, schema: { hide: true } }, (_request, reply) =>
      sendConfiguredFile(reply, resolve(BASEMAP_PMTILES)),
    );
  }
}
