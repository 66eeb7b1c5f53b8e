import { z } from 'zod';
import type { Tx } from '../db/db.ts';
import type { App } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import type { Permission } from '../policy/policy.ts';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import { Act, listActs } from './list-acts.ts';

export interface HistoryOf {
  /** The records by their word in addresses: `work-items`. */
  path: string;
  /** The same by its word in the trail: `work-item`. */
  kind: string;
  permission: Permission;
  /** Whether there is such a record that the asker may see. */
  exists(tx: Tx, id: string): Promise<boolean>;
}

/** `GET /api/v1/{path}/{id}/history`: who did what to a record, newest first. Each module adds it for its own records. */
export function historyRoute(app: App, { db }: Services, { path, kind, permission, exists }: HistoryOf): void {
  app.get(
    `/api/v1/${path}/:id/history`,
    {
      config: { permission },
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
      const acts = await db.inTransaction(async (tx) => {
        if (!(await exists(tx, id))) throw notFound('audit.no-such-record');
        return listActs(tx, { kind, id }, query.after ?? null, query.limit + 1);
      });
      return onePage(acts, query.limit, (act) => act.id);
    },
  );
}
