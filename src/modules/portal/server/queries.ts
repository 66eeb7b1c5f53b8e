import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import {
  Article,
  type ArticleFilter,
  type ArticleId,
  ArticleLanguage,
  ArticleSummary,
  ArticleVersion,
} from '../contract.ts';
import { readMarkdown } from '../text/read-markdown.ts';
import { isInArea, reachedWith, visibleArticles, workedOnBy } from './visibility.ts';

/**
 * Of each article `t` the version `v` that is shown: what is in public; of what was never in public, what is at work, or was
 * last. `k` is the version at work.
 */
const tables = sql`
  article t
  left join article_version k on k.article_id = t.id and k.standing in ('draft', 'submitted', 'scheduled')
  join article_version v on v.id = coalesce(t.published_version_id, k.id,
    (select id from article_version where article_id = t.id order by ordinal desc limit 1))
  join organisation o on o.id = t.organisation_id
  left join area a on a.id = v.area_id`;

const picture = sql`
  case when v.cover is null then null
       else jsonb_build_object('imageId', v.cover ->> 'imageId', 'alt', v.cover ->> 'alt', 'caption', v.cover ->> 'caption')
   end`;

const summaryColumns = (actor: Actor): Query => sql`
  t.id, t.slug, t.language, t.state, v.title, v.lead, json_build_object('id', o.id, 'name', o.name) as organisation,
  case when a.id is null then null else json_build_object('id', a.id, 'name', ${areaFullName}) end as area, v.tags,
  ${picture} as cover, t.published_at as "publishedAt", t.corrected_at as "correctedAt",
  case when ${workedOnBy(actor)} then k.publish_at end as "publishAt", t.listed_at as "listedAt",
  t.published_version_id is not null and k.id is not null and ${workedOnBy(actor)} as "isBeingCorrected", t.version`;

