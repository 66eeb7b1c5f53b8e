import { invalid } from '../../../../kernel/refusal.ts';

/**
 * The small part of XML that office documents use. Document type declarations, and with them entities, are forbidden in
 * such packages (ECMA-376 part 2) and refused, so nothing can be expanded or fetched.
 */
export interface XmlElement {
  /** Without its namespace prefix. */
  name: string;
  attributes: string;
  children: (XmlElement | string)[];
}

const deepestNesting = 300;

/**
 * The elements directly inside the first element called `parent`, one after the other; only one of them is kept in
 * memory at a time, so a long document costs no more than its longest table.
 */
export function* elementsIn(xml: string, parent: string): Generator<XmlElement> {
  const open: XmlElement[] = [];
  for (const token of tokens(xml)) {
    const innermost = open.at(-1);
    if (token.kind === 'text') {
      if (innermost && token.text !== '') innermost.children.push(decodeEntities(token.text));
    } else if (token.kind === 'close') {
      const closed = open.pop();
      if (closed?.name !== token.name) throw broken();
      const outer = open.at(-1);
      if (outer?.name === parent && !open.slice(0, -1).some(({ name }) => name === parent)) yield closed;
      else outer?.children.push(closed);
      if (open.length === 0) return;
    } else {
      const element: XmlElement = { name: token.name, attributes: token.attributes, children: [] };
      if (open.length >= deepestNesting) throw broken();
      if (token.empty && open.length === 0) return;
      if (!token.empty) open.push(element);
      else if (innermost?.name === parent && !open.slice(0, -1).some(({ name }) => name === parent)) yield element;
      else innermost?.children.push(element);
    }
  }
  throw broken();
}

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string };

function* tokens(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) return;
    if (start > at) yield { kind: 'text', text: xml.slice(at, start) };
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start + 4);
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start + 9);
      yield { kind: 'text', text: xml.slice(start + 9, at - 3).replaceAll('&', '&amp;') };
    } else if (xml.startsWith('<?', start)) at = after(xml, '?>', start + 2);
    else if (xml.startsWith('<!', start)) throw invalid('directives.file-unsafe-xml');
    else {
      at = endOfTag(xml, start + 1);
      const tag = xml.slice(start + 1, at - 1);
      if (tag.startsWith('/')) yield { kind: 'close', name: localName(tag.slice(1).trimEnd()) };
      else {
        const empty = tag.endsWith('/');
        const inner = empty ? tag.slice(0, -1) : tag;
        const space = inner.search(/\s/);
        const name = space < 0 ? inner : inner.slice(0, space);
        yield { kind: 'open', name: localName(name), attributes: space < 0 ? '' : inner.slice(space), empty };
      }
    }
  }
}

function endOfTag(xml: string, from: number): number {
  for (let i = from; i < xml.length; i++) {
    const char = xml.charCodeAt(i);
    if (char === 0x3e) return i + 1;
    if (char === 0x22 || char === 0x27) {
      i = xml.indexOf(char === 0x22 ? '"' : "'", i + 1);
      if (i < 0) break;
    }
  }
  throw broken();
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  if (found < 0) throw broken();
  return found + end.length;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
const broken = () => invalid('directives.file-broken');

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}

const attributePatterns = new Map<string, RegExp>();

/** By its name without prefix: `val` finds `w:val="…"`. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (!element || element.attributes === '') return undefined;
  let pattern = attributePatterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributePatterns.set(name, pattern);
  }
  const found = pattern.exec(element.attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** Follows names downwards from an element: `child(paragraph, 'pPr', 'numPr', 'numId')`. */
export function child(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = found?.children.filter(isElement).find((inner) => inner.name === name);
  return found;
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(isElement).filter((inner) => inner.name === name) ?? [];
}
