import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { invalid, Refusal } from '../refusal.ts';
import { FieldsRefused } from './problems.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const deepest = 64;

/** Requests bring JSON in UTF-8 and nothing else; a route that takes files says so itself. */
export function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  const types = ['application/json', 'application/geo+json', 'application/merge-patch+json'];
  app.addContentTypeParser(types, { parseAs: 'buffer' }, (request, body, done) => {
    const charset = /charset="?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) return done(invalid('http.body-charset'));
    if (body.length === 0) return done(null, undefined);
    try {
      const text = utf8.decode(body as Buffer);
      parse(request, text, (error, value) => {
        if (error !== null) return done(invalid('http.body-unreadable'));
        const refusal = unstorable(value);
        done(refusal, value);
      });
    } catch {
      done(invalid('http.body-charset'));
    }
  });
}

/** What PostgreSQL cannot store as text, and what would exhaust a recursion, is refused before anything reads it. */
export function unstorable(value: unknown): Refusal | null {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value === 'string') {
      if (isUnstorable(next.value)) return new Refusal('invalid', 'http.text-unstorable');
    } else if (typeof next.value === 'object' && next.value !== null) {
      if (next.depth >= deepest) return new Refusal('invalid', 'http.body-too-deep', { limit: deepest });
      for (const [key, inner] of Object.entries(next.value)) {
        if (isUnstorable(key)) return new Refusal('invalid', 'http.text-unstorable');
        if (typeof inner === 'string' || (typeof inner === 'object' && inner !== null)) {
          open.push({ value: inner, depth: next.depth + 1 });
        }
      }
    }
  }
  return null;
}

const isUnstorable = (text: string) => text.includes('\u0000') || /\p{Surrogate}/u.test(text);

/** Checks parts of a request by the route's zod schema. The input stays with the issues until they are put into words. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (input) => {
    const parsed = schema.safeParse(input, { reportInput: true });
    if (parsed.success) return { value: parsed.data };
    const part = httpPart === 'querystring' ? 'query' : (httpPart ?? 'request');
    return { error: new FieldsRefused(part, parsed.error.issues) };
  };
