import type { FastifyRequest } from 'fastify';
import { invalid, Refusal } from '../refusal.ts';
import type { App } from './app.ts';

/** The version an edit was thought out on, from `If-Match: "3"`; without it an edit is refused. */
export function expectedVersion({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const given = headers['if-match'];
  if (given === undefined) throw new Refusal('precondition-required', 'http.version-required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given.trim())?.[1];
  if (version === undefined) throw invalid('http.version-unreadable');
  return Number(version);
}

/** A record that counts its changes as `version` tells it as its ETag. */
export function etagOf(record: unknown): string | null {
  const { version } = (record ?? {}) as { version?: unknown };
  return typeof version === 'number' ? `"${version}"` : null;
}

/** Every answer that is one versioned record carries its ETag. */
export function tagVersions(app: App): void {
  app.addHook('preSerialization', async (_request, reply, payload) => {
    const etag = etagOf(payload);
    if (etag !== null) reply.header('etag', etag);
    return payload;
  });
}
