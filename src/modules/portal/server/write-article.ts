import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { recordAct } from '../../../kernel/audit/record-act.ts';
import { newId } from '../../../kernel/brand.ts';
import { type Query, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { can, demand, demandFor } from '../../../kernel/policy/policy.ts';
import { conflict, invalid, notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { visibleWork } from '../../../kernel/work/visibility.ts';
import {
  type ArticleDecided,
  ArticleId,
  ArticleImageId,
  type ArticleText,
  ArticleVersionId,
  type NewArticle,
} from '../contract.ts';
import { picturesIn } from '../text/blocks.ts';
import { readMarkdown } from '../text/read-markdown.ts';
import { slugOf } from '../text/slug.ts';
import { decided, demandArticleVersion, type HeldArticle, holdArticle } from './held-article.ts';
import { tellArticleChanged } from './tell-change.ts';

/** Viết tin, bài: a draft, seen by those alone who may write or publish for its office. */
export async function createArticle(tx: Tx, actor: Actor, input: NewArticle, at: Instant): Promise<ArticleDecided> {
  demand(actor, 'articles.write');
  const { organisationId, language, translates, ...given } = input;
  const text: ArticleText = { ...given, correction: null };
  demandFor(actor, 'articles.write', organisationId, await areasAround(tx, text.areaId));
  await demandKnown(tx, actor, text, organisationId);
  if (translates !== null) await demandOriginal(tx, translates, language);
  const id = newId(ArticleId);
  const images = await imagesOf(tx, id, text);
  const slug = slugOf(text.title, id);
  await tx.run(sql`
    insert into article (id, slug, language, translates_id, organisation_id, area_id, state, listed_at, created_by, created_at)
    values (${id}, ${slug}, ${language}, ${translates}, ${organisationId}, ${text.areaId}, 'draft', ${at}, ${actor.id}, ${at})`);
  await insertVersion(tx, actor, id, text, images, at);
  const change = { after: { organisationId, language, translates, ...told(text) }, personal };
  await recordAct(tx, actor, 'portal.article-written', { kind: 'article', id }, change, at);
  await tellArticleChanged(tx, id);
  return { id, slug, state: 'draft', standing: 'draft', version: 1 };
}

/** A name in public; it goes when it is asked to go. */
const personal = ['author'];
const told = ({ body, ...text }: ArticleText) => ({ ...text, bodyLength: body.length });

interface Which {
  id: ArticleId;
  version: number | null;
}

/** Sửa: the draft, or, of a published article, the version that will correct it. Readers see nothing of it yet. */
export async function writeArticle(
  tx: Tx,
  actor: Actor,
  { id, version }: Which,
  text: ArticleText,
  at: Instant,
): Promise<ArticleDecided> {
  const held = await holdArticle(tx, actor, id, 'articles.write');
  demandArticleVersion(held, version);
  if (held.state === 'withdrawn') throw conflict('portal.withdrawn-already');
  if (held.working !== null && held.working.standing !== 'draft') throw conflict('portal.waits-for-review');
  demandFor(actor, 'articles.write', held.organisationId, await areasAround(tx, text.areaId));
  await demandKnown(tx, actor, text, held.organisationId);
  const images = await imagesOf(tx, id, text);
  if (held.working === null) await insertVersion(tx, actor, id, text, images, at);
  else await changeVersion(tx, actor, held.working.id, text, images, at);
  await touch(tx, held, text.areaId, at);
  const act = held.publishedVersionId === null ? 'portal.article-changed' : 'portal.correction-written';
  await recordAct(tx, actor, act, { kind: 'article', id }, { after: told(text), personal }, at);
  await tellArticleChanged(tx, id);
  return decided(tx, held);
}

/** What is being written comes up in its list; what is in public stays where its readers know it. */
const touch = (tx: Tx, { id, state }: HeldArticle, areaId: string | null, at: Instant): Promise<number> =>
  tx.run(sql`
    update article set version = version + 1, area_id = ${areaId},
           listed_at = case when ${state}::text = 'published' then listed_at else ${at}::timestamptz end
     where id = ${id}`);

const columnsOf = ({ title, lead, body, author, source, tags, areaId, placeId, cover, ...text }: ArticleText) => ({
  title,
  lead,
  body: body.normalize('NFC'),
  author,
  source,
  tags,
  areaId,
  placeId,
  cover: cover === null ? null : JSON.stringify(cover),
  directiveIds: text.directiveIds,
  workItemIds: text.workItemIds,
  correction: text.correction,
});

/** The version of the original that whoever writes a translation of it can read. */
const nowInPublic = (articleId: Query): Query => sql`
  (select n.ordinal from article t join article o on o.id = t.translates_id
     join article_version n on n.id = o.published_version_id where t.id = ${articleId})`;

const Original = z.object({ language: z.string(), isTranslation: z.boolean(), isTranslated: z.boolean() });

/** A translation is made of what readers know, into a language it has not been put into. */
async function demandOriginal(tx: Tx, id: ArticleId, language: string): Promise<void> {
  const original = await tx.row(
    Original,
    sql`select language, translates_id is not null as "isTranslation",
               exists (select from article x where x.translates_id = t.id and x.language = ${language}
                          and x.state <> 'withdrawn') as "isTranslated"
          from article t where id = ${id} and state = 'published' for update`,
  );
  if (original === undefined) throw invalid('portal.original-not-public');
  if (original.isTranslation) throw invalid('portal.original-is-translation');
  if (original.language === language || original.isTranslated) throw conflict('portal.translated-already');
}

async function insertVersion(
  tx: Tx,
  actor: Actor,
  id: ArticleId,
  text: ArticleText,
  images: readonly string[],
  at: Instant,
): Promise<void> {
  const v = columnsOf(text);
  await tx.run(sql`
    insert into article_version (id, article_id, ordinal, standing, title, lead, body, author, source, tags, area_id,
                                 place_id, cover, image_ids, directive_ids, work_item_ids, correction, made_from, written_by, written_at)
    values (${newId(ArticleVersionId)}, ${id},
            (select coalesce(max(ordinal), 0) + 1 from article_version where article_id = ${id}), 'draft',
            ${v.title}, ${v.lead}, ${v.body}, ${v.author}, ${v.source}, ${v.tags}::text[], ${v.areaId}, ${v.placeId},
            ${v.cover}::text::jsonb, ${[...images]}::uuid[], ${v.directiveIds}::uuid[], ${v.workItemIds}::uuid[],
            ${v.correction}, ${nowInPublic(sql`${id}::uuid`)}, ${actor.id}, ${at})`);
}

async function changeVersion(
  tx: Tx,
  actor: Actor,
  versionId: ArticleVersionId,
  text: ArticleText,
  images: readonly string[],
  at: Instant,
): Promise<void> {
  const v = columnsOf(text);
  await tx.run(sql`
    update article_version
       set title = ${v.title}, lead = ${v.lead}, body = ${v.body}, author = ${v.author}, source = ${v.source},
           tags = ${v.tags}::text[], area_id = ${v.areaId}, place_id = ${v.placeId}, cover = ${v.cover}::text::jsonb,
           image_ids = ${[...images]}::uuid[], directive_ids = ${v.directiveIds}::uuid[],
           work_item_ids = ${v.workItemIds}::uuid[], correction = ${v.correction},
           made_from = ${nowInPublic(sql`article_version.article_id`)}, written_by = ${actor.id},
           written_at = ${at}
     where id = ${versionId}`);
}

const IdRow = z.object({ id: ArticleImageId });

/** The pictures the text shows; reading it also refuses what an article may not hold. */
async function imagesOf(tx: Tx, id: ArticleId, { body, cover }: ArticleText): Promise<string[]> {
  const shown = [...picturesIn(readMarkdown(body)).map(({ imageId }) => imageId), ...(cover ? [cover.imageId] : [])];
  const ids = [...new Set(shown)];
  const own = await tx.rows(
    IdRow,
    sql`select id from article_image where article_id = ${id} and id = any(${ids}::uuid[])`,
  );
  const foreign = ids.find((image) => !own.some((each) => each.id === image));
  if (foreign !== undefined) throw invalid('portal.image-of-another', { image: foreign });
  return ids;
}

const DemandKnownRow = z.object({
  organisation: z.boolean(),
  area: z.boolean(),
  place: z.boolean(),
  directives: z.int(),
  work: z.int(),
});

/** Whatever is named is there, and may be seen by who names it. */
async function demandKnown(tx: Tx, actor: Actor, text: ArticleText, organisationId: string): Promise<void> {
  const { areaId, placeId, directiveIds, workItemIds } = text;
  const seesDrafts = can(actor, 'directives.see-drafts');
  const known = await tx.row(
    DemandKnownRow,
    sql`select exists (select from organisation where id = ${organisationId}) as organisation,
               ${areaId}::uuid is null or exists (select from area where id = ${areaId}::uuid) as area,
               ${placeId}::uuid is null or exists (select from place where id = ${placeId}::uuid) as place,
               (select count(*)::int from directive
                 where id = any(${directiveIds}::uuid[]) and (state = 'published' or ${seesDrafts})) as directives,
               (select count(*)::int from work_item w
                 where w.id = any(${workItemIds}::uuid[]) and ${visibleWork(actor)}) as work`,
  );
  if (known?.organisation !== true) throw notFound('portal.organisation-unknown');
  if (!known.area) throw notFound('portal.area-unknown');
  if (!known.place) throw notFound('portal.place-unknown');
  if (known.directives < directiveIds.length) throw notFound('portal.directive-unknown');
  if (known.work < workItemIds.length) throw notFound('portal.work-unknown');
}
