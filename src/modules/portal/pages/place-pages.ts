import { type Html, html } from '../../../kernel/http/html.ts';
import { say } from '../../../kernel/http/language.ts';
import type { Place, PlaceKind } from '../../../kernel/places/contract.ts';
import { placesMessages } from '../../../kernel/places/messages.ts';
import type { WorkItemSummary } from '../../../kernel/work/contract.ts';
import type { ReportSummary } from '../../reports/index.ts';
import type { Warning } from '../../warnings/index.ts';
import type { ArticleSummary } from '../contract.ts';
import { areaPath, type PageLanguage, pathsOf, placePath, sectionPath } from '../paths.ts';
import { reportList } from './area-pages.ts';
import type { Around, Page } from './frame.ts';
import { articleList } from './news-pages.ts';
import { sectionPage } from './other-pages.ts';
import { taskList } from './promise-pages.ts';
import { dayWord, marked, type Speaking } from './words.ts';
import { zhPlaceKinds } from './zh-messages.ts';

export const placeKindWord = (kind: PlaceKind, { shown, language }: Speaking): string =>
  shown === 'zh' ? zhPlaceKinds[kind] : say(placesMessages[`places.kind.${kind}`], language);

export interface PlacesRead {
  places: readonly Place[];
  words: string;
  kind: PlaceKind | '';
  kinds: readonly PlaceKind[];
  areaNames: ReadonlyMap<string, string>;
  next: string | null;
  isFirst: boolean;
}

export function placesPage({ places, words, kind, kinds, areaNames, next, isFirst }: PlacesRead, around: Around): Page {
  const { speaking } = around;
  const { shown: language, t } = speaking;
  const own = sectionPath('places', language);
  const asked = new URLSearchParams({ ...(words === '' ? {} : { q: words }), ...(kind === '' ? {} : { kind }) });
  const onwards = new URLSearchParams({
    ...Object.fromEntries(asked),
    ...(next === null ? {} : { after: next }),
  }).toString();
  return sectionPage('places', around, {
    title: t('portal.page.places'),
    description: t('portal.page.places-lead'),
    main: html`<h1>${t('portal.page.places')}</h1><p>${t('portal.page.places-lead')}</p>
<search><form action="${own}"><label for="q">${t('portal.page.places-find')}</label>
<input id="q" type="search" name="q" value="${words}" maxlength="100">
<select name="kind" aria-label="${t('portal.page.place-kind')}"><option value="">${t('portal.page.any-kind')}</option>${kinds.map(
      (one) =>
        html`<option value="${one}"${{ text: one === kind ? ' selected' : '' }}>${placeKindWord(one, speaking)}</option>`,
    )}</select> <button>${t('portal.page.show')}</button></form></search>
${places.length === 0 ? html`<p role="status">${t('portal.page.no-places')}</p>` : ''}
<ul class="tasks">${places.map(
      ({ id, name, kind: what, areaId }) =>
        html`<li><p><a href="${placePath(language, id)}" lang="vi">${name}</a></p><p class="small">${placeKindWord(what, speaking)}${areaNames.has(areaId ?? '') ? html` · <span lang="vi">${areaNames.get(areaId ?? '') ?? ''}</span>` : ''}</p></li>`,
    )}</ul>
<p class="pages">${isFirst ? '' : html`<a href="${own}${asked.size === 0 ? '' : `?${asked.toString()}`}">${t('portal.page.from-start')}</a>`}
${next === null ? '' : html`<a rel="next" href="${own}?${onwards}">${t('portal.page.further')}</a>`}</p>`,
  });
}

/** A unit it lies in or lay in, and until when that existed. */
export interface PlaceArea {
  id: string;
  name: string;
  /** First day on which it was no more. */
  endedOn: string | null;
}

export interface PlaceRead {
  place: Place;
  areas: readonly PlaceArea[];
  point: { lon: number; lat: number } | null;
  map: Html | null;
  tasks: readonly WorkItemSummary[];
  reports: readonly ReportSummary[];
  articles: readonly ArticleSummary[];
  warnings: readonly Warning[];
}

/** What a place is, where it lay and lies, what was made public about it, and how to say what is wrong there. */
export function placePage(read: PlaceRead, { speaking, origin }: Around): Page {
  const { place, areas, point, map, tasks, reports, articles, warnings } = read;
  const { shown: language, language: reading, t } = speaking;
  const kind = placeKindWord(place.kind, speaking);
  const own = placePath(language, place.id);
  const today = areas.filter(({ endedOn }) => endedOn === null);
  const lines = [
    ...today.map((area) => html`<dt>${t('portal.page.area-today')}</dt><dd>${areaLink(area, language)}</dd>`),
    ...areas.flatMap(({ id, name, endedOn }) =>
      endedOn === null
        ? []
        : [
            html`<dt>${t('portal.page.area-until', { on: dayWord(endedOn, language) })}</dt><dd>${areaLink({ id, name }, language)}</dd>`,
          ],
    ),
  ];
  const described = [kind, ...today.map(({ name }) => name)].join(', ');
  return {
    title: place.name,
    description: t('portal.page.place-lead', { name: place.name, kind: described }),
    paths: pathsOf('places', `/${place.id}`),
    canonical: own,
    section: 'places',
    about: {
      '@type': 'Place',
      name: place.name,
      url: origin + own,
      ...(place.aliases.length === 0 ? {} : { alternateName: place.aliases }),
      ...(point === null ? {} : { geo: { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lon } }),
      ...(today.length === 0
        ? {}
        : { containedInPlace: today.map(({ name }) => ({ '@type': 'AdministrativeArea', name })) }),
    },
    main: html`<h1 lang="vi">${place.name}</h1><p class="facts">${kind}${place.aliases.length === 0 ? '' : html` · <span lang="vi">${place.aliases.join(', ')}</span>`}</p>
${place.note === null ? '' : html`<p lang="vi">${place.note}</p>`}
<dl class="facts-list">${lines}</dl>
${map ?? html`<p class="dim">${t('portal.page.not-on-map')}</p>`}
${
  place.placement === null
    ? ''
    : html`<p class="small">${t('portal.page.placed', { metres: place.placement.accuracyM })} <span lang="vi">${place.placement.source}</span>. <a href="/places/${place.id}">${t('portal.page.live-map')}</a></p>`
}
<section aria-labelledby="report"><h2 id="report">${t('portal.page.report-here')}</h2><p>${t('portal.page.report-here-text', { name: place.name })}</p>
<p><a class="button" href="/report">${t('portal.page.report')}</a> <a href="${sectionPath('contacts', language)}">${t('portal.page.contacts')}</a></p></section>
${warnings.length === 0 ? '' : html`<section aria-labelledby="warned"><h2 id="warned">${t('portal.page.warnings')}</h2><ul>${warnings.map(({ id, headline }) => html`<li><a href="/warnings/${id}"${marked(speaking)}>${headline[reading] ?? headline.vi ?? headline.en ?? ''}</a></li>`)}</ul></section>`}
<section aria-labelledby="tasks"><h2 id="tasks">${t('portal.page.tasks')}</h2>${taskList(tasks, speaking)}</section>
${point === null ? '' : html`<section aria-labelledby="reports"><h2 id="reports">${t('portal.page.reports-near')}</h2>${reportList(reports, speaking)}</section>`}
<section aria-labelledby="news"><h2 id="news">${t('portal.page.news')}</h2>${articleList(articles, speaking, 'h3')}</section>`,
  };
}

const areaLink = ({ id, name }: { id: string; name: string }, language: PageLanguage): Html =>
  html`<a href="${areaPath(language, id)}" lang="vi">${name}</a>`;
