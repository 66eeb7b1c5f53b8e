import { type Html, html } from '../../../kernel/http/html.ts';
import { documentPath, promisePath, sectionPath } from '../paths.ts';
import { documentText, headingsOf, linesOf } from './document-text.ts';
import { followLink } from './follow-link.ts';
import type { Around, Page } from './frame.ts';
import { marked, sectionPage } from './other-pages.ts';
import type { DocumentRow, DocumentsRead, PassageFound, Whole } from './read-documents.ts';
import { dayWord, isWord, type Speaking } from './words.ts';

/** The kind of a document by its word; the kind itself where there is none. */
function typeWord(type: string, { t }: Speaking): string {
  const key = `portal.page.type.${type}`;
  return isWord(key) ? t(key) : type;
}

const factsOf = ({ number, type, issuer, issuedOn }: DocumentRow, speaking: Speaking): Html => {
  const parts = [
    type === null ? null : html`${typeWord(type, speaking)}`,
    number === null ? null : html`<span lang="vi">${number}</span>`,
    issuer === null ? null : html`<span lang="vi">${issuer}</span>`,
    issuedOn === null ? null : html`<time datetime="${issuedOn}">${dayWord(issuedOn, speaking.language)}</time>`,
  ].filter((part) => part !== null);
  return html`${parts.map((part, i) => html`${i > 0 ? ' · ' : ''}${part}`)}`;
};

const choice = (
  name: string,
  label: string,
  any: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
) =>
  html`<label class="choice">${label} <select name="${name}"><option value="">${any}</option>${options.map(
    ([value, word]) => html`<option value="${value}"${{ text: value === chosen ? ' selected' : '' }}>${word}</option>`,
  )}</select></label>`;

/** The library: every published document, the latest first. */
export function documentsPage(read: DocumentsRead, around: Around): Page {
  const { asked, documents, next, isFirst, kinds, issuers, years, guessed, more } = read;
  const { speaking } = around;
  const { language, t } = speaking;
  const own = sectionPath('documents', language);
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
  const here = new URLSearchParams(kept).toString();
  const onwards = new URLSearchParams({ ...kept, ...(next === null ? {} : { after: next }) }).toString();
  return sectionPage('documents', around, {
    title: t('portal.page.documents'),
    description: t('portal.page.documents-lead'),
    main: html`<h1>${t('portal.page.documents')}</h1><p>${t('portal.page.documents-lead')}</p>
<search><form action="${own}"><label for="q">${t('portal.page.documents-find')}</label>
<input id="q" type="search" name="q" value="${asked.q}" maxlength="300" aria-describedby="q-hint"><p id="q-hint" class="small">${t('portal.page.search-hint')}</p>
${choice(
  'kind',
  t('portal.page.document-kind'),
  t('portal.page.any-kind'),
  kinds.map((kind) => [kind, typeWord(kind, speaking)] as const),
  asked.kind,
)}
${choice(
  'issuer',
  t('portal.page.issuer'),
  t('portal.page.any-issuer'),
  issuers.map((issuer) => [issuer, issuer] as const),
  asked.issuer,
)}
${choice(
  'year',
  t('portal.page.year'),
  t('portal.page.any-year'),
  [...years].reverse().map((year) => [year, year] as const),
  asked.year,
)}
<button>${t('portal.page.show')}</button></form></search>
${documents.length === 0 ? html`<p role="status">${t(here === '' ? 'portal.page.no-documents' : 'portal.page.documents-none')}</p>` : ''}
${guessed ? html`<p class="note">${t('portal.page.guessed')}</p>` : ''}${more ? html`<p class="small">${t('portal.page.too-many')}</p>` : ''}
<ul class="tasks documents">${documents.map(
      (document) =>
        html`<li><h2><a href="${documentPath(language, document.id)}" lang="vi">${document.title}</a></h2><p class="facts">${factsOf(document, speaking)}</p>${document.passages.map((passage) => passageFound(document.id, passage, speaking))}${document.hasFile ? fileLink(document.id, speaking) : ''}</li>`,
    )}</ul>
<p class="pages">${isFirst ? '' : html`<a href="${own}${here === '' ? '' : `?${here}`}">${t('portal.page.from-start')}</a>`}
${next === null ? '' : html`<a rel="next" href="${own}?${onwards}">${t('portal.page.further')}</a>`}</p>`,
  });
}

const passageFound = (id: string, { clauseId, label, excerpt }: PassageFound, { language }: Speaking): Html =>
  html`<p class="small" lang="vi"><a href="${documentPath(language, id)}#${encodeURIComponent(clauseId)}">${marked(label)}</a>: ${marked(excerpt)}</p>`;

const fileLink = (id: string, { t }: Speaking): Html =>
  html`<p class="small"><a href="/api/v1/directives/${id}/original" download>${t('portal.page.original')}</a></p>`;

const fewestHeadings = 3;

/** One document: what it is, its text with an address for every clause, its file, how far its tasks are. */
export function documentPage(document: Whole, { speaking, origin, city }: Around): Page {
  const { language, t } = speaking;
  const { id, title, number, type, issuer, issuedOn, publishedAt, text, clauses, tasks, hasFile } = document;
  const lines = linesOf(text, clauses);
  const headings = headingsOf(lines);
  const own = documentPath(language, id);
  return {
    title,
    description: [number, issuer, issuedOn === null ? null : dayWord(issuedOn, language)]
      .filter((part) => part !== null)
      .join(' · '),
    paths: { vi: documentPath('vi', id), en: documentPath('en', id) },
    canonical: documentPath('vi', id),
    section: 'documents',
    about: {
      '@type': 'Legislation',
      name: title,
      url: origin + own,
      inLanguage: 'vi',
      ...(number === null ? {} : { legislationIdentifier: number }),
      ...(type === null ? {} : { legislationType: typeWord(type, speaking) }),
      ...(issuedOn === null ? {} : { legislationDate: issuedOn }),
      ...(publishedAt === null ? {} : { datePublished: publishedAt }),
      ...(issuer === null ? {} : { legislationPassedBy: { '@type': 'GovernmentOrganization', name: issuer } }),
      publisher: { '@type': 'GovernmentOrganization', name: city, url: origin },
    },
    main: html`<h1 lang="vi">${title}</h1><p class="facts">${factsOf(document, speaking)}</p>
${language === 'vi' ? '' : html`<p class="note">${t('portal.page.document-language')}</p>`}
<p>${tasks === 0 ? '' : html`<a href="${promisePath(language, id)}">${t('portal.page.document-tasks', { count: tasks })}</a>`}</p>${tasks === 0 ? '' : followLink(`directive:${id}`, speaking)}${hasFile ? fileLink(id, speaking) : ''}
${
  headings.length < fewestHeadings
    ? ''
    : html`<details class="contents"><summary>${t('portal.page.contents')}</summary><ul lang="vi">${headings.map(({ id: to, text: word }) => html`<li><a href="#${encodeURIComponent(to)}">${word}</a></li>`)}</ul></details>`
}
<article class="document" lang="vi" aria-label="${title}"><h2 class="unseen">${t('portal.page.document-text')}</h2>${documentText(lines, (label) => t('portal.page.link-to', { label }))}</article>`,
  };
}
