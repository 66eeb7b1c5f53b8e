import { type Html, html } from '../../../kernel/http/html.ts';
import type { Property } from '../../../kernel/ogc/source.ts';
import type { DataFormat } from '../../../kernel/open-data/contract.ts';
import type { DataSet } from '../../../kernel/open-data/data-set.ts';
import type { ReadRecord } from '../../../kernel/open-data/records.ts';
import { Day, Instant } from '../../../kernel/time.ts';
import { dataPath } from '../paths.ts';
import { type DataAsked, filterForm, queryOf } from './data-filters.ts';
import type { Around, Page } from './frame.ts';
import { sectionPage } from './other-pages.ts';
import { dayWord, momentWord, numberWord, type Speaking } from './words.ts';

export interface Offered {
  set: DataSet;
  formats: readonly DataFormat[];
}
export interface Licence {
  name: string;
  url: string;
}

/** Every set of open data, and its files. */
export function dataSetsPage(offered: readonly Offered[], licence: Licence, around: Around): Page {
  const { speaking } = around;
  const { language, t } = speaking;
  return sectionPage('data', around, {
    title: t('portal.page.data'),
    description: t('portal.page.data-lead'),
    main: html`<h1>${t('portal.page.data')}</h1><p>${t('portal.page.data-lead')} <a href="${licence.url}" rel="license">${licence.name}</a></p>
<ul class="tasks">${offered.map(
      ({ set: { source }, formats }) =>
        html`<li><h2><a href="${dataPath(language, source.id)}">${source.title[language]}</a></h2><p>${source.description[language]}</p>${files(source.id, formats, '', speaking)}</li>`,
    )}</ul>
<h2>${t('portal.page.data-programs')}</h2><ul><li><a href="/data/catalogue.jsonld">DCAT-AP (JSON-LD)</a></li>
<li><a href="/ogc?f=html">OGC API</a></li><li><a href="/api/docs">${t('portal.page.interface')}</a></li></ul>`,
  });
}

const files = (id: string, formats: readonly DataFormat[], query: string, { t }: Speaking): Html =>
  html`<p class="small">${t('portal.page.data-download')} ${formats.map(
    (format, at) =>
      html`${at > 0 ? ' · ' : ''}<a href="/data/${id}.${format}${query}" download rel="nofollow">${format.toUpperCase()}</a>`,
  )}</p>`;

export interface DataRead extends Offered {
  asked: DataAsked;
  records: readonly ReadRecord[];
  /** The identifier the next page goes on from. */
  next: string | null;
  /** Why there is nothing to show. */
  refusal: string | null;
  licence: Licence;
}

/** One set: its table with filters and order, every one of them an address of its own. */
export function dataSetPage(read: DataRead, { speaking }: Around): Page {
  const { set, formats, asked, records, next, refusal, licence } = read;
  const { source, history } = set;
  const { language, t } = speaking;
  const path = dataPath(language, source.id);
  const link = (changed: Record<string, string>) => path + queryOf({ ...asked, after: '', ...changed });
  const filters = queryOf({ ...asked, after: '', sort: '' });
  const shown = Object.entries(source.properties).filter(([, { type }]) => type !== 'reference');
  const heading = ([name, { title }]: [string, Property]) => {
    const sorted = asked.sort === name ? 'ascending' : asked.sort === `-${name}` ? 'descending' : undefined;
    const to = link({ sort: sorted === undefined ? name : sorted === 'ascending' ? `-${name}` : '' });
    const sign = sorted === undefined ? '' : sorted === 'ascending' ? ' ▲' : ' ▼';
    return html`<th scope="col"${sorted === undefined ? '' : html` aria-sort="${sorted}"`}><a href="${to}" rel="nofollow">${title[language]}${sign}</a></th>`;
  };
  const row = ({ id, values }: ReadRecord) =>
    html`<tr>${shown.map(([name, property], at) => {
      const word = valueWord(property, values[name], speaking);
      const page = at === 0 ? source.page?.(id) : undefined;
      const content = page === undefined ? html`${word}` : html`<a href="${page}">${word}</a>`;
      return at === 0 ? html`<th scope="row">${content}</th>` : html`<td>${content}</td>`;
    })}</tr>`;
  const table = html`<div class="wide" tabindex="0" role="region" aria-label="${source.title[language]}"><table class="data"><thead><tr>${shown.map(heading)}</tr></thead><tbody>${records.map(row)}</tbody></table></div>`;
  return {
    title: source.title[language],
    description: source.description[language],
    paths: { vi: dataPath('vi', source.id), en: dataPath('en', source.id) },
    canonical: path,
    section: 'data',
    ...(refusal === null ? {} : { status: 400 }),
    main: html`<h1>${source.title[language]}</h1><p>${source.description[language]}</p>
<p><a href="/data/${source.id}${filters}">${t('portal.page.data-live')}</a></p>
${filterForm(source, asked, path, speaking)}
${
  refusal !== null
    ? html`<p class="note" role="alert">${refusal}</p>`
    : records.length === 0
      ? html`<p role="status">${t('portal.page.data-none')}</p>`
      : table
}
${next === null ? '' : html`<p class="pages"><a href="${link({ after: next })}" rel="next nofollow">${t('portal.page.data-next')}</a></p>`}
<h2>${t('portal.page.data-files')}</h2>${files(source.id, formats, filters, speaking)}
<p class="small">${filters === '' ? '' : html`${t('portal.page.data-narrowed')} `}<a href="${licence.url}" rel="license">${licence.name}</a> · ${history[language]}</p>
<details><summary>${t('portal.page.data-fields')}</summary><dl class="figures">${Object.entries(source.properties).map(
      ([name, { title }]) => html`<dt><code>${name}</code></dt><dd>${title[language]}</dd>`,
    )}</dl></details>`,
  };
}

/** A value as people read it. */
function valueWord(
  property: Property,
  value: ReadRecord['values'][string] | undefined,
  { language, t }: Speaking,
): string {
  if (value === null || value === undefined || value === '') return '—';
  switch (property.type) {
    case 'choice':
      return property.words(String(value))?.[language] ?? String(value);
    case 'boolean':
      return t(value === true ? 'portal.page.data-yes' : 'portal.page.data-no');
    case 'day':
      return dayWord(Day.parse(value), language);
    case 'instant':
      return momentWord(Instant.parse(value), language);
    case 'number':
      return numberWord(Number(value), language);
    default:
      return String(value);
  }
}
