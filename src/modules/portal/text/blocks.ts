import { z } from 'zod';

/** Words set alike. A line break within a paragraph is `\n`. */
export const Run = z.object({
  text: z.string(),
  strong: z.literal(true).optional(),
  emphasis: z.literal(true).optional(),
  href: z.string().optional().describe('http, https, mailto, tel, or a path of this server.'),
});
export type Run = z.infer<typeof Run>;
export type Runs = readonly Run[];

const Text = z.array(Run);
export const Picture = z.object({
  imageId: z.uuid(),
  alt: z.string().describe('What it shows, for those who do not see it.'),
  caption: z.string().nullable(),
});
export type Picture = z.infer<typeof Picture>;

/**
 * The text of an article: what there is no block for does not exist in it. No markup is ever kept, so none can be
 * smuggled in; pages write these blocks with their own markup.
 */
export const Block = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), text: Text }),
    z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: Text }),
    z.object({
      kind: z.literal('list'),
      ordered: z.boolean(),
      items: z.array(z.object({ depth: z.int().min(0).max(3), text: Text })),
    }),
    z.object({ kind: z.literal('quote'), paragraphs: z.array(Text) }),
    z.object({ kind: z.literal('table'), head: z.array(Text), rows: z.array(z.array(Text)) }),
    z.object({ kind: z.literal('image'), picture: Picture }),
    z.object({ kind: z.literal('rule') }),
  ])
  .meta({ id: 'ArticleBlock' });
export type Block = z.infer<typeof Block>;
export type ListBlock = Extract<Block, { kind: 'list' }>;

export const deepestItem = 3;

/** Joins neighbours that are set alike, and drops what is empty. */
export function joined(runs: Runs): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.text === '') continue;
    const alike =
      last !== undefined && last.strong === run.strong && last.emphasis === run.emphasis && last.href === run.href;
    if (alike) last.text += run.text;
    else result.push({ ...run });
  }
  return result;
}

export const wordsOf = (runs: Runs): string => runs.map(({ text }) => text).join('');

function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [wordsOf(block.text)];
    case 'list':
      return block.items.map(({ text }) => wordsOf(text));
    case 'quote':
      return block.paragraphs.map(wordsOf);
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(wordsOf).join(' · '));
    case 'image':
      return [block.picture.caption ?? ''];
    case 'rule':
      return [];
  }
}

/** The words alone, a line for each block: for searching, for excerpts, for reading aloud. */
export const plainText = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(wordsOfBlock)
    .filter((line) => line !== '')
    .join('\n');

export const picturesIn = (blocks: readonly Block[]): Picture[] =>
  blocks.flatMap((block) => (block.kind === 'image' ? [block.picture] : []));
