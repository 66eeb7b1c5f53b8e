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

const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());
const Password = z.string().min(1).max(128);

/** Who I am to the server, and what I may do. Without an account: the public. */
export const Session = z
  .object({
    account: z.object({ id: AccountId, name: z.string(), email: z.string() }).nullable(),
    appointments: z.array(Appointment),
    organisationId: z.uuid().nullable().describe('The organisation the asker speaks for.'),
    mustChangePassword: z.boolean().describe('Signed in with a one-time password: set a new one first.'),
    permissions: z.array(z.string()).describe('What the asker may do, if perhaps only within their own organisation.'),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** Those who work in an organisation must name it: head, officer, duty officer, field officer, editor. */
const NewAppointment = z.object({
  role: AccountRole,
  organisationId: z.uuid().nullable().default(null),
  areaId: z.uuid().nullable().default(null).describe('Only within this area.'),
});

export const SignIn = z.object({ email: z.string().trim().min(1).max(254), password: Password }).meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const PasswordChange = z.object({ current: Password, next: Password }).meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const Account = z
  .object({
    id: AccountId,
    email: z.string(),
    name: z.string(),
    appointments: z.array(Appointment),
    createdAt: Instant,
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const NewAccount = z
  .object({
    email: Email,
    name: z.string().trim().min(1).max(200),
    appointments: z.array(NewAppointment).min(1).max(20),
  })
  .meta({ id: 'NewAccount' });
export type NewAccount = z.infer<typeof NewAccount>;

export const CreatedAccount = Account.extend({
  oneTimePassword: z.string().describe('Shown this once; must be changed at the first sign-in.'),
}).meta({ id: 'CreatedAccount' });
export type CreatedAccount = z.infer<typeof CreatedAccount>;
