import { element, type Xml, xmlDocument } from '../../../kernel/feeds/xml.ts';

/** GeoReport answers are the same in both formats: JSON by the Spark convention is the XML without the names of items. */
export type Format = 'xml' | 'json';
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [name: string]: Value };

export const formatTypes = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const satisfies Record<Format, string>;

/** What an item of a list is called where it has to be called something. */
const itemNames: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
  notes: 'note',
  photos: 'photo',
};

/** `root` is the name of the outermost element; JSON has none. */
export const writeSpark = (format: Format, root: string, value: Value): string =>
  format === 'json' ? JSON.stringify(value) : xmlDocument(elementOf(root, value));

function elementOf(name: string, value: Value): Xml {
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return element(
      name,
      {},
      items.map((item) => elementOf(itemNames[name] ?? 'item', item)),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value as Record<string, Value>).filter(([, inner]) => inner !== undefined);
    return element(
      name,
      {},
      fields.map(([key, inner]) => elementOf(key, inner)),
    );
  }
  return element(name, {}, value as string | number | boolean | null | undefined);
}
