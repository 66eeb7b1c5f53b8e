import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { type Actor, publicActor } from '../identity/actor.ts';
import type { Permission } from '../policy/policy.ts';

/** Somebody with a session. */
export interface Caller {
  actor: Actor;
  name: string;
  email: string;
  token: string;
  /** Signed in with a one-time password: nothing but a new password may be done. */
  mustChangePassword: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller needs to use the route; the server does not start with a route that says nothing. */
    permission: Permission;
    /** False where an `Idempotency-Key` has no meaning, as when signing in. */
    repeatable?: boolean;
  }
  interface FastifyRequest {
    /** Who asks, settled before any handler runs; null for the public. */
    caller: Caller | null;
  }
}

/** The server as the parts see it: routes with zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export const actorOf = (request: Pick<FastifyRequest, 'caller'>): Actor => request.caller?.actor ?? publicActor;
