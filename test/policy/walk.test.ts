import { v7 as timeOrderedUuid } from 'uuid';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '../../src/kernel/identity/actor.ts';
import { inTestCity } from '../city.ts';
import { openRecords, type Records } from './city-of-records.ts';
import { routes } from './routes.ts';
import { askers, type Ids, type Outcome, type Row, subjects } from './table.ts';
import { type Answer, openVisitors, type Visit } from './visitors.ts';

const OpenApi = z.object({ paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))) });
const operationsOf = (openapi: unknown): string[] =>
  Object.entries(OpenApi.parse(openapi).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

test('every route has its row in the table, and every row its route', () =>
  inTestCity(async ({ request }) => {
    const operations = operationsOf((await request(null, { url: '/api/openapi.json' })).json());
    const rows = Object.keys(routes);
    expect({
      'routes without a row in test/policy/routes.ts': operations.filter((operation) => !rows.includes(operation)),
      'rows without a route': rows.filter((operation) => !operations.includes(operation)),
    }).toEqual({ 'routes without a row in test/policy/routes.ts': [], 'rows without a route': [] });
  }));

test(
  'each role is answered at each route as the table says, for what is theirs and what is not',
  () =>
    inTestCity(async (city) => {
      const records = await openRecords(city);
      const visit = await openVisitors(city);
      const wrong: string[] = [];
      for (const [operation, row] of Object.entries(routes)) {
        for (const [i, role] of askers.entries()) {
          wrong.push(...(await disagreements(visit, records, { operation, row, role, cell: row.cells[i] ?? '' })));
        }
      }
      expect(wrong).toEqual([]);
    }),
  600_000,
);

interface Asked {
  operation: string;
  row: Row;
  role: Role;
  cell: string;
}

/** The line of a role at a route as it was answered, where that is not as the table has it. */
async function disagreements(visit: Visit, records: Records, { operation, row, role, cell }: Asked): Promise<string[]> {
  const ask = (ids: Ids) => visit(role, operation, row, ids);
  if (/^-+$/.test(cell)) {
    const answer = await ask(records.of(row.about, subjects[row.about][0], role)); // the one most likely to be let in
    return outcomeOf(answer) === '-' ? [] : [`${operation} as ${role}: ${cell} expected, but: ${tell(answer)}`];
  }
  const comparing = cell.includes('0') || row.about === 'work' || row.about === 'report';
  const never = comparing ? await ask(absentIds(records.of(row.about, subjects[row.about][0], role))) : nothing;
  const wrong: string[] = [];
  let line = '';
  for (const subject of subjects[row.about]) {
    const answer = await ask(records.of(row.about, subject, role));
    const outcome = outcomeOf(answer);
    line += outcome ?? '?';
    if (outcome !== cell[line.length - 1]) wrong.push(`${subject}: ${tell(answer)}`);
    else if (outcome === '0' && !alike(answer, never)) wrong.push(`${subject} can be told from none: ${tell(answer)}`);
  }
  if (row.about === 'work' || row.about === 'report') {
    const answer = await ask(records.restricted);
    if (!alike(answer, never)) wrong.push(`restricted work can be told from none: ${tell(answer)}`);
  }
  return wrong.length === 0 ? [] : [`${operation} as ${role}: ${cell} expected, ${line} answered. ${wrong.join('; ')}`];
}

const nothing: Answer = { status: 0, body: '' };
const tell = ({ status, body }: Answer): string => `${status} ${/"code":"([^"]+)"/.exec(body)?.[1] ?? ''}`;

/** Identifiers of the same form that nothing has. */
const absentIds = (ids: Ids): Ids =>
  Object.fromEntries(Object.entries(ids).map(([word, id]) => [word, /^\d+$/.test(id) ? '32000' : timeOrderedUuid()]));

/** The same answer, but for the identifiers that were asked for. */
const alike = (one: Answer, other: Answer): boolean =>
  one.status === other.status && withoutIds(one.body) === withoutIds(other.body);
const withoutIds = (body: string): string => body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');

/**
 * A request that is wrong in form (400 http.…) counts as no outcome: then the row asks in the wrong way, and nothing was
 * shown. What is said of a password or a code is said of the request, not of who asks.
 */
function outcomeOf({ status, body }: Answer): Outcome | undefined {
  const code = /"code":"([^"]+)"/.exec(body)?.[1] ?? '';
  if (status < 400 || [409, 412].includes(status)) return '+';
  if (status === 400) return code.startsWith('http.') ? undefined : '+';
  if (status === 404) return '0';
  if (status !== 401 && status !== 403) return undefined;
  return code.startsWith('identity.') ? '+' : '-';
}
