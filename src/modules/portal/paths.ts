import { followPaths } from '../../kernel/following/paths.ts';
import type { Language } from '../../kernel/messages.ts';

/** Where the pages of the portal stand, in the words of each language. Why: docs/decisions/0039. */
const words = {
  home: { vi: '', en: '', zh: '' },
  news: { vi: '/tin-tuc', en: '/news', zh: '/news' },
  documents: { vi: '/van-ban', en: '/documents' },
  topics: { vi: '/chu-de', en: '/topics' },
  areas: { vi: '/dia-ban', en: '/areas' },
  places: { vi: '/dia-diem', en: '/places', zh: '/places' },
  promise: { vi: '/loi-hua', en: '/promise' },
  data: { vi: '/du-lieu', en: '/data' },
  contacts: { vi: '/lien-he', en: '/contacts', zh: '/contacts' },
  reporting: { vi: '/cach-gui-phan-anh', en: '/how-to-report', zh: '/how-to-report' },
  warnings: { vi: '/canh-bao', en: '/warnings', zh: '/warnings' },
  search: { vi: '/tim-kiem', en: '/search' },
  map: { vi: '/so-do-trang', en: '/site-map' },
  legal: { vi: '/quy-dinh', en: '/legal' },
  following: { vi: followPaths.vi.slice('/vi'.length), en: followPaths.en.slice('/en'.length) },
  access: { vi: '/thong-ke-truy-cap', en: '/access' },
} as const satisfies Record<string, Record<Language, string> & { zh?: string }>;
export type Section = keyof typeof words;
export const sections = Object.keys(words) as Section[];

/** The pages of visitors can be read in Chinese too. */
export type PageLanguage = Language | 'zh';
export const pageLanguages = ['vi', 'en', 'zh'] as const satisfies readonly PageLanguage[];
/** As HTML and HTTP name it (BCP 47). */
export const languageTag = (language: PageLanguage): string => (language === 'zh' ? 'zh-Hans' : language);

/** The languages a section can be read in. */
export const languagesOf = (section: Section): PageLanguage[] =>
  pageLanguages.filter((language) => language in words[section]);

/** Where a section stands in a language; where it is not there in it, in Vietnamese. */
export function sectionPath(section: Section, language: PageLanguage): string {
  const own: Record<Language, string> & { zh?: string } = words[section];
  const path = own[language];
  return path === undefined ? `/vi${own.vi}` : `/${language}${path}`;
}

/** Its address in each language it can be read in. */
export const pathsOf = (section: Section, rest = ''): Partial<Record<PageLanguage, string>> =>
  Object.fromEntries(languagesOf(section).map((language) => [language, sectionPath(section, language) + rest]));

export const articlePath = (language: PageLanguage, slug: string): string => `${sectionPath('news', language)}/${slug}`;
export const topicPath = (language: PageLanguage, tag: string): string =>
  `${sectionPath('topics', language)}/${encodeURIComponent(tag)}`;
export const areaPath = (language: PageLanguage, id: string): string => `${sectionPath('areas', language)}/${id}`;
export const placePath = (language: PageLanguage, id: string): string => `${sectionPath('places', language)}/${id}`;
export const documentPath = (language: PageLanguage, id: string): string =>
  `${sectionPath('documents', language)}/${id}`;
export const promisePath = (language: PageLanguage, id: string): string => `${sectionPath('promise', language)}/${id}`;
export const dataPath = (language: PageLanguage, id: string): string => `${sectionPath('data', language)}/${id}`;

/** A picture of an article. */
export const imagePath = (articleId: string, imageId: string, size: 'full' | 'small' = 'full'): string =>
  `/api/v1/articles/${articleId}/images/${imageId}${size === 'small' ? '?size=small' : ''}`;
