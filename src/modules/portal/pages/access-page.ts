import { type Html, html } from '../../../kernel/http/html.ts';
import { type AccessFigures, type DayCounted, onlineMinutes, visitMinutes } from '../access/count-visits.ts';
import { sectionPath } from '../paths.ts';
import type { Around, Page } from './frame.ts';
import { sectionPage } from './other-pages.ts';
import { dayWord, numberWord, type Speaking } from './words.ts';

/** The four figures, at the foot of every page. */
export const accessFoot = (figures: AccessFigures, speaking: Speaking): Html =>
  html`<section aria-labelledby="foot-access"><h2 id="foot-access"><a href="${sectionPath('access', speaking.language)}">${speaking.t('portal.page.access')}</a></h2>${figureList(figures, speaking)}</section>`;

const figureList = (figures: AccessFigures, { language, t }: Speaking): Html =>
  html`<dl class="figures">${(['online', 'today', 'week', 'all'] as const).map(
    (name) => html`<dt>${t(`portal.page.access-${name}`)}</dt><dd>${numberWord(figures[name], language)}</dd>`,
  )}</dl>`;

export function accessPage(figures: AccessFigures, days: readonly DayCounted[], around: Around): Page {
  const { speaking } = around;
  const { language, t } = speaking;
  const { since } = figures;
  return sectionPage('access', around, {
    title: t('portal.page.access'),
    description: t('portal.page.access-visit', { minutes: visitMinutes, online: onlineMinutes }),
    main: html`<h1>${t('portal.page.access')}</h1>${figureList(figures, speaking)}
${since === null ? '' : html`<p>${t('portal.page.access-since', { on: dayWord(since, language) })}</p>`}
<h2>${t('portal.page.access-how')}</h2>
<p>${t('portal.page.access-visit', { minutes: visitMinutes, online: onlineMinutes })}</p>
<p>${t('portal.page.access-privacy')}</p><p>${t('portal.page.access-limits')}</p>
${days.length === 0 ? '' : daysTable(days, speaking)}`,
  });
}

const daysTable = (days: readonly DayCounted[], { language, t }: Speaking): Html =>
  html`<h2 id="days">${t('portal.page.access-days')}</h2><table aria-labelledby="days"><thead><tr><th scope="col">${t('portal.page.access-day')}</th><th scope="col" class="number">${t('portal.page.access-visits')}</th><th scope="col" class="number">${t('portal.page.access-visitors')}</th></tr></thead><tbody>${days.map(
    ({ day, visits, visitors }) =>
      html`<tr><th scope="row">${dayWord(day, language)}</th><td class="number">${numberWord(visits, language)}</td><td class="number">${numberWord(visitors, language)}</td></tr>`,
  )}</tbody></table>`;
