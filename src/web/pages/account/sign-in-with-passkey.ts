import { startAuthentication } from '@simplewebauthn/browser';
import type { Session } from '../../../kernel/identity/contract.ts';
import { send } from '../../api.ts';
import { challengeOf } from './passkeys.ts';

/** Asks the browser for a passkey and signs in with it. */
export async function signInWithPasskey(): Promise<Session> {
  const optionsJSON = await challengeOf('/api/v1/session/passkey/challenge');
  return send<Session>('/api/v1/session/passkey', { body: await startAuthentication({ optionsJSON }) });
}
