import { paces, partsOf, type Topic, topicsOf } from '../../../kernel/following/contract.ts';
import type { OwnLine } from '../../../kernel/following/keep.ts';
import { confirmPath, followPath, leavePath, ownPath } from '../../../kernel/following/paths.ts';
import type { NamedSubject } from '../../../kernel/following/sources.ts';
import { type Html, html } from '../../../kernel/http/html.ts';
import { feedsOf } from './feeds-of.ts';
import type { Around, Page } from './frame.ts';
import { sectionPage } from './other-pages.ts';
import type { Promised, Topic as Theme, Ward } from './reading.ts';
import type { Speaking } from './words.ts';

export interface Choices {
  wards: readonly Ward[];
  themes: readonly Theme[];
  directives: readonly Promised[];
  sendsMail: boolean;
}

/** What there is to follow. */
export function choosePage({ wards, themes, directives, sendsMail }: Choices, around: Around): Page {
  const { speaking } = around;
  const { language, t } = speaking;
  const list = (found: readonly { subject: string; name: string }[]) =>
    html`<ul class="tags">${found.map(({ subject, name }) => html`<li><a href="${followPath(language, subject)}">${name}</a></li>`)}</ul>`;
  const groups = [
    ['areas', wards.map(({ id, name }) => ({ subject: `area:${id}`, name }))],
    ['topics', themes.map(({ tag }) => ({ subject: `theme:${tag}`, name: tag }))],
    ['promise', directives.map(({ id, number, title }) => ({ subject: `directive:${id}`, name: number ?? title }))],
  ] as const;
  return sectionPage('following', around, {
    title: t('portal.page.following'),
    description: t('portal.page.following-lead'),
    main: html`<h1>${t('portal.page.following')}</h1><p class="lead">${t('portal.page.following-lead')}</p>
${groups.map(([word, found]) =>
  found.length === 0
    ? ''
    : html`<section aria-labelledby="choose-${word}"><h2 id="choose-${word}">${t(`portal.page.follow-group.${word}`)}</h2>${list(found)}</section>`,
)}
<p class="dim">${t('portal.page.follow-report-hint')}</p>${sendsMail ? ownLinkForm(speaking) : ''}`,
  });
}

export interface FollowForm {
  subject: string;
  named: NamedSubject;
  sendsMail: boolean;
  /** As it was sent, where it has to be corrected. */
  sent?: { email: string; topics: readonly string[]; pace: string; fault: string };
}

/** One subject with every way to follow it. */
export function followPage({ subject, named, sendsMail, sent }: FollowForm, around: Around): Page {
  const { speaking } = around;
  const { language, t } = speaking;
  const name = named.name[language];
  const feeds = feedsOf(subject, speaking);
  return sectionPage('following', around, {
    title: t('portal.page.follow-title', { name }),
    description: t('portal.page.following-lead'),
    paths: { vi: followPath('vi', subject), en: followPath('en', subject) },
    canonical: followPath(language, subject),
    feeds,
    script: '/follow.js',
    ...(sent === undefined ? {} : { status: 400 }),
    main: html`<h1>${t('portal.page.follow-title', { name })}</h1>
<p><a href="${named.paths[language]}">${t('portal.page.follow-back')}</a></p>
${sendsMail ? mailForm(subject, speaking, sent) : html`<p class="note">${t('portal.page.follow-no-mail')}</p>`}
<section id="browser" hidden aria-labelledby="by-browser" data-subject="${subject}" data-lang="${language}"
 data-denied="${t('portal.page.follow-browser-denied')}" data-done="${t('portal.page.follow-browser-done')}" data-left="${t('portal.page.follow-browser-left')}">
<h2 id="by-browser">${t('portal.page.follow-browser')}</h2><p>${t('portal.page.follow-browser-lead')}</p>
<p><button type="button" data-on>${t('portal.page.follow-browser-on')}</button> <button type="button" data-off hidden>${t('portal.page.follow-browser-off')}</button></p>
<p role="status" data-says></p></section>
<section aria-labelledby="by-feed"><h2 id="by-feed">${t('portal.page.follow-feeds')}</h2><p>${t('portal.page.follow-feeds-lead')}</p>
<ul>${feeds.map(({ title, type, href }) => html`<li><a href="${href}" type="${type}">${title}</a> <span class="dim">${type === 'text/calendar' ? 'iCalendar' : 'Atom'}</span></li>`)}</ul></section>
<section aria-labelledby="by-account"><h2 id="by-account">${t('portal.page.follow-account')}</h2><p>${t('portal.page.follow-account-lead')}
<a href="/notifications/following?subject=${encodeURIComponent(subject)}">${t('portal.page.follow-account-open')}</a></p></section>
${sendsMail ? ownLinkForm(speaking) : ''}`,
  });
}

function mailForm(subject: string, speaking: Speaking, sent: FollowForm['sent']): Html {
  const { language, t } = speaking;
  const there = topicsOf[partsOf(subject).kind];
  const fault = sent === undefined ? '' : html`<p class="fault" id="fault" role="alert">${sent.fault}</p>`;
  return html`<section aria-labelledby="by-mail"><h2 id="by-mail">${t('portal.page.follow-mail')}</h2>
<form class="stack" action="${followPath(language)}" method="post"><input type="hidden" name="subject" value="${subject}">${fault}
<label for="email">${t('portal.page.follow-email')}</label>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="${sent?.email ?? ''}" ${sent === undefined ? '' : html`aria-describedby="fault"`}>
${there.length === 1 ? '' : topicField(there, sent?.topics ?? there, speaking)}
${paceField(sent?.pace ?? 'daily', there, speaking)}
<p class="dim">${t('portal.page.follow-privacy')}</p>
<p><button>${t('portal.page.follow-ask')}</button></p></form></section>`;
}

