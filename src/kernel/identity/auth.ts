import { betterAuth } from 'better-auth';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { v7 as timeOrderedUuid } from 'uuid';
import type { Db } from '../db/db.ts';
import { authAdapter } from './auth-adapter.ts';

export const sessionSeconds = 7 * 24 * 60 * 60;

export interface AuthOptions {
  db: Db;
  secret: string;
  /** Whether the server is reached over HTTPS: cookies are then kept from plain connections. */
  secure: boolean;
}

export type Auth = ReturnType<typeof createAuth>;

/** The sign-in library, set up over our tables. Nobody signs up: accounts are made by an administrator. */
export function createAuth({ db, secret, secure }: AuthOptions) {
  return betterAuth({
    baseURL: secure ? 'https://localhost' : 'http://localhost', // for the kind of its cookies only; it serves no address
    secret,
    database: authAdapter(db),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // ours counts in the database, see throttle.ts
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password) => hashPassword(oneSpelling(password)),
        verify: ({ hash, password }) => verifyPassword({ hash, password: oneSpelling(password) }),
      },
    },
    advanced: {
      cookiePrefix: 'dothi',
      useSecureCookies: secure,
      database: { generateId: () => timeOrderedUuid() },
      ipAddress: { disableIpTracking: true },
    },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'account_id',
        providerId: 'provider',
        accountId: 'provider_account_id',
        password: 'password_hash',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      expiresIn: sessionSeconds,
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
  });
}

/** "hoà" may be typed in one code point or in two: the same password all the same. */
export const oneSpelling = (password: string): string => password.normalize('NFKC');
