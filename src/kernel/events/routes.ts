import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type App, actorOf } from '../http/app.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { eventMetrics } from './event-metrics.ts';
import { LiveEvents, usualPace } from './live-events.ts';
import { type Position, readPosition } from './position.ts';
import { EventStream, type Listener } from './stream.ts';

/** How many streams one may hold open. A whole city hall may stand behind one address; its people have accounts. */
export const streamLimits = { ofAccount: 30, ofAddress: 300, ofServer: 20_000 } as const;

const Asked = z.object({
  kinds: z
    .string()
    .max(1000)
    .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*(,[a-z][a-z-]*\.[a-z][a-z-]*)*$/)
    .optional()
    .describe('Only these kinds, parted by commas: `work.changed,directive.changed`.'),
  after: z
    .string()
    .max(8000)
    .optional()
    .describe('The last `id` received, for a client that cannot set the header Last-Event-ID.'),
});

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform', // a proxy that compresses would hold back what it has gathered
  'x-accel-buffering': 'no',
  connection: 'close', // an ended stream leaves no idle line that a stopping server would wait for
} as const;

/** Sự kiện trực tiếp: what changes, told to every screen that shows it. */
export function eventsRoutes(app: App, { db, clock }: Services, pace = usualPace): void {
  const onFault = (fault: unknown) => app.log.error({ err: fault }, 'fault while reading events');
  const metrics = eventMetrics(app.metrics, () => live.streams.size);
  const live = new LiveEvents({ db, clock, metrics, onFault, pace });
  const held = new Map<string, number>();
  app.addHook('preClose', () => live.close());

  app.get(
    '/api/v1/events',
    {
      config: { permission: 'events.read' },
      exposeHeadRoute: false,
      schema: {
        tags: ['events'],
        operationId: 'hearEvents',
        summary: 'What changes, as it changes: server-sent events',
        description:
          'Answers with text/event-stream and does not end. Each message has the kind of the event as its type and a ' +
          '`LiveEvent` as its data; it says that a record changed, not how. Connect again with `Last-Event-ID` to miss ' +
          'nothing. A message of type `reset` says that what is shown has to be loaded anew.',
        querystring: Asked,
      },
    },
    async (request, reply) => {
      const { kinds } = request.query;
      const listener = { ...listenerOf(request), kinds: kinds === undefined ? null : new Set(kinds.split(',')) };
      await live.ready();
      const countDown = countUp(held, listener);
      reply.hijack();
      const { raw } = reply;
      if (raw.destroyed || raw.closed) return countDown(); // gone before anything was said
      const stream = new EventStream(raw, listener, () => metrics.cut.inc());
      raw.on('close', () => {
        countDown();
        live.leave(stream);
      });
      raw.on('error', () => {}); // a client that went away; 'close' follows
      raw
        .setHeaders(new Map(Object.entries(headers)))
        .writeHead(200)
        .write('retry: 2000\n\n');
      await live.join(stream, positionOf(request)).catch((fault) => {
        onFault(fault);
        raw.destroy(); // the client comes again, from where it was
      });
    },
  );
}

function listenerOf(request: FastifyRequest): Omit<Listener, 'kinds'> {
  const { caller, ip } = request;
  const actor = actorOf(request);
  if (caller === null) return { actor, sessionId: null, countedAs: `address ${ip}` };
  return { actor, sessionId: caller.token, countedAs: `account ${actor.id}` };
}

function positionOf(request: FastifyRequest): Position | 'unknown' | null {
  const header = request.headers['last-event-id'];
  const { after } = request.query as z.infer<typeof Asked>;
  const given = typeof header === 'string' && header !== '' ? header : after;
  return given === undefined ? null : (readPosition(given) ?? 'unknown');
}

/** Counts a stream against its owner; answers how to take it off again. */
function countUp(held: Map<string, number>, { countedAs, actor }: Omit<Listener, 'kinds'>): () => void {
  const before = held.get(countedAs) ?? 0;
  const limit = actor.kind === 'public' ? streamLimits.ofAddress : streamLimits.ofAccount;
  const all = [...held.values()].reduce((sum, n) => sum + n, 0);
  if (before >= limit || all >= streamLimits.ofServer) {
    throw new Refusal('too-many', 'events.too-many-streams', { limit, retryAfterSeconds: 30 });
  }
  held.set(countedAs, before + 1);
  return () => {
    const now = (held.get(countedAs) ?? 1) - 1;
    if (now === 0) held.delete(countedAs);
    else held.set(countedAs, now);
  };
}
