import type { Instant } from '../time.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

export const atomType = 'application/atom+xml; charset=utf-8';

export interface AtomEntry {
  /** A URI that stays the entry's for ever, wherever the server may move: see `entryId`. */
  id: string;
  title: string;
  /** When something last changed that a reader should be told of. */
  updated: Instant;
  published?: Instant;
  /** The page a reader opens. */
  link?: string;
  summary?: string;
  categories?: readonly string[];
  /** An organisation, never a person. */
  author?: string;
}
export interface AtomFeed {
  id: string;
  title: string;
  subtitle?: string;
  /** Where the feed itself stands. */
  self: string;
  /** The page that shows the same. */
  alternate?: string;
  author: string;
  language: string;
  entries: readonly AtomEntry[];
}

/** `urn:uuid:…`: as lasting as the record, and independent of addresses. */
export const entryId = (uuid: string): string => `urn:uuid:${uuid}`;

/** When the feed last changed: with its newest entry. A feed without entries has always been as it is. */
export const updatedOf = (entries: readonly { updated: Instant }[]): Instant =>
  entries.map(({ updated }) => updated).sort((a, b) => Date.parse(b) - Date.parse(a))[0] ??
  ('1970-01-01T00:00:00.000Z' as Instant);

/** Atom (RFC 4287). */
export function writeAtom({ id, title, subtitle, self, alternate, author, language, entries }: AtomFeed): string {
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      element('id', {}, id),
      element('title', {}, title),
      subtitle === undefined ? null : element('subtitle', {}, subtitle),
      element('updated', {}, updatedOf(entries)),
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      alternate === undefined ? null : element('link', { rel: 'alternate', type: 'text/html', href: alternate }),
      element('author', {}, element('name', {}, author)),
      element('generator', {}, 'Đô Thị'),
      entries.map(writeEntry),
    ),
  );
}

function writeEntry({ id, title, updated, published, link, summary, categories = [], author }: AtomEntry): Xml {
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('updated', {}, updated),
    published === undefined ? null : element('published', {}, published),
    link === undefined ? null : element('link', { rel: 'alternate', type: 'text/html', href: link }),
    author === undefined ? null : element('author', {}, element('name', {}, author)),
    categories.map((term) => element('category', { term })),
    summary === undefined ? null : element('summary', {}, summary),
  );
}
