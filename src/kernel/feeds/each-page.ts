/** A list to its end, page after page along its order: `read` answers a page and the cursor behind it. */
export async function* eachPage<Item, Key>(
  read: (after: Key | undefined) => Promise<{ items: readonly Item[]; next: string | null }>,
  keyOf: (cursor: string) => Key | undefined,
): AsyncGenerator<readonly Item[]> {
  let after: Key | undefined;
  do {
    const { items, next } = await read(after);
    yield items;
    after = next === null ? undefined : keyOf(next);
  } while (after !== undefined);
}
