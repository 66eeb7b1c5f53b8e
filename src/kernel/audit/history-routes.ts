import { z } from 'zod';
import type { App } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { Act, listActs } from './list-acts.ts';

export interface HistoryOf {
  /** The records by their word in addresses: `places`. */
  path: string;
  /** The same by its word in the trail: `place`. */
  kind: string;
}

/**
 * `GET /api/v1/{path}/{id}/history`: who did what to a record, newest first. Each part adds it for its
 * own records, where everybody who is signed in may see them.
 */
export function historyRoute(app: App, { db }: Services, { path, kind }: HistoryOf): void {
  app.get(
    `/api/v1/${path}/:id/history`,
    {
      config: { permission: 'history.read' },
      schema: {
        tags: [path],
        operationId: `history-of-${path}`,
        summary: 'Who did what to it, newest first',
        params: z.object({ id: z.uuid() }),
        querystring: pageQuery(z.uuid()),
        response: { 200: pageOf(Act) },
      },
    },
    async ({ params: { id }, query }) => {
      const acts = await db.inTransaction((tx) => listActs(tx, { kind, id }, query.after ?? null, query.limit + 1));
      // A record that nobody ever made is not there.
      if (acts.length === 0 && query.after === undefined) throw notFound('audit.no-such-record');
      return onePage(acts, query.limit, (act) => act.id);
    },
  );
}
