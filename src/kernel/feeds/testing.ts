import { SaxesParser } from 'saxes';

/** A document of XML as tests look at it. */
export class ParsedXml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ParsedXml[] = [];
  text = '';

  constructor(name: string, attributes: Readonly<Record<string, string>>) {
    this.name = name;
    this.attributes = attributes;
  }

  /** The first child of the name. */
  of(name: string): ParsedXml {
    const child = this.children.find((one) => one.name === name);
    if (child === undefined) throw new Error(`no ${name} in ${this.name}`);
    return child;
  }

  /** What each child says, by its name. */
  get texts(): Record<string, string> {
    return Object.fromEntries(this.children.map(({ name, text }) => [name, text]));
  }
}

/** Reads by a parser that refuses whatever is not well-formed. */
export function parseXml(text: string): ParsedXml {
  const root = new ParsedXml('', {});
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node = new ParsedXml(name, attributes as Record<string, string>);
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (part) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('an empty document');
  return document;
}
