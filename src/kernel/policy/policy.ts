import type { Actor, Role } from '../identity/actor.ts';
import { denied, unauthenticated } from '../refusal.ts';

/** How far a permission goes: for every record, or only for those of the organisation the role is held for. */
type Reach = 'all' | 'own';
type Row = Readonly<Partial<Record<Role, Reach>>>;

const reaching = (reach: Reach, ...roles: Role[]): Row => Object.fromEntries(roles.map((role) => [role, reach]));

const inOrganisations = ['head', 'officer', 'duty-officer', 'field-officer'] as const;
const cityHall = ['leader', 'office', ...inOrganisations, 'editor', 'auditor', 'administrator'] as const;

const everybody = reaching('all', ...cityHall, 'citizen', 'public');
const signedIn = reaching('all', ...cityHall, 'citizen');
const atWork = reaching('all', ...cityHall);
const administrators = reaching('all', 'administrator');
const runsDirectives = reaching('all', 'leader', 'office');

/** Who may do what. What is not in the table is nobody's; a role that is not in a row is refused. */
export const permissions = {
  public: everybody, // what needs no right at all: health, documents of the interface, signing in

  'areas.read': everybody,
  'areas.edit': administrators,
  'areas.import': administrators,
  'organisations.read': everybody,
  'organisations.edit': administrators,
  'places.read': everybody,
  'places.edit': reaching('all', 'leader', 'office', ...inOrganisations, 'editor', 'administrator'),
  'calendar.read': everybody,
  'calendar.edit': administrators,
  'deadlines.compute': everybody,

  'directives.read': everybody,
  'directives.import': runsDirectives,
  'directives.review': runsDirectives,
  'directives.publish': runsDirectives,

  'work.read': everybody,
  'work.see-all': reaching('all', 'leader', 'office'), // unpublished work of every organisation; restricted work never
  'work.assign': { ...reaching('all', 'leader', 'office', 'duty-officer'), ...reaching('own', 'head') },
  'work.carry-out': reaching('own', ...inOrganisations),
  'work.decide': { ...reaching('all', 'leader', 'office'), ...reaching('own', 'head', 'officer', 'duty-officer') },

  'account.own': signedIn,
  'account.manage': administrators,
  'history.read': atWork,
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;

const rowOf = (permission: Permission): Row => permissions[permission];

/** May the actor do this at all, if perhaps only to records of their own organisation? */
export function can(actor: Actor, permission: Permission): boolean {
  const row = rowOf(permission);
  return actor.kind === 'system' || actor.grants.some(({ role }) => row[role] !== undefined);
}

/** May the actor do this to a record of the given organisation? */
export function canFor(actor: Actor, permission: Permission, organisationId: string | null): boolean {
  const row = rowOf(permission);
  const reaches = (grant: Actor['grants'][number]) =>
    row[grant.role] === 'all' ||
    (row[grant.role] === 'own' && organisationId !== null && grant.organisationId === organisationId);
  return actor.kind === 'system' || actor.grants.some(reaches);
}

/** The organisations whose records the actor may do this to; null for every one. */
export function reachOf(actor: Actor, permission: Permission): string[] | null {
  const row = rowOf(permission);
  if (actor.kind === 'system' || actor.grants.some(({ role }) => row[role] === 'all')) return null;
  const own = actor.grants.filter(({ role }) => row[role] === 'own').flatMap(({ organisationId }) => organisationId ?? []);
  return [...new Set(own)];
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
