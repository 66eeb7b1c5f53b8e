import { type Html, html } from '../../../kernel/http/html.ts';
import type { Property, RecordSource } from '../../../kernel/ogc/source.ts';
import type { Speaking } from './words.ts';

/** The filters, the order and where the page begins, by the names of the interface; what nobody said is empty. */
export type DataAsked = Readonly<Record<string, string>>;

/** The part of an address after the path; nothing where nothing is asked. */
export function queryOf(asked: DataAsked): string {
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** A form that sends its fields as an address: the first text and the closed lists in sight, the rest to be opened. */
export function filterForm(source: RecordSource, asked: DataAsked, path: string, speaking: Speaking): Html {
  const { t } = speaking;
  const fields = Object.entries(source.properties).filter(([, { type }]) => type !== 'reference');
  const first = fields.find(([, { type }]) => type === 'text')?.[0];
  const isInSight = ([name, { type }]: [string, Property]) => name === first || type === 'choice' || type === 'boolean';
  const [inSight, more] = [fields.filter(isInSight), fields.filter((field) => !isInSight(field))];
  const isUsed = more.some(([name]) => ['.has', '.from', '.to'].some((suffix) => (asked[name + suffix] ?? '') !== ''));
  const controls = (list: typeof fields) =>
    html`<div class="filters">${list.map((field) => control(field, asked, speaking))}</div>`;
  return html`<form class="data" action="${path}" method="get">
${(asked.sort ?? '') === '' ? '' : html`<input type="hidden" name="sort" value="${asked.sort ?? ''}">`}
${controls(inSight)}
${more.length === 0 ? '' : html`<details${isUsed ? html` open` : ''}><summary>${t('portal.page.data-more')}</summary>${controls(more)}</details>`}
<p><button type="submit">${t('portal.page.data-filter')}</button> <a href="${path}">${t('portal.page.data-all')}</a></p></form>`;
}

function control([name, property]: [string, Property], asked: DataAsked, { language, t }: Speaking): Html {
  const title = property.title[language];
  const value = (suffix: string) => asked[name + suffix] ?? '';
  switch (property.type) {
    case 'choice':
    case 'boolean': {
      const values = property.type === 'choice' ? property.values : ['true', 'false'];
      const word = (each: string) =>
        property.type === 'choice'
          ? (property.words(each)?.[language] ?? each)
          : t(each === 'true' ? 'portal.page.data-yes' : 'portal.page.data-no');
      const option = (each: string) =>
        html`<option value="${each}"${value('') === each ? html` selected` : ''}>${word(each)}</option>`;
      return html`<label>${title}<select name="${name}"><option value="">${t('portal.page.data-any')}</option>${values.map(option)}</select></label>`;
    }
    case 'text':
      return html`<label>${t('portal.page.data-find', { field: title })}<input type="search" name="${name}.has" value="${value('.has')}"></label>`;
    default: {
      const type = property.type === 'day' || property.type === 'instant' ? 'date' : 'text';
      const end = (suffix: '.from' | '.to') =>
        html`<label>${t(suffix === '.from' ? 'portal.page.data-from' : 'portal.page.data-to')}<input type="${type}" inputmode="${type === 'text' ? 'decimal' : 'text'}" name="${name}${suffix}" value="${value(suffix)}"></label>`;
      return html`<fieldset><legend>${title}</legend>${end('.from')}${end('.to')}</fieldset>`;
    }
  }
}
