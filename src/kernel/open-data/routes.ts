import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendDocument } from '../feeds/send-document.ts';
import { sendFile } from '../files/send-file.ts';
import type { App } from '../http/app.ts';
import { languageFor } from '../http/language.ts';
import { originFor } from '../http/origin.ts';
import { pageOf } from '../http/paging.ts';
import type { Language } from '../messages.ts';
import { openToAll } from '../ogc/open-to-all.ts';
import { type Asked, demandKnown, readItemsAsked } from '../ogc/parameters.ts';
import { invalid, notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../time.ts';
import { writeCatalogue } from './catalogue.ts';
import { DataCount, DataFormat, DataRecord, DataSetDetail, DataSetSummary } from './contract.ts';
import {
  askForDataFile,
  formatsOf,
  type KeptFile,
  listDataFiles,
  type MakeFileJob,
  makeDataFile,
} from './data-files.ts';
import type { DataSet } from './data-set.ts';
import { openDataMessages } from './messages.ts';
import { countRecords, readRecords } from './records.ts';
import { mediaTypes } from './write-file.ts';

const tags = ['data-sets'];
const ById = z.object({ id: z.string() });
const text = z.string().optional();
const Lang = z.object({ lang: z.enum(['vi', 'en']).optional() });
const longestPage = 200;
const staleAfterMs = 60 * 60 * 1000;
const filters = ['filter', 'filter-lang', 'lang'];

/** Open data: what anybody may have, described, looked through, and downloaded. Everybody gets what the public gets. */
export function openDataRoutes(app: App, services: Services, sets: readonly DataSet[], makeFile: MakeFileJob): void {
  const { db, clock, settings, files } = services;
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
        })),
        history: set.history[language],
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
        summary: 'Records of a set, along their identifiers',
        description:
          'Every field of the set is a parameter: records with exactly this value. "filter" takes CQL2 about the fields.',
        params: ById,
        querystring: z.looseObject({ limit: text, after: text, filter: text, 'filter-lang': text, lang: text }),
        response: { 200: pageOf(DataRecord) },
      },
    },
    async ({ params, query }) => {
      const { source } = getSet(params.id);
      const { conditions, after, limit } = readAsked(query, source, ['limit', 'after']);
      const found = await readRecords(db.reads, source, { today: dayOf(clock()), conditions, after, limit: limit + 1 });
      const items = found.slice(0, limit);
      return {
        items: items.map(({ id, values, lon, lat }) => ({ id, values, lon, lat, page: source.page?.(id) ?? null })),
        next: found.length > limit ? (items.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.get(
    '/api/v1/data-sets/:id/counts',
    {
      config,
      schema: {
        tags,
        operationId: 'countDataRecords',
        summary: 'How many records of a set there are by the values of a field',
        params: ById,
        querystring: z.looseObject({ by: z.string(), filter: text, 'filter-lang': text, lang: text }),
        response: { 200: z.object({ items: z.array(DataCount), next: z.null() }) },
      },
    },
    async ({ params, query }) => {
      const { source } = getSet(params.id);
      const countable = Object.keys(source.properties).filter((name) =>
        ['choice', 'boolean'].includes(source.properties[name]?.type ?? ''),
      );
      if (!countable.includes(query.by)) {
        throw invalid('open-data.not-countable', { by: query.by.slice(0, 60), fields: countable.join(', ') });
      }
      const { conditions } = readAsked(query, source, ['by']);
      return { items: await countRecords(db.reads, source, query.by, conditions, dayOf(clock())), next: null };
    },
  );

  const making = new Map<string, Promise<void>>();
  /** The newest file. The first who asks waits until it is made; later an old one is sent while it is made anew. */
  const fileOf = async (set: DataSet, format: DataFormat): Promise<KeptFile> => {
    const { id } = set.source;
    const find = async () =>
      (await listDataFiles(db.reads)).find((file) => file.setId === id && file.format === format);
    const kept = await find();
    if (kept !== undefined) {
      const age = Date.parse(clock()) - Date.parse(kept.madeAt);
      if (age > staleAfterMs) await db.inTransaction((tx) => askForDataFile(tx, makeFile, id, format));
      return kept;
    }
    const key = `${id}.${format}`;
    const made = making.get(key) ?? makeDataFile(services, set, format).finally(() => making.delete(key));
    making.set(key, made);
    await made;
    const file = await find();
    if (file === undefined) throw new Error(`the file ${key} was made and is not there`);
    return file;
  };

  const download = async (request: FastifyRequest, reply: FastifyReply, id: string, format: string) => {
    const set = getSet(id);
    const formats = formatsOf(set.source);
    const known = formats.find((each) => each === format);
    if (known === undefined) {
      throw notFound('open-data.no-such-format', { format: format.slice(0, 20), formats: formats.join(', ') });
    }
    const file = await fileOf(set, known);
    const name = `${id}-${dayOf(file.madeAt)}.${known}`;
    return sendFile(request, reply, files, { ...file, name, mediaType: mediaTypes[known], changedAt: file.madeAt });
  };

  app.get(
    '/api/v1/data-sets/:id/file',
    {
      config,
      schema: {
        tags,
        operationId: 'downloadDataSet',
        summary: 'A set as a file; takes Range, If-Range and If-None-Match',
        params: ById,
        querystring: Lang.extend({ format: DataFormat }),
      },
    },
    (request, reply) => download(request, reply, request.params.id, request.query.format),
  );

  const hidden = { config, schema: { hide: true } };
  for (const { source } of sets) {
    for (const format of formatsOf(source)) {
      app.get(`/data/${source.id}.${format}`, hidden, (request, reply) => download(request, reply, source.id, format));
    }
  }

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
      const catalogue = writeCatalogue(originFor(settings, request), settings, sets, await listDataFiles(db.reads));
      await sendDocument(request, reply, { type: 'application/ld+json', text: JSON.stringify(catalogue) });
      return reply;
    },
  );

  app.get('/robots.txt', hidden, (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'max-age=86400')
      .send(robots(originFor(settings, request))),
  );
}

function readAsked(query: Asked, source: DataSet['source'], more: readonly string[]) {
  demandKnown(query, [...filters, ...more, ...Object.keys(source.properties)]);
  const { by: _, ...asked } = query;
  const read = readItemsAsked({ limit: '50', ...asked }, source);
  return { ...read, limit: Math.min(read.limit, longestPage) };
}

/** Harvesters are welcome where the data is; what is for people at work, and what never ends, is not for them. */
const robots = (origin: string): string =>
  [
    'User-agent: *',
    'Allow: /',
    ...['/api/v1/events', '/admin', '/desk', '/command', '/account', '/notifications', '/sign-in', '/search'].map(
      (path) => `Disallow: ${path}`,
    ),
    'Crawl-delay: 1',
    `# ${origin}/data/catalogue.jsonld`,
    '',
  ].join('\n');
