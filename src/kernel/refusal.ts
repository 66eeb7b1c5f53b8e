/** A "no" the caller can act upon. Anything else that is thrown is a fault of ours. */
export type RefusalKind = 'invalid' | 'denied' | 'not-found' | 'conflict' | 'too-large' | 'too-many';

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
export const denied = (code: string, details?: Record<string, unknown>) => new Refusal('denied', code, details);
export const notFound = (code: string, details?: Record<string, unknown>) => new Refusal('not-found', code, details);
export const conflict = (code: string, details?: Record<string, unknown>) => new Refusal('conflict', code, details);
