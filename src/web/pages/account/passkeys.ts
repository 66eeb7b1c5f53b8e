import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { send } from '../../api.ts';

/** Browsers offer passkeys behind https or on the machine itself, and never for a bare number as address. */
export const hasPasskeys = (): boolean =>
  window.isSecureContext && browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(location.hostname);

/** What the browser needs, as the server words it by the standard. */
export const challengeOf = (path: string, body?: unknown) =>
  send<PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON>(
    path,
    body === undefined ? {} : { body },
  );
