import { type Html, html } from '../http/html.ts';
import type { Language } from '../messages.ts';
import type { CollectionDocument } from './documents.ts';
import type { Link } from './media.ts';
import type { FeatureSource } from './source.ts';

const words = {
  vi: {
    home: 'Dữ liệu bản đồ',
    collections: 'Các lớp dữ liệu',
    conformance: 'Phần tiêu chuẩn được tuân thủ',
    interface: 'Mô tả giao diện (OpenAPI)',
    items: 'Các đối tượng',
    queryables: 'Thuộc tính lọc được',
    extent: 'Phạm vi',
    systems: 'Hệ tọa độ',
    none: 'Không có đối tượng nào khớp.',
    next: 'Trang sau',
    same: 'Bản cho máy đọc',
    other: 'English',
    yes: 'có',
    no: 'không',
    property: 'Thuộc tính',
    value: 'Giá trị',
    geometry: 'Hình học',
    open: 'Xem trang',
    returned: (n: number, of: number | undefined) =>
      of === undefined ? `${n} đối tượng trên trang này` : `${n} trong ${of} đối tượng`,
  },
  en: {
    home: 'Map data',
    collections: 'Collections',
    conformance: 'What is kept of the standards',
    interface: 'Description of the interface (OpenAPI)',
    items: 'Features',
    queryables: 'Queryables',
    extent: 'Extent',
    systems: 'Coordinate reference systems',
    none: 'No feature matches.',
    next: 'Next page',
    same: 'For machines',
    other: 'Tiếng Việt',
    yes: 'yes',
    no: 'no',
    property: 'Property',
    value: 'Value',
    geometry: 'Geometry',
    open: 'Open its page',
    returned: (n: number, of: number | undefined) =>
      of === undefined ? `${n} features on this page` : `${n} of ${of} features`,
  },
} as const;

export interface PageOf {
  language: Language;
  base: string;
  title: string;
  description?: string;
  /** From the landing page down to what lies above this one. */
  path: readonly { href: string; title: string }[];
  /** Of the document: the same for machines, and the page after it. */
  links: readonly Link[];
}

