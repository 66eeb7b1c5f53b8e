import { z } from 'zod';
import { sendDocument } from '../feeds/send-document.ts';
import type { App } from '../http/app.ts';
import { keptFor } from '../http/kept-for.ts';
import { languageFor } from '../http/language.ts';
import { originFor } from '../http/origin.ts';
import { pageOf } from '../http/paging.ts';
import { inTurn, type Turns } from '../http/turns.ts';
import type { Language } from '../messages.ts';
import { openToAll } from '../ogc/open-to-all.ts';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../time.ts';
import { readRecordsAsked } from './asked.ts';
import { writeCatalogue } from './catalogue.ts';
import { DataCount, DataRecord, DataSetDetail, DataSetSummary, Step } from './contract.ts';
import { countRecords, isCounted } from './counts.ts';
import { formatsOf, type KeptFile, listDataFiles, type MakeFileJob } from './data-files.ts';
import type { DataSet } from './data-set.ts';
import { editionFormat, listEditions } from './editions.ts';
import { dataFileRoutes } from './file-routes.ts';
import { openDataMessages } from './messages.ts';
import { mostSorted, readRecords } from './records.ts';
import { valueWords } from './value-words.ts';
import { mediaTypes } from './write-file.ts';

const tags = ['data-sets'];
const ById = z.object({ id: z.string() });
const text = z.string().optional();
const Lang = z.object({ lang: z.enum(['vi', 'en']).optional() });
const countsLastMs = 10 * 60 * 1000;

