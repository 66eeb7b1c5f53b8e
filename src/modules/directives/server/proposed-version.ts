import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import { type DirectiveId, ReadingState, VersionStanding } from '../contract.ts';
import { ReadClause, ReadDocument } from '../reading.ts';
import { VersionId } from './import-directive.ts';

export interface WhichVersion {
  directiveId: DirectiveId;
  ordinal: number;
}

const VersionRow = z.object({
  id: VersionId,
  ordinal: z.int(),
  standing: VersionStanding,
  fileName: z.string(),
  reading: ReadingState,
  reason: z.string().nullable(),
  text: z.string(),
  letterhead: ReadDocument.nullable(),
  clauses: z.array(ReadClause),
});
export type VersionRow = z.infer<typeof VersionRow>;

const versionRow = sql`
  select v.id, v.ordinal, v.standing, v.file_name as "fileName", v.reading, v.reason, coalesce(v.text, '') as text,
         v.letterhead,
         (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'parent', c.parent, 'kind', c.kind, 'label', c.label,
                                                       'start', c.start_at, 'end', c.end_at) order by c.ordinal), '[]')
            from directive_clause c where c.version_id = v.id) as clauses
    from directive_version v`;

export async function getVersion(tx: Tx, { directiveId, ordinal }: WhichVersion): Promise<VersionRow> {
  const found = await tx.row(
    VersionRow,
    sql`${versionRow} where v.directive_id = ${directiveId} and v.ordinal = ${ordinal}`,
  );
  if (found === undefined) throw notFound('directives.version-not-found');
  return found;
}

/** The version a later one was compared with: the one it replaced, or would replace. */
export async function versionBefore(tx: Tx, { directiveId, ordinal }: WhichVersion): Promise<VersionRow> {
  const [found] = await tx.rows(
    VersionRow,
    sql`${versionRow} where v.directive_id = ${directiveId} and v.ordinal < ${ordinal}
          and v.standing in ('in-force', 'former') order by v.ordinal desc limit 1`,
  );
  if (found === undefined) throw conflict('directives.version-first');
  return found;
}

/** The proposed version, held until the transaction ends, with the directive held before it. */
export async function holdProposed(tx: Tx, which: WhichVersion): Promise<VersionRow> {
  const version = await getVersion(tx, which);
  if (version.standing !== 'proposed')
    throw conflict('directives.version-not-proposed', { standing: version.standing });
  await tx.run(sql`select from directive_version where id = ${version.id} for update`);
  return version;
}
