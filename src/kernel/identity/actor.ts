/** What somebody may be to the city (vai trò). */
export const accountRoles = [
  'leader',
  'office',
  'head',
  'officer',
  'duty-officer',
  'field-officer',
  'editor',
  'auditor',
  'administrator',
  'citizen',
] as const;
export type AccountRole = (typeof accountRoles)[number];
export type Role = AccountRole | 'public';

/** One role somebody holds today: for an organisation, perhaps only within an area. */
export interface Grant {
  role: Role;
  organisationId: string | null;
  areaId: string | null;
}

/** Who does something. Every act has one. */
export interface Actor {
  /** A signed-in person, the system itself (jobs, the demo), or anybody. */
  kind: 'person' | 'system' | 'public';
  /** The person's account; a fixed word for the other kinds. */
  id: string;
  /** The organisation the actor speaks for. */
  organisationId: string | null;
  /** Where a person asks from, as the trail keeps it apart: the network address. */
  address?: string;
  /** Every role the actor holds; what these may do is said in `policy`, and nowhere else. */
  grants: readonly Grant[];
  /** For a program in a person's name: the permissions it was given; of the person's others it has none. */
  scope?: readonly string[];
}

export const publicActor: Actor = {
  kind: 'public',
  id: 'public',
  organisationId: null,
  grants: [{ role: 'public', organisationId: null, areaId: null }],
};
/** The system may do whatever it is told to; what it does is in the trail like everything else. */
export const systemActor: Actor = { kind: 'system', id: 'system', organisationId: null, grants: [] };
