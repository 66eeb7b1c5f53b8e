import { z } from 'zod';
import { type Query, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { everybody, type Keys } from '../../../kernel/search/marks.ts';
import { SearchFacts, type SearchSource } from '../../../kernel/search/source.ts';
import { DirectiveState } from '../contract.ts';
import { stateKinds } from '../reader/document-kinds.ts';
import { DocumentType, ReadClause } from '../reading.ts';
import { readerOf } from './queries.ts';

/** Who works on documents that are not published, or no longer. */
const office = 'directives';

const keysOf = async (_tx: unknown, actor: Actor): Promise<Keys> =>
  readerOf(actor).drafts ? [[everybody], [office]] : [[everybody]];

const seenBy = (state: DirectiveState): string[] => [state === 'published' ? everybody : office];

/** Rows of directive `d` the actor may see. */
const visible = (actor: Actor): Query => (readerOf(actor).drafts ? sql`true` : sql`d.state = 'published'`);

const records = sql`select id from directive order by listed_on, id`;

const DirectiveRow = z.object({
  id: z.string(),
  number: z.string().nullable(),
  type: DocumentType.nullable(),
  issuer: z.string().nullable(),
  title: z.string(),
  state: DirectiveState,
});

/** Documents by number, title, kind and issuer. */
export const directiveSearch: SearchSource = {
  kind: 'directive',
  records,
  keysOf,
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      DirectiveRow,
      sql`select id, number, type, issuer, title, state from directive
           where id = any(${[...ids]}::uuid[]) order by listed_on, id`,
    );
    return rows.map(({ id, number, type, issuer, title, state }) => ({
      id,
      recordId: id,
      open: state !== 'withdrawn',
      title,
      names: [],
      number,
      body: issuer ?? '',
      beside: stateKinds.find((kind) => type !== null && kind.type === type)?.name ?? '',
      seenBy: seenBy(state),
    }));
  },
  factsOf: (tx, actor, ids) =>
    tx.rows(
      SearchFacts,
      sql`select d.id, d.state, d.issuer as organisation, null as area, '/directives/' || d.id as url,
                 coalesce(d.published_at, d.imported_at) as "updatedAt"
            from directive d where d.id = any(${[...ids]}::uuid[]) and ${visible(actor)}`,
    ),
};

const TextRow = DirectiveRow.pick({ id: true, number: true, title: true, state: true }).extend({
  versionId: z.string(),
  text: z.string(),
  clauses: z.array(ReadClause.pick({ id: true, parent: true, label: true, start: true, end: true })),
});

/** A clause is found by its own words: those of the clauses in it are found with them. */
const longestClause = 20_000;

/** The clauses of the version in force, each by its words and the number of its document. */
export const clauseSearch: SearchSource = {
  kind: 'clause',
  isKnownByItsText: true,
  records,
  keysOf,
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      TextRow,
      sql`select d.id, d.number, d.title, d.state, v.id as "versionId", v.text,
                 (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'parent', c.parent, 'label', c.label,
                           'start', c.start_at, 'end', c.end_at) order by c.ordinal), '[]')
                    from directive_clause c where c.version_id = v.id) as clauses
            from directive d join directive_version v on v.directive_id = d.id and v.standing = 'in-force'
           where d.id = any(${[...ids]}::uuid[]) and v.text is not null order by d.listed_on, d.id`,
    );
    return rows.flatMap(({ id, number, title, state, versionId, text, clauses }) => {
      const characters = [...text]; // spans count code points
      const firstChild = new Map<string, number>();
      for (const { parent, start } of clauses) {
        if (parent !== null) firstChild.set(parent, Math.min(start, firstChild.get(parent) ?? start));
      }
      return clauses.flatMap((clause) => {
        const end = Math.min(clause.end, firstChild.get(clause.id) ?? clause.end, clause.start + longestClause);
        const own = characters.slice(clause.start, end).join('').trim();
        if (own === '') return [];
        return [
          {
            id: `${versionId}/${clause.id}`,
            recordId: id,
            open: state !== 'withdrawn',
            title: [(number ?? title).slice(0, 200), clause.label].filter((part) => part !== null).join(' · '),
            names: [],
            number: null,
            body: own,
            beside: '',
            seenBy: seenBy(state),
          },
        ];
      });
    });
  },
  factsOf: (tx, actor, ids) =>
    tx.rows(
      SearchFacts,
      sql`select c.version_id || '/' || c.id as id, d.state, d.issuer as organisation, null as area,
                 '/directives/' || d.id || '#' || c.id as url, coalesce(d.published_at, d.imported_at) as "updatedAt"
            from unnest(${ids.map((id) => id.slice(0, id.indexOf('/')))}::uuid[],
                        ${ids.map((id) => id.slice(id.indexOf('/') + 1))}::text[]) as asked (version_id, id)
            join directive_clause c on c.version_id = asked.version_id and c.id = asked.id
            join directive_version v on v.id = c.version_id and v.standing = 'in-force'
            join directive d on d.id = v.directive_id
           where ${visible(actor)}`,
    ),
};

/** What the acts of directives keep up to date. */
export const directiveSources: readonly SearchSource[] = [directiveSearch, clauseSearch];
