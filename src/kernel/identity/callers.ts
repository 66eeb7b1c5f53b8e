import type { FastifyRequest } from 'fastify';
import type { App, Caller } from '../http/app.ts';
import { actorOf } from '../http/app.ts';
import { demand, type Permission } from '../policy/policy.ts';
import { denied, unauthenticated } from '../refusal.ts';
import type { Services } from '../services.ts';
import { bearerToken } from './bearer.ts';
import { sessionToken } from './cookie.ts';
import { needsSecondFactor } from './factors/factors-of.ts';
import { actorBehind, findSession, markUsed } from './sessions.ts';
import { attemptKeys, beginAttempt } from './throttle.ts';
import { findTokenHolder, markTokenUsed } from './tokens/api-tokens.ts';

/** Before a one-time password is changed, or a second factor added that must be there, nothing else can be done. */
const allowedAtFirst: readonly Permission[] = ['public', 'account.own'];

/** Settles who asks, and whether they may use the route at all, before anything of the request is read. */
export function identifyCallers(app: App, { db, clock, secret, settings }: Services): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const bearer = bearerToken(request.headers.authorization);
    const token = sessionToken(request.headers.cookie);
    if (bearer !== undefined) request.caller = await callerWithToken(bearer, request.ip);
    else if (token !== undefined) request.caller = await callerInSession(token, request.ip);
    demandReady(request);
  });

  async function callerInSession(token: string, address: string): Promise<Caller | null> {
    const now = clock();
    const session = await findSession(db.reads, token, settings, now);
    if (session === undefined) return null;
    const { id, name, email, appointments, mustChangePassword } = session;
    if (session.unmarked) await db.inTransaction((tx) => markUsed(tx, id, now));
    const mustAddSecondFactor = !session.secondFactor && needsSecondFactor(appointments, settings);
    return { actor: actorBehind(session, address), name, email, token: id, mustChangePassword, mustAddSecondFactor };
  }

  /** A program in its owner's name. A token nobody has is refused: whoever sends one does not mean to be the public. */
  async function callerWithToken(token: string, address: string): Promise<Caller> {
    const now = clock();
    const holder = await findTokenHolder(db.reads, token, now);
    if (holder === undefined) {
      await db.inTransaction((tx) => beginAttempt(tx, attemptKeys(secret, 'api tokens', address), now));
      throw unauthenticated('identity.token-wrong');
    }
    if (holder.unmarked) await db.inTransaction((tx) => markTokenUsed(tx, holder.id, now));
    const { name, email, scope } = holder;
    const actor = { ...actorBehind(holder, address), scope };
    return { actor, name, email, token: null, mustChangePassword: false, mustAddSecondFactor: false };
  }
}

function demandReady(request: FastifyRequest): void {
  const { permission } = request.routeOptions.config;
  if (permission === undefined) return; // an address nobody has
  if (!allowedAtFirst.includes(permission)) {
    if (request.caller?.mustChangePassword) throw denied('identity.password-change-needed');
    if (request.caller?.mustAddSecondFactor) throw denied('identity.second-factor-needed');
  }
  demand(actorOf(request), permission);
}
