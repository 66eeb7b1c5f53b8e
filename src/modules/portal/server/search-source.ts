import { z } from 'zod';
import { sql } from '../../../kernel/db/db.ts';
import { everybody } from '../../../kernel/search/marks.ts';
import { SearchFacts, type SearchSource } from '../../../kernel/search/source.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { plainText } from '../text/blocks.ts';
import { readMarkdown } from '../text/read-markdown.ts';

const Row = z.object({
  id: z.string(),
  title: z.string(),
  lead: z.string(),
  body: z.string(),
  tags: z.array(z.string()),
});

/** Published articles by their words and tags. What is not in public is found by nobody here. */
export const articleSearch: SearchSource = {
  kind: 'article',
  records: sql`select id from article order by listed_at, id`,
  async entriesOf(tx, ids) {
    const rows = await tx.rows(
      Row,
      sql`select t.id, v.title, v.lead, v.body, v.tags
            from article t join article_version v on v.id = t.published_version_id
           where t.id = any(${[...ids]}::uuid[]) and t.state = 'published' order by t.listed_at, t.id`,
    );
    return rows.map(({ id, title, lead, body, tags }) => ({
      id,
      recordId: id,
      open: true,
      title,
      names: tags,
      number: null,
      body: [lead, plainText(readMarkdown(body))].join('\n'),
      beside: tags.join('. '),
      seenBy: [everybody],
    }));
  },
  keysOf: async () => [[everybody]],
  factsOf: (tx, _actor, ids) =>
    tx.rows(
      SearchFacts,
      sql`select t.id, t.state, o.name as organisation, ${areaFullName} as area,
                 case t.language when 'vi' then '/vi/tin-tuc/' else '/en/news/' end || t.slug as url,
                 coalesce(t.corrected_at, t.published_at) as "updatedAt"
            from article t join organisation o on o.id = t.organisation_id
            join article_version v on v.id = t.published_version_id
            left join area a on a.id = v.area_id
           where t.id = any(${[...ids]}::uuid[]) and t.state = 'published'`,
    ),
};
