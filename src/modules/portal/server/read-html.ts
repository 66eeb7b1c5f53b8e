import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Block } from '../text/blocks.ts';
import { type Markup, readMarkup } from '../text/read-markup.ts';

type Node = DefaultTreeAdapterMap['node'];

/** The text of an article out of HTML as it stands in a file or a clipboard, read as browsers read it. */
export const readHtml = (html: string): Block[] => readMarkup(markupOf(parse(html)));

function markupOf(node: Node): Markup {
  const isText = node.nodeName === '#text';
  return {
    name: node.nodeName.toLowerCase(),
    text: isText && 'value' in node ? node.value : '',
    attribute: (name) => ('attrs' in node ? node.attrs.find((each) => each.name === name)?.value : undefined),
    get children() {
      return 'childNodes' in node ? node.childNodes.map(markupOf) : [];
    },
  };
}
