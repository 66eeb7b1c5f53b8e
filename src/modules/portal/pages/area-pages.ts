import { type Html, html } from '../../../kernel/http/html.ts';
import { say } from '../../../kernel/http/language.ts';
import type { Day } from '../../../kernel/time.ts';
import type { Figures, WorkItemSummary } from '../../../kernel/work/contract.ts';
import { workMessages } from '../../../kernel/work/messages.ts';
import type { ReportSummary } from '../../reports/index.ts';
import type { ArticleSummary } from '../contract.ts';
import { areaPath, sectionPath } from '../paths.ts';
import { numbersOnMap, type OfficeNow } from './contact-pages.ts';
import { feedsOf } from './feeds-of.ts';
import { followLink } from './follow-link.ts';
import type { Around, Page } from './frame.ts';
import { articleList } from './news-pages.ts';
import { openingWord, reach } from './office-words.ts';
import { sectionPage } from './other-pages.ts';
import { progress, taskList } from './promise-pages.ts';
import type { AreaHead, Ward } from './reading.ts';
import { dayWord, marked, momentWord, numberWord, type Speaking } from './words.ts';

export function areasPage(wards: readonly Ward[], around: Around): Page {
  const { speaking } = around;
  const { language, t } = speaking;
  return sectionPage('areas', around, {
    title: t('portal.page.areas'),
    description: t('portal.page.areas-lead'),
    main: html`<h1>${t('portal.page.areas')}</h1><p>${t('portal.page.areas-lead')}</p>
${wards.length === 0 ? html`<p class="dim">${t('portal.page.no-areas')}</p>` : ''}
<ul class="tags">${wards.map(({ id, name }) => html`<li><a href="${areaPath(language, id)}">${name}</a></li>`)}</ul>`,
  });
}

export interface AreaRead {
  area: AreaHead;
  figures: Figures | undefined;
  tasks: readonly WorkItemSummary[];
  reports: readonly ReportSummary[];
  articles: readonly ArticleSummary[];
  offices: readonly OfficeNow[];
  today: Day;
  map: Html | null;
  /** The set of criteria the law has for such an area. */
  scorecard: { code: string; name: { vi: string; en: string } } | undefined;
}

/** My ward: what is being done there, what people reported, who to turn to. */
export function areaPage(read: AreaRead, { speaking }: Around): Page {
  const { area, figures, tasks, reports, articles, offices, scorecard, today, map } = read;
  const { language, t } = speaking;
  const people =
    area.people === null
      ? ''
      : html`<p>${t('portal.page.people', { count: numberWord(area.people, language), source: area.peopleSource ?? '' })}</p>`;
  return {
    title: area.name,
    description: t('portal.page.areas-lead'),
    paths: { vi: areaPath('vi', area.id), en: areaPath('en', area.id) },
    canonical: areaPath(language, area.id),
    section: 'areas',
    about: { '@type': 'AdministrativeArea', name: area.name },
    feeds: feedsOf(`area:${area.id}`, speaking),
    main: html`<h1>${area.name}</h1>${
      area.parent === null
        ? ''
        : html`<p class="facts"><a href="${areaPath(language, area.parent.id)}">${area.parent.name}</a></p>`
    }${area.validTo === null ? '' : html`<p class="note">${t('portal.page.former', { on: dayWord(area.validTo, language) })}</p>`}${people}
<p><a class="button" href="/report">${t('portal.page.report')}</a></p>${followLink(`area:${area.id}`, speaking)}
${map ?? ''}
<section aria-labelledby="offices"><h2 id="offices">${t('portal.page.offices-here')}</h2>${officeList(offices, today, speaking)}</section>
<section aria-labelledby="tasks"><h2 id="tasks">${t('portal.page.tasks')}</h2>${figures === undefined ? '' : progress(figures, speaking)}
${(figures?.total ?? 0) === 0 && tasks.length === 0 ? '' : taskList(tasks, speaking)}
<p><a href="/tasks?area=${area.id}">${t('portal.page.all-tasks-here')}</a></p></section>
<section aria-labelledby="reports"><h2 id="reports">${t('portal.page.reports')}</h2>${reportList(reports, speaking)}
<p><a href="/reports?area=${area.id}">${t('portal.page.all-reports')}</a></p></section>
${scorecard === undefined ? '' : html`<section aria-labelledby="card"><h2 id="card">${t('portal.page.scorecard')}</h2><p><a href="/scorecards/${scorecard.code}?areas=${area.id}">${t('portal.page.scorecard-open', { set: scorecard.name[language] })}</a></p></section>`}
<section aria-labelledby="news"><h2 id="news">${t('portal.page.news-here')}</h2>${articleList(articles, speaking, 'h3')}</section>`,
  };
}

export function reportList(reports: readonly ReportSummary[], speaking: Speaking): Html {
  const { shown: language, language: reading, t } = speaking;
  if (reports.length === 0) return html`<p class="dim">${t('portal.page.no-reports')}</p>`;
  return html`<ul class="tasks">${reports.map(
    ({ id, number, text, category, state, late, reportedAt }) =>
      html`<li><p><a href="/reports/${id}" lang="vi">${text ?? category[reading]}</a></p><p class="small">${
        late ? html`<strong class="is-late">${t('portal.page.report-late')}</strong> · ` : ''
      }<span${marked(speaking)}>${category[reading]}</span> · ${number} · <time datetime="${reportedAt}">${momentWord(reportedAt, language)}</time> · <span${marked(speaking)}>${stateWord(state, reading)}</span></p></li>`,
  )}</ul>`;
}

const stateWord = (state: string, language: 'vi' | 'en'): string => {
  const message = Object.entries(workMessages).find(([key]) => key === `work.state.${state}`)?.[1];
  return message === undefined ? state : say(message, language);
};

function officeList(offices: readonly OfficeNow[], today: Day, speaking: Speaking): Html {
  const { language, t } = speaking;
  const contacts = sectionPath('contacts', language);
  if (offices.length === 0) return html`<p><a href="${contacts}">${t('portal.page.contacts')}</a></p>`;
  const numbers = numbersOnMap(offices);
  return html`<ul class="cards">${offices.map(({ id, name, head, contact, opening }) => {
    const number = numbers.get(id);
    const reached = reach(contact);
    return html`<li><h3>${number === undefined ? '' : html`<span class="badge">${number}</span> `}<a href="${contacts}#${id}" lang="vi">${name}</a></h3>
<p>${openingWord(opening, today, speaking)}</p>${
      head === null
        ? ''
        : html`<p class="small"><span lang="vi">${[head.title, head.personName].filter((part) => part !== null).join(': ')}</span></p>`
    }${reached.text === '' ? html`<p class="small">${t('portal.page.no-phone')}</p>` : html`<ul class="plain reach">${reached}</ul>`}</li>`;
  })}</ul>`;
}
