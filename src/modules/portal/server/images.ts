import { z } from 'zod';
import { newId } from '../../../kernel/brand.ts';
import { type Reads, sql, type Tx } from '../../../kernel/db/db.ts';
import { StoredFile } from '../../../kernel/files/contract.ts';
import { pictureTypes } from '../../../kernel/files/media-type.ts';
import { storeFile } from '../../../kernel/files/queries.ts';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type ArticleId, ArticleImageId } from '../contract.ts';
import { holdArticle } from './held-article.ts';
import { workedOnBy } from './visibility.ts';

const mostImages = 60;
/** What is taken as one. */
export const articleImages = { types: pictureTypes, limitBytes: 20 * 1024 * 1024 };

const CountRow = z.object({ count: z.int() });

/** Keeps a picture for an article, cleaned. */
export async function receiveArticleImage(
  tx: Tx,
  store: FileStore,
  actor: Actor,
  articleId: ArticleId,
  received: ReceivedFile,
  at: Instant,
): Promise<ArticleImageId> {
  const held = await holdArticle(tx, actor, articleId, 'articles.write');
  if (held.state === 'withdrawn') throw conflict('portal.withdrawn-already');
  const kept = await tx.row(
    CountRow,
    sql`select count(*)::int as count from article_image where article_id = ${articleId}`,
  );
  if ((kept?.count ?? 0) >= mostImages) throw conflict('portal.too-many-images', { most: mostImages });
  const { id: fileId } = await storeFile(tx, store, actor, received, at);
  const id = newId(ArticleImageId);
  await tx.run(sql`
    insert into article_image (id, article_id, file_id, added_by, added_at)
    values (${id}, ${articleId}, ${fileId}, ${actor.id}, ${at})`);
  return id;
}

/** The picture, for everybody if the version in public shows it, else for who may work on the article. */
export async function articleImageFile(
  reads: Reads,
  actor: Actor,
  articleId: ArticleId,
  id: ArticleImageId,
): Promise<StoredFile> {
  const file = await reads.row(
    StoredFile,
    sql`select f.id, f.sha256, f.name, f.media_type as "mediaType", f.size_bytes::int as "sizeBytes",
               f.width_px as "widthPx", f.height_px as "heightPx", f.uploaded_at as "uploadedAt"
          from article_image i join article t on t.id = i.article_id
          left join article_version v on v.id = t.published_version_id and t.state = 'published'
          join file f on f.id = i.file_id
         where i.id = ${id} and t.id = ${articleId} and (i.id = any(v.image_ids) or ${workedOnBy(actor)})`,
  );
  if (file === undefined) throw notFound('portal.image-not-found');
  return file;
}
