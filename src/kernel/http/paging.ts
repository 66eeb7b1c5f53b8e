import { z } from 'zod';

export const longestPage = 200;
const usualPage = 50;

/** What a list says: its items, and where the next page begins. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('Give it as "after" for the next page.') });

/**
 * The query of a list that is ordered by `key`, one value or a tuple: `limit`, and `after` as the key of the last item
 * seen. Extend it with the filters of the list.
 */
export function pageQuery<Key extends z.ZodType>(key: Key) {
  return z.object({
    limit: z.coerce.number().int().min(1).max(longestPage).default(usualPage),
    after: z
      .string()
      .max(2000)
      .transform((cursor, context): z.output<Key> => {
        const parsed = key.safeParse(readCursor(cursor));
        if (parsed.success) return parsed.data;
        context.addIssue({ code: 'custom', message: 'http.cursor-invalid' });
        return z.NEVER;
      })
      .optional()
      .describe('"next" of the page before.'),
  });
}

/** A page out of the rows found, one more than `limit` asked of the database to know whether there is a next page. */
export function onePage<Item>(found: readonly Item[], limit: number, keyOf: (item: Item) => unknown) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

/** The same out of rows that are JSON already: only the last of them is read, for the key. */
export function jsonPage(found: readonly Buffer[], limit: number, keyOf: (item: unknown) => unknown): Buffer {
  const { items, next } = onePage(found, limit, (json) => keyOf(JSON.parse(json.toString())));
  const comma = Buffer.from(',');
  return Buffer.concat([
    Buffer.from('{"items":['),
    ...items.flatMap((json, i) => (i === 0 ? [json] : [comma, json])),
    Buffer.from(`],"next":${JSON.stringify(next)}}`),
  ]);
}

/** Cursors are opaque to callers, so that the order of a list can change without a promise broken. */
export const writeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
