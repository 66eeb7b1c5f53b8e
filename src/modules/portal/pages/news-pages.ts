import { followPath } from '../../../kernel/following/paths.ts';
import { type Html, html } from '../../../kernel/http/html.ts';
import type { Article, ArticleSummary } from '../contract.ts';
import {
  areaPath,
  articlePath,
  imagePath,
  languageTag,
  type PageLanguage,
  placePath,
  promisePath,
  sectionPath,
  topicPath,
} from '../paths.ts';
import { blocksHtml, pictureHtml } from './blocks-html.ts';
import { feedsOf } from './feeds-of.ts';
import { followLink } from './follow-link.ts';
import type { Around, Page } from './frame.ts';
import { momentWord, type Speaking } from './words.ts';

/** Articles one under the other, each with its lead. */
export function articleList(
  articles: readonly ArticleSummary[],
  speaking: Speaking,
  heading: 'h2' | 'h3' = 'h2',
): Html {
  const { shown: language, t } = speaking;
  if (articles.length === 0) return html`<p class="dim">${t('portal.page.no-news')}</p>`;
  const title = (article: ArticleSummary) => {
    const link = html`<a href="${articlePath(language, article.slug)}"${otherLanguage(article, language)}>${article.title}</a>`;
    return heading === 'h2' ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`;
  };
  return html`<ul class="articles">${articles.map(
    (article) =>
      html`<li>${
        article.cover === null
          ? ''
          : html`<img src="${imagePath(article.id, article.cover.imageId, 'small')}" alt="${article.cover.alt}" loading="lazy">`
      }<div>${title(article)}<p${otherLanguage(article, language)}>${article.lead}</p><p class="facts">${facts(article, speaking)}</p></div></li>`,
  )}</ul>`;
}

/** Says in which language words stand, where that is not the page's. */
const otherLanguage = (article: { language: PageLanguage }, language: PageLanguage): Html =>
  article.language === language ? { text: '' } : html` lang="${languageTag(article.language)}"`;

function facts(
  { publishedAt, correctedAt, organisation, area }: ArticleSummary,
  { shown: language, t }: Speaking,
): Html {
  const at =
    publishedAt === null ? '' : html`<time datetime="${publishedAt}">${momentWord(publishedAt, language)}</time>`;
  return html`${at} · <span lang="vi">${organisation.name}${area === null ? '' : html` · ${area.name}`}</span>${
    correctedAt === null ? '' : html` · <strong>${t('portal.page.corrected-short')}</strong>`
  }`;
}

export interface Listed {
  title: string;
  articles: readonly ArticleSummary[];
  /** Where the next page begins, and whether this is the first. */
  next: string | null;
  isFirst: boolean;
  paths: Partial<Record<PageLanguage, string>>;
  /** What can be followed of it. */
  subject?: string;
}

/** Latest first: all, of a topic, of an area. */
export function listPage({ title, articles, next, isFirst, paths, subject }: Listed, { speaking, city }: Around): Page {
  const { shown, t } = speaking;
  const own = paths[shown] ?? sectionPath('news', shown);
  return {
    title,
    description: t('portal.page.about', { city }),
    paths,
    canonical: own,
    section: 'news',
    ...(subject === undefined ? {} : { feeds: feedsOf(subject, speaking) }),
    main: html`<h1>${title}</h1>${subject === undefined ? '' : followLink(subject, speaking)}${articleList(articles, speaking)}
<p class="pages">${isFirst ? '' : html`<a href="${own}">${t('portal.page.newest')}</a>`}
${next === null ? '' : html`<a rel="next" href="${own}?after=${encodeURIComponent(next)}">${t('portal.page.older')}</a>`}</p>`,
  };
}

export function articlePage(article: Article, { speaking, origin, city }: Around): Page {
  const { shown: language, t } = speaking;
  const { id, title, lead, publishedAt, correctedAt, organisation, author, source, area, place, tags, cover } = article;
  const foreign =
    article.language === language ? '' : html`<p class="note">${t(`portal.page.only-${article.language}`)}</p>`;
  const by = [
    ...(author === null ? [] : [t('portal.page.author', { name: author })]),
    ...(source === null ? [] : [t('portal.page.source', { name: source })]),
  ];
  const canonical = articlePath(article.language, article.slug);
  return {
    title,
    description: lead,
    paths: articlePaths(article),
    canonical,
    section: 'news',
    ...(cover === null ? {} : { image: imagePath(id, cover.imageId) }),
    about: {
      '@type': 'NewsArticle',
      headline: title,
      description: lead,
      inLanguage: languageTag(article.language),
      ...(article.translation?.slug == null
        ? {}
        : {
            translationOfWork: { '@id': origin + articlePath(article.translation.language, article.translation.slug) },
          }),
      datePublished: publishedAt,
      dateModified: correctedAt ?? publishedAt,
      mainEntityOfPage: origin + canonical,
      author:
        author === null
          ? { '@type': 'GovernmentOrganization', name: organisation.name }
          : { '@type': 'Person', name: author },
      publisher: { '@type': 'GovernmentOrganization', name: city, url: origin },
      keywords: tags.join(', '),
      ...(cover === null ? {} : { image: origin + imagePath(id, cover.imageId) }),
      ...(place?.position == null
        ? {}
        : { contentLocation: { '@type': 'Place', name: place.name, geo: geoOf(place.position.coordinates) } }),
      ...(correctedAt === null ? {} : { correction: article.corrections.map(({ text }) => text) }),
    },
    main: html`<article${otherLanguage(article, language)}>
<h1>${title}</h1>
<p class="facts" lang="${languageTag(language)}">${publishedAt === null ? '' : html`<time datetime="${publishedAt}">${t('portal.page.published', { at: momentWord(publishedAt, language) })}</time>`}
· <span lang="vi">${organisation.name}</span>${by.map((part) => ` · ${part}`)}</p>${foreign}${translated(article, speaking)}
${correctedAt === null ? '' : corrections(article, speaking)}
<p class="lead">${lead}</p>
${cover === null ? '' : pictureHtml(cover, id)}
${blocksHtml(article.blocks, id)}
</article>
<aside aria-label="${t('portal.page.related')}">
<ul class="tags">${tags.map((tag) => html`<li><a href="${topicPath(language, tag)}">${tag}</a></li>`)}
${area === null ? '' : html`<li><a href="${areaPath(language, area.id)}">${area.name}</a></li>`}
${place === null ? '' : html`<li><a href="${placePath(language, place.id)}">${t('portal.page.place', { name: place.name })}</a></li>`}</ul>
${followed(article, speaking)}${related(article, speaking)}
</aside>`,
  };
}

/** Where it can be read: its translations in their languages, itself in the others; in Chinese only what is Chinese. */
function articlePaths({ slug, language, translation, translations }: Article): Partial<Record<PageLanguage, string>> {
  const own = new Map<PageLanguage, string>([
    ['vi', slug],
    ['en', slug],
    ...(translation?.slug == null ? [] : [[translation.language, translation.slug] as const]),
    ...translations.map((one) => [one.language, one.slug] as const),
    [language, slug],
  ]);
  return Object.fromEntries([...own].map(([known, at]) => [known, articlePath(known, at)]));
}

/** A translation says so, what it was made from, and whether the original has gone on since. */
function translated({ translation }: Article, { shown: language, t }: Speaking): Html {
  if (translation === null) return html``;
  const { slug, title, madeFromAt, isBehind, language: from } = translation;
  const named = html`<cite lang="${languageTag(from)}">${title}</cite>`;
  return html`<p class="note" lang="${languageTag(language)}">${t('portal.page.translation')} ${
    slug === null ? named : html`<a href="${articlePath(from, slug)}" hreflang="${languageTag(from)}">${named}</a>`
  }. ${madeFromAt === null ? '' : t('portal.page.translation-from', { at: momentWord(madeFromAt, language) })} ${
    isBehind ? html`<strong>${t('portal.page.translation-behind')}</strong>` : ''
  }</p>`;
}

const geoOf = ([longitude, latitude]: readonly number[]) => ({ '@type': 'GeoCoordinates', latitude, longitude });

const corrections = ({ corrections: told }: Article, { shown: language, t }: Speaking): Html =>
  html`<section class="note" lang="${languageTag(language)}" aria-labelledby="corrections"><h2 id="corrections">${t('portal.page.corrections')}</h2><ul>${told.map(
    ({ at, text }) => html`<li><time datetime="${at}">${momentWord(at, language)}</time>: ${text}</li>`,
  )}</ul></section>`;

function related({ directives, workItems }: Article, { shown: language, t }: Speaking): Html {
  if (directives.length + workItems.length === 0) return html``;
  return html`<h2>${t('portal.page.related')}</h2><ul>${directives.map(
    ({ id, number, title }) =>
      html`<li><a href="${promisePath(language, id)}">${[number, title].filter((part) => part !== null).join(': ')}</a></li>`,
  )}${workItems.map(({ id, title }) => html`<li><a href="/tasks/${id}">${title}</a></li>`)}</ul>`;
}

/** Of what the article is about, what can be followed. */
const followed = ({ tags, area }: Article, { language, t }: Speaking): Html => {
  const subjects = [
    ...tags.map((tag) => ({ subject: `theme:${tag}`, name: tag })),
    ...(area === null ? [] : [{ subject: `area:${area.id}`, name: area.name }]),
  ];
  if (subjects.length === 0) return html``;
  return html`<h2>${t('portal.page.following')}</h2><ul>${subjects.map(
    ({ subject, name }) => html`<li><a class="follow" href="${followPath(language, subject)}">${name}</a></li>`,
  )}</ul>`;
};

/** What stood here is gone: said as such, with ways on. */
export function gonePage(withdrawnOn: string | null, { speaking }: Around): Page {
  const { shown: language, t } = speaking;
  const title = withdrawnOn === null ? t('portal.page.gone') : t('portal.page.withdrawn');
  return {
    title,
    description: title,
    paths: {},
    canonical: sectionPath('home', language),
    section: null,
    status: withdrawnOn === null ? 404 : 410,
    main: html`<h1>${title}</h1>${withdrawnOn === null ? '' : html`<p>${t('portal.page.withdrawn-text', { on: withdrawnOn })}</p>`}
<p>${t('portal.page.gone-text')}</p>${language === 'zh' ? '' : searchForm('', speaking)}`,
  };
}

export const searchForm = (words: string, { language, t }: Speaking): Html =>
  html`<search><form action="${sectionPath('search', language)}" method="get"><label for="q">${t('portal.page.search-for')}</label>
<input id="q" name="q" type="search" maxlength="300" value="${words}" aria-describedby="q-hint"><button>${t('portal.page.search')}</button>
<p id="q-hint" class="dim">${t('portal.page.search-hint')}</p></form></search>`;
