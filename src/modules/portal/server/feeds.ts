import { atomType, entryId, writeAtom } from '../../../kernel/feeds/atom.ts';
import { calendarType, writeCalendar } from '../../../kernel/feeds/icalendar.ts';
import { say } from '../../../kernel/http/language.ts';
import type { Language } from '../../../kernel/messages.ts';
import { dayOf } from '../../../kernel/time.ts';
import type { ArticleSummary } from '../contract.ts';
import { portalMessages } from '../messages.ts';
import { articlePath, imagePath, sectionPath } from '../paths.ts';

export interface Telling {
  language: Language;
  origin: string;
  city: string;
  self: string;
}

export const jsonFeedType = 'application/feed+json; charset=utf-8';

const titleOf = ({ language, city }: Telling) => `${say(portalMessages['portal.feed'], language)} · ${city}`;
const linkOf = ({ origin }: Telling, { language, slug }: ArticleSummary) => origin + articlePath(language, slug);

/** The latest articles as Atom. */
export const atomFeed = (told: Telling, articles: readonly ArticleSummary[]): { type: string; text: string } => ({
  type: atomType,
  text: writeAtom({
    id: told.self,
    title: titleOf(told),
    self: told.self,
    alternate: told.origin + sectionPath('news', told.language),
    author: told.city,
    language: told.language,
    entries: articles.map((article) => ({
      id: entryId(article.id),
      title: article.title,
      updated: article.correctedAt ?? article.publishedAt ?? article.listedAt,
      ...(article.publishedAt === null ? {} : { published: article.publishedAt }),
      link: linkOf(told, article),
      summary: article.lead,
      categories: article.tags,
      author: article.organisation.name,
    })),
  }),
});

/** The same as JSON Feed 1.1. */
export const jsonFeed = (told: Telling, articles: readonly ArticleSummary[]): { type: string; text: string } => ({
  type: jsonFeedType,
  text: JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(told),
    home_page_url: told.origin + sectionPath('news', told.language),
    feed_url: told.self,
    language: told.language,
    items: articles.map((article) => ({
      id: entryId(article.id),
      url: linkOf(told, article),
      title: article.title,
      content_text: article.lead,
      ...(article.cover === null ? {} : { image: told.origin + imagePath(article.id, article.cover.imageId) }),
      date_published: article.publishedAt ?? article.listedAt,
      ...(article.correctedAt === null ? {} : { date_modified: article.correctedAt }),
      authors: [{ name: article.organisation.name }],
      tags: article.tags,
      language: article.language,
    })),
  }),
});

/** The days on which they were published, for a calendar. */
export const articleCalendar = (
  told: Telling,
  articles: readonly ArticleSummary[],
): { type: string; text: string } => ({
  type: calendarType,
  text: writeCalendar({
    name: titleOf(told),
    refreshHours: 4,
    entries: articles.map((article) => ({
      uid: `${article.id}@dothi`,
      title: article.title,
      description: article.lead,
      url: linkOf(told, article),
      categories: article.tags,
      changedAt: article.correctedAt ?? article.publishedAt ?? article.listedAt,
      version: article.version,
      kind: 'event' as const,
      on: dayOf(article.publishedAt ?? article.listedAt),
      ...(article.area === null ? {} : { location: article.area.name }),
    })),
  }),
});
