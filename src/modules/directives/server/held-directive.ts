import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { notFound, Refusal } from '../../../kernel/refusal.ts';
import { Day } from '../../../kernel/time.ts';
import { DirectiveId, DirectiveState, ReadingState } from '../contract.ts';
import { DocumentType } from '../reading.ts';

const HeldDirective = z.object({
  id: DirectiveId,
  number: z.string().nullable(),
  type: DocumentType.nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string(),
  state: DirectiveState,
  reading: ReadingState,
  version: z.int(),
});
export type HeldDirective = z.infer<typeof HeldDirective>;

/** A directive held for change. */
export async function holdDirective(tx: Tx, id: DirectiveId): Promise<HeldDirective> {
  const held = await tx.row(
    HeldDirective,
    sql`select d.id, d.number, d.type, d.issuer, d.issued_on as "issuedOn", d.title, d.state, v.reading, d.version
          from directive d join directive_version v on v.directive_id = d.id and v.standing = 'in-force'
         where d.id = ${id} for update of d`,
  );
  if (held === undefined) throw notFound('directives.not-found');
  return held;
}

export function demandDirectiveVersion(held: HeldDirective, version: number | null): void {
  if (version === null || version === held.version) return;
  throw new Refusal('precondition-failed', 'http.version-stale', { yours: { version }, current: held });
}
