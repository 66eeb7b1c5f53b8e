import { sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { DirectiveId } from '../contract.ts';

/** Tells the screens of all who see the directive; of one that was withdrawn, also the public, who no longer do. */
export const tellDirectiveChanged = (tx: Tx, id: DirectiveId): Promise<void> =>
  emit(tx, {
    kind: 'directive.changed',
    about: { kind: 'directive', id },
    published: sql`(select state <> 'draft' from directive where id = ${id})`,
    permission: 'directives.see-drafts',
  });
