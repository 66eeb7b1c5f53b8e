import { type Html, html } from '../../../kernel/http/html.ts';
import type { Figures, WorkItemSummary } from '../../../kernel/work/contract.ts';
import type { ArticleSummary } from '../contract.ts';
import { areaPath, documentPath, type PageLanguage, promisePath, sectionPath } from '../paths.ts';
import { feedsOf } from './feeds-of.ts';
import { followLink } from './follow-link.ts';
import type { Around, Page } from './frame.ts';
import { articleList } from './news-pages.ts';
import { sectionPage } from './other-pages.ts';
import type { Promised } from './reading.ts';
import { dayWord, numberWord, type Speaking } from './words.ts';

/** How far it has come, in one sentence; what is late stands first and is said as late. */
export function progress(figures: Figures, { language, t }: Speaking): Html {
  const { total, doneOnTime, doneLate, overdue, dueSoon } = figures;
  const n = (value: number) => numberWord(value, language);
  const done = doneOnTime + doneLate;
  if (total === 0) return html`<p class="dim">${t('portal.page.no-tasks')}</p>`;
  return html`<p>${overdue === 0 ? '' : html`<strong class="is-late">${t('portal.page.overdue', { count: overdue })}</strong> · `}${t('portal.page.done-of', { done: n(done), total: n(total) })}${
    doneLate === 0 ? '' : ` (${t('portal.page.done-late', { count: doneLate })})`
  }${dueSoon === 0 ? '' : html` · <span class="is-soon">${t('portal.page.due-soon', { count: dueSoon })}</span>`}</p>
<progress max="${String(total)}" value="${String(done)}" aria-label="${t('portal.page.done-of', { done: n(done), total: n(total) })}"></progress>`;
}

/** The promise on the front page: the whole city, and where to read on. */
export const promiseInShort = (figures: Figures, speaking: Speaking): Html =>
  html`<section aria-labelledby="promise"><h2 id="promise">${speaking.t('portal.page.promise')}</h2>${progress(figures, speaking)}
<p><a href="${sectionPath('promise', speaking.language)}">${speaking.t('portal.page.promise-all')}</a></p></section>`;

export function promisesPage(directives: readonly Promised[], figures: Figures, around: Around): Page {
  const { speaking } = around;
  const { language, t } = speaking;
  return sectionPage('promise', around, {
    title: t('portal.page.promise'),
    description: t('portal.page.promise-lead'),
    main: html`<h1>${t('portal.page.promise')}</h1><p>${t('portal.page.promise-lead')}</p>${progress(figures, speaking)}
${directives.length === 0 ? html`<p class="dim">${t('portal.page.no-promises')}</p>` : ''}
<ul class="tasks">${directives.map(
      (directive) =>
        html`<li><h2><a href="${promisePath(language, directive.id)}">${directive.title}</a></h2><p class="facts">${factsOf(directive, speaking)}</p>${progress(directive.figures, speaking)}</li>`,
    )}</ul>`,
  });
}

const factsOf = ({ number, issuer, issuedOn }: Promised, { language }: Speaking): string =>
  [number, issuer, issuedOn === null ? null : dayWord(issuedOn, language)].filter((part) => part !== null).join(' · ');

export interface PromiseRead {
  directive: Promised;
  tasks: readonly WorkItemSummary[];
  articles: readonly ArticleSummary[];
}

/** One directive with its tasks: what burns first. */
export function promisePage({ directive, tasks, articles }: PromiseRead, { speaking }: Around): Page {
  const { language, t } = speaking;
  return {
    title: directive.title,
    description: factsOf(directive, speaking),
    paths: { vi: promisePath('vi', directive.id), en: promisePath('en', directive.id) },
    canonical: promisePath(language, directive.id),
    section: 'promise',
    feeds: feedsOf(`directive:${directive.id}`, speaking),
    main: html`<h1 lang="vi">${directive.title}</h1><p class="facts">${factsOf(directive, speaking)}</p>${progress(directive.figures, speaking)}
<p><a href="${documentPath(language, directive.id)}">${t('portal.page.directive-text')}</a></p>${followLink(`directive:${directive.id}`, speaking)}
<h2>${t('portal.page.tasks')}</h2>${taskList(tasks, speaking)}${
      tasks.length < directive.figures.total
        ? html`<p><a href="/tasks?source=${directive.id}">${t('portal.page.all-tasks', { count: directive.figures.total })}</a></p>`
        : ''
    }${articles.length === 0 ? '' : html`<h2>${t('portal.page.news')}</h2>${articleList(articles, speaking, 'h3')}`}`,
  };
}

/** Tasks, each with who owes it, by when, and how it stands: by a word, not by a colour alone. */
export function taskList(tasks: readonly WorkItemSummary[], speaking: Speaking): Html {
  const { t } = speaking;
  if (tasks.length === 0) return html`<p class="dim">${t('portal.page.no-tasks')}</p>`;
  return html`<ul class="tasks">${tasks.map(
    (task) =>
      html`<li><p><a href="/tasks/${task.id}" lang="vi">${task.title}</a></p><p class="small">${standing(task, speaking)} · <span lang="vi">${task.owner.name}</span></p></li>`,
  )}</ul>`;
}

function standing(
  { bucket, dueSoon, originalDueOn, finishedOn }: WorkItemSummary,
  { shown: language, t }: Speaking,
): Html {
  const due = originalDueOn === null ? null : dayWord(originalDueOn, language);
  if (bucket === 'overdue')
    return html`<strong class="is-late">${t('portal.page.is-overdue', { on: due ?? '' })}</strong>`;
  if (bucket === 'done-late') {
    return html`<span class="is-late">${t('portal.page.is-done-late', { on: finishedOn === null ? '' : dayWord(finishedOn, language), due: due ?? '' })}</span>`;
  }
  if (bucket === 'done-on-time') return html`<span class="is-done">${t('portal.page.is-done')}</span>`;
  if (due === null) return html`${t(finishedOn === null ? 'portal.page.is-undated' : 'portal.page.is-done')}`;
  return html`<span class="${dueSoon ? 'is-soon' : 'is-open'}">${t('portal.page.is-open', { on: due })}</span>`;
}

export const areaLink = (area: { id: string; name: string }, language: PageLanguage): Html =>
  html`<a href="${areaPath(language, area.id)}">${area.name}</a>`;
