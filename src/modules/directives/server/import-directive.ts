import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { idSchema, newId } from '../../../kernel/brand.ts';
import { sql, type Tx, violates } from '../../../kernel/db/db.ts';
import { storeFile } from '../../../kernel/files/queries.ts';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import type { Instant } from '../../../kernel/time.ts';
import { DirectiveId } from '../contract.ts';
import { directiveSources } from './search-source.ts';
import { tellDirectiveChanged } from './tell-change.ts';

export const VersionId = idSchema('DirectiveVersion');
export type VersionId = z.infer<typeof VersionId>;

/** Takes a document in: the file is kept and waits to be read. The same file a second time names the first. */
export async function importDirective(
  tx: Tx,
  files: FileStore,
  actor: Actor,
  received: ReceivedFile,
  at: Instant,
): Promise<DirectiveId> {
  demand(actor, 'directives.import');
  await demandNewFile(tx, received.sha256);
  const id = newId(DirectiveId);
  const versionId = newId(VersionId);
  await tx.run(sql`
    insert into directive (id, title, state, imported_at) values (${id}, ${titleFrom(received.name)}, 'draft', ${at})`);
  const file = await storeFile(tx, files, actor, received, at);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into directive_version (id, directive_id, ordinal, file_id, file_name, sha256, reading, queued_at)
        values (${versionId}, ${id}, 1, ${file.id}, ${file.name}, ${file.sha256}, 'queued', ${at})`),
    );
  } catch (error) {
    if (violates(error, 'directive_version_file_once')) await demandNewFile(tx, received.sha256);
    throw error;
  }
  const after = { fileId: file.id, fileName: file.name, sha256: file.sha256 };
  await indexRecords(tx, directiveSources, [id]);
  await recordAct(tx, actor, 'directives.imported', { kind: 'directive', id }, { after }, at);
  await tellDirectiveChanged(tx, id);
  return id;
}

/** Until it is read, a document goes by the name of its file. */
const titleFrom = (fileName: string): string => fileName.replace(/\.[a-z0-9]{1,5}$/i, '') || fileName;

const Known = z.object({ id: DirectiveId, number: z.string().nullable(), title: z.string() });

export async function demandNewFile(tx: Tx, sha256: string): Promise<void> {
  const known = await tx.row(
    Known,
    sql`select d.id, d.number, d.title from directive_version v join directive d on d.id = v.directive_id
         where v.sha256 = ${sha256} and v.reading <> 'failed' and v.standing <> 'discarded'`,
  );
  if (known === undefined) return;
  const { id, number, title } = known;
  throw conflict('directives.already-imported', { directive: id, name: number ?? title });
}
