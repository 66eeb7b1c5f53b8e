import { z } from 'zod';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import type { OpenFile } from '../../../kernel/files/send-open-file.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { demand } from '../../../kernel/policy/policy.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { DirectiveId } from '../contract.ts';
import type { Decided } from './decide-directive.ts';
import { demandDirectiveVersion, holdDirective } from './held-directive.ts';
import { tellDirectiveChanged } from './tell-change.ts';

/** Lets everybody download the file a published directive was read from, or no longer. Why: docs/decisions/0046. */
export async function openDirectiveFile(
  tx: Tx,
  actor: Actor,
  { id, version, open }: { id: DirectiveId; version: number | null; open: boolean },
  at: Instant,
): Promise<Decided> {
  demand(actor, 'directives.publish');
  const held = await holdDirective(tx, id);
  demandDirectiveVersion(held, version);
  if (held.state !== 'published') throw conflict('directives.not-published');
  await tx.run(sql`
    update directive_version set file_open = ${open} where directive_id = ${id} and standing = 'in-force'`);
  await tx.run(sql`update directive set version = version + 1 where id = ${id}`);
  const change = { before: { fileOpen: !open }, after: { fileOpen: open } };
  await recordAct(tx, actor, 'directives.file-opened', { kind: 'directive', id }, change, at);
  await tellDirectiveChanged(tx, id);
  return { id, state: held.state, version: held.version + 1 };
}

const Row = z.object({
  sha256: z.string(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  changedAt: z.string(),
});

/** The file of a published directive that is open to everybody. */
export async function openFileOf(reads: Reads, id: DirectiveId): Promise<OpenFile> {
  const file = await reads.row(
    Row,
    sql`select f.sha256, v.file_name as name, f.media_type as "mediaType", f.size_bytes::int as "sizeBytes",
               to_char(d.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
          from directive d join directive_version v on v.directive_id = d.id and v.standing = 'in-force'
          join file f on f.id = v.file_id
         where d.id = ${id} and d.state = 'published' and v.file_open`,
  );
  if (file === undefined) throw notFound('directives.file-not-found');
  return file;
}
