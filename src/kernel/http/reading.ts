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

/**
 * Checks parts of a request by the route's zod schema. The input stays with the issues until they are put into words. A body
 * may hold no field that the schema does not know: a misspelt deadline would otherwise be a task without one, and nobody
 * would be told that "published" cannot be set this way.
 */
export const compileValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (input) => {
    const parsed = schema.safeParse(input, { reportInput: true });
    if (parsed.success && httpPart === 'body') {
      const unknown = unknownFields(input, parsed.data);
      if (unknown.length > 0) return { error: new FieldsRefused('body', unknown) };
    }
    if (parsed.success) return { value: parsed.data };
    const part = httpPart === 'querystring' ? 'query' : (httpPart ?? 'request');
    return { error: new FieldsRefused(part, parsed.error.issues) };
  };

/** A body that is read within the handler, because it may also come as a file. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body, { reportInput: true });
  const issues = parsed.success ? unknownFields(body, parsed.data) : parsed.error.issues;
  if (!parsed.success || issues.length > 0) throw new FieldsRefused('body', issues);
  return parsed.data;
}

/** What was given and is missing from what was read: the schema has no place for it. Its depth is limited before. */
function unknownFields(given: unknown, read: unknown, path: PropertyKey[] = []): z.core.$ZodIssue[] {
  if (Array.isArray(given) && Array.isArray(read)) {
    return given.length === read.length ? given.flatMap((item, i) => unknownFields(item, read[i], [...path, i])) : [];
  }
  if (!isRecord(given) || !isRecord(read)) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    Object.hasOwn(read, key)
      ? unknownFields(value, read[key], [...path, key])
      : [{ code: 'custom' as const, path: [...path, key], message: 'http.field-unknown', input: value }],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
