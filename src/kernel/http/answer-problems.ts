import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseError } from '../db/db.ts';
import type { Language, Messages } from '../messages.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { App } from './app.ts';
import { languageFor } from './language.ts';
import { describeFields, FieldsRefused, type Reason, writeProblem } from './problems.ts';

export type AnswerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Refusals become problems in the asker's language; anything else thrown is a fault: logged whole, told by number. */
export function problemAnswerer(catalogue: Messages): AnswerProblem {
  return (error, request, reply) => {
    const language = languageFor(request);
    const reason = reasonOf(error, request, language, catalogue);
    if (reason.kind === 'fault' || reason.kind === 'unavailable') {
      request.log.error({ err: error, reference: request.id, route: request.routeOptions?.url }, 'fault');
    }
    const { retryAfterSeconds } = reason.details;
    if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds);
    const problem = writeProblem(reason, language, catalogue);
    if (problem.status === 401) reply.header('www-authenticate', 'Session realm="dothi"');
    return reply
      .code(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  };
}

function reasonOf(error: unknown, request: FastifyRequest, language: Language, catalogue: Messages): Reason {
  if (error instanceof FieldsRefused) {
    return { kind: 'invalid', code: error.code, details: { fields: describeFields(error, language, catalogue) } };
  }
  if (error instanceof WrongMethod) return { kind: 'method', code: error.code, details: error.details };
  if (error instanceof Refusal) return { kind: error.kind, code: error.code, details: error.details };
  if (error instanceof DatabaseError && busy.has(error.code))
    return { kind: 'unavailable', code: 'http.busy', details: {} };
  return ofFastify(error) ?? { kind: 'fault', code: 'http.fault', details: { reference: request.id } };
}

/** A statement that was ended, a session that was, a server that is starting, full or gone. */
const busy = new Set(['57014', '57P01', '57P02', '57P03', '53300', '40001', '40P01', '55P03']);

class WrongMethod extends Refusal {}

/** An address nobody has is 404; one that is there for other methods 405, and says for which. */
export function answerUnknownAddresses(app: App, answer: AnswerProblem): void {
  const routes = watchRoutes(app);
  app.setNotFoundHandler((request, reply) => {
    const allowed = routes.methodsAt(request.url.split('?', 1)[0] ?? '').join(', ');
    if (allowed === '') return answer(notFound('http.no-such-address'), request, reply);
    reply.header('allow', allowed);
    return answer(new WrongMethod('invalid', 'http.method-not-allowed', { allowed }), request, reply);
  });
}

/** Refusals of Fastify itself and of its plugins, by their code or their status. */
function ofFastify(error: unknown): Reason | undefined {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const reason = (kind: Reason['kind'], name: string): Reason => ({ kind, code: name, details: {} });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return reason('too-large', 'http.body-too-large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return reason('media', 'http.media-unsupported');
  if (code === 'FST_ERR_BAD_URL') return reason('invalid', 'http.url-unreadable');
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return reason('invalid', 'http.request-unreadable');
  }
  return undefined;
}

/** Keeps the addresses of all routes, to tell an unknown address from a wrong method. */
function watchRoutes(app: App) {
  const known: { methods: string[]; pattern: RegExp }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (url === '/*') return; // whatever no other route has
    const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`^${escaped.replace(/:[^/]+/g, '[^/]+').replace('*', '.*')}$`);
    known.push({ methods: [method].flat(), pattern });
  });
  return {
    methodsAt: (path: string): string[] => [
      ...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)),
    ],
  };
}