/** Open data: what anybody may have, described, looked through, and downloaded. Everybody gets what the public gets. */
export function openDataRoutes(
  app: App,
  services: Services,
  sets: readonly DataSet[],
  makeFile: MakeFileJob,
  turns: Turns,
): void {
  const { db, clock, settings } = services;
  const rateLimit = { max: settings.OPEN_DATA_PER_MINUTE, timeWindow: '1 minute' };
  const config = { permission: 'public', rateLimit } as const;
  openToAll(app, '/data');
  openToAll(app, '/api/v1/data-sets');

  const getSet = (id: string): DataSet => {
    const set = sets.find(({ source }) => source.id === id);
    if (set === undefined) throw notFound('open-data.no-such-set', { id: id.slice(0, 60) });
    return set;
  };

  const summaryOf = ({ source, keywords }: DataSet, kept: readonly KeptFile[], language: Language): DataSetSummary => {
    const own = kept.filter(({ setId }) => setId === source.id);
    const [newest] = [...own].sort((a, b) => Date.parse(b.madeAt) - Date.parse(a.madeAt));
    return {
      id: source.id,
      title: source.title[language],
      description: source.description[language],
      keywords: keywords.map((word) => word[language]),
      licence: { name: settings.OPEN_DATA_LICENCE, url: settings.OPEN_DATA_LICENCE_URL },
      records: newest?.records ?? null,
      madeAt: newest?.madeAt ?? null,
      onMap: source.geometry !== null,
      files: formatsOf(source).map((format) => {
        const made = own.find((file) => file.format === format);
        return {
          format,
          mediaType: mediaTypes[format],
          url: `/data/${source.id}.${format}`,
          sizeBytes: made?.sizeBytes ?? null,
          records: made?.records ?? null,
          madeAt: made?.madeAt ?? null,
        };
      }),
    };
  };

  app.get(
    '/api/v1/data-sets',
    {
      config,
      schema: {
        tags,
        operationId: 'listDataSets',
        summary: 'The sets of open data',
        querystring: Lang,
        response: { 200: z.object({ items: z.array(DataSetSummary), next: z.null() }) },
      },
    },
    async (request) => {
      const kept = await listDataFiles(db.reads);
      return { items: sets.map((set) => summaryOf(set, kept, languageFor(request))), next: null };
    },
  );

  app.get(
    '/api/v1/data-sets/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'getDataSet',
        summary: 'One set: its fields, licence, files, and how fresh it is',
        params: ById,
        querystring: Lang,
        response: { 200: DataSetDetail },
      },
    },
    async (request) => {
      const set = getSet(request.params.id);
      const language = languageFor(request);
      const { source } = set;
      return {
        ...summaryOf(set, await listDataFiles(db.reads), language),
        fields: Object.entries(source.properties).map(([name, property]) => ({
          name,
          title: property.title[language],
          type: property.type,
          values: property.type === 'choice' ? [...property.values] : null,
          words: valueWords(property, language),
          counted: isCounted(property),
        })),
        history: set.history[language],
        editions: (await listEditions(db.reads))
          .filter(({ setId }) => setId === source.id)
          .map(({ month, sizeBytes, records, madeAt }) => ({
            month,
            url: `/data/${source.id}.${editionFormat}?edition=${month}`,
            sizeBytes,
            records,
            madeAt,
          })),
        freshness: openDataMessages['open-data.freshness'][language],
        features: source.geometry === null ? null : `/ogc/collections/${source.id}`,
      };
    },
  );

  app.get(
    '/api/v1/data-sets/:id/records',
    {
      config,
      schema: {
        tags,
        operationId: 'listDataRecords',
        summary: 'Records of a set, along their identifiers or sorted by a field',
        description: `Every field of the set is a parameter: records with exactly this value. Texts also take "{field}.has" (words in it, with or without marks), days, instants and numbers "{field}.from" and "{field}.to". "filter" takes CQL2 about the fields. "sort" takes a field, with "-" before it downwards, where no more than ${mostSorted} records are left.`,
        params: ById,
        querystring: z.looseObject({
          limit: text,
          after: text,
          sort: text,
          filter: text,
          'filter-lang': text,
          lang: text,
        }),
        response: { 200: pageOf(DataRecord) },
      },
    },
    async ({ params, query, ip }) => {
      const { source } = getSet(params.id);
      const { limit, ...asked } = readRecordsAsked(query, source, ['limit', 'after', 'sort']);
      const found = await readRecords(inTurn(db.adHoc, turns, ip), source, {
        ...asked,
        today: dayOf(clock()),
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      return {
        items: items.map(({ id, values, lon, lat }) => ({ id, values, lon, lat, page: source.page?.(id) ?? null })),
        next: found.length > limit ? (items.at(-1)?.id ?? null) : null,
      };
    },
  );

  const countsOf = keptFor<DataCount[]>(countsLastMs, clock);
  app.get(
    '/api/v1/data-sets/:id/counts',
    {
      config,
      schema: {
        tags,
        operationId: 'countDataRecords',
        summary: 'How many records of a set there are by the values of a field, or by day, month or year',
        description:
          'Takes the filters of the records. "of" names a number to be summed as well. Of the whole set it is at most ten minutes old.',
        params: ById,
        querystring: z.looseObject({
          by: z.string(),
          per: Step.optional(),
          of: text,
          filter: text,
          'filter-lang': text,
          lang: text,
        }),
        response: { 200: z.object({ items: z.array(DataCount), next: z.null() }) },
      },
    },
    async ({ params, query: { by, per = 'month', of, ...query }, ip }) => {
      const { source } = getSet(params.id);
      const { conditions, narrowed } = readRecordsAsked(query, source, []);
      const count = () =>
        countRecords(inTurn(db.adHoc, turns, ip), source, { by, per, of, conditions, today: dayOf(clock()) });
      const items = await (narrowed ? count() : countsOf(JSON.stringify([source.id, by, per, of ?? null]), count));
      return { items, next: null };
    },
  );

  dataFileRoutes(app, services, { sets, makeFile, getSet, config, turns });

  app.get(
    '/data/catalogue.jsonld',
    {
      config,
      schema: {
        tags,
        operationId: 'dataCatalogue',
        summary: 'The catalogue of the open data (DCAT-AP, JSON-LD), for harvesters',
      },
    },
    async (request, reply) => {
      const catalogue = writeCatalogue(originFor(settings, request), settings, sets, {
        files: await listDataFiles(db.reads),
        editions: await listEditions(db.reads),
      });
      await sendDocument(request, reply, { type: 'application/ld+json', text: JSON.stringify(catalogue) });
      return reply;
    },
  );
}
