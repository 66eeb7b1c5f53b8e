import type { Actor } from '../identity/actor.ts';
import { denied, unauthenticated } from '../refusal.ts';

export type Role = Actor['role'];
/** How far a permission goes: for every record, or only for those of the actor's own organisation. */
type Reach = 'all' | 'own';
type Row = Readonly<Partial<Record<Role, Reach>>>;

const everybody: Row = { administrator: 'all', staff: 'all', public: 'all' };
const signedIn: Row = { administrator: 'all', staff: 'all' };
const ownOrganisation: Row = { administrator: 'all', staff: 'own' };
const administrators: Row = { administrator: 'all' };

/** Who may do what. What is not in the table is nobody's; a role that is not in a row is refused. */
export const permissions = {
  public: everybody, // what needs no right at all: health, documents of the interface, signing in

  'areas.read': everybody,
  'areas.edit': administrators,
  'areas.import': administrators,
  'organisations.read': everybody,
  'organisations.edit': administrators,
  'places.read': everybody,
  'places.edit': signedIn,
  'calendar.read': everybody,
  'calendar.edit': administrators,
  'deadlines.compute': everybody,

  'directives.read': everybody,
  'directives.import': signedIn,
  'directives.review': signedIn,
  'directives.publish': signedIn,

  'work.read': everybody,
  'work.assign': signedIn,
  'work.carry-out': ownOrganisation,
  'work.decide': ownOrganisation,

  'account.own': signedIn,
  'account.manage': administrators,
  'history.read': signedIn,
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;

const rowOf = (permission: Permission): Row => permissions[permission];

/** May the actor do this at all, if perhaps only to records of their own organisation? */
export function can(actor: Actor, permission: Permission): boolean {
  return rowOf(permission)[actor.role] !== undefined;
}

/** May the actor do this to a record of the given organisation? */
export function canFor(actor: Actor, permission: Permission, organisationId: string | null): boolean {
  const reach = rowOf(permission)[actor.role];
  if (reach === 'own') return organisationId !== null && actor.organisationId === organisationId;
  return reach === 'all';
}

export function demand(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw refused(actor, permission);
}

export function demandFor(actor: Actor, permission: Permission, organisationId: string | null): void {
  if (!canFor(actor, permission, organisationId)) throw refused(actor, permission);
}

const refused = (actor: Actor, permission: Permission) =>
  actor.kind === 'public'
    ? unauthenticated('policy.sign-in-needed', { permission })
    : denied('policy.not-allowed', { permission });
