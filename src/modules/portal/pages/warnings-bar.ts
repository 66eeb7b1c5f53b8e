import { type Html, html } from '../../../kernel/http/html.ts';
import type { Warning } from '../../warnings/index.ts';
import { marked, momentWord, type Speaking } from './words.ts';

/** What people are warned of now, over every page, with what to do: it has to be readable without another page. */
export function warningsBar(warnings: readonly Warning[], speaking: Speaking): Html {
  if (warnings.length === 0) return html``;
  return html`<aside class="warnings" aria-label="${speaking.t('portal.page.warnings')}">${warnings.map((warning) =>
    oneWarning(warning, speaking),
  )}</aside>`;
}

export function oneWarning(warning: Warning, speaking: Speaking): Html {
  const { shown: language, language: reading, t } = speaking;
  const { purpose, severity, headline, instruction, areas, areaWords, expiresAt } = warning;
  const inWords = (words: Warning['headline'] | null) => words?.[reading] ?? words?.vi ?? words?.en ?? '';
  const where = [...(areaWords === null ? [] : [areaWords]), ...areas.map(({ name }) => name)].join('; ');
  return html`<section class="line warning ${severity}">
<p><strong>${purpose === 'actual' ? '' : `${t(`portal.page.warning.${purpose}`)}: `}<span${marked(speaking)}>${inWords(headline)}</span></strong>
<span class="small">${where === '' ? t('portal.page.warning.everywhere') : html`<span lang="vi">${where}</span>`} · ${t(
    'portal.page.warning.until',
    {
      until: momentWord(expiresAt, language),
    },
  )}</span></p>
${instruction === null ? '' : html`<p${marked(speaking)}>${inWords(instruction)}</p>`}
<p class="small"><a href="/warnings/${warning.id}">${t('portal.page.warning.more')}</a></p></section>`;
}
