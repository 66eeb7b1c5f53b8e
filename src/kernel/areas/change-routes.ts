import { z } from 'zod';
import { geoMessages } from '../geo/messages.ts';
import { crsNames } from '../geo/read-geojson.ts';
import { answerAct } from '../http/acting.ts';
import type { App } from '../http/app.ts';
import { languageOf, say } from '../http/language.ts';
import type { Messages } from '../messages.ts';
import type { Services } from '../services.ts';
import { Day } from '../time.ts';
import { Area, AreaId, ImportReportView, Lineage, NewArea } from './contract.ts';
import { createArea } from './create-area.ts';
import { endArea } from './end-area.ts';
import { importAreas } from './import-areas.ts';
import { areasMessages } from './messages.ts';
import { recordLineage } from './record-lineage.ts';

const tags = ['areas'];
const ById = z.object({ id: AreaId });
const largestFile = 50 * 1024 * 1024;
const texts: Messages = { ...areasMessages, ...geoMessages };

/** Units come and go on a day; what became of them is lineage; official outlines come from files. */
export function areaChangeRoutes(app: App, services: Services): void {
  const { clock } = services;

  app.post(
    '/api/v1/areas',
    {
      config: { permission: 'areas.edit' },
      schema: {
        tags,
        operationId: 'createArea',
        summary: 'Enter a unit with the day it begins',
        body: NewArea,
        response: { 201: Area },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) => createArea(tx, actor, request.body, clock())),
  );

  app.post(
    '/api/v1/areas/:id/end',
    {
      config: { permission: 'areas.edit' },
      schema: {
        tags,
        operationId: 'endArea',
        summary: 'End a unit on a day',
        params: ById,
        body: z.object({
          onDay: Day.describe('First day on which it is no longer in force.'),
          reason: z.string().trim().min(1).max(1000),
        }),
        response: { 200: Area },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 200, (tx, actor) =>
        endArea(tx, actor, request.params.id, request.body, clock()),
      ),
  );

  app.post(
    '/api/v1/areas/:id/lineage',
    {
      config: { permission: 'areas.edit' },
      schema: {
        tags,
        operationId: 'recordLineage',
        summary: 'Say what a unit that ended became, or became a part of',
        params: ById,
        body: Lineage.omit({ fromId: true }).extend({
          share: Lineage.shape.share.default(1),
          shareBasis: z.string().trim().min(1).max(200).nullable().default(null),
        }),
        response: { 201: Lineage },
      },
    },
    (request, reply) =>
      answerAct(services, request, reply, 201, (tx, actor) =>
        recordLineage(tx, actor, { fromId: request.params.id, ...request.body }, clock()),
      ),
  );

  app.post(
    '/api/v1/areas/import',
    {
      config: { permission: 'areas.import' },
      bodyLimit: largestFile,
      schema: {
        tags,
        operationId: 'importAreas',
        summary: 'Take over official outlines, all or none, with a report of overlaps and gaps',
        description: 'With `dryRun` nothing is changed. The sentences of the report are in the language asked for.',
        body: z.object({
          text: z.string().min(1).describe('A GeoJSON FeatureCollection; each feature with its code and name.'),
          crs: z.enum(crsNames).default('wgs84'),
          day: Day.describe('The outlines are of the units in force on this day.'),
          source: z.string().trim().min(1).max(500),
          licence: z.string().trim().min(1).max(200).nullable().default(null),
          accuracyM: z.int().min(0).max(100_000).default(10),
          create: z.boolean().default(false),
          dryRun: z.boolean().default(true),
        }),
        response: { 200: ImportReportView },
      },
    },
    (request, reply) => {
      const { text, ...options } = request.body;
      const language = languageOf(undefined, request.headers['accept-language']);
      return answerAct(services, request, reply, 200, async (tx, actor) => {
        const report = await importAreas(tx, actor, text, options, clock());
        const findings = report.findings.map(({ severity, code, units, details }) => {
          const sentence = texts[code];
          return { severity, code, units, sentence: sentence === undefined ? code : say(sentence, language, details) };
        });
        return { ...report, findings };
      });
    },
  );
}
