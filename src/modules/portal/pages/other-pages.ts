import { type Html, html } from '../../../kernel/http/html.ts';
import type { SearchPage, Segment } from '../../../kernel/search/contract.ts';
import type { ArticleSummary } from '../contract.ts';
import { areaPath, type PageLanguage, pathsOf, type Section, sectionPath, sections, topicPath } from '../paths.ts';
import type { Around, Page } from './frame.ts';
import { articleList, searchForm } from './news-pages.ts';
import type { Topic, Ward } from './reading.ts';
import { numberWord, type Speaking } from './words.ts';

/** A page of a section that is there in both languages at one address each. */
export const sectionPage = (
  section: Section,
  { speaking }: Around,
  page: Pick<Page, 'title' | 'description' | 'main'> & Partial<Page>,
): Page => ({
  paths: pathsOf(section),
  canonical: sectionPath(section, speaking.shown),
  section,
  ...page,
});

export interface FrontPage {
  articles: readonly ArticleSummary[];
  topics: readonly Topic[];
  promise: Html;
}

export function frontPage({ articles, topics, promise }: FrontPage, around: Around): Page {
  const { speaking, city, origin } = around;
  const { language, t } = speaking;
  const title = t('portal.page.site', { city });
  return sectionPage('home', around, {
    title,
    description: t('portal.page.about', { city }),
    about: {
      '@type': 'GovernmentOrganization',
      name: city,
      url: origin + sectionPath('home', language),
    },
    main: html`<h1>${title}</h1>${searchForm('', speaking)}
<p><a class="button" href="/report">${t('portal.page.report')}</a> <a href="/follow">${t('portal.page.follow')}</a> · <a href="${sectionPath('following', language)}">${t('portal.page.following-areas')}</a></p>
<section aria-labelledby="latest"><h2 id="latest">${t('portal.page.latest')}</h2>${articleList(articles, speaking, 'h3')}
<p><a href="${sectionPath('news', language)}">${t('portal.page.more-news')}</a></p></section>
${promise}
${topics.length === 0 ? '' : html`<section aria-labelledby="topics"><h2 id="topics">${t('portal.page.topics')}</h2>${topicList(topics, speaking)}</section>`}`,
  });
}

const topicList = (topics: readonly Topic[], { language }: Speaking): Html =>
  html`<ul class="tags">${topics.map(
    ({ tag, count }) =>
      html`<li><a href="${topicPath(language, tag)}">${tag} <span class="dim">${numberWord(count, language)}</span></a></li>`,
  )}</ul>`;

export function topicsPage(topics: readonly Topic[], around: Around): Page {
  const { speaking, city } = around;
  const { t } = speaking;
  return sectionPage('topics', around, {
    title: t('portal.page.topics'),
    description: t('portal.page.about', { city }),
    main: html`<h1>${t('portal.page.topics')}</h1>${topics.length === 0 ? html`<p>${t('portal.page.no-topics')}</p>` : topicList(topics, speaking)}`,
  });
}

export function siteMapPage(wards: readonly Ward[], topics: readonly Topic[], around: Around): Page {
  const { speaking, city } = around;
  const { language, t } = speaking;
  const elsewhere = [
    ['/', 'portal.page.board'],
    ['/report', 'portal.page.report'],
    ['/follow', 'portal.page.follow'],
    ['/map', 'portal.page.live-map'],
    ['/api/v1/articles.atom', 'portal.page.feeds'],
    ['/api/docs', 'portal.page.interface'],
    ['/sign-in', 'portal.page.sign-in'],
  ] as const;
  return sectionPage('map', around, {
    title: t('portal.page.map'),
    description: t('portal.page.about', { city }),
    main: html`<h1>${t('portal.page.map')}</h1>
<h2>${t('portal.page.menu')}</h2><ul>${sections
      .filter((section) => section !== 'map')
      .map(
        (section) => html`<li><a href="${sectionPath(section, language)}">${t(`portal.page.${section}`)}</a></li>`,
      )}</ul>
<h2>${t('portal.page.services')}</h2><ul>${elsewhere.map(([path, word]) => html`<li><a href="${path}">${t(word)}</a></li>`)}</ul>
<h2>${t('portal.page.areas')}</h2><ul>${wards.map(({ id, name }) => html`<li><a href="${areaPath(language, id)}">${name}</a></li>`)}</ul>
<h2>${t('portal.page.topics')}</h2>${topicList(topics, speaking)}`,
  });
}

export function legalPage({ licence, licenceUrl }: { licence: string; licenceUrl: string }, around: Around): Page {
  const { speaking, city } = around;
  const { language, t } = speaking;
  return sectionPage('legal', around, {
    title: t('portal.page.legal'),
    description: t('portal.page.legal-content-text', { city }),
    main: html`<h1>${t('portal.page.legal')}</h1>
<h2>${t('portal.page.legal-content')}</h2><p>${t('portal.page.legal-content-text', { city })}</p>
<h2>${t('portal.page.legal-correct')}</h2><p>${t('portal.page.legal-correct-text')}</p>
<h2>${t('portal.page.legal-data')}</h2><p>${t('portal.page.legal-data-text', { licence })} <a href="${licenceUrl}">${licence}</a></p>
<h2>${t('portal.page.legal-privacy')}</h2><p>${t('portal.page.legal-privacy-text')} <a href="${sectionPath('access', language)}">${t('portal.page.access')}</a></p>
<p>${t('portal.page.legal-own')} <a href="/follow">${t('portal.page.follow')}</a></p>`,
  });
}

export function searchResultsPage(words: string, found: SearchPage, around: Around): Page {
  const { speaking, city } = around;
  const { t } = speaking;
  const kinds = [...new Set(found.items.map(({ kind }) => kind))];
  return sectionPage('search', around, {
    title: words === '' ? t('portal.page.search') : t('portal.page.search-found', { words }),
    description: t('portal.page.about', { city }),
    main: html`<h1>${words === '' ? t('portal.page.search') : t('portal.page.search-found', { words })}</h1>${searchForm(words, speaking)}
${words !== '' && found.items.length === 0 ? html`<p role="status">${t('portal.page.search-none', { words })}</p>` : ''}
${kinds.map(
  (kind) =>
    html`<section aria-labelledby="kind-${kind}"><h2 id="kind-${kind}">${t(`portal.page.kind.${kind}`)}</h2><ul class="tasks">${found.items
      .filter((hit) => hit.kind === kind)
      .map(
        ({ url, title, excerpt }) =>
          html`<li><a href="${publicUrl(url, speaking.language)}">${marked(title)}</a>${excerpt.length === 0 ? '' : html`<p class="small">${marked(excerpt)}</p>`}</li>`,
      )}</ul></section>`,
)}`,
  });
}

/** Where the public reads what the search found: the page of the portal, where there is one. */
const publicUrl = (url: string, language: PageLanguage): string =>
  url
    .replace(/^\/places\//, `${sectionPath('places', language)}/`)
    .replace(/^\/directives\//, `${sectionPath('documents', language)}/`);

export const marked = (segments: readonly Segment[]): Html =>
  html`${segments.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : html`${text}`))}`;
