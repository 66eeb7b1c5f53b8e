/** A piece of XML that is written already; everything else is text and becomes text. */
export class Xml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Content = Xml | string | number | boolean | null | undefined | readonly Content[];

/** What XML 1.0 has no way to write, however it is escaped. */
const unwritable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

export const escapeXml = (text: string): string =>
  text.replace(unwritable, '').replace(/[&<>"\r]/g, (sign) => entities[sign] ?? sign);

function written(content: Content): string {
  if (content === null || content === undefined) return '';
  if (content instanceof Xml) return content.text;
  return Array.isArray(content) ? content.map(written).join('') : escapeXml(String(content));
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** `element('link', { href }, …)`; without content it closes itself. Names are ours, never from outside. */
export function element(name: string, attributes: Attributes = {}, ...content: Content[]): Xml {
  const given = Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    // Line ends and tabs in attributes would be read as spaces.
    .map(([key, value]) => ` ${key}="${escapeXml(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
  const inner = written(content);
  return new Xml(inner === '' ? `<${name}${given}/>` : `<${name}${given}>${inner}</${name}>`);
}

export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`;
