import { z } from 'zod';
import { Day, Instant } from '../../time.ts';
import { Account, AccountId, AccountRole, Email, NewAppointment, Password, PersonName } from '../contract.ts';

/** A role with its period: what somebody is, was, or will be. */
export const AppointmentPeriod = z
  .object({
    id: z.uuid(),
    role: AccountRole,
    organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    area: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    validFrom: Day,
    validTo: Day.nullable().describe('First day on which it no longer holds.'),
    source: z.string().nullable().describe('The provider whose claims gave it; none: somebody here.'),
  })
  .meta({ id: 'AppointmentPeriod' });
export type AppointmentPeriod = z.infer<typeof AppointmentPeriod>;

/** One account in full, for those who manage accounts. */
export const AccountDetail = Account.extend({
  suspendedFor: z.string().nullable(),
  suspendedAt: Instant.nullable(),
  invitedUntil: Instant.nullable().describe('While a link to set a password is open.'),
  sessions: z.int().describe('How many places the person is signed in.'),
  tokens: z.int().describe('How many API tokens work.'),
  openWork: z.int().describe('Open work that names the person; hand it over when they leave.'),
  history: z.array(AppointmentPeriod).describe('All appointments, the newest first.'),
}).meta({ id: 'AccountDetail' });
export type AccountDetail = z.infer<typeof AccountDetail>;

/** A link with which a person sets their password. */
export const Invitation = z
  .object({
    accountId: AccountId,
    link: z.url().nullable().describe('Shown this once; null where it goes to its owner by e-mail and to nobody else.'),
    mailedTo: z.string().nullable().describe('The address it goes to, where the city sends e-mail.'),
    expiresAt: Instant,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

export const InvitationToken = z.object({ token: z.string().min(20).max(100) });
export const InvitationFor = z
  .object({ name: z.string(), email: z.string(), expiresAt: Instant })
  .meta({ id: 'InvitationFor' });
export type InvitationFor = z.infer<typeof InvitationFor>;
export const AcceptInvitation = InvitationToken.extend({ password: Password }).meta({ id: 'AcceptInvitation' });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const AccountChange = z.object({ name: PersonName, email: Email }).partial().meta({ id: 'AccountChange' });
export type AccountChange = z.infer<typeof AccountChange>;

export const Reason = z.string().trim().min(1).max(500);
export const Suspension = z.object({ reason: Reason }).meta({ id: 'Suspension' });

export const Appoint = NewAppointment.extend({
  from: Day.optional().describe('First day; today if absent.'),
  until: Day.nullable().default(null).describe('Last day; for as long as nobody ends it if null.'),
}).meta({ id: 'Appoint' });
export type Appoint = z.infer<typeof Appoint>;

export const EndAppointment = z
  .object({ on: Day.optional().describe('Last day on which it holds; if absent, it ends now.') })
  .meta({ id: 'EndAppointment' });

export const HandOver = z.object({ toId: AccountId, reason: Reason.optional() }).meta({ id: 'HandOver' });
export type HandOver = z.infer<typeof HandOver>;
export const HandedOver = z.object({ moved: z.int() }).meta({ id: 'HandedOver' });
export type HandedOver = z.infer<typeof HandedOver>;
