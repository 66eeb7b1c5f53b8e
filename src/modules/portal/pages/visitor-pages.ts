import { type Html, html } from '../../../kernel/http/html.ts';
import type { Warning } from '../../warnings/index.ts';
import type { ArticleSummary } from '../contract.ts';
import { type Section, sectionPath } from '../paths.ts';
import type { Around, Page } from './frame.ts';
import { articleList } from './news-pages.ts';
import { sectionPage } from './other-pages.ts';
import { oneWarning } from './warnings-bar.ts';

const forVisitors = [
  ['contacts', 'portal.page.contacts-lead'],
  ['places', 'portal.page.places-lead'],
  ['reporting', 'portal.page.reporting-lead'],
  ['warnings', 'portal.page.warnings-lead'],
] as const satisfies readonly (readonly [Section, string])[];

/** The front page in a language of visitors: what there is in it, and the latest news as it was written. */
export function visitorsPage(articles: readonly ArticleSummary[], around: Around): Page {
  const { speaking, city, origin } = around;
  const { shown: language, t } = speaking;
  const title = t('portal.page.site', { city });
  return sectionPage('home', around, {
    title,
    description: t('portal.page.about', { city }),
    about: { '@type': 'GovernmentOrganization', name: city, url: origin + sectionPath('home', language) },
    main: html`<h1>${title}</h1>
<p><a class="button" href="/report">${t('portal.page.report')}</a> <a href="/follow">${t('portal.page.follow')}</a></p>
<section aria-labelledby="visitors"><h2 id="visitors">${t('portal.page.visitors')}</h2><ul class="cards">${forVisitors.map(
      ([section, lead]) =>
        html`<li><h3><a href="${sectionPath(section, language)}">${t(`portal.page.${section}`)}</a></h3><p>${t(lead)}</p></li>`,
    )}</ul><p class="small">${t('portal.page.visitors-vi')}</p></section>
<section aria-labelledby="latest"><h2 id="latest">${t('portal.page.latest')}</h2>${articleList(articles, speaking, 'h3')}
<p><a href="${sectionPath('news', language)}" hreflang="vi">${t('portal.page.more-news')}</a></p></section>`,
  });
}

const steps = ['reporting-1', 'reporting-2', 'reporting-3', 'reporting-4'] as const;

/** How to say what is wrong, step by step. */
export function reportingPage(around: Around): Page {
  const { t } = around.speaking;
  return sectionPage('reporting', around, {
    title: t('portal.page.reporting'),
    description: t('portal.page.reporting-lead'),
    about: {
      '@type': 'HowTo',
      name: t('portal.page.reporting'),
      step: steps.map((step) => ({ '@type': 'HowToStep', text: t(`portal.page.${step}`) })),
    },
    main: html`<h1>${t('portal.page.reporting')}</h1><p>${t('portal.page.reporting-lead')}</p>
<p class="note">${t('portal.page.reporting-urgent')} ${calls}</p>
<ol>${steps.map((step) => html`<li>${t(`portal.page.${step}`)}</li>`)}</ol>
<p>${t('portal.page.reporting-privacy')}</p><p>${t('portal.page.reporting-language')}</p>
<p><a class="button" href="/report">${t('portal.page.report')}</a> <a href="/follow">${t('portal.page.follow')}</a></p>`,
  });
}

const calls: Html = html`${['113', '114', '115'].map((number) => html` <a class="call" href="tel:${number}">${number}</a>`)}`;

/** What people are warned of now. */
export function warningsPage(warnings: readonly Warning[], around: Around): Page {
  const { t } = around.speaking;
  return sectionPage('warnings', around, {
    title: t('portal.page.warnings'),
    description: t('portal.page.warnings-lead'),
    main: html`<h1>${t('portal.page.warnings')}</h1><p>${t('portal.page.warnings-lead')}</p>
${warnings.length === 0 ? html`<p role="status">${t('portal.page.warnings-none')}</p>` : html`<div class="warned">${warnings.map((warning) => oneWarning(warning, around.speaking))}</div>`}
<p>${t('portal.page.warnings-call')} ${calls}</p>`,
  });
}
