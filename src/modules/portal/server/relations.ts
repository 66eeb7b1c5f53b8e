import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { can } from '../../../kernel/policy/policy.ts';
import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import { visibleWork } from '../../../kernel/work/visibility.ts';

/** What an article may speak of. */
export const relationKinds = ['directive', 'task', 'article'] as const;
export type RelationKind = (typeof relationKinds)[number];

export const Relation = z.object({ id: z.uuid(), name: z.string(), isPublic: z.boolean() });
export type Relation = z.infer<typeof Relation>;

interface Asked {
  kind: RelationKind;
  /** Words of the number or the title, with or without diacritics. */
  words?: string | undefined;
  ids?: readonly string[] | undefined;
  limit: number;
}

/** Directives or tasks the actor may see, by words or by their identifiers; the latest first. */
export function findRelations(reads: Reads, actor: Actor, { kind, words, ids, limit }: Asked): Promise<Relation[]> {
  const wanted = words === undefined ? [] : wordsOf(words);
  const chosen = (id: Query): Query[] => (ids === undefined ? [] : [sql`${id} = any(${[...ids]}::uuid[])`]);
  if (kind === 'article') {
    const conditions = [
      sql`t.state = 'published' and t.translates_id is null`,
      ...chosen(sql`t.id`),
      ...wanted.map((word) => sql`strpos(lower(unaccent(v.title)), ${word}) > 0`),
    ];
    return reads.rows(
      Relation,
      sql`select t.id, v.title as name, true as "isPublic" from article t
            join article_version v on v.id = t.published_version_id
           where ${joinSql(conditions, ' and ')} order by t.listed_at desc, t.id desc limit ${limit}`,
    );
  }
  if (kind === 'directive') {
    const conditions = [
      can(actor, 'directives.see-drafts') ? sql`d.state <> 'withdrawn'` : sql`d.state = 'published'`,
      ...chosen(sql`d.id`),
      ...wanted.map((word) => sql`strpos(lower(unaccent(coalesce(d.number, '') || ' ' || d.title)), ${word}) > 0`),
    ];
    return reads.rows(
      Relation,
      sql`select d.id, concat_ws(': ', d.number, d.title) as name, d.state = 'published' as "isPublic"
            from directive d where ${joinSql(conditions, ' and ')} order by d.listed_on desc, d.id desc limit ${limit}`,
    );
  }
  const conditions = [
    visibleWork(actor),
    ...chosen(sql`w.id`),
    ...wanted.map((word) => sql`w.search like ${`%${word}%`}`),
  ];
  return reads.rows(
    Relation,
    sql`select w.id, w.title as name, w.published as "isPublic" from work_item w
         where ${joinSql(conditions, ' and ')} order by w.order_on desc, w.id desc limit ${limit}`,
  );
}

/** Words without what LIKE would read as a pattern. */
const wordsOf = (text: string): string[] =>
  withoutDiacritics(text)
    .match(/[\p{L}\p{N}/-]+/gu)
    ?.slice(0, 10) ?? [];
