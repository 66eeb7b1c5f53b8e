import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Registry } from 'prom-client';
import { type Actor, publicActor } from '../identity/actor.ts';
import type { Permission } from '../policy/policy.ts';

/** Somebody with a session, or a program in somebody's name. */
export interface Caller {
  actor: Actor;
  name: string;
  email: string;
  /** Which session it is, for as long as it lasts; none for a program. */
  token: string | null;
  /** Signed in with a one-time password: nothing but a new password may be done. */
  mustChangePassword: boolean;
  /** A role held asks for a second factor and there is none: nothing but adding one may be done. */
  mustAddSecondFactor: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller needs to use the route; the server does not start with a route that says nothing. */
    permission: Permission;
    /** False where an `Idempotency-Key` has no meaning, as when signing in. */
    repeatable?: boolean;
  }
  interface FastifyInstance {
    /** What is measured; parts add their own. */
    metrics: Registry;
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
