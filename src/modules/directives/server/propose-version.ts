import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { sql, type Tx, violates } from '../../../kernel/db/db.ts';
import { storeFile } from '../../../kernel/files/queries.ts';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { DirectiveId } from '../contract.ts';
import type { ProposedVersion } from '../versions-contract.ts';
import { holdDirective } from './held-directive.ts';
import { demandNewFile, VersionId } from './import-directive.ts';
import { holdProposed } from './proposed-version.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Phiên bản mới: another file of the same document. It is read and compared; nothing changes before it is adopted. */
export async function proposeVersion(
  tx: Tx,
  files: FileStore,
  actor: Actor,
  directiveId: DirectiveId,
  received: ReceivedFile,
  at: Instant,
): Promise<ProposedVersion> {
  demand(actor, 'directives.import');
  const directive = await holdDirective(tx, directiveId);
  if (directive.state === 'withdrawn') throw conflict('directives.withdrawn-already');
  if (directive.reading !== 'read') throw conflict('directives.not-read-yet');
  await demandNewFile(tx, received.sha256);
  const file = await storeFile(tx, files, actor, received, at);
  const ordinal = await nextOrdinal(tx, directiveId);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into directive_version (id, directive_id, ordinal, file_id, file_name, sha256, reading, queued_at, standing)
        values (${newId(VersionId)}, ${directiveId}, ${ordinal}, ${file.id}, ${file.name}, ${file.sha256}, 'queued', ${at},
                'proposed')`),
    );
  } catch (error) {
    if (violates(error, 'directive_version_proposed_once')) throw conflict('directives.version-proposed-already');
    if (violates(error, 'directive_version_file_once')) await demandNewFile(tx, received.sha256);
    throw error;
  }
  const after = { ordinal, fileId: file.id, fileName: file.name, sha256: file.sha256 };
  await recordAct(tx, actor, 'directives.version-proposed', { kind: 'directive', id: directiveId }, { after }, at);
  await tellDirectiveChanged(tx, directiveId);
  return { ordinal, reading: 'queued' };
}

/** Bỏ phiên bản: the file was the wrong one, or could not be read. */
export async function discardVersion(
  tx: Tx,
  actor: Actor,
  which: { directiveId: DirectiveId; ordinal: number },
  reason: string,
  at: Instant,
): Promise<void> {
  demand(actor, 'directives.import');
  await holdDirective(tx, which.directiveId);
  const version = await holdProposed(tx, which);
  await tx.run(sql`update directive_version set standing = 'discarded' where id = ${version.id}`);
  const about = { kind: 'directive', id: which.directiveId };
  const change = { after: { ordinal: which.ordinal }, reason };
  await recordAct(tx, actor, 'directives.version-discarded', about, change, at);
  await tellDirectiveChanged(tx, which.directiveId);
}

const NextRow = z.object({ next: z.int() });

async function nextOrdinal(tx: Tx, directiveId: DirectiveId): Promise<number> {
  const found = await tx.row(
    NextRow,
    sql`select max(ordinal) + 1 as next from directive_version where directive_id = ${directiveId}`,
  );
  return found?.next ?? 1;
}
