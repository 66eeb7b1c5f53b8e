/** Who does something. Every act has one. */
export interface Actor {
  /** A signed-in person, the system itself (jobs, the demo), or anybody. */
  kind: 'person' | 'system' | 'public';
  /** The person's account; a fixed word for the other kinds. */
  id: string;
  /** The organisation the actor speaks for. */
  organisationId: string | null;
  role: 'administrator' | 'staff' | 'public';
}

export const publicActor: Actor = { kind: 'public', id: 'public', organisationId: null, role: 'public' };
export const systemActor: Actor = { kind: 'system', id: 'system', organisationId: null, role: 'administrator' };
