import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from './city.ts';

const Parameter = z.object({ name: z.string(), in: z.string(), schema: z.record(z.string(), z.unknown()) });
const Operation = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })) })
    .optional(),
});
const Json = z.record(z.string(), z.unknown());
const Paths = z.object({
  components: z.object({ schemas: z.record(z.string(), Json) }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

const nothing = '0190a000-0000-7000-8000-00000000dead';
const anOffice = '0190a000-0000-7000-8000-000000000001'; // one of the test city

/** What a careless program or a curious person sends where a text is asked for. */
const nonsense: readonly string[] = [
  nothing,
  anOffice,
  '',
  '-1',
  '999999999999999999999999',
  '1e308',
  'NaN',
  '2026-02-30',
  '275760-09-13T00:00:00Z',
  '0000-01-01',
  '0001-01-01',
  "'; drop table act; --",
  '🙂%_\\',
  'ế\u0301\u202e',
  '[1,2',
  'x'.repeat(3000),
];
/** Where something of a form is asked for, all that is not of it meets the same check: what has the form, and some that has not. */
const nonsenseFor: Readonly<Record<string, readonly string[]>> = {
  uuid: [nothing, anOffice, '', '🙂%_\\'],
  date: ['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '275760-09-13T00:00:00Z', ''],
  'date-time': [
    '2026-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '275760-09-13T00:00:00Z',
    '',
  ],
  integer: ['-1', '0', '1e308', '999999999999999999999999', 'NaN', ''],
  number: ['-1', '0', '1e308', '999999999999999999999999', 'NaN', ''],
  boolean: ['true', 'false', '1', ''],
};
const valuesFor = ({ schema }: z.infer<typeof Parameter>): readonly string[] =>
  nonsenseFor[String(schema.format ?? schema.type)] ?? nonsense;
const bodies: readonly unknown[] = [
  null,
  [],
  {},
  'text',
  -1,
  {
    id: null,
    name: '',
    title: 'x'.repeat(5000),
    version: 1e300,
    point: { type: 'Point', coordinates: [1e308, -1e308] },
  },
  { text: '🙂'.repeat(100), items: [[[]]], dueOn: '2026-02-30', validFrom: '9999-12-31', organisationId: 'x' },
];

type Schema = Record<string, unknown>;

/** A body of the right shape, made of the least sensible values that fit it. */
function fitting(schema: Schema, schemas: Record<string, Schema>, extreme: number): unknown {
  const inner = (value: unknown) => fitting(Json.parse(value), schemas, extreme);
  if (typeof schema.$ref === 'string') return inner(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const choices = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  if (choices.length > 0) return inner(choices[extreme % choices.length]);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[extreme % schema.enum.length];
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(Json.parse(schema.properties ?? {})).map(([name, of]) => [name, inner(of)]),
      );
    case 'array':
      if (Array.isArray(schema.prefixItems)) return schema.prefixItems.map(inner);
      return Array(extreme).fill(inner(schema.items ?? {}));
    case 'integer':
    case 'number':
      return extreme === 0 ? (schema.minimum ?? 1 - 2 ** 53) : (schema.maximum ?? 2 ** 53 - 1);
    case 'string':
      return text(schema, extreme);
    default:
      return null;
  }
}

function text({ format, maxLength }: Schema, extreme: number): string {
  if (format === 'uuid') return extreme === 1 ? anOffice : nothing;
  if (format === 'date') return extreme === 0 ? '0001-01-01' : '9999-12-31';
  if (format === 'date-time') return extreme === 0 ? '0001-01-01T00:00:00Z' : '9999-12-31T23:59:59Z';
  if (format === 'email') return 'nobody@test.example';
  return extreme === 0 ? '%' : '🙂'.repeat(Math.min(Number(maxLength ?? 4000) / 2, 4000));
}

const trial = () =>
  inTestCity(async ({ request, administrator, cookieOf }) => {
    const { paths, components } = Paths.parse((await request(null, { url: '/api/openapi.json' })).json());
    let session: Record<string, string> = {};
    const faults: string[] = [];
    let asked = 0;
    const ask = async (method: string, url: string, payload?: unknown) => {
      const body = payload === undefined ? {} : { payload: JSON.stringify(payload) };
      const headers = payload === undefined ? session : { ...session, 'content-type': 'application/json' };
      // What answers without end is asked for its first words only.
      const endless = { payloadAsStream: url.startsWith('/api/v1/events') };
      const answer = await request(null, { method: method.toUpperCase() as 'GET', url, ...body, headers, ...endless });
      if (endless.payloadAsStream) answer.stream().destroy();
      asked++;
      if (answer.statusCode >= 500)
        faults.push(`${method} ${url.slice(0, 200)} ${JSON.stringify(payload)}`.slice(0, 400));
    };
    for (const [path, methods] of Object.entries(paths)) {
      session = { cookie: await cookieOf(administrator), 'if-match': '"1"' }; // some addresses end it
      const at = (value: string) => path.replace(/\{[^}]+\}/g, encodeURIComponent(value) || '%20');
      for (const [method, { parameters, requestBody }] of Object.entries(methods)) {
        const names = parameters.filter((parameter) => parameter.in === 'query');
        const inPath = parameters.filter((parameter) => parameter.in === 'path');
        for (const value of new Set(inPath.flatMap(valuesFor))) await ask(method, at(value));
        for (const one of names)
          for (const value of valuesFor(one))
            await ask(method, `${at(anOffice)}?${one.name}=${encodeURIComponent(value)}`);
        if (names.length > 1)
          for (const value of ['', 'NaN', nothing, '🙂%_\\'])
            await ask(
              method,
              `${at(anOffice)}?${new URLSearchParams(Object.fromEntries(names.map(({ name }) => [name, value])))}`,
            );
        if (names.length === 0) await ask(method, at(anOffice));
        const schema = requestBody?.content['application/json']?.schema;
        if (schema === undefined) continue;
        const fit = [0, 1, 2].map((extreme) => fitting(schema, components.schemas, extreme));
        for (const id of path.includes('{') ? [nothing, anOffice] : [nothing]) {
          for (const body of [...bodies, ...fit]) await ask(method, at(id), body);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(5000);
  });

test('no nonsense, at any address, is answered with a fault', trial, 600_000);