/** A page of plain HTML: nothing to run, nothing from elsewhere. */
function frame({ language, base, title, description, path, links }: PageOf, body: Html): string {
  const say = words[language];
  const machine = links.find(({ rel }) => rel === 'alternate');
  const other = language === 'vi' ? 'en' : 'vi';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="${base}/style.css">
${links.map(({ rel, href, type }) => html`<link rel="${rel}" href="${href}" type="${type}">`)}
</head>
<body>
<header><nav aria-label="${say.home}"><ol class="path">${path.map((each) => html`<li><a href="${each.href}">${each.title}</a></li>`)}</ol></nav>
<h1>${title}</h1>${description === undefined ? '' : html`<p>${description}</p>`}
<p>${machine === undefined ? '' : html`<a href="${machine.href}">${say.same}</a> · `}<a href="?f=html&amp;lang=${other}" lang="${other}">${say.other}</a></p></header>
<main>${body}</main>
</body>
</html>`.text;
}

export const home = (base: string, language: Language) => ({ href: `${base}?f=html`, title: words[language].home });
export const collectionsCrumb = (base: string, language: Language) => ({
  href: `${base}/collections?f=html`,
  title: words[language].collections,
});
export const titleOf = (language: Language, name: 'collections' | 'conformance' | 'queryables'): string =>
  words[language][name];

export function landingHtml(page: PageOf): string {
  const say = words[page.language];
  const { base } = page;
  return frame(
    page,
    html`<ul><li><a href="${base}/collections?f=html">${say.collections}</a></li>
<li><a href="${base}/api?f=html">${say.interface}</a></li>
<li><a href="${base}/conformance?f=html">${say.conformance}</a></li></ul>`,
  );
}

export const conformanceHtml = (page: PageOf, classes: readonly string[]): string =>
  frame(page, html`<ul>${classes.map((uri) => html`<li><code>${uri}</code></li>`)}</ul>`);

export const collectionsHtml = (page: PageOf, collections: readonly CollectionDocument[]): string =>
  frame(
    page,
    html`${collections.map(
      ({
        id,
        title,
        description,
      }) => html`<section><h2><a href="${page.base}/collections/${id}?f=html">${title}</a></h2>
<p>${description}</p></section>`,
    )}`,
  );

export function collectionHtml(page: PageOf, collection: CollectionDocument): string {
  const say = words[page.language];
  const at = `${page.base}/collections/${collection.id}`;
  const { spatial, temporal } = collection.extent;
  return frame(
    page,
    html`<ul><li><a href="${at}/items?f=html">${say.items}</a></li><li><a href="${at}/queryables?f=html">${say.queryables}</a></li></ul>
<h2>${say.extent}</h2><p><code>${spatial?.bbox.flat().join(', ') ?? '—'}</code><br><code>${temporal?.interval.flat().join(' / ') ?? '—'}</code></p>
<h2>${say.systems}</h2><ul>${collection.crs.map((uri) => html`<li><code>${uri}</code></li>`)}</ul>`,
  );
}

export function queryablesHtml(page: PageOf, source: FeatureSource): string {
  const say = words[page.language];
  const rows = Object.entries(source.properties).map(
    ([name, property]) => html`<tr><th scope="row"><code>${name}</code></th><td>${property.title[page.language]}</td>
<td>${property.type === 'choice' ? property.values.map((value) => html`<code>${value}</code> `) : property.type}</td></tr>`,
  );
  return frame(
    page,
    html`<div class="wide" tabindex="0" role="region" aria-label="${say.queryables}"><table><thead><tr><th scope="col">${say.property}</th><th scope="col"></th><th scope="col">${say.value}</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

/** A feature as it was read from the database. */
export interface ReadFeature {
  id: string;
  geometry: { type: string } | null;
  properties: Record<string, unknown>;
}

export function itemsHtml(
  page: PageOf,
  source: FeatureSource,
  features: readonly ReadFeature[],
  matched: number | undefined,
): string {
  const say = words[page.language];
  const next = page.links.find(({ rel }) => rel === 'next');
  // The first property says what a feature is; identifiers are for machines, and on the page of each.
  const [first, ...others] = Object.entries(source.properties).filter(([, { type }]) => type !== 'reference');
  const at = `${page.base}/collections/${source.id}/items`;
  const columns = first === undefined ? others : [first, ...others];
  const head = html`<tr>${columns.map(([, { title }]) => html`<th scope="col">${title[page.language]}</th>`)}</tr>`;
  const rows = features.map(
    ({ id, properties }) =>
      html`<tr><th scope="row"><a href="${at}/${id}?f=html">${String(properties[first?.[0] ?? ''] ?? id)}</a></th>${others.map(
        ([name]) => html`<td>${shown(properties[name], page.language)}</td>`,
      )}</tr>`,
  );
  return frame(
    page,
    features.length === 0
      ? html`<p>${say.none}</p>`
      : html`<p>${say.returned(features.length, matched)}</p>
<div class="wide" tabindex="0" role="region" aria-label="${page.title}"><table><thead>${head}</thead><tbody>${rows}</tbody></table></div>
${next === undefined ? '' : html`<p><a rel="next" href="${next.href}">${say.next}</a></p>`}`,
  );
}

export function featureHtml(page: PageOf, source: FeatureSource, feature: ReadFeature): string {
  const say = words[page.language];
  const rows = Object.entries(source.properties).map(
    ([name, { title }]) =>
      html`<tr><th scope="row">${title[page.language]}</th><td>${shown(feature.properties[name], page.language)}</td></tr>`,
  );
  const own = source.page?.(feature.id);
  return frame(
    page,
    html`${own === undefined ? '' : html`<p><a href="${own}">${say.open}</a></p>`}
<div class="wide" tabindex="0" role="region" aria-label="${page.title}"><table><tbody>${rows}
<tr><th scope="row">${say.geometry}</th><td>${feature.geometry?.type ?? '—'}</td></tr></tbody></table></div>`,
  );
}

function shown(value: unknown, language: Language): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return value ? words[language].yes : words[language].no;
  return String(value);
}

export const pagesStyle = `
.path { display: flex; flex-wrap: wrap; gap: .25rem .75rem; padding: 0; list-style: none; }
.path li + li::before { content: "/"; margin-inline-end: .75rem; }
.wide { overflow-x: auto; overflow-wrap: normal; }
table { border-collapse: collapse; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid color-mix(in srgb, CanvasText 22%, Canvas); text-align: start; vertical-align: top; }
td { min-width: 7rem; }
tbody th { min-width: 14rem; }
`;
