import { z } from 'zod';
import { joinSql, type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { onePage, pageQuery } from '../../../kernel/http/paging.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { longestQuestion, type Segment } from '../../../kernel/search/contract.ts';
import { search } from '../../../kernel/search/search.ts';
import type { SearchSource } from '../../../kernel/search/source.ts';
import { Day, Instant } from '../../../kernel/time.ts';

/** The published documents as everybody reads them. */

export const DocumentRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  type: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  title: z.string(),
  hasFile: z.boolean(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

const most = { onPage: 20, hits: 200, passages: 3 };
const line = z.string().trim().max(300).catch('');
const Asked = z.object({
  q: z.string().trim().max(longestQuestion).catch(''),
  kind: line,
  issuer: line,
  year: z
    .string()
    .regex(/^\d{4}$/)
    .or(z.literal(''))
    .catch(''),
});
export type DocumentsAsked = z.infer<typeof Asked>;
const ListKey = pageQuery(z.tuple([Day, z.uuid()])).pick({ after: true });

/** A passage that has the words, and the clause it stands in. */
export interface PassageFound {
  clauseId: string;
  label: Segment[];
  excerpt: Segment[];
}

export interface DocumentsRead {
  asked: DocumentsAsked;
  documents: readonly (DocumentRow & { passages: readonly PassageFound[] })[];
  next: string | null;
  isFirst: boolean;
  /** What there is to choose from. */
  kinds: readonly string[];
  issuers: readonly string[];
  years: readonly string[];
  /** Nothing has the words as they were typed; these have words like them. */
  guessed: boolean;
  /** More were found than are looked through. */
  more: boolean;
}

const columns = sql`d.id, d.number, d.type, d.issuer, d.issued_on as "issuedOn", d.title,
  exists (select from directive_version v where v.directive_id = d.id and v.standing = 'in-force'
             and v.file_open and v.file_id is not null) as "hasFile"`;

/** A page of the library: the latest first, by what was asked for. */
export async function readDocuments(tx: Tx, query: unknown, sources: readonly SearchSource[]): Promise<DocumentsRead> {
  const asked = Asked.parse(query);
  const after = ListKey.safeParse(query).data?.after;
  const { q, kind, issuer, year } = asked;
  const found = q === '' ? undefined : await findWords(tx, q, sources);
  const conditions = [sql`d.state = 'published'`];
  if (found !== undefined) conditions.push(sql`d.id = any(${[...found.passages.keys()]}::uuid[])`);
  if (kind !== '') conditions.push(sql`d.type = ${kind}`);
  if (issuer !== '') conditions.push(sql`d.issuer = ${issuer}`);
  if (year !== '') conditions.push(sql`extract(year from d.issued_on)::int = ${Number(year)}`);
  if (after !== undefined) conditions.push(sql`(d.listed_on, d.id) < (${after[0]}::date, ${after[1]}::uuid)`);
  const rows = await tx.rows(
    DocumentRow,
    sql`select ${columns} from directive d where ${joinSql(conditions, ' and ')}
         order by d.listed_on desc, d.id desc limit ${most.onPage + 1}`,
  );
  const { items, next } = onePage(rows, most.onPage, ({ issuedOn, id }) => [issuedOn ?? '0001-01-01', id]);
  return {
    asked,
    documents: items.map((row) => ({ ...row, passages: found?.passages.get(row.id) ?? [] })),
    next,
    isFirst: after === undefined,
    ...(await readChoices(tx)),
    guessed: found?.guessed ?? false,
    more: found?.more ?? false,
  };
}

/** The documents that have the words in their title or in a clause, with the passages that have them. */
async function findWords(tx: Tx, text: string, sources: readonly SearchSource[]) {
  const asked = { text, kinds: ['directive', 'clause'] as const, limit: most.hits, after: undefined };
  const { items, guessed, more, next } = await search(tx, publicActor, asked, sources);
  const passages = new Map<string, PassageFound[]>();
  for (const { kind, url, title, excerpt } of items) {
    const [, id = '', clauseId = ''] = /^\/directives\/([^#]+)(?:#(.*))?$/.exec(url) ?? [];
    const known = passages.get(id) ?? [];
    if (!passages.has(id)) passages.set(id, known);
    if (kind === 'clause' && known.length < most.passages) known.push({ clauseId, label: title, excerpt });
  }
  return { passages, guessed, more: more || next !== null };
}

const Choices = z.object({ kinds: z.array(z.string()), issuers: z.array(z.string()), years: z.array(z.string()) });

const readChoices = async (reads: Reads): Promise<z.infer<typeof Choices>> =>
  (await reads.row(
    Choices,
    sql`select coalesce(jsonb_agg(distinct type) filter (where type is not null), '[]') as kinds,
               coalesce(jsonb_agg(distinct issuer) filter (where issuer is not null), '[]') as issuers,
               coalesce(jsonb_agg(distinct extract(year from issued_on)::int::text) filter (where issued_on is not null), '[]') as years
          from directive where state = 'published'`,
  )) ?? { kinds: [], issuers: [], years: [] };

const Whole = DocumentRow.extend({
  publishedAt: Instant.nullable(),
  text: z.string(),
  clauses: z.array(z.object({ id: z.string(), kind: z.string(), label: z.string().nullable(), start: z.int() })),
  tasks: z.int(),
});
export type Whole = z.infer<typeof Whole>;

/** A published document with its text in force. */
export const findDocument = (reads: Reads, id: string): Promise<Whole | undefined> =>
  reads.row(
    Whole,
    sql`select ${columns}, to_char(d.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt",
               coalesce(w.text, '') as text,
               (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'label', c.label,
                         'start', c.start_at) order by c.ordinal), '[]')
                  from directive_clause c where c.version_id = w.id) as clauses,
               (select count(*)::int from directive_finding f where f.version_id = w.id and f.state = 'confirmed') as tasks
          from directive d join directive_version w on w.directive_id = d.id and w.standing = 'in-force'
         where d.id = ${id} and d.state = 'published'`,
  );

const IdRow = z.object({ id: z.string() });

/** Every published document, for the site map; the latest first. */
export const documentAddresses = (reads: Reads, limit: number) =>
  reads.rows(
    IdRow,
    sql`select id from directive where state = 'published' order by listed_on desc, id desc limit ${limit}`,
  );
