import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reads } from '../db/db.ts';
import { attachment } from '../files/file-name.ts';
import { sendOpenFile } from '../files/send-open-file.ts';
import type { App } from '../http/app.ts';
import { inTurn, type Turns } from '../http/turns.ts';
import type { Asked } from '../ogc/parameters.ts';
import { invalid, notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../time.ts';
import { type ReadAsked, readRecordsAsked } from './asked.ts';
import { DataFormat, Month } from './contract.ts';
import {
  askForDataFile,
  formatsOf,
  type KeptFile,
  listDataFiles,
  type MakeFileJob,
  makeDataFile,
} from './data-files.ts';
import type { DataSet } from './data-set.ts';
import { editionFormat, listEditions } from './editions.ts';
import { openDataMessages } from './messages.ts';
import { mediaTypes, streamRecords, writeFile } from './write-file.ts';

const staleAfterMs = 60 * 60 * 1000;
const text = z.string().optional();

interface Around {
  sets: readonly DataSet[];
  makeFile: MakeFileJob;
  getSet: (id: string) => DataSet;
  turns: Turns;
  config: { permission: 'public'; rateLimit: { max: number; timeWindow: string } };
}

/** Sets as files: the whole set as it was last written down, or what filters leave of it, written while it is sent. */
export function dataFileRoutes(app: App, services: Services, { sets, makeFile, getSet, config, turns }: Around): void {
  const { db, clock, files } = services;

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
    const made = making.get(key) ?? makeDataFile(services, set, format, {}).finally(() => making.delete(key));
    making.set(key, made);
    await made;
    const file = await find();
    if (file === undefined) throw new Error(`the file ${key} was made and is not there`);
    return file;
  };

  const download = async (request: FastifyRequest, reply: FastifyReply, id: string, format: string, query: Asked) => {
    const set = getSet(id);
    const formats = formatsOf(set.source);
    const known = formats.find((each) => each === format);
    if (known === undefined) {
      throw notFound('open-data.no-such-format', { format: format.slice(0, 20), formats: formats.join(', ') });
    }
    const { edition, ...filters } = query;
    const asked = readRecordsAsked(filters, set.source, []);
    if (edition !== undefined && (asked.narrowed || known !== editionFormat)) throw invalid('open-data.edition-whole');
    if (asked.narrowed) return sendPart(inTurn(db.adHoc, turns, request.ip), reply, set, known, asked);
    const file = edition === undefined ? await fileOf(set, known) : await editionOf(id, edition);
    const name = `${id}-${dayOf(file.madeAt)}.${known}`;
    return sendOpenFile(request, reply, files, { ...file, name, mediaType: mediaTypes[known], changedAt: file.madeAt });
  };

  const editionOf = async (id: string, asked: unknown) => {
    const month = Month.safeParse(asked).data;
    const found = (await listEditions(db.reads)).find((each) => each.setId === id && each.month === month);
    if (found === undefined) throw notFound('open-data.no-such-edition', { month: String(asked).slice(0, 20) });
    return found;
  };

  /** What the filters leave. It is made for the one who asked, so there is nothing to go on with where the line breaks. */
  const sendPart = async (
    reads: Reads,
    reply: FastifyReply,
    { source }: DataSet,
    format: DataFormat,
    { conditions }: ReadAsked,
  ) => {
    const today = dayOf(clock());
    const asked = { today, conditions };
    const content = format === 'parquet' ? await wholeFirst() : streamRecords(reads, source, { ...asked, format });
    return reply
      .header('content-type', mediaTypes[format])
      .header(
        'content-disposition',
        attachment(`${source.id}-${today}-${openDataMessages['open-data.part'].vi}.${format}`),
      )
      .header('cache-control', 'no-store')
      .send(content);

    /** Parquet says where its parts are when they have been written. */
    async function wholeFirst() {
      const made = await files.produce(
        { name: `${source.id}.parquet`, mediaType: mediaTypes.parquet },
        async (path) => {
          await writeFile(reads, source, { ...asked, format, path });
        },
      );
      const content = createReadStream(made.path);
      content.once('close', () => void files.discard(made));
      return content;
    }
  };

  app.get(
    '/api/v1/data-sets/:id/file',
    {
      config,
      schema: {
        tags: ['data-sets'],
        operationId: 'downloadDataSet',
        summary: 'A set as a file; takes Range, If-Range and If-None-Match',
        description:
          'With the filters of the records it is what they leave, written while it is sent, without Range. "edition" takes a month of those the set has earlier files of, as CSV.',
        params: z.object({ id: z.string() }),
        querystring: z.looseObject({
          format: DataFormat,
          edition: text,
          filter: text,
          'filter-lang': text,
          lang: text,
        }),
      },
    },
    (request, reply) => {
      const { format, ...query } = request.query;
      return download(request, reply, request.params.id, format, query);
    },
  );

  const hidden = { config, schema: { hide: true, querystring: z.looseObject({}) } };
  for (const { source } of sets) {
    for (const format of formatsOf(source)) {
      app.get(`/data/${source.id}.${format}`, hidden, (request, reply) =>
        download(request, reply, source.id, format, request.query),
      );
    }
  }
}
