import type { App, Caller } from '../http/app.ts';
import { actorOf } from '../http/app.ts';
import { demand, type Permission } from '../policy/policy.ts';
import { denied } from '../refusal.ts';
import type { Services } from '../services.ts';
import { sessionToken } from './cookie.ts';
import { findSession } from './queries.ts';
import { actorBehind } from './sign-in.ts';

/** With a one-time password nothing else can be done than what needs no right, and setting a new one. */
const allowedBeforeChange: readonly Permission[] = ['public', 'account.own'];

/** Settles who asks, and whether they may use the route at all, before anything of the request is read. */
export function identifyCallers(app: App, { db, clock, secret }: Services): void {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const token = sessionToken(request.headers.cookie, secret);
    if (token !== undefined) request.caller = await callerBehind(token);
    const { permission } = request.routeOptions.config;
    if (permission === undefined) return; // an address nobody has
    if (request.caller?.mustChangePassword && !allowedBeforeChange.includes(permission)) {
      throw denied('identity.password-change-needed');
    }
    demand(actorOf(request), permission);
  });

  async function callerBehind(token: string): Promise<Caller | null> {
    const session = await findSession(db.reads, token, clock());
    if (session === undefined) return null;
    const { name, email, mustChangePassword } = session;
    return { actor: actorBehind(session), name, email, token, mustChangePassword };
  }
}
