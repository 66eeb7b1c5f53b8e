import { systemActor } from './kernel/identity/actor.ts';
import { createAccount, preparePassword } from './kernel/identity/create-account.ts';
import { hasAccounts } from './kernel/identity/queries.ts';
import type { Services } from './kernel/services.ts';

const email = 'admin@dothi.local';

export interface FirstAccount {
  email: string;
  oneTimePassword: string;
}

/** Makes the administrator when there is no account yet, and says the one-time password, this once. */
export async function createFirstAdministrator({ db, clock, settings }: Services): Promise<FirstAccount | undefined> {
  if (await db.inTransaction(hasAccounts)) return undefined;
  const prepared = await preparePassword(settings.PASSWORD_COST);
  // Who sets the city up also runs its directives, until others are appointed.
  const appointments = (['administrator', 'office'] as const).map((role) => ({
    role,
    organisationId: null,
    areaId: null,
  }));
  const input = { email, name: 'Quản trị viên', appointments };
  return db.inTransaction((tx) => createAccount(tx, systemActor, input, prepared, clock()));
}
