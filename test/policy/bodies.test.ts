import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity } from '../city.ts';
import { openRecords } from './city-of-records.ts';
import { routes } from './routes.ts';
import { askers, type Row, subjects } from './table.ts';
import { openVisitors } from './visitors.ts';

/** What somebody might try to set past the acts that exist for it. */
const smuggled = { role: 'leader', published: true, ownerId: '0190a000-0000-7000-8000-000000000002' };

/** Browsers and partners write these bodies, with fields of their own and of later standards; nothing here reads them. */
const byBrowsers = [
  'POST /api/v1/intake-partners/{id}/reports',
  'POST /api/v1/session/passkey',
  'POST /api/v1/push-subscriptions',
];

const Schemas = z.record(z.string(), z.unknown());
const OpenApi = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ requestBody: z.unknown().optional() }))),
  components: z.object({ schemas: Schemas }),
});

/** The names of fields in what describes the body, wherever they stand. */
function fieldsOf(schema: unknown, schemas: z.infer<typeof Schemas>): string {
  const text = JSON.stringify(schema ?? null);
  const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => schemas[name]);
  return text + JSON.stringify(named);
}

const Refused = z.object({ details: z.object({ fields: z.array(z.object({ path: z.string(), code: z.string() })) }) });

test(
  'no body takes a field it has no place for',
  () =>
    inTestCity(async (city) => {
      const { paths, components } = OpenApi.parse((await city.request(null, { url: '/api/openapi.json' })).json());
      const records = await openRecords(city);
      const visit = await openVisitors(city);
      const taken: string[] = [];
      for (const [operation, row] of Object.entries(routes)) {
        const [method = '', path = ''] = operation.split(' ');
        const described = paths[path]?.[method.toLowerCase()]?.requestBody;
        const role = askers[row.cells.findIndex((cell) => cell.includes('+'))];
        if (byBrowsers.includes(operation) || role === undefined || row.form !== undefined) continue;
        if ((row.body ?? described) === undefined) continue;
        const known = fieldsOf(described, components.schemas);
        for (const [field, value] of Object.entries(smuggled)) {
          if (known.includes(`"${field}":`)) continue;
          const { body = {} } = row;
          const tried: Row = {
            ...row,
            body: (ids) => ({ ...(typeof body === 'function' ? body(ids) : body), [field]: value }),
          };
          const answer = await visit(role, operation, tried, records.of(row.about, subjects[row.about][0], role));
          const refused = answer.status === 400 ? Refused.safeParse(JSON.parse(answer.body)) : undefined;
          const isNamed = refused?.data?.details.fields.some(
            ({ path: at, code }) => at === `body.${field}` && code === 'http.field-unknown',
          );
          if (isNamed !== true) taken.push(`${operation} with ${field}: ${answer.status} ${answer.body.slice(0, 120)}`);
        }
      }
      expect(taken).toEqual([]);
    }),
  120_000,
);
