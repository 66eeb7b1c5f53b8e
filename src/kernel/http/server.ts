import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import packageJson from '../../../package.json' with { type: 'json' };
import { takeUploads } from '../files/uploads.ts';
import { identifyCallers } from '../identity/callers.ts';
import type { Messages } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { answerUnknownAddresses, problemAnswerer } from './answer-problems.ts';
import type { App } from './app.ts';
import { cityRoutes } from './city-routes.ts';
import { tagVersions } from './editing.ts';
import { healthRoutes } from './health.ts';
import { measureRequests } from './metrics.ts';
import { describeInterface } from './openapi.ts';
import { compileValidator, readJsonOnly, unstorable } from './reading.ts';

import { logRequests } from './request-log.ts';
import { guardPages, refuseForeignOrigins } from './security.ts';
import { serveWebFiles } from './web-files.ts';

const mebibyte = 1024 * 1024;
const tenMinutesMs = 10 * 60 * 1000;

/** A server with everything the kernel promises about HTTP and no route yet. */
export function httpServer(services: Services, catalogue: Messages): App {
  const { settings } = services;
  const answerProblem = problemAnswerer(catalogue);
  const app: App = Fastify({
    // What the database says of a value it refused may be personal.
    logger: settings.LOG_LEVEL === 'silent' ? false : { level: settings.LOG_LEVEL, redact: ['err.detail'] },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.TRUST_PROXY.length > 0 ? settings.TRUST_PROXY : false,
    genReqId: () => randomUUID(),
    frameworkErrors: answerProblem,
    bodyLimit: mebibyte,
    requestTimeout: tenMinutesMs, // a large file over a slow line, but not a connection held open for ever
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(serializerCompiler);
  readJsonOnly(app);
  app.setErrorHandler(answerProblem);
  answerUnknownAddresses(app, answerProblem);

  app.addHook('onRoute', (route) => {
    if (route.config?.permission === undefined) {
      throw new Error(`${route.method} ${route.url} does not say which permission it needs`);
    }
  });
  refuseForeignOrigins(app, settings);
  identifyCallers(app, services);
  app.addHook('preValidation', async (request) => {
    const refusal = unstorable(request.params) ?? unstorable(request.query);
    if (refusal !== null) throw refusal;
  });
  tagVersions(app);
  logRequests(app);
  measureRequests(app, services);
  takeUploads(app);
  guardPages(app, settings);
  limitRates(app);
  describeInterface(app, catalogue, packageJson.version);
  serveWebFiles(app, services);
  app.register(async (api) => {
    healthRoutes(api, services);
    cityRoutes(api, services);
  });
  return app;
}

/** Only routes that name a limit have one: a whole city hall may stand behind one address. */
function limitRates(app: App): void {
  app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => {
      const retryAfterSeconds = Math.ceil(ttl / 1000);
      return new Refusal('too-many', 'http.too-many-requests', { seconds: retryAfterSeconds, retryAfterSeconds });
    },
  });
}
