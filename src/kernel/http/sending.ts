import type { FastifyReply } from 'fastify';

/** Sends JSON that is text already, as PostgreSQL wrote it: the route's schema describes it but it is not read again. */
export async function sendJson(reply: FastifyReply, text: string): Promise<void> {
  await reply.type('application/json; charset=utf-8').send(text);
}
