import { recordAct } from '../../../kernel/audit/record-act.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { indexRecords } from '../../../kernel/search/index-entries.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { ArticleVersionId } from '../contract.ts';
import { tellArticleFollowers } from './follow-source.ts';
import type { HeldArticle } from './held-article.ts';
import { articleSearch } from './search-source.ts';
import { tellArticleChanged } from './tell-change.ts';

/** From now on readers see this version; the one before it is kept, and what was put right is told. */
export async function putInPublic(
  tx: Tx,
  actor: Actor,
  { id, publishedVersionId }: HeldArticle,
  versionId: ArticleVersionId,
  at: Instant,
): Promise<void> {
  const isCorrection = publishedVersionId !== null;
  await tx.run(
    sql`update article_version set standing = 'replaced' where article_id = ${id} and standing = 'published'`,
  );
  await tx.run(sql`
    update article_version
       set standing = 'published', published_at = ${at}, publish_at = null,
           decided_by = coalesce(${actor.kind === 'person' ? actor.id : null}::uuid, decided_by)
     where id = ${versionId}`);
  await tx.run(sql`
    update article
       set state = 'published', published_version_id = ${versionId}, published_at = coalesce(published_at, ${at}),
           listed_at = coalesce(published_at, ${at}),
           corrected_at = case when ${isCorrection} then ${at}::timestamptz else null end, version = version + 1
     where id = ${id}`);
  await indexRecords(tx, [articleSearch], [id]);
  const act = isCorrection ? 'portal.article-corrected' : 'portal.article-published';
  await recordAct(tx, actor, act, { kind: 'article', id }, {}, at);
  await tellArticleFollowers(tx, id, isCorrection, at);
  await tellArticleChanged(tx, id);
}
