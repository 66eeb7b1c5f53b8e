import { type Markup, readMarkup } from '../text/read-markup.ts';
import { writeMarkdown } from '../text/write-markdown.ts';

/** What a word processor or a page put on the clipboard, as text to go on from; parsed, never shown. */
export const markdownOfHtml = (html: string): string =>
  writeMarkdown(readMarkup(markupOf(new DOMParser().parseFromString(html, 'text/html').documentElement)));

function markupOf(node: Node): Markup {
  return {
    name: node.nodeName.toLowerCase(),
    text: node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '',
    attribute: (name) => (node instanceof Element ? (node.getAttribute(name) ?? undefined) : undefined),
    get children() {
      return Array.from(node.childNodes, markupOf);
    },
  };
}
