import { z } from 'zod';
import { sql } from '../db/db.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const Health = z.object({ status: z.literal('ok') });
const tags = ['operation'];

/** For whoever runs the server: does it live (`/healthz`), and can it work (`/readyz`: its database answers). */
export function healthRoutes(app: App, { db }: Services): void {
  app.get(
    '/healthz',
    {
      config: { permission: 'public' },
      schema: { tags, operationId: 'isAlive', summary: 'The server lives', response: { 200: Health } },
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    {
      config: { permission: 'public' },
      schema: { tags, operationId: 'isReady', summary: 'The database answers', response: { 200: Health } },
    },
    async () => {
      await withinSeconds(
        db.inTransaction((tx) => tx.run(sql`select 1`)),
        5,
      );
      return { status: 'ok' as const };
    },
  );
}

async function withinSeconds(work: Promise<unknown>, seconds: number): Promise<void> {
  const notReady = () => new Refusal('unavailable', 'http.not-ready');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(notReady()), seconds * 1000);
  });
  const done = work.catch(() => {
    throw notReady();
  });
  await Promise.race([done, late]).finally(() => clearTimeout(timer));
}
