import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageFor, say } from '../../../../kernel/http/language.ts';
import { describeFields, FieldsRefused } from '../../../../kernel/http/problems.ts';
import type { Language, Messages } from '../../../../kernel/messages.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { type Format, formatTypes, writeSpark } from '../spark.ts';

/** Refused because of the key: the standard has a status of its own for that. */
const ofKeys = ['open311.key-missing', 'open311.key-wrong', 'open311.key-not-for-filing', 'identity.too-many-attempts'];
/** Not there: the resource, the jurisdiction, the service, the request, the token. Whatever else is not there is a bad request. */
const ofAbsence = [
  'open311.no-such-resource',
  'open311.jurisdiction-unknown',
  'open311.service-unknown',
  'open311.request-unknown',
  'open311.token-unknown',
];

/** 404 for what does not exist, 403 for keys, 400 for everything else: GeoReport v2 knows no other. */
export const statusOf = ({ code }: Pick<Refusal, 'code'>): 400 | 403 | 404 => {
  if (ofKeys.includes(code)) return 403;
  return ofAbsence.includes(code) ? 404 : 400;
};

/** The format of the address, whatever else is wrong with it; XML is the one every client has to read. */
export const formatOf = (url: string): Format => (/\.json(?:[?#]|$)/i.test(url) ? 'json' : 'xml');

/** Errors as the standard has them, in the format asked for. What is no refusal is a fault: logged whole, told by its number. */
export function errorAnswerer(catalogue: Messages) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const language = languageFor(request);
    const { status, sentences, retryAfterSeconds } = tell(error, request, language, catalogue);
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    const format = formatOf(request.url);
    const errors = sentences.map((description) => ({ code: status, description }));
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .header('content-type', formatTypes[format])
      .send(writeSpark(format, 'errors', errors));
  };
}

function tell(error: unknown, request: FastifyRequest, language: Language, catalogue: Messages) {
  if (error instanceof FieldsRefused) {
    const sentences = describeFields(error, language, catalogue).map(({ path, message }) => `${path}: ${message}`);
    return { status: 400, sentences };
  }
  const sentence = (code: string, details: Record<string, unknown>): string => {
    const message = catalogue[code];
    return message === undefined ? code : say(message, language, details);
  };
  if (error instanceof Refusal) {
    const { retryAfterSeconds } = error.details;
    return {
      status: statusOf(error),
      sentences: [sentence(error.code, error.details)],
      retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
    };
  }
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return { status: 400, sentences: [sentence('open311.body-unreadable', {})] };
  }
  if (statusCode === 413) return { status: 400, sentences: [sentence('http.body-too-large', {})] };
  if (statusCode !== undefined && statusCode < 500) {
    return { status: 400, sentences: [sentence('http.request-unreadable', {})] };
  }
  request.log.error({ err: error, reference: request.id, route: request.routeOptions?.url }, 'fault');
  return { status: 400, sentences: [sentence('open311.fault', { reference: request.id })] };
}
