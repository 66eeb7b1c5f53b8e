import { element, xmlDocument } from '../../../kernel/feeds/xml.ts';
import type { Instant } from '../../../kernel/time.ts';
import {
  areaPath,
  articlePath,
  documentPath,
  languagesOf,
  type PageLanguage,
  pageLanguages,
  placePath,
  promisePath,
  sectionPath,
  sections,
} from '../paths.ts';

export interface Mapped {
  articles: readonly { slug: string; language: PageLanguage; changedAt: Instant }[];
  wards: readonly { id: string }[];
  directives: readonly { id: string }[];
  places: readonly { id: string }[];
  documents: readonly { id: string }[];
}

/** As many addresses as one file may hold by the protocol. */
export const mostMapped = 50_000;

/** sitemap.xml: every page of the portal that is in public, in each language it is written in. */
export function siteMapFile(origin: string, { articles, wards, directives, places, documents }: Mapped): string {
  const languages = ['vi', 'en'] as const;
  const addresses: { path: string; changedAt?: Instant }[] = [
    ...sections
      .filter((section) => section !== 'search')
      .flatMap((section) => languagesOf(section).map((language) => ({ path: sectionPath(section, language) }))),
    ...languages.flatMap((language) => wards.map(({ id }) => ({ path: areaPath(language, id) }))),
    ...languages.flatMap((language) => directives.map(({ id }) => ({ path: promisePath(language, id) }))),
    ...languages.flatMap((language) => documents.map(({ id }) => ({ path: documentPath(language, id) }))),
    ...pageLanguages.flatMap((language) => places.map(({ id }) => ({ path: placePath(language, id) }))),
    ...articles.map(({ slug, language, changedAt }) => ({ path: articlePath(language, slug), changedAt })),
  ];
  return xmlDocument(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      addresses
        .slice(0, mostMapped)
        .map(({ path, changedAt }) =>
          element(
            'url',
            {},
            element('loc', {}, origin + path),
            changedAt === undefined ? null : element('lastmod', {}, changedAt),
          ),
        ),
    ),
  );
}

/** Harvesters are welcome where news and data are; what is for people at work, and what never ends, is not for them. */
export const robotsFile = (origin: string): string =>
  [
    'User-agent: *',
    'Allow: /',
    ...[
      ...['/api/v1/events', '/admin', '/desk', '/command', '/account', '/notifications', '/sign-in', '/search'],
      ...(['vi', 'en'] as const).map((language) => sectionPath('search', language)),
      ...(['vi', 'en'] as const).map((language) => `${sectionPath('data', language)}/*?`), // every filter and order is an address
    ].map((path) => `Disallow: ${path}`),
    'Crawl-delay: 1',
    `Sitemap: ${origin}/sitemap.xml`,
    `# ${origin}/data/catalogue.jsonld`,
    '',
  ].join('\n');
