import { type Html, html } from '../../../kernel/http/html.ts';
import { imagePath } from '../paths.ts';
import type { Block, ListBlock, Picture, Run, Runs } from '../text/blocks.ts';

/** The text of an article as markup of ours; all that is in it is escaped. */
export const blocksHtml = (blocks: readonly Block[], articleId: string): Html =>
  html`${blocks.map((block) => blockHtml(block, articleId))}`;

function blockHtml(block: Block, articleId: string): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${runsHtml(block.text)}</p>`;
    case 'heading':
      return block.level === 2 ? html`<h2>${runsHtml(block.text)}</h2>` : html`<h3>${runsHtml(block.text)}</h3>`;
    case 'list':
      return listHtml(block.ordered, block.items);
    case 'quote':
      return html`<blockquote>${block.paragraphs.map((text) => html`<p>${runsHtml(text)}</p>`)}</blockquote>`;
    case 'table':
      return html`<div class="wide" tabindex="0"><table><thead><tr>${block.head.map(
        (cell) => html`<th scope="col">${runsHtml(cell)}</th>`,
      )}</tr></thead><tbody>${block.rows.map(
        (row) => html`<tr>${row.map((cell) => html`<td>${runsHtml(cell)}</td>`)}</tr>`,
      )}</tbody></table></div>`;
    case 'image':
      return pictureHtml(block.picture, articleId);
    case 'rule':
      return html`<hr>`;
  }
}

/** A list whose deeper items stand in lists within the item before them. */
function listHtml(ordered: boolean, items: ListBlock['items']): Html {
  const groups: { text: Runs; inner: ListBlock['items'] }[] = [];
  const least = Math.min(...items.map(({ depth }) => depth));
  for (const item of items) {
    const last = groups.at(-1);
    if (item.depth > least && last !== undefined) last.inner.push(item);
    else groups.push({ text: item.text, inner: [] });
  }
  const lines = groups.map(
    ({ text, inner }) => html`<li>${runsHtml(text)}${inner.length === 0 ? '' : listHtml(ordered, inner)}</li>`,
  );
  return ordered ? html`<ol>${lines}</ol>` : html`<ul>${lines}</ul>`;
}

export const pictureHtml = ({ imageId, alt, caption }: Picture, articleId: string): Html =>
  html`<figure><img src="${imagePath(articleId, imageId)}" srcset="${imagePath(articleId, imageId, 'small')} 800w, ${imagePath(articleId, imageId)} 1600w" sizes="(max-width: 50rem) 100vw, 46rem" alt="${alt}" loading="lazy">${caption === null ? '' : html`<figcaption>${caption}</figcaption>`}</figure>`;

const runsHtml = (runs: Runs): Html => html`${runs.map(runHtml)}`;

function runHtml({ text, strong, emphasis, href }: Run): Html {
  const lines = text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));
  let inner: Html = html`${lines}`;
  if (emphasis) inner = html`<em>${inner}</em>`;
  if (strong) inner = html`<strong>${inner}</strong>`;
  return href === undefined ? inner : html`<a href="${href}">${inner}</a>`;
}
