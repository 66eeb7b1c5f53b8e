import { z } from 'zod';
import { joinSql, type Query, type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { FileId, type StoredFile } from '../../../kernel/files/contract.ts';
import { findFile } from '../../../kernel/files/queries.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { can } from '../../../kernel/policy/policy.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { Day } from '../../../kernel/time.ts';
import { WorkItemPage } from '../../../kernel/work/contract.ts';
import { listWorkItems } from '../../../kernel/work/list.ts';
import { figureRows, figuresJson } from '../../../kernel/work/read-figures.ts';
import { instantJson } from '../../../kernel/work/rows.ts';
import { type Viewer, viewerOf } from '../../../kernel/work/visibility.ts';
import {
  type Directive,
  DirectiveId,
  type DirectiveState,
  DirectiveSummary,
  Directive as FullDirective,
  ReadingProgress,
} from '../contract.ts';
import { listFindings } from './list-findings.ts';

/** The version that is followed of each directive `d`, as `v`. */
const versionInForce = sql`join directive_version v on v.directive_id = d.id and v.standing = 'in-force'`;

const findingCounts = sql`
  (select jsonb_build_object('open', count(*) filter (where state = 'open'),
                             'confirmed', count(*) filter (where state = 'confirmed'),
                             'rejected', count(*) filter (where state = 'rejected'))
     from directive_finding where version_id = v.id) as findings`;

const summaryColumns = sql`
  d.id, d.number, d.type, d.issuer, d.issued_on as "issuedOn", d.title, d.state, v.reading, ${findingCounts},
  ${instantJson(sql`d.imported_at`)} as "importedAt", ${instantJson(sql`d.published_at`)} as "publishedAt", d.version,
  ${figuresJson} as figures`;

/** The place of a directive in the list: the day of issue, or one before all days, and its identifier. */
export const ListKey = z.tuple([Day, DirectiveId]);
export type ListKey = z.infer<typeof ListKey>;

const withoutDay = '0001-01-01';
export const keyOf = ({ issuedOn, id }: Pick<DirectiveSummary, 'issuedOn' | 'id'>) => [issuedOn ?? withoutDay, id];

export interface Reader {
  /** Sees documents that are not published yet. */
  drafts: boolean;
  viewer: Viewer;
}

export const readerOf = (actor: Actor): Reader => ({
  drafts: can(actor, 'directives.see-drafts'),
  viewer: viewerOf(actor),
});

export interface DirectivesAsked extends Reader {
  state?: DirectiveState | undefined;
  today: Day;
  limit: number;
  after?: ListKey | undefined;
}

/** Directives, the newest first, each with how far its work has come: rows as `DirectiveSummary`. */
export function directiveRows({ drafts, viewer, state, today, limit, after }: DirectivesAsked): Query {
  const conditions: Query[] = [sql`true`];
  if (!drafts) conditions.push(sql`state = 'published'`);
  if (state !== undefined) conditions.push(sql`state = ${state}`);
  if (after !== undefined) conditions.push(sql`(listed_on, id) < (${after[0]}::date, ${after[1]}::uuid)`);
  return sql`
    with page as materialized (
      select * from directive where ${joinSql(conditions, ' and ')} order by listed_on desc, id desc limit ${limit})
    select ${summaryColumns} from page d ${versionInForce}
      left join (${figureRows({ scope: 'source', ids: sql`select id from page`, viewer, today })}) as f on f.scope_id = d.id
     order by d.listed_on desc, d.id desc`;
}

export const listDirectives = (tx: Reads, asked: DirectivesAsked): Promise<DirectiveSummary[]> =>
  tx.rows(DirectiveSummary, directiveRows(asked));

export const publishedCount = sql`(select count(*)::int from directive where state = 'published')`;

const TextRow = DirectiveSummary.extend(
  FullDirective.pick({
    text: true,
    notes: true,
    file: true,
    fileOpen: true,
    clauses: true,
    citations: true,
    withdrawnReason: true,
    lastTouched: true,
    versions: true,
  }).shape,
);

/** More work than any one document gives. */
const mostWork = 5000;

/** One directive: its text, its clauses, what was found in it and what has become of that. */
export async function getDirective(
  tx: Tx,
  id: DirectiveId,
  { drafts, viewer, today, now }: Reader & { today: Day; now: Parameters<typeof listFindings>[2]['now'] },
): Promise<Directive> {
  const row = await tx.row(
    TextRow,
    sql`select ${summaryColumns}, v.text, v.notes, v.file_open as "fileOpen", d.withdrawn_reason as "withdrawnReason",
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
                  from directive_citation c where c.version_id = v.id) as citations,
               (select coalesce(jsonb_agg(jsonb_build_object('ordinal', o.ordinal, 'standing', o.standing,
                         'fileName', o.file_name, 'reading', o.reading, 'reason', o.reason,
                         'importedAt', ${instantJson(sql`o.queued_at`)}) order by o.ordinal desc), '[]')
                  from directive_version o where o.directive_id = d.id) as versions,
               (select jsonb_build_object('findingId', f.id, 'at', ${instantJson(sql`f.touched_at`)}, 'by', account.name)
                  from directive_finding f left join account on account.id::text = f.touched_by
                 where f.version_id = v.id and f.touched_at is not null and f.state <> 'replaced'
                 order by f.touched_at desc, f.id desc limit 1) as "lastTouched"
          from directive d ${versionInForce}
          left join (${figureRows({ scope: 'source', ids: [id], viewer, today })}) as f on true
         where d.id = ${id} ${drafts ? sql`` : sql`and d.state = 'published'`}`,
  );
  if (row === undefined) throw notFound('directives.not-found');
  const findings = await listFindings(tx, id, { confirmedOnly: !drafts, issuedOn: row.issuedOn, now });
  const work = await listWorkItems(tx, { filter: { source: id }, viewer, today, limit: mostWork });
  const openToPublic = drafts ? row : { ...row, file: null, lastTouched: null, versions: [] };
  return {
    ...openToPublic,
    findings,
    workItems: WorkItemPage.shape.items.parse(work.items),
  };
}

export async function readingProgress(tx: Reads, id: DirectiveId): Promise<ReadingProgress> {
  const progress = await tx.row(
    ReadingProgress,
    sql`select d.id, v.reading, v.reason, v.pages_read as "pagesRead", v.queued_at as "queuedAt", v.started_at as "startedAt",
               v.finished_at as "finishedAt", ${findingCounts}
          from directive d ${versionInForce} where d.id = ${id}`,
  );
  if (progress === undefined) throw notFound('directives.not-found');
  return progress;
}

const FileIdRow = z.object({ fileId: FileId.nullable() });

/** The file a directive was read from. */
export async function directiveFile(tx: Tx, id: DirectiveId): Promise<StoredFile> {
  const found = await tx.row(
    FileIdRow,
    sql`select v.file_id as "fileId" from directive d ${versionInForce} where d.id = ${id}`,
  );
  const file = found?.fileId == null ? undefined : await findFile(tx, found.fileId);
  if (file === undefined) throw notFound('directives.file-not-found');
  return file;
}
