import { areaIdsAround } from '../../../kernel/areas/queries.ts';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { emit } from '../../../kernel/events/emit.ts';
import type { ArticleId } from '../contract.ts';

/** Tells the screens of all who see the article; of one that was withdrawn, also the public, who no longer do. */
export const tellArticleChanged = (tx: Tx, id: ArticleId): Promise<void> =>
  emit(tx, {
    kind: 'article.changed',
    about: { kind: 'article', id },
    published: sql`(select a.published_at is not null from article a where a.id = ${id})`,
    permission: 'articles.write',
    organisationIds: sql`array(select a.organisation_id from article a where a.id = ${id})`,
    areaIds: sql`(select ${areaIdsAround(sql`t.area_id`)} from article t where t.id = ${id})`,
  });
