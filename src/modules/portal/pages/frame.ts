import { type Html, html } from '../../../kernel/http/html.ts';
import type { Warning } from '../../warnings/index.ts';
import { languageTag, type PageLanguage, pageLanguages, type Section, sectionPath } from '../paths.ts';
import { warningsBar } from './warnings-bar.ts';
import type { Speaking } from './words.ts';

/** A page as the one who makes it says it; the frame around is the same everywhere. */
export interface Page {
  title: string;
  description: string;
  /** Its address in each language it can be read in. */
  paths: Readonly<Partial<Record<PageLanguage, string>>>;
  /** Where the same stands first and search engines should go. */
  canonical: string;
  section: Section | null;
  main: Html;
  status?: number;
  /** What machines read of it: schema.org. */
  about?: object;
  image?: string;
  /** The same in formats that other programs read. */
  feeds?: readonly Feed[];
  /** For whoever holds its address alone: kept by no cache and no search engine. */
  isPrivate?: boolean;
  /** What makes more of the page where scripts run; it works without. */
  script?: string;
}

export interface Feed {
  title: string;
  type: 'application/atom+xml' | 'application/feed+json' | 'text/calendar';
  href: string;
}

export interface Around {
  speaking: Speaking;
  origin: string;
  city: string;
  /** Those in force. */
  warnings: readonly Warning[];
}

/** Stands for what changes by the minute, so that a page counts as unchanged while only that does. */
export const figuresMark = '<!-- figures -->';

const inMenu: readonly Section[] = ['home', 'news', 'documents', 'areas', 'promise', 'contacts', 'search'];
const inVisitorsMenu: readonly Section[] = ['home', 'news', 'contacts', 'places', 'reporting', 'warnings'];

/** A page of plain HTML that needs no script. */
export function framed(page: Page, { speaking, origin, city, warnings }: Around): string {
  const { shown: language, language: reading, t } = speaking;
  const others = pageLanguages.filter((other) => other !== language);
  const alternates = pageLanguages.flatMap((known) => {
    const path = page.paths[known];
    return path === undefined ? [] : [{ tag: languageTag(known), path }];
  });
  return html`<!doctype html>
<html lang="${languageTag(language)}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.section === 'home' ? page.title : `${page.title} · ${city}`}</title>
<meta name="description" content="${page.description}">
<link rel="canonical" href="${origin}${page.canonical}">
${alternates.map(({ tag, path }) => html`<link rel="alternate" hreflang="${tag}" href="${origin}${path}">`)}
<link rel="alternate" type="application/atom+xml" title="Atom" href="/api/v1/articles.atom?lang=${reading}">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="/api/v1/articles.json?lang=${reading}">
${(page.feeds ?? []).map(({ title, type, href }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}">`)}
${page.isPrivate === true ? html`<meta name="robots" content="noindex">` : ''}
${page.script === undefined ? '' : html`<script type="module" src="${page.script}"></script>`}
<link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/portal.css">
<meta property="og:title" content="${page.title}"><meta property="og:site_name" content="${city}">
${page.image === undefined ? '' : html`<meta property="og:image" content="${origin}${page.image}">`}
${page.about === undefined ? '' : html`<script type="application/ld+json">${jsonLd(page.about)}</script>`}
</head>
<body>
<a class="skip" href="#main">${t('portal.page.skip')}</a>
<header class="top">
<div class="line"><a class="brand" href="${sectionPath('home', language)}">${t('portal.page.site', { city })}</a>
<span class="tools">${others.map((other) => html`<a href="${page.paths[other] ?? sectionPath('home', other)}" lang="${languageTag(other)}" hreflang="${languageTag(other)}">${t(`portal.page.language-${other}`)}</a> `)}
<a class="button" href="/sign-in">${t('portal.page.sign-in')}</a></span></div>
<nav aria-label="${t('portal.page.menu')}"><ul class="line">${(language === 'zh' ? inVisitorsMenu : inMenu).map(
    (section) =>
      html`<li><a href="${sectionPath(section, language)}"${here(page, section)}>${t(`portal.page.${section}`)}</a></li>`,
  )}</ul></nav>
</header>
${warningsBar(warnings, speaking)}
<main id="main" tabindex="-1">${page.main}</main>
<footer>
<div class="line columns">
<section aria-labelledby="foot-services"><h2 id="foot-services">${t('portal.page.services')}</h2><ul>
<li><a href="/report">${t('portal.page.report')}</a></li><li><a href="/follow">${t('portal.page.follow')}</a></li>
<li><a href="${sectionPath('reporting', language)}">${t('portal.page.reporting')}</a></li>
<li><a href="${sectionPath('warnings', language)}">${t('portal.page.warnings')}</a></li>
<li><a href="${sectionPath('following', language)}">${t('portal.page.following')}</a></li>
<li><a href="/">${t('portal.page.board')}</a></li><li><a href="/map">${t('portal.page.live-map')}</a></li>
<li><a href="${sectionPath('data', language)}">${t('portal.page.data')}</a></li></ul></section>
<section aria-labelledby="foot-pages"><h2 id="foot-pages">${t('portal.page.menu')}</h2><ul>${(
    ['places', 'contacts', 'map', 'legal', 'access'] as const
  ).map((section) => html`<li><a href="${sectionPath(section, language)}">${t(`portal.page.${section}`)}</a></li>`)}
<li><a href="/api/v1/articles.atom?lang=${reading}">${t('portal.page.feeds')}</a></li>
<li><a href="/api/docs">${t('portal.page.interface')}</a></li></ul></section>
${{ text: figuresMark }}
</div>
</footer>
</body>
</html>`.text;
}

const here = (page: Page, section: Section): Html =>
  page.section === section ? { text: ' aria-current="page"' } : { text: '' };

/** A script in name alone: browsers do not run it. Nothing in it can end it. */
const jsonLd = (about: object): Html => ({
  text: JSON.stringify({ '@context': 'https://schema.org', ...about }).replace(/</g, '\\u003c'),
});
