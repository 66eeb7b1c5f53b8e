import { basename, dirname, extname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import { notFound } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

/** The built pages: files with a hash in their name are kept for good, the page itself is asked for each time. */
export function serveWebFiles(app: App, { pages }: Services): void {
  app.register(fastifyStatic, {
    root: pages ?? process.cwd(),
    serve: false, // every route of ours says which permission it needs
    preCompressed: pages !== null,
    index: false,
    dotfiles: 'ignore',
  });
  if (pages === null) return;

  app.get('/*', { config: { permission: 'public' }, schema: { hide: true } }, (request, reply) => {
    const path = decodedPath(request.url);
    if (/^\/(api|ogc|tiles)(\/|$)/.test(path)) throw notFound('http.no-such-address');
    if (/^\/(field\/)?assets\//.test(path)) return reply.sendFile(path, { maxAge: '365 days', immutable: true });
    if (extname(path) !== '') return reply.sendFile(path, { maxAge: '1 hour' });
    const page = /^\/field(\/|$)/.test(path) ? 'field/index.html' : 'index.html'; // a page of the app
    return reply.header('cache-control', 'no-cache').sendFile(page, { cacheControl: false });
  });
}

/** Sends a file of the disk that somebody configured, wherever it lies. */
export const sendConfiguredFile = (reply: FastifyReply, path: string): FastifyReply =>
  reply.sendFile(basename(path), dirname(path), { maxAge: '1 day' });

function decodedPath(url: string): string {
  return decodeURIComponent(url.split('?', 1)[0] ?? '/');
}