/** Newest first; one more than asked for, to know whether there is a next page. */
export function listArticles(
  reads: Reads,
  actor: Actor,
  filter: ArticleFilter,
  limit: number,
  after?: readonly [listedAt: string, id: string],
): Promise<ArticleSummary[]> {
  const { state, tag, area, organisation, language, directive, place } = filter;
  const conditions = [
    sql`t.state = ${state}`,
    visibleArticles(actor),
    ...(tag === undefined ? [] : [sql`v.tags @> array[${tag}::text] and v.standing = 'published'`]),
    ...(area === undefined ? [] : [isInArea(area)]),
    ...(organisation === undefined ? [] : [sql`t.organisation_id = ${organisation}`]),
    ...(language === undefined ? [] : [sql`t.language = ${language}`]),
    ...(place === undefined ? [] : [sql`v.place_id = ${place}::uuid`]),
    ...(directive === undefined ? [] : [sql`v.directive_ids @> array[${directive}::uuid]`]),
    ...(after === undefined ? [] : [sql`(t.listed_at, t.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
  ];
  return reads.rows(
    ArticleSummary,
    sql`select ${summaryColumns(actor)} from ${tables}
         where ${joinSql(conditions, ' and ')} order by t.listed_at desc, t.id desc limit ${limit + 1}`,
  );
}

const Head = Article.omit({ blocks: true, working: true }).extend({ body: z.string() });

/** The article as its readers see it; beside it, for who may work on it, the version at work. */
export async function getArticle(
  reads: Reads,
  actor: Actor,
  which: { id: ArticleId } | { slug: string },
): Promise<Article> {
  const found = await reads.row(
    Head,
    sql`select ${summaryColumns(actor)}, v.body, v.author, v.source, t.withdrawn_reason as "withdrawnReason",
               ${reachedWith(actor, 'articles.write')} as "mayWrite", ${reachedWith(actor, 'articles.publish')} as "mayPublish",
               (select json_build_object('id', p.id, 'name', p.name,
                         'position', case when p.geometry is null then null
                                          else ST_AsGeoJSON(ST_PointOnSurface(p.geometry))::jsonb end)
                  from place p where p.id = v.place_id) as place,
               (select coalesce(json_agg(json_build_object('id', d.id, 'number', d.number, 'title', d.title)
                                         order by d.issued_on desc, d.id), '[]')
                  from directive d where d.id = any(v.directive_ids) and d.state = 'published') as directives,
               (select coalesce(json_agg(json_build_object('id', w.id, 'title', w.title, 'state', w.state) order by w.id), '[]')
                  from work_item w where w.id = any(v.work_item_ids) and w.published) as "workItems",
               (select json_build_object('id', o.id, 'slug', case when o.state = 'published' then o.slug end,
                         'title', n.title, 'language', o.language, 'madeFromAt', ${instantText(sql`m.published_at`)},
                         'isBehind', o.state <> 'published' or n.ordinal is distinct from v.made_from)
                  from article o join article_version n on n.id = o.published_version_id
                  left join article_version m on m.article_id = o.id and m.ordinal = v.made_from
                 where o.id = t.translates_id) as translation,
               (select coalesce(json_agg(json_build_object('slug', x.slug, 'language', x.language) order by x.language), '[]')
                  from article x where x.translates_id = t.id and x.state = 'published') as translations,
               (select coalesce(json_agg(json_build_object('at', ${instantText(sql`c.published_at`)}, 'text', c.correction)
                                         order by c.published_at desc), '[]')
                  from article_version c
                 where c.article_id = t.id and c.standing in ('published', 'replaced') and c.correction is not null) as corrections
          from ${tables}
         where ${'id' in which ? sql`t.id = ${which.id}` : sql`t.slug = ${which.slug}`} and ${visibleArticles(actor)}`,
  );
  if (found === undefined) throw notFound('portal.not-found');
  const { body, ...head } = found;
  const inside = head.mayWrite || head.mayPublish;
  const [working = null] = inside ? await versionsWhere(reads, sql`v.article_id = ${head.id} and ${isAtWork}`) : [];
  return { ...head, blocks: readMarkdown(body), working };
}

const instantText = (at: Query): Query => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const isAtWork = sql`v.standing in ('draft', 'submitted', 'scheduled')`;

function versionsWhere(reads: Reads, condition: Query): Promise<ArticleVersion[]> {
  return reads.rows(
    ArticleVersion,
    sql`select v.ordinal, v.standing, v.title, v.lead, v.body, v.author, v.source, v.tags, v.area_id as "areaId",
               v.place_id as "placeId", ${picture} as cover, v.directive_ids as "directiveIds",
               v.work_item_ids as "workItemIds", v.correction, n.name as "writtenBy", v.written_at as "writtenAt",
               v.publish_at as "publishAt", v.published_at as "publishedAt", v.returned_reason as "returnedReason"
          from article_version v join account n on n.id = v.written_by
         where ${condition} order by v.ordinal desc`,
  );
}

/** Every version, the newest first, for who may work on the article. */
export async function listVersions(reads: Reads, actor: Actor, id: ArticleId): Promise<ArticleVersion[]> {
  await demandInside(reads, actor, id);
  return versionsWhere(reads, sql`v.article_id = ${id}`);
}

const IdRow = z.object({ id: z.string() });

async function demandInside(reads: Reads, actor: Actor, id: ArticleId): Promise<void> {
  const found = await reads.row(IdRow, sql`select t.id from article t where t.id = ${id} and ${workedOnBy(actor)}`);
  if (found === undefined) throw notFound('portal.not-found');
}

/** Who sees the article at all may see who did what to it. */
export async function demandSeen(reads: Reads, actor: Actor, id: string): Promise<void> {
  const found = await reads.row(
    IdRow,
    sql`select t.id from article t where t.id = ${id}::uuid and ${visibleArticles(actor)}`,
  );
  if (found === undefined) throw notFound('portal.not-found');
}

/** Addresses of everything in public, for the site map; the newest first. */
export const publicAddresses = (reads: Reads, limit: number) =>
  reads.rows(
    z.object({
      slug: z.string(),
      language: ArticleLanguage,
      changedAt: z.string().transform((at) => at as Instant),
    }),
    sql`select slug, language, coalesce(corrected_at, published_at) as "changedAt"
          from article where state = 'published' order by listed_at desc limit ${limit}`,
  );
