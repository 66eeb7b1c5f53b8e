import { z } from 'zod';
import { idSchema } from '../brand.ts';
import { Instant } from '../time.ts';
import { accountRoles } from './actor.ts';

export const AccountId = idSchema('Account');
export type AccountId = z.infer<typeof AccountId>;

/** Who may hold an account; the public has none. */
export const AccountRole = z.enum(accountRoles);

/** A role held today. */
export const Appointment = z
  .object({ role: AccountRole, organisationId: z.uuid().nullable(), areaId: z.uuid().nullable() })
  .meta({ id: 'Appointment' });
export type Appointment = z.infer<typeof Appointment>;

export const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());
export const PersonName = z.string().trim().min(1).max(200);
export const Password = z.string().min(1).max(128);

/** Who I am to the server, and what I may do. Without an account: the public. */
export const Session = z
  .object({
    account: z.object({ id: AccountId, name: z.string(), email: z.string() }).nullable(),
    appointments: z.array(Appointment),
    organisationId: z.uuid().nullable().describe('The organisation the asker speaks for.'),
    mustChangePassword: z.boolean().describe('Signed in with a one-time password: set a new one first.'),
    mustAddSecondFactor: z
      .boolean()
      .describe('A role held asks for a second factor, and there is none yet: add one first.'),
    permissions: z.array(z.string()).describe('What the asker may do, if perhaps only within their own organisation.'),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const SignIn = z.object({ email: z.string().trim().min(1).max(254), password: Password }).meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const SecondFactorMethod = z.enum(['code', 'recovery-code', 'passkey']);
export type SecondFactorMethod = z.infer<typeof SecondFactorMethod>;

/** The password was right; the account has a second factor, and waits for it. */
export const SecondFactorAsked = z
  .object({ secondFactor: z.array(SecondFactorMethod).describe('Any one of these.'), expiresAt: Instant })
  .meta({ id: 'SecondFactorAsked' });
export type SecondFactorAsked = z.infer<typeof SecondFactorAsked>;

export const SecondFactorGiven = z
  .union([
    z.object({ code: z.string().min(6).max(12).describe('The six digits the app shows now.') }),
    z.object({ recoveryCode: z.string().min(8).max(20) }),
  ])
  .meta({ id: 'SecondFactorGiven' });
export type SecondFactorGiven = z.infer<typeof SecondFactorGiven>;

export const SignedOut = z
  .object({ next: z.url().nullable().describe('Where the provider signs the person out of its own session.') })
  .meta({ id: 'SignedOut' });
export type SignedOut = z.infer<typeof SignedOut>;

export const PasswordChange = z.object({ current: Password, next: Password }).meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** A provider people may sign in with (nhà cung cấp danh tính). */
export const Provider = z
  .object({ id: z.string(), name: z.object({ vi: z.string(), en: z.string() }) })
  .meta({ id: 'IdentityProvider' });
export type Provider = z.infer<typeof Provider>;

/** One of the sessions of the asker: where somebody is signed in. */
export const OwnSession = z
  .object({
    id: z.uuid(),
    openedBy: z.enum(['password', 'passkey', 'provider']),
    address: z.string().nullable(),
    agent: z.string().nullable().describe('What the browser said it was.'),
    openedAt: Instant,
    lastUsedAt: Instant,
    current: z.boolean(),
  })
  .meta({ id: 'OwnSession' });
export type OwnSession = z.infer<typeof OwnSession>;

/** Those who work in an organisation must name it: head, officer, duty officer, field officer, editor. */
export const NewAppointment = z.object({
  role: AccountRole,
  organisationId: z.uuid().nullable().default(null),
  areaId: z.uuid().nullable().default(null).describe('Only within this area.'),
});
export type NewAppointment = z.infer<typeof NewAppointment>;

export const NewAccount = z
  .object({ email: Email, name: PersonName, appointments: z.array(NewAppointment).min(1).max(20) })
  .meta({ id: 'NewAccount' });
export type NewAccount = z.infer<typeof NewAccount>;

/** `invited`: nobody has set a password or signed in with a provider yet. */
export const AccountState = z.enum(['active', 'invited', 'suspended']);
export type AccountState = z.infer<typeof AccountState>;

export const Account = z
  .object({
    id: AccountId,
    email: z.string(),
    name: z.string(),
    state: AccountState,
    secondFactor: z.boolean().describe('Whether there is an app for codes or a passkey.'),
    appointments: z.array(Appointment),
    createdAt: Instant,
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const CreatedAccount = Account.extend({
  oneTimePassword: z.string().describe('Shown this once; must be changed at the first sign-in.'),
}).meta({ id: 'CreatedAccount' });
export type CreatedAccount = z.infer<typeof CreatedAccount>;
