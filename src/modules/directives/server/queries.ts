import { z } from 'zod';
import { joinSql, type Query, type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { FileId, type StoredFile } from '../../../kernel/files/contract.ts';
import { findFile } from '../../../kernel/files/queries.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { Day } from '../../../kernel/time.ts';
import { WorkItemPage } from '../../../kernel/work/contract.ts';
import { figuresById, figuresOf } from '../../../kernel/work/figures.ts';
import { listWorkItems } from '../../../kernel/work/list.ts';
import {
  type Directive,
  DirectiveId,
  type DirectiveState,
  DirectiveSummary,
  Directive as FullDirective,
  ReadingProgress,
} from '../contract.ts';
import { listFindings } from './list-findings.ts';

/** The newest version of each directive `d`, as `v`. */
const newestVersion = sql`
  join lateral (select * from directive_version where directive_id = d.id order by ordinal desc limit 1) as v on true`;

const findingCounts = sql`
  (select jsonb_build_object('open', count(*) filter (where state = 'open'),
                             'confirmed', count(*) filter (where state = 'confirmed'),
                             'rejected', count(*) filter (where state = 'rejected'))
     from directive_finding where version_id = v.id) as findings`;

const summaryColumns = sql`
  d.id, d.number, d.type, d.issuer, d.issued_on as "issuedOn", d.title, d.state, v.reading, ${findingCounts},
  d.imported_at as "importedAt", d.published_at as "publishedAt", d.version`;

const SummaryRow = DirectiveSummary.omit({ figures: true });

/** The place of a directive in the list: the day of issue, or one before all days, and its identifier. */
export const ListKey = z.tuple([Day, DirectiveId]);
export type ListKey = z.infer<typeof ListKey>;

const withoutDay = '0001-01-01';
export const keyOf = ({ issuedOn, id }: Pick<DirectiveSummary, 'issuedOn' | 'id'>) => [issuedOn ?? withoutDay, id];

export interface DirectivesAsked {
  /** The public sees what is published. */
  publishedOnly: boolean;
  state?: DirectiveState | undefined;
  today: Day;
  limit: number;
  after?: ListKey | undefined;
}

/** Directives, the newest first, each with how far its work has come. */
export async function listDirectives(
  tx: Reads,
  { publishedOnly, state, today, limit, after }: DirectivesAsked,
): Promise<DirectiveSummary[]> {
  const conditions: Query[] = [sql`true`];
  if (publishedOnly) conditions.push(sql`state = 'published'`);
  if (state !== undefined) conditions.push(sql`state = ${state}`);
  if (after !== undefined) conditions.push(sql`(listed_on, id) < (${after[0]}::date, ${after[1]}::uuid)`);
  const rows = await tx.rows(
    SummaryRow,
    sql`with page as materialized (
          select * from directive where ${joinSql(conditions, ' and ')} order by listed_on desc, id desc limit ${limit})
        select ${summaryColumns} from page d ${newestVersion} order by d.listed_on desc, d.id desc`,
  );
  const ids = rows.map(({ id }) => id);
  const figures = await figuresById(tx, { scope: 'source', ids, publishedOnly, today });
  return rows.map((row) => ({ ...row, figures: figures.get(row.id) ?? figuresOf([]) }));
}

export async function countPublished(tx: Reads): Promise<number> {
  const found = await tx.row(
    z.object({ n: z.int() }),
    sql`select count(*)::int as n from directive where state = 'published'`,
  );
  return found?.n ?? 0;
}

const TextRow = SummaryRow.extend(
  FullDirective.pick({ text: true, notes: true, file: true, clauses: true, citations: true, withdrawnReason: true })
    .shape,
);

/** More work than any one document gives. */
const mostWork = 5000;

/** One directive: its text, its clauses, what was found in it and what has become of that. */
export async function getDirective(
  tx: Tx,
  id: DirectiveId,
  { publishedOnly, today, now }: { publishedOnly: boolean; today: Day; now: Parameters<typeof listFindings>[2]['now'] },
): Promise<Directive> {
  const row = await tx.row(
    TextRow,
    sql`select ${summaryColumns}, v.text, v.notes, d.withdrawn_reason as "withdrawnReason",
               case when v.file_id is not null then
                 jsonb_build_object('id', v.file_id, 'name', v.file_name) end as file,
               (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'parent', c.parent, 'kind', c.kind,
                         'label', c.label, 'start', c.start_at, 'end', c.end_at) order by c.ordinal), '[]')
                  from directive_clause c where c.version_id = v.id) as clauses,
               (select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'type', c.type,
                         'issuedOn', c.issued_on, 'quote', c.quote, 'start', c.start_at, 'end', c.end_at,
                         'directiveId', (select k.id from directive k
                                          where k.number = c.number and k.state = 'published'
                                            and (c.issued_on is null or k.issued_on = c.issued_on)
                                          order by k.issued_on desc limit 1)) order by c.ordinal), '[]')
                  from directive_citation c where c.version_id = v.id) as citations
          from directive d ${newestVersion}
         where d.id = ${id} ${publishedOnly ? sql`and d.state = 'published'` : sql``}`,
  );
  if (row === undefined) throw notFound('directives.not-found');
  const figures = await figuresById(tx, { scope: 'source', ids: [id], publishedOnly, today });
  const findings = await listFindings(tx, id, { confirmedOnly: publishedOnly, issuedOn: row.issuedOn, now });
  const work = await listWorkItems(tx, { filter: { source: id }, publishedOnly, today, limit: mostWork });
  const openToPublic = { ...row, file: publishedOnly ? null : row.file };
  return {
    ...openToPublic,
    figures: figures.get(id) ?? figuresOf([]),
    findings,
    workItems: WorkItemPage.shape.items.parse(work.items),
  };
}

export async function readingProgress(tx: Reads, id: DirectiveId): Promise<ReadingProgress> {
  const progress = await tx.row(
    ReadingProgress,
    sql`select d.id, v.reading, v.reason, v.pages_read as "pagesRead", v.queued_at as "queuedAt", v.started_at as "startedAt",
               v.finished_at as "finishedAt", ${findingCounts}
          from directive d ${newestVersion} where d.id = ${id}`,
  );
  if (progress === undefined) throw notFound('directives.not-found');
  return progress;
}

/** The file a directive was read from. */
export async function directiveFile(tx: Tx, id: DirectiveId): Promise<StoredFile> {
  const found = await tx.row(
    z.object({ fileId: FileId.nullable() }),
    sql`select v.file_id as "fileId" from directive d ${newestVersion} where d.id = ${id}`,
  );
  const file = found?.fileId == null ? undefined : await findFile(tx, found.fileId);
  if (file === undefined) throw notFound('directives.file-not-found');
  return file;
}
