import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../settings/settings.ts';

/** So often one address may ask for a feed; whoever asks more is told when to come again (`retry-after`). */
export const feedRate = ({ OPEN_DATA_PER_MINUTE }: Settings) => ({
  max: OPEN_DATA_PER_MINUTE,
  timeWindow: '1 minute',
});

/** Sends a document that readers ask for again and again; who has it already is told so (RFC 9110, 13). */
export async function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, text }: { type: string; text: string },
): Promise<void> {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept-language, cookie, authorization');
  if (isHeld(request.headers['if-none-match'], etag)) {
    await reply.code(304).send();
    return;
  }
  await reply.header('content-type', type).send(text);
}

const isHeld = (header = '', etag: string): boolean =>
  header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*');
