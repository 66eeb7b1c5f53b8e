import { z } from 'zod';
import type { App } from '../http/app.ts';
import type { Services } from '../services.ts';
import { findPeople, Person } from './people.ts';

/** Colleagues by name: whom a comment can call, who can be named for work. */
export function peopleRoutes(app: App, { db, clock }: Services): void {
  app.get(
    '/api/v1/people',
    {
      config: { permission: 'people.read' },
      schema: {
        tags: ['identity'],
        operationId: 'findPeople',
        summary: 'Colleagues by words of their name',
        querystring: z.object({
          text: z.string().trim().max(100).default(''),
          limit: z.coerce.number().int().min(1).max(50).default(10),
        }),
        response: { 200: z.object({ items: z.array(Person), next: z.null() }) },
      },
    },
    async ({ query: { text, limit } }) => ({
      items: await findPeople(db.reads, { text, now: clock(), limit }),
      next: null,
    }),
  );
}
