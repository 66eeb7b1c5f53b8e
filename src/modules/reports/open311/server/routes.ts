import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sql } from '../../../../kernel/db/db.ts';
import type { App } from '../../../../kernel/http/app.ts';
import { languageFor, say } from '../../../../kernel/http/language.ts';
import type { Language, Messages } from '../../../../kernel/messages.ts';
import { invalid, notFound, Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../kernel/services.ts';
import { originOf } from '../../../../kernel/settings/settings.ts';
import { dayOf } from '../../../../kernel/time.ts';
import { FollowKey } from '../../contract.ts';
import { followedId } from '../../server/detail.ts';
import { photoUpload } from '../../server/photos.ts';
import {
  AnyQuery,
  FiledRequest,
  Open311Errors,
  RequestsQuery,
  Service,
  ServiceDefinition,
  ServiceRequest,
  TokenAnswer,
} from '../contract.ts';
import { readUrlEncoded } from '../form.ts';
import { open311Messages } from '../messages.ts';
import { periodOf, writeMoment } from '../period.ts';
import { type Format, formatTypes, type Value, writeSpark } from '../spark.ts';
import { demandKey } from './api-key.ts';
import { errorAnswerer } from './errors.ts';
import { fileRequest, readNumber } from './file-request.ts';
import { jurisdictionOf, openJurisdictionOf } from './jurisdictions.ts';
import { methodsAt } from './methods.ts';
import { demandStorable, fetchMedia, type Received, receiveParts } from './receive-form.ts';
import { findRequests, listRequests, type RequestsAsked, type Telling } from './requests.ts';
import { changesetOf, definitionOf, getService, listServices } from './services-list.ts';

const tags = ['open311'];
const reads = { permission: 'reports.read', repeatable: false } as const;
const formats: readonly Format[] = ['xml', 'json'];
const mostIds = 1000;
const mostOnPage = 1000;
const usualRadiusM = 500;
const longestRadiusM = 5000;

/** Open311 GeoReport v2: every resource in both formats, with errors of its own. */
export function open311Routes(app: App, services: Services, catalogue: Messages): void {
  const { db, clock, settings } = services;

  app.register(async (scope: App) => {
    scope.setErrorHandler(errorAnswerer(catalogue));
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'buffer', bodyLimit: 256 * 1024 },
      async (_request: FastifyRequest, body: Buffer) => readUrlEncoded(body),
    );

    for (const format of formats) {
      const ofFormat = format === 'xml' ? 'XML' : 'JSON';
      const described = (operationId: string, summary: string, response: z.ZodType) => ({
        tags,
        operationId: `${operationId}${format === 'xml' ? 'Xml' : 'Json'}`,
        summary: `${summary}, as ${ofFormat}`,
        produces: [format === 'xml' ? 'text/xml' : 'application/json'],
        response: { 200: response, 400: Open311Errors, 404: Open311Errors },
      });
      const answer = (reply: FastifyReply, root: string, value: unknown) =>
        reply.header('content-type', formatTypes[format]).send(writeSpark(format, root, value as Value));

      for (const path of ['/open311/discovery', '/open311/v2/discovery']) {
        scope.get(
          `${path}.${format}`,
          {
            config: reads,
            schema: {
              ...described(
                path.includes('v2') ? 'open311DiscoveryV2' : 'open311Discovery',
                'Open311 discovery',
                z.any(),
              ),
            },
          },
          async (request, reply) => answer(reply, 'discovery', await discovery(languageFor(request))),
        );
      }

      scope.get(
        `/open311/v2/services.${format}`,
        {
          config: reads,
          schema: { ...described('open311Services', 'Services of Open311', z.array(Service)), querystring: AnyQuery },
        },
        async (request, reply) => {
          const day = dayOf(clock());
          await openJurisdictionOf(db.reads, request.query.jurisdiction_id, day);
          return answer(reply, 'services', await listServices(db.reads, tellingOf(request).language, day));
        },
      );

      scope.get(
        `/open311/v2/services/:service_code.${format}`,
        {
          config: reads,
          schema: {
            ...described('open311Service', 'What a service asks', ServiceDefinition),
            params: z.object({ service_code: z.string() }),
            querystring: AnyQuery,
          },
        },
        async (request, reply) => {
          const day = dayOf(clock());
          await openJurisdictionOf(db.reads, request.query.jurisdiction_id, day);
          const service = await getService(db.reads, request.params.service_code, day);
          return answer(reply, 'service_definition', definitionOf(service, tellingOf(request).language));
        },
      );

      scope.get(
        `/open311/v2/requests.${format}`,
        {
          config: reads,
          schema: {
            ...described('open311Requests', 'Published requests, the newest first', z.array(ServiceRequest)),
            querystring: RequestsQuery,
          },
        },
        async (request, reply) => {
          const jurisdiction = await jurisdictionOf(db.reads, request.query.jurisdiction_id);
          const telling = tellingOf(request);
          const ids = listed(request.query.service_request_id);
          if (ids.length > mostIds) throw invalid('open311.too-many-ids', { most: mostIds });
          if (ids.length > 0) {
            return answer(reply, 'service_requests', await findRequests(db.reads, ids, jurisdiction, telling));
          }
          const asked = { jurisdiction, ...readFilters(request.query, telling) };
          const { requests, hasMore } = await listRequests(db.reads, asked, telling);
          if (telling.extended) sayPages(request, reply, asked, hasMore);
          return answer(reply, 'service_requests', requests);
        },
      );

      scope.get(
        `/open311/v2/requests/:service_request_id.${format}`,
        {
          config: reads,
          schema: {
            ...described('open311Request', 'One request', z.array(ServiceRequest)),
            params: z.object({ service_request_id: z.string() }),
            querystring: AnyQuery,
          },
        },
        async (request, reply) => {
          const jurisdiction = await jurisdictionOf(db.reads, request.query.jurisdiction_id);
          const { service_request_id: id } = request.params;
          const found = await findRequests(db.reads, [id], jurisdiction, tellingOf(request));
          if (found.length === 0) throw notFound('open311.request-unknown', { id: id.slice(0, 100) });
          return answer(reply, 'service_requests', found);
        },
      );

      scope.get(
        `/open311/v2/tokens/:token.${format}`,
        {
          config: reads,
          schema: {
            ...described('open311Token', 'The identifier behind a token', z.array(TokenAnswer)),
            params: z.object({ token: z.string() }),
            querystring: AnyQuery,
          },
        },
        async (request, reply) => {
          await jurisdictionOf(db.reads, request.query.jurisdiction_id);
          const { token } = request.params;
          const key = FollowKey.safeParse(token);
          if (!key.success) throw notFound('open311.token-unknown');
          const id = await followedId(db.reads, services.secret, key.data).catch((error) => {
            throw error instanceof Refusal ? notFound('open311.token-unknown') : error;
          });
          const number = await db.reads.text(sql`select number from report where id = ${id}`);
          reply.header('cache-control', 'no-store');
          return answer(reply, 'service_requests', [{ service_request_id: number, token }]);
        },
      );

      scope.post(
        `/open311/v2/requests.${format}`,
        {
          config: { permission: 'reports.file', repeatable: false },
          bodyLimit: photoUpload.limitBytes + 1024 * 1024,
          schema: {
            ...described('open311File', 'File a request', z.array(FiledRequest)),
            description:
              'application/x-www-form-urlencoded, or multipart/form-data with pictures. Fields as in GeoReport v2: ' +
              'api_key (a token made for reports.file), jurisdiction_id, service_code, lat and long or address_string or ' +
              'address_id, attribute[code], description, media_url, first_name, last_name, email, phone. device_id and ' +
              'account_id may be sent and are not kept.',
            response: { 200: z.array(FiledRequest), 400: Open311Errors, 403: Open311Errors, 404: Open311Errors },
          },
        },
        async (request, reply) => {
          const received = await receive(request);
          try {
            return answer(reply, 'service_requests', [await file(request, received)]);
          } finally {
            for (const picture of received.pictures) await services.files.discard(picture);
          }
        },
      );
    }

    // Whatever else is asked for under this address is answered in its own words too, before any body is read.
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/open311/*',
      config: reads,
      schema: { hide: true },
      onRequest: async (request, reply) => {
        const allowed = methodsAt(request.url);
        if (allowed === undefined) throw notFound('open311.no-such-resource');
        reply.header('allow', allowed.join(', '));
        throw invalid('open311.wrong-method', { method: request.method, allowed: allowed.join(', ') });
      },
      handler: async () => undefined,
    });
  });

  async function discovery(language: Language) {
    const changeset = writeMoment(await changesetOf(db.reads));
    const address = originOf(settings);
    const tell = (key: keyof typeof open311Messages, values: object) =>
      say(open311Messages[key], language, { ...values });
    return {
      changeset,
      contact: tell('open311.contact', { city: settings.CITY_NAME, address }),
      key_service: tell('open311.key-service', { address: `${address}/account` }),
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: `${address}/open311/v2`,
          changeset,
          type: 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    };
  }

  const tellingOf = (request: FastifyRequest): Telling => {
    const { extensions, language } = request.query as z.infer<typeof AnyQuery>;
    const extended = extensions === 'true';
    const asked = extended && (language === 'vi' || language === 'en') ? language : languageFor(request);
    return { extended, language: asked, origin: originOf(settings), now: clock() };
  };

  async function receive(request: FastifyRequest): Promise<Received> {
    if (request.isMultipart()) return receiveParts(request, services);
    const form = request.body as Received['form'] | undefined;
    if (form?.fields === undefined) throw invalid('open311.body-unreadable');
    return { form: demandStorable(form), pictures: [] };
  }

  async function file(request: FastifyRequest, { form, pictures }: Received): Promise<FiledRequest> {
    const { api_key: inQuery } = request.query as { api_key?: unknown };
    const inHeader = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const key = form.fields.api_key ?? (typeof inQuery === 'string' ? inQuery : undefined) ?? inHeader;
    const keyOf = await demandKey(services, key, request.ip);
    const now = clock();
    const jurisdiction = await openJurisdictionOf(db.reads, form.fields.jurisdiction_id, dayOf(now));
    const code = form.fields.service_code;
    if (code === undefined) throw invalid('open311.service-missing');
    const category = await getService(db.reads, code, dayOf(now));
    const media = form.fields.media_url;
    const fetched = media === undefined || pictures.length > 0 ? undefined : await fetchMedia(services, media);
    if (fetched !== undefined) pictures.push(fetched);
    const isMediaMissing = media !== undefined && pictures.length === 0;
    const { language } = tellingOf(request);
    const sending = { form, pictures, keyOf, category, jurisdiction, language, isMediaMissing };
    return db.inTransaction((tx) => fileRequest(tx, services, sending, now));
  }
}

/** Several values parted by commas. */
const listed = (text = ''): string[] =>
  [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');

function readFilters(query: RequestsQuery, { extended, now }: Telling): Omit<RequestsAsked, 'jurisdiction'> {
  const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text);
  const statuses = listed(query.status).map((status) => status.toLowerCase());
  if (statuses.some((status) => status !== 'open' && status !== 'closed')) throw invalid('open311.status-unknown');
  const [status, ...others] = statuses;
  const after = extended ? given(query.updated_after) : undefined;
  return {
    codes: listed(query.service_code),
    period: periodOf(given(query.start_date), given(query.end_date), now),
    status: others.length > 0 || status === undefined ? null : (status as 'open' | 'closed'),
    near: extended ? nearOf(query) : null,
    updatedAfter: after === undefined ? null : periodOf(after, undefined, now).from,
    page: readCount(query.page, 'page', 1, 100_000),
    pageSize: Math.min(mostOnPage, readCount(query.page_size, 'page_size', mostOnPage, Number.MAX_SAFE_INTEGER)),
  };
}

function nearOf({ lat, long, radius }: RequestsQuery): RequestsAsked['near'] {
  if (lat === undefined && long === undefined) return null;
  if (lat === undefined || long === undefined) throw invalid('open311.location-half');
  const [y, x] = [readNumber(lat, 'lat'), readNumber(long, 'long')];
  if (Math.abs(y) > 90) throw invalid('open311.number-unreadable', { field: 'lat' });
  if (Math.abs(x) > 180) throw invalid('open311.number-unreadable', { field: 'long' });
  const radiusM = radius === undefined ? usualRadiusM : readNumber(radius, 'radius');
  if (radiusM <= 0) throw invalid('open311.number-unreadable', { field: 'radius' });
  return { lon: x, lat: y, radiusM: Math.min(longestRadiusM, radiusM) };
}

function readCount(text: string | undefined, field: string, usual: number, most: number): number {
  if (text === undefined || text.trim() === '') return usual;
  const n = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  if (n < 1 || n > most) throw invalid('open311.number-unreadable', { field });
  return n;
}

/** Which page it is, and where the neighbours are (RFC 8288). */
function sayPages(
  request: FastifyRequest,
  reply: FastifyReply,
  { page, pageSize }: RequestsAsked,
  hasMore: boolean,
): void {
  const at = (n: number): string => {
    const url = new URL(request.url, 'http://here');
    url.searchParams.set('page', String(n));
    url.searchParams.set('page_size', String(pageSize));
    return `<${url.pathname}${url.search}>`;
  };
  const links = [
    ...(page > 1 ? [`${at(page - 1)}; rel="prev"`] : []),
    ...(hasMore ? [`${at(page + 1)}; rel="next"`] : []),
  ];
  reply.header('page', page).header('page-size', pageSize);
  if (links.length > 0) reply.header('link', links.join(', '));
}
