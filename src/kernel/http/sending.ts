import type { FastifyReply } from 'fastify';

/** Sends JSON that is written already, as by PostgreSQL: the route's schema describes it but it is not read again. */
export async function sendJson(reply: FastifyReply, json: string | Buffer): Promise<void> {
  await reply.type('application/json; charset=utf-8').send(json);
}
