import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sql, type Tx } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { seal, unseal } from '../identity/secrets.ts';
import { conflict, invalid } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { Instant } from '../time.ts';
import { actorOf } from './app.ts';
import { etagOf } from './editing.ts';
import { sendJson } from './sending.ts';

interface Answer {
  status: number;
  etag: string | null;
  body: string;
}

/**
 * Carries out an act in one transaction and answers with what it returns. With an `Idempotency-Key` the act happens once:
 * the same request sent again within a day gets the same answer, a different one under the same key is refused. What is
 * kept for that is sealed: an answer may hold what its sender alone may read, as a follow-up code.
 */
export async function answerAct<Body>(
  { db, clock, secret }: Pick<Services, 'db' | 'clock' | 'secret'>,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  act: (tx: Tx, actor: Actor) => Promise<Body>,
): Promise<void> {
  const actor = { ...actorOf(request), address: request.ip };
  reply.code(status);
  const carryOut = async (tx: Tx): Promise<Answer> => {
    const body = await act(tx, actor);
    return { status, etag: etagOf(body), body: status === 204 ? '' : String(reply.serialize(body)) };
  };
  const key = keyOf(request);
  const { etag, body } = await db.inTransaction((tx) =>
    key === undefined
      ? carryOut(tx)
      : once(tx, { actorId: actor.id, key, hash: hashOf(request), secret }, clock(), carryOut),
  );
  if (etag !== null) reply.header('etag', etag);
  if (status === 204) await reply.send();
  else await sendJson(reply, body);
}

interface Claim {
  actorId: string;
  key: string;
  hash: string;
  /** Seals the answer. */
  secret: string;
}

const Stored = z.object({
  requestHash: z.string(),
  status: z.int().nullable(),
  etag: z.string().nullable(),
  sealed: z.string().nullable(),
});

/** The first to insert the key does the work; whoever comes at the same time waits for that transaction's end. */
async function once(
  tx: Tx,
  { actorId, key, hash, secret }: Claim,
  now: Instant,
  carryOut: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  await tx.run(sql`
    delete from idempotency
     where (actor_id, key) in (select actor_id, key from idempotency
                                where stored_at <= ${now}::timestamptz - interval '24 hours'
                                limit 100 for update skip locked)`);
  const claimed = await tx.run(sql`
    insert into idempotency (actor_id, key, request_hash, stored_at) values (${actorId}, ${key}, ${hash}, ${now})
    on conflict (actor_id, key) do nothing`);
  if (claimed === 0) {
    const stored = await tx.row(
      Stored,
      sql`
      select request_hash as "requestHash", status, etag, body as sealed
        from idempotency where actor_id = ${actorId} and key = ${key}`,
    );
    if (stored === undefined || stored.requestHash !== hash) throw conflict('http.key-reused');
    const body = stored.sealed === null ? '' : await unseal(secret, stored.sealed);
    return { status: stored.status ?? 200, etag: stored.etag, body };
  }
  const answer = await carryOut(tx);
  await tx.run(sql`
    update idempotency set status = ${answer.status}, etag = ${answer.etag},
           body = ${await seal(secret, answer.body)}
     where actor_id = ${actorId} and key = ${key}`);
  return answer;
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw invalid('http.key-invalid');
  return key;
}

function hashOf(request: FastifyRequest): string {
  const { method, url, body, headers } = request;
  // The file of an upload is read later, as a stream: its length has to do.
  const parts = [method, url, headers['if-match'] ?? null, body ?? headers['content-length'] ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
