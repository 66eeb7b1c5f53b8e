import { z } from 'zod';
import { type Query, type Reads, sql } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { can } from '../../../../kernel/policy/policy.ts';
import { notFound } from '../../../../kernel/refusal.ts';
import { Instant } from '../../../../kernel/time.ts';
import {
  ImportCounts,
  ImportId,
  type ImportSummary,
  ImportTerms,
  importStates,
  SavedMapping,
  SheetSurvey,
} from '../../imports/contract.ts';
import { ImportMapping } from '../../imports/mapping.ts';

export const KeptImport = z.object({
  id: ImportId,
  fileName: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  sheet: z.string(),
  signature: z.string(),
  survey: SheetSurvey,
  mapping: ImportMapping.nullable(),
  terms: ImportTerms.nullable(),
  state: z.enum(importStates),
  counts: ImportCounts.nullable(),
  receivedAt: Instant,
  receivedBy: z.string().nullable(),
  carriedOutAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
  undoneReason: z.string().nullable(),
  version: z.int(),
});
export type KeptImport = z.infer<typeof KeptImport>;

const columns = (withNames: boolean): Query => sql`
  m.id, f.name as "fileName", f.media_type as "mediaType", f.sha256, m.sheet, m.signature, m.survey, m.mapping, m.terms,
  m.state, m.outcome as counts, m.received_at as "receivedAt", m.carried_out_at as "carriedOutAt",
  m.undone_at as "undoneAt", m.undone_reason as "undoneReason", m.version,
  ${withNames ? sql`(select name from account where id::text = m.received_by)` : sql`null::text`} as "receivedBy"`;

export async function getImport(reads: Reads, actor: Actor, id: ImportId, lock = false): Promise<KeptImport> {
  const found = await reads.row(
    KeptImport,
    sql`select ${columns(can(actor, 'history.read'))}
          from indicator_import m join file f on f.id = m.file_id
         where m.id = ${id} ${lock ? sql`for update of m` : sql``}`,
  );
  if (found === undefined) throw notFound('indicators.import-unknown');
  return found;
}

export function listImports(
  reads: Reads,
  actor: Actor,
  { after, limit }: { after?: readonly [string, string] | undefined; limit: number },
): Promise<ImportSummary[]> {
  const older =
    after === undefined ? sql`true` : sql`(m.received_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  return reads.rows(
    ListImportsRow,
    sql`select ${columns(can(actor, 'history.read'))}
          from indicator_import m join file f on f.id = m.file_id
         where ${older} order by m.received_at desc, m.id desc limit ${limit}`,
  );
}

export function summaryOf({
  survey,
  terms,
  mapping: _,
  mediaType: __,
  sha256: ___,
  signature: ____,
  ...kept
}: KeptImport): ImportSummary {
  return { ...kept, rows: survey.rows, source: terms?.source ?? null };
}

const ListImportsRow = KeptImport.transform(summaryOf);

const mappingColumns = sql`name, mapping, terms, saved_at as "savedAt"`;

/** Kept mappings, the last saved first; only those for the headings, where they are given. */
export function listMappings(reads: Reads, signature: string | null): Promise<SavedMapping[]> {
  return reads.rows(
    SavedMapping,
    sql`select ${mappingColumns} from indicator_import_mapping
         where ${signature}::text is null or signature = ${signature}
         order by saved_at desc, name limit 200`,
  );
}

export const findMapping = (reads: Reads, name: string): Promise<SavedMapping | undefined> =>
  reads.row(SavedMapping, sql`select ${mappingColumns} from indicator_import_mapping where name = ${name}`);
