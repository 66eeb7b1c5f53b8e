import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { publicActor } from '../identity/actor.ts';
import { isForPrograms } from '../identity/tokens/api-tokens.ts';
import type { Messages } from '../messages.ts';
import { can } from '../policy/policy.ts';
import type { App } from './app.ts';
import { docsStyle, renderDocs } from './docs-page.ts';
import { languageOf } from './language.ts';
import { statusOf } from './problems.ts';

const zodToJsonConfig = { unrepresentable: 'any' } as const;
const toJsonSchema = createJsonSchemaTransform({ zodToJsonConfig });
const withSchemas = createJsonSchemaTransformObject({ zodToJsonConfig });

const words: Record<number, string> = {
  400: 'The request cannot be read, or a field is not valid.',
  401: 'Nobody is signed in.',
  403: 'The account may not do this.',
  404: 'There is no such record.',
  409: 'It contradicts what is there.',
  412: 'Somebody else changed the record meanwhile; both versions are in "details".',
  413: 'Too large.',
  415: 'Not a content type this address takes.',
  428: 'If-Match is missing.',
  429: 'Too many requests.',
  503: 'Busy; try again in a moment.',
  500: 'A fault of ours, with its reference number.',
};

interface Operation {
  method: string;
  hasParams: boolean;
  hasInput: boolean;
  hasBody: boolean;
  isPublic: boolean;
  isLimited: boolean;
}

/** Which problems an operation can answer with, by what it takes and needs. */
function problemsOf({ method, hasParams, hasInput, hasBody, isPublic, isLimited }: Operation): number[] {
  const changes = method !== 'GET' && method !== 'HEAD';
  return [
    ...(hasInput ? [statusOf.invalid] : []),
    ...(isPublic ? [] : [statusOf.unauthenticated, statusOf.denied]),
    ...(hasParams ? [statusOf['not-found']] : []),
    ...(changes ? [statusOf.conflict] : []),
    ...(changes && hasParams ? [statusOf['precondition-failed'], statusOf['precondition-required']] : []),
    ...(hasBody ? [statusOf['too-large'], statusOf.media] : []),
    ...(isLimited ? [statusOf['too-many']] : []),
    statusOf.unavailable,
    statusOf.fault,
  ];
}

/** Files and feeds, by how their addresses end. */
const documents: Record<string, string> = {
  atom: 'application/atom+xml',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  geojson: 'application/geo+json',
  ics: 'text/calendar',
  mvt: 'application/vnd.mapbox-vector-tile',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a route says that it answers, and of a document at least its type. */
function answersOf(url: string, said: unknown): Record<string, unknown> {
  const answers = (said ?? {}) as Record<string, unknown>;
  const type = documents[url.slice(url.lastIndexOf('.') + 1)];
  if (type === undefined || answers[200] !== undefined) return answers;
  return { 200: { description: 'The document.', content: { [type]: { schema: { type: 'string' } } } }, ...answers };
}

const problem = (status: number) => ({
  description: words[status] ?? '',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Headers of the whole interface, told at each operation that takes them. */
function commonHeaders(method: string, hasParams: boolean, repeatable: boolean) {
  const text = (description: string) => ({ type: 'string', description });
  if (method === 'GET' || method === 'HEAD') return undefined;
  const properties = {
    ...(repeatable ? { 'idempotency-key': text('Sent again with the same key, the act happens once.') } : {}),
    ...(hasParams ? { 'if-match': text('ETag of the version that was read, where the record has a "version".') } : {}),
  };
  return Object.keys(properties).length === 0 ? undefined : { type: 'object', properties };
}

/** OpenAPI 3.1 at /api/openapi.json, made from the schemas the routes check with; readable at /api/docs. */
export function describeInterface(app: App, catalogue: Messages, version: string): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Đô Thị',
        version,
        description:
          'What a city resolves and what it sees, as work with an owner, a place and a deadline. ' +
          'Lists answer { items, next } and take limit (at most 200) and after. Fields a body has no place for are ' +
          'refused; what somebody may not see is answered as if it were not there. Refusals are problems (RFC 9457) ' +
          'with a stable code, in Vietnamese or English by Accept-Language or ?lang=.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'dothi.session_token' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: (document) => {
      const { schema, url } = toJsonSchema(document);
      const { config } = document.route;
      if (schema.hide === true || config === undefined) return { schema, url };
      const method = [document.route.method].flat()[0] ?? 'GET';
      const isPublic = config.permission === 'public';
      // Everybody holds it; whoever is signed in may see more.
      const isOpen = can(publicActor, config.permission);
      const hasParams = schema.params !== undefined;
      const hasBody = schema.body !== undefined;
      const operation = {
        method,
        hasParams,
        hasBody,
        isPublic,
        hasInput: hasParams || hasBody || schema.querystring !== undefined,
        isLimited: config.rateLimit !== undefined,
      };
      const own = answersOf(url, schema.response);
      // A standard of its own may have errors of its own, and then no others.
      const problems = Object.keys(own).some((status) => Number(status) >= 400) ? [] : problemsOf(operation);
      const headers = schema.headers ?? commonHeaders(method, hasParams, config.repeatable !== false);
      return {
        url,
        schema: {
          tags: [url.split('/')[3] ?? 'operation'],
          operationId: `${method.toLowerCase()}${url.replace(/^\/api\/v1/, '').replace(/[^\w]+/g, '-')}`,
          ...schema,
          ...(headers === undefined ? {} : { headers }),
          response: { ...own, ...Object.fromEntries(problems.map((status) => [status, problem(status)])) },
          ...(isPublic
            ? {}
            : {
                security: [
                  ...(isOpen ? [{}] : []),
                  { session: [] },
                  ...(isForPrograms(config.permission) ? [{ token: [] }] : []),
                ],
              }),
          'x-permission': config.permission,
        },
      };
    },
    transformObject: withSchemas,
  });

  const hidden = { config: { permission: 'public' as const }, schema: { hide: true } };
  app.get('/api/openapi.json', hidden, async () => app.swagger());
  const rendered = new Map<string, string>();
  app.get('/api/docs', hidden, async (request, reply) => {
    const { lang } = request.query as Record<string, unknown>;
    const language = languageOf(lang, request.headers['accept-language']);
    const page = rendered.get(language) ?? renderDocs(app.swagger(), catalogue, language);
    rendered.set(language, page);
    return reply.type('text/html; charset=utf-8').header('vary', 'accept-language').send(page);
  });
  app.get('/api/docs/style.css', hidden, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(docsStyle),
  );
}
