import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import { attachment } from './file-name.ts';
import type { FileStore } from './store.ts';

export interface OpenFile {
  sha256: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  /** RFC 3339. */
  changedAt: string;
}

/**
 * Sends a kept file that is open to all so that a reader who has it is told so, and one whose line broke goes on where it broke (RFC 9110, 13
 * and 14): the hash of the content is its tag, so a piece can never be joined to a piece of another file.
 */
export async function sendOpenFile(request: FastifyRequest, reply: FastifyReply, store: FileStore, file: OpenFile) {
  const etag = `"${file.sha256.slice(0, 32)}"`;
  const lastModified = new Date(Math.floor(Date.parse(file.changedAt) / 1000) * 1000);
  reply
    .header('etag', etag)
    .header('last-modified', lastModified.toUTCString())
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'public, no-cache');
  const { headers } = request;
  if (holds(headers, etag, lastModified)) return reply.code(304).send();
  reply.header('content-type', file.mediaType).header('content-disposition', attachment(file.name));
  const range = applies(headers['if-range'], etag, lastModified) ? rangeOf(headers.range, file.sizeBytes) : undefined;
  if (range === 'beyond') {
    reply.header('content-range', `bytes */${file.sizeBytes}`);
    throw new Refusal('range', 'files.range-beyond', { sizeBytes: file.sizeBytes });
  }
  // To a question about the file alone the framework would count what is sent; of an empty stream it counts nothing.
  const content = (part?: { start: number; end: number }) =>
    request.method === 'HEAD' ? Readable.from([]) : store.read(file.sha256, part);
  if (range === undefined) return reply.header('content-length', file.sizeBytes).send(content());
  const { start, end } = range;
  reply.code(206).header('content-range', `bytes ${start}-${end}/${file.sizeBytes}`);
  return reply.header('content-length', end - start + 1).send(content(range));
}

function holds(headers: FastifyRequest['headers'], etag: string, lastModified: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return since >= lastModified.getTime();
}

/** A reader that holds a piece of another content gets the whole of this one. */
function applies(ifRange: unknown, etag: string, lastModified: Date): boolean {
  if (typeof ifRange !== 'string') return true;
  return ifRange === etag || Date.parse(ifRange) === lastModified.getTime();
}

/** One range of bytes. Several at once, or what is no range, is answered with the whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return Number(last) === 0 ? 'beyond' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  const [start, end] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
  if (start >= size) return 'beyond';
  return end < start ? undefined : { start, end };
}
