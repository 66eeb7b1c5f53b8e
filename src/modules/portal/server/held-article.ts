import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { type Query, sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { canFor, demandFor } from '../../../kernel/policy/policy.ts';
import { conflict, notFound, Refusal } from '../../../kernel/refusal.ts';
import { Instant } from '../../../kernel/time.ts';
import { type ArticleDecided, ArticleId, ArticleStanding, ArticleState, ArticleVersionId } from '../contract.ts';

const Held = z.object({
  id: ArticleId,
  slug: z.string(),
  organisationId: OrganisationId,
  areaId: z.uuid().nullable(),
  state: ArticleState,
  publishedVersionId: ArticleVersionId.nullable(),
  version: z.int(),
  working: z
    .object({ id: ArticleVersionId, standing: ArticleStanding, correction: z.string().nullable(), lead: z.string() })
    .nullable(),
  publishAt: Instant.nullable(),
});
export type HeldArticle = z.infer<typeof Held>;

export type Right = 'articles.write' | 'articles.publish';

/**
 * An article held for change by somebody who holds one of the rights to it. Who holds neither is told what a reader would
 * be: that it is not there, or, of one in public, that this is not theirs to do.
 */
export async function holdArticle(tx: Tx, actor: Actor, id: ArticleId, ...rights: [Right, ...Right[]]) {
  const held = await findHeld(tx, sql`a.id = ${id}`);
  if (held === undefined) throw notFound('portal.not-found');
  const around = await areasAround(tx, held.areaId);
  const has = (right: Right) => canFor(actor, right, held.organisationId, around);
  if (held.state !== 'published' && !has('articles.write') && !has('articles.publish')) {
    throw notFound('portal.not-found');
  }
  if (!rights.some(has)) demandFor(actor, rights[0], held.organisationId, around);
  return held;
}

export const findHeld = (tx: Tx, condition: Query): Promise<HeldArticle | undefined> =>
  tx.row(
    Held,
    sql`select a.id, a.slug, a.organisation_id as "organisationId", a.area_id as "areaId", a.state,
               a.published_version_id as "publishedVersionId", a.version,
               case when v.id is null then null
                    else json_build_object('id', v.id, 'standing', v.standing, 'correction', v.correction, 'lead', v.lead)
                end as working, v.publish_at as "publishAt"
          from article a
          left join article_version v on v.article_id = a.id and v.standing in ('draft', 'submitted', 'scheduled')
         where ${condition} for update of a`,
  );

export function demandArticleVersion(held: HeldArticle, version: number | null): void {
  if (version === null || version === held.version) return;
  throw new Refusal('precondition-failed', 'http.version-stale', { yours: { version }, current: held });
}

/** The version at work, if it is at this point; refused otherwise. */
export function workingAs(held: HeldArticle, standings: readonly ArticleStanding[], otherwise: string) {
  if (held.state === 'withdrawn') throw conflict('portal.withdrawn-already');
  const { working } = held;
  if (working === null || !standings.includes(working.standing)) throw conflict(otherwise);
  return working;
}

const StateAndStandingRow = z.object({ state: ArticleState, standing: ArticleStanding.nullable() });

/** How far the article is after an act: of a published one, the version at work may be elsewhere. */
export async function decided(tx: Tx, { id, slug, version }: HeldArticle): Promise<ArticleDecided> {
  const now = await tx.row(
    StateAndStandingRow,
    sql`select a.state, v.standing from article a
          left join article_version v on v.article_id = a.id and v.standing in ('draft', 'submitted', 'scheduled')
         where a.id = ${id}`,
  );
  if (now === undefined) throw notFound('portal.not-found');
  return { id, slug, ...now, version: version + 1 };
}
