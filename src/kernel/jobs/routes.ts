import { Gauge } from 'prom-client';
import { z } from 'zod';
import { answerAct } from '../http/acting.ts';
import type { App } from '../http/app.ts';
import { onePage, pageOf, pageQuery } from '../http/paging.ts';
import type { Services } from '../services.ts';
import { JobId, JobState, JobSummary } from './contract.ts';
import { discardJob, retryJob } from './decide-failed.ts';
import { countJobs, listJobs } from './queries.ts';

const tags = ['jobs'];
const OneJob = z.object({ id: JobId });
const manages = { permission: 'jobs.manage' } as const;

/** For whoever runs the city: what waits, what runs, and what failed and needs a decision. */
export function jobsRoutes(app: App, services: Services): void {
  const { db, clock } = services;

  app.get(
    '/api/v1/jobs',
    {
      config: manages,
      schema: {
        tags,
        operationId: 'listJobs',
        summary: 'Jobs that are not done, the oldest first',
        querystring: pageQuery(JobId).extend({ state: JobState.optional(), kind: z.string().max(200).optional() }),
        response: { 200: pageOf(JobSummary) },
      },
    },
    async (request) => {
      const { limit, ...asked } = request.query;
      return onePage(await listJobs(db.reads, { ...asked, limit: limit + 1 }), limit, ({ id }) => id);
    },
  );

  const acts = [
    ['retry', 'retryJob', 'Try a failed job again, now', retryJob],
    ['discard', 'discardJob', 'Give a failed job up', discardJob],
  ] as const;
  for (const [name, operationId, summary, act] of acts) {
    app.post(
      `/api/v1/jobs/:id/${name}`,
      { config: manages, schema: { tags, operationId, summary, params: OneJob, response: { 204: z.undefined() } } },
      (request, reply) =>
        answerAct(services, request, reply, 204, (tx, actor) => act(tx, actor, request.params.id, clock())),
    );
  }

  new Gauge({
    name: 'dothi_jobs',
    help: 'Jobs that are not done, by state.',
    labelNames: ['state'],
    registers: [app.metrics],
    async collect() {
      const counted = new Map((await countJobs(db.reads)).map(({ state, n }) => [state, n]));
      for (const state of JobState.options) this.set({ state }, counted.get(state) ?? 0);
    },
  });
}
