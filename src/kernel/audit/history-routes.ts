import { z } from 'zod';
import type { Reads } from '../db/db.ts';
import { type App, actorOf } from '../http/app.ts';
import { onePage, pageQuery } from '../http/paging.ts';
import type { Actor } from '../identity/actor.ts';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { Day, dayOf } from '../time.ts';
import { fieldsAsOf, type Telling } from './as-of.ts';
import { AsOf, HistoryPage } from './contract.ts';
import { allActs, listActs, namesIn } from './list-acts.ts';

export interface HistoryOf extends Telling {
  /** The records by their word in addresses: `places`. */
  path: string;
  /** The same by its word in the trail: `place`. */
  kind: string;
  /** Refuses who may not see the record, as the record itself does; none where everybody signed in may. */
  demandSeen?: (reads: Reads, actor: Actor, id: string) => Promise<unknown>;
}

const ById = z.object({ id: z.uuid() });

/**
 * `GET /api/v1/{path}/{id}/history`: who did what to a record, newest first, and `…/as-of?day=`: what it was on a day.
 * Each part adds them for its own records.
 */
export function historyRoute(app: App, { db }: Services, { path, kind, demandSeen, ...telling }: HistoryOf): void {
  const reads = db.reads;
  const absent = () => notFound('audit.no-such-record'); // a record that nobody ever made is not there

  app.get(
    `/api/v1/${path}/:id/history`,
    {
      config: { permission: 'history.read' },
      schema: {
        tags: [path],
        operationId: `history-of-${path}`,
        summary: 'Who did what to it, newest first',
        params: ById,
        querystring: pageQuery(z.uuid()),
        response: { 200: HistoryPage },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { after, limit } = request.query;
      await demandSeen?.(reads, actorOf(request), id);
      const acts = await listActs(reads, { kind, id }, after ?? null, limit + 1);
      if (acts.length === 0 && after === undefined) throw absent();
      const page = onePage(acts, limit, (act) => act.id);
      return { ...page, names: await namesIn(reads, page.items) };
    },
  );

  app.get(
    `/api/v1/${path}/:id/as-of`,
    {
      config: { permission: 'history.read' },
      schema: {
        tags: [path],
        operationId: `as-of-${path}`,
        summary: 'What it was at the end of a day, as its trail tells',
        params: ById,
        querystring: z.object({ day: Day }),
        response: { 200: AsOf },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { day } = request.query;
      await demandSeen?.(reads, actorOf(request), id);
      const acts = await allActs(reads, { kind, id });
      const [first] = acts;
      if (first === undefined) throw absent();
      const existed = dayOf(first.at) <= day;
      const fields = existed ? fieldsAsOf(acts, day, telling) : {};
      return { day, existed, fields, names: await namesIn(reads, fields) };
    },
  );
}
