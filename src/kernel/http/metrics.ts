import { createHash, timingSafeEqual } from 'node:crypto';
import { Gauge, Histogram, Registry } from 'prom-client';
import { unauthenticated } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Durations by route, method and status: labels of ours, never anything a caller can choose. */
export function measureRequests(app: App, { settings }: Services): void {
  const register = new Registry();
  app.decorate('metrics', register);
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of the server in bytes.',
    registers: [register],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({
    name: 'process_uptime_seconds',
    help: 'Seconds since the server was started.',
    registers: [register],
    collect() {
      this.set(process.uptime());
    },
  });

  app.addHook('onResponse', async (request, reply) => {
    const method = methods.includes(request.method) ? request.method : 'other';
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });

  app.get('/metrics', { config: { permission: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const token = settings.METRICS_TOKEN;
    if (token !== undefined && !same(request.headers.authorization ?? '', `Bearer ${token}`)) {
      throw unauthenticated('policy.sign-in-needed');
    }
    return reply.type(register.contentType).send(await register.metrics());
  });
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (given: string, right: string) => timingSafeEqual(digest(given), digest(right));
