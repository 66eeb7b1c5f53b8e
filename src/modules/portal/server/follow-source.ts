import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { type InLanguages, type SubjectSource, sameIn, type TellSource } from '../../../kernel/following/sources.ts';
import { areaSubjects } from '../../../kernel/following/subjects.ts';
import { tellFollowers } from '../../../kernel/following/tell-followers.ts';
import type { Instant } from '../../../kernel/time.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { type ArticleId, ArticleLanguage } from '../contract.ts';
import { areaPath, articlePath, promisePath, topicPath } from '../paths.ts';

const Named = z.object({ key: z.string(), name: z.string() });
const inBoth = (path: (language: 'vi' | 'en') => string): InLanguages => ({ vi: path('vi'), en: path('en') });

/** A word that articles in public share. */
export const themeSubject: SubjectSource = {
  kind: 'theme',
  named: async (reads, keys) => {
    const found = await reads.rows(
      Named,
      sql`select given.key, given.key as name from unnest(${[...keys]}::text[]) as given (key)
           where exists (select from article_version v join article t on t.published_version_id = v.id
                          where v.standing = 'published' and v.tags @> array[given.key] and t.state = 'published')`,
    );
    return found.map(({ key, name }) => ({ key, name: sameIn(name), paths: inBoth((one) => topicPath(one, key)) }));
  },
};

export const areaSubject: SubjectSource = {
  kind: 'area',
  named: async (reads, keys) => {
    const found = await reads.rows(
      Named,
      sql`select a.id as key, ${areaFullName} as name from area a where a.id = any(${[...keys]}::uuid[])`,
    );
    return found.map(({ key, name }) => ({ key, name: sameIn(name), paths: inBoth((one) => areaPath(one, key)) }));
  },
};

/** A published directive: how far its tasks are. */
export const directiveSubject: SubjectSource = {
  kind: 'directive',
  named: async (reads, keys) => {
    const found = await reads.rows(
      Named,
      sql`select id as key, concat_ws(': ', number, title) as name from directive
           where id = any(${[...keys]}::uuid[]) and state = 'published'`,
    );
    return found.map(({ key, name }) => ({ key, name: sameIn(name), paths: inBoth((one) => promisePath(one, key)) }));
  },
};

const Row = z.object({
  id: z.string(),
  slug: z.string(),
  language: ArticleLanguage,
  title: z.string(),
  lead: z.string(),
});

export const articleTold: TellSource = {
  aboutKind: 'article',
  async inPublic(reads, ids) {
    const rows = await reads.rows(
      Row,
      sql`select t.id, t.slug, t.language, v.title, v.lead
            from article t join article_version v on v.id = t.published_version_id
           where t.id = any(${[...ids]}::uuid[]) and t.state = 'published'`,
    );
    return rows.map(({ id, slug, title, lead }) => ({
      id,
      title: sameIn(title),
      detail: lead === '' ? null : sameIn(lead),
      paths: inBoth((one) => articlePath(one, slug)),
    }));
  },
};

/** Whoever follows one of its themes, its area, or a directive it speaks of, hears of an article. */
export const tellArticleFollowers = (tx: Tx, id: ArticleId, isCorrection: boolean, at: Instant): Promise<void> =>
  tellFollowers(
    tx,
    {
      kind: isCorrection ? 'article.corrected' : 'article.published',
      about: { kind: 'article', id },
      subjects: sql`(
        select ${areaSubjects(sql`v.area_id`)} || array(select 'theme:' || tag from unnest(v.tags) as tag)
               || array(select 'directive:' || spoken from unnest(v.directive_ids) as spoken)
          from article t join article_version v on v.id = t.published_version_id where t.id = ${id})`,
    },
    at,
  );