const topicField = (there: readonly Topic[], chosen: readonly string[], { t }: Speaking): Html =>
  html`<fieldset><legend>${t('portal.page.follow-topics')}</legend>${there.map(
    (topic) =>
      html`<label class="choice"><input type="checkbox" name="topic" value="${topic}"${checked(chosen.includes(topic))}> ${t(`portal.page.follow-topic.${topic}`)}</label>`,
  )}</fieldset>`;

const paceField = (chosen: string, there: readonly Topic[], { t }: Speaking): Html =>
  html`<fieldset><legend>${t('portal.page.follow-pace')}</legend>${paces.map(
    (pace) =>
      html`<label class="choice"><input type="radio" name="pace" value="${pace}"${checked(pace === chosen)}> ${t(`portal.page.follow-pace.${pace}`)}</label>`,
  )}${there.includes('warnings') ? html`<p class="dim">${t('portal.page.follow-pace-warnings')}</p>` : ''}</fieldset>`;

const checked = (is: boolean): Html => ({ text: is ? ' checked' : '' });

/** For whoever lost the mail with the link to what they follow. */
const ownLinkForm = ({ language, t }: Speaking): Html =>
  html`<section aria-labelledby="own"><h2 id="own">${t('portal.page.follow-own')}</h2><p>${t('portal.page.follow-own-lead')}</p>
<form class="stack" action="${ownPath(language)}" method="post"><label for="own-email">${t('portal.page.follow-email')}</label>
<input id="own-email" name="email" type="email" autocomplete="email" required maxlength="254">
<p><button class="quiet">${t('portal.page.follow-own-ask')}</button></p></form></section>`;

/** A few words and a way on: what was done, or why not. */
export const saidPage = (said: { title: string; text: string; status?: number; more?: Html }, around: Around): Page => {
  const { language, t } = around.speaking;
  return sectionPage('following', around, {
    title: said.title,
    description: said.text,
    isPrivate: true,
    ...(said.status === undefined ? {} : { status: said.status }),
    main: html`<h1>${said.title}</h1><p role="status">${said.text}</p>${said.more ?? ''}
<p><a href="${followPath(language)}">${t('portal.page.following')}</a></p>`,
  });
};

/** One button: what a program that only opens links must not press. */
export function pressPage(
  { to, token, title, text }: { to: 'confirm' | 'leave'; token: string; title: string; text: string },
  around: Around,
): Page {
  const { language, t } = around.speaking;
  const path = to === 'confirm' ? confirmPath : leavePath;
  const action = (one: 'vi' | 'en') => `${path(one)}?token=${token}`;
  return sectionPage('following', around, {
    title,
    description: text,
    isPrivate: true,
    paths: { vi: action('vi'), en: action('en') },
    main: html`<h1>${title}</h1><p>${text}</p><form action="${action(language)}" method="post"><p><button>${t(`portal.page.follow-press.${to}`)}</button></p></form>`,
  });
}

/** Everything an address follows; each line with its choices and a way off, and one for all. */
export function ownPage(
  { lines, token, said }: { lines: readonly OwnLine[]; token: string; said: string | null },
  around: Around,
): Page {
  const { speaking } = around;
  const { language, t } = speaking;
  const action = (one: 'vi' | 'en') => `${ownPath(one)}?token=${token}`;
  const form = (inner: Html) => html`<form class="stack" action="${action(language)}" method="post">${inner}</form>`;
  const lineOf = ({ id, subject, named, topics, pace }: OwnLine) => {
    const there = topicsOf[partsOf(subject).kind];
    const name = named?.name[language];
    return html`<li class="own"><h2>${
      named === undefined || name === undefined
        ? t('portal.page.follow-gone')
        : html`<a href="${named.paths[language]}">${name}</a>`
    }</h2>
<details><summary>${topics.map((topic) => t(`portal.page.follow-topic.${topic}`)).join(', ')} · ${t(`portal.page.follow-pace.${pace}`)}</summary>${form(
      html`<input type="hidden" name="id" value="${id}">${there.length === 1 ? html`<input type="hidden" name="topic" value="${there[0] ?? ''}">` : topicField(there, topics, speaking)}${paceField(pace, there, speaking)}
<p><button class="quiet" name="act" value="change">${t('portal.page.follow-change')}</button></p>`,
    )}</details>
${form(html`<input type="hidden" name="id" value="${id}"><p><button class="quiet" name="act" value="leave">${t('portal.page.follow-off')}<span class="unseen"> ${name ?? ''}</span></button></p>`)}</li>`;
  };
  return sectionPage('following', around, {
    title: t('portal.page.follow-mine'),
    description: t('portal.page.follow-mine'),
    isPrivate: true,
    paths: { vi: action('vi'), en: action('en') },
    main: html`<h1>${t('portal.page.follow-mine')}</h1>${said === null ? '' : html`<p class="note" role="status">${said}</p>`}
${lines.length === 0 ? html`<p>${t('portal.page.follow-none')}</p>` : html`<ul class="plain">${lines.map(lineOf)}</ul>${form(html`<p><button name="act" value="leave-all">${t('portal.page.follow-all-off')}</button></p>`)}`}`,
  });
}
