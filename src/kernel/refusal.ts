/** A "no" the caller can act upon. Anything else that is thrown is a fault of ours. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'denied'
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'precondition-required'
  | 'too-large'
  | 'range'
  | 'too-many'
  | 'unavailable';

export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** Stable, named by its module, and the key of its sentence in the message catalogue: `areas.ring-crosses`. */
  readonly code: string;
  /** What the reader of the sentence needs to know. Never personal data. */
  readonly details: Record<string, unknown>;

  constructor(kind: RefusalKind, code: string, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

export const invalid = (code: string, details?: Record<string, unknown>) => new Refusal('invalid', code, details);
/** A no that signing in could turn into a yes. */
export const unauthenticated = (code: string, details?: Record<string, unknown>) =>
  new Refusal('unauthenticated', code, details);
export const denied = (code: string, details?: Record<string, unknown>) => new Refusal('denied', code, details);
export const notFound = (code: string, details?: Record<string, unknown>) => new Refusal('not-found', code, details);
export const conflict = (code: string, details?: Record<string, unknown>) => new Refusal('conflict', code, details);

/** Somebody else changed the record since it was read: the asker gets what they sent and what is there now. */
export const stale = (details: { expected: number; current: unknown; sent?: unknown }) =>
  new Refusal('precondition-failed', 'http.version-stale', details);
