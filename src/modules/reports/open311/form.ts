import { invalid } from '../../../kernel/refusal.ts';

/** What a client filled in. An empty field is a field that is not there. */
export interface Form {
  fields: Readonly<Record<string, string>>;
  /** By the code of the attribute: every value that was given for it. */
  attributes: Readonly<Record<string, readonly string[]>>;
}

const mostFields = 300;
const attribute = /^attribute\[([^[\]]{1,100})\](?:\[\d*\])?$/;

/** `attribute[CODE]=…`, and `attribute[CODE][]=…` once for each of several values. The first of a repeated field counts. */
export function readForm(pairs: Iterable<readonly [string, string]>): Form {
  const fields: Record<string, string> = Object.create(null);
  const attributes: Record<string, string[]> = Object.create(null);
  let n = 0;
  for (const [name, value] of pairs) {
    n += 1;
    if (n > mostFields) throw invalid('open311.too-many-fields', { most: mostFields });
    if (value.trim() === '') continue;
    const code = attribute.exec(name)?.[1];
    if (code === undefined) fields[name] ??= value;
    else attributes[code] = [...(attributes[code] ?? []), value];
  }
  return { fields, attributes };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A body of application/x-www-form-urlencoded. Everything is UTF-8, whatever the client may call it. */
export function readUrlEncoded(body: Buffer): Form {
  let text: string;
  try {
    text = utf8.decode(body);
    // What stands in the percent signs has to be UTF-8 as well; URLSearchParams would put a mark in its place.
    decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalid('http.body-charset');
  }
  return readForm(new URLSearchParams(text));
}
