import type { LightMyRequestResponse } from 'fastify';
import { createApp } from '../../src/app.ts';
import type { Role } from '../../src/kernel/identity/actor.ts';
import type { TestCity } from '../city.ts';
import { openReader } from '../reader-of-worker.ts';
import { askers, type Ids, type Row } from './table.ts';

export interface Answer {
  status: number;
  body: string;
}
export type Visit = (role: Role, operation: string, row: Row, ids: Ids) => Promise<Answer>;

/** Asks as one of each role, by one server; whatever an answer changed is undone before the next. */
export async function openVisitors(city: TestCity): Promise<Visit> {
  const app = createApp(city.services, { openReader });
  const cookies = new Map<Role, string>();
  for (const role of askers) if (role !== 'public') cookies.set(role, await city.cookieOf(city.people[role]));

  return async (role, operation, { body, query, form, stream = false }, ids) => {
    const [method = '', path = ''] = operation.split(' ');
    const cookie = cookies.get(role);
    const given = form ?? (typeof body === 'function' ? body(ids) : body);
    const asked = typeof query === 'function' ? query(ids) : query;
    const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    return city.db.undone(async () => {
      const response = await app.inject({
        method: method as 'GET',
        url: addressOf(path, ids) + (asked === undefined ? '' : `?${asked}`),
        headers: { 'if-match': '"1"', ...type, ...(cookie === undefined ? {} : { cookie }) },
        ...(given === undefined ? {} : { payload: given }),
        payloadAsStream: stream,
      });
      return stream ? endStream(response) : { status: response.statusCode, body: response.body };
    });
  };
}

/** `/work-items/{id}` becomes the address of the work item among the identifiers. */
function addressOf(path: string, ids: Ids): string {
  return path.replace(/([\w-]+)\/\{\w+\}/g, (_, word: string) => {
    const id = ids[word];
    if (id === undefined) throw new Error(`the city has no record for ${word}/{…} in ${path}: say it in records.ts`);
    return `${word}/${id}`;
  });
}

function endStream(response: LightMyRequestResponse): Answer {
  response.stream().destroy();
  return { status: response.statusCode, body: '' };
}
