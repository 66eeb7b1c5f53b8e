import type { Block, Run, Runs } from './blocks.ts';

/** The same blocks as Markdown that reads back as them. */
export const writeMarkdown = (blocks: readonly Block[]): string => blocks.map(written).join('\n\n');

function written(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return line(block.text);
    case 'heading':
      return `${'#'.repeat(block.level)} ${flat(block.text)}`;
    case 'list':
      return block.items
        .map(({ depth, text }) => {
          const mark = block.ordered ? '1.' : '-';
          const indent = ' '.repeat((mark.length + 1) * depth);
          return `${indent}${mark} ${line(text).replaceAll('\n', `\n${indent}${' '.repeat(mark.length + 1)}`)}`;
        })
        .join('\n');
    case 'quote':
      return block.paragraphs.map((text) => `> ${line(text).replaceAll('\n', '\n> ')}`).join('\n>\n');
    case 'table':
      return [block.head, block.head.map(() => null), ...block.rows].map(row).join('\n');
    case 'image': {
      const { alt, imageId, caption } = block.picture;
      const title = caption === null ? '' : ` "${escaped(caption.replaceAll('\n', ' '))}"`;
      return `![${escaped(alt)}](image:${imageId}${title})`;
    }
    case 'rule':
      return '---';
  }
}

const row = (cells: readonly (Runs | null)[]): string =>
  `| ${cells.map((cell) => (cell === null ? '---' : flat(cell))).join(' | ')} |`;

const flat = (runs: Runs): string => line(runs).replaceAll('\n', ' ');

/** What begins a line may be no mark of a heading, a list or a quotation. */
const line = (runs: Runs): string =>
  runs
    .map(marked)
    .join('')
    .split('\n')
    .map((each) =>
      each
        .trim()
        .replace(/^([#>+-]|=+$)/, '\\$1')
        .replace(/^(\d{1,9})([.)])/, '$1\\$2'),
    )
    .filter((each) => each !== '')
    .join('\n');

/** Spaces at an end stand outside the marks, or they would be none. */
function marked({ text, strong, emphasis, href }: Run): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === '') return text;
  const marks = `${strong ? '**' : ''}${emphasis ? '*' : ''}`;
  const set = `${marks}${escaped(inner)}${[...marks].reverse().join('')}`;
  return `${before}${href === undefined ? set : `[${set}](<${href.replace(/[<>]/g, encodeURIComponent)}>)`}${after}`;
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>&|"]/g, '\\$&').replaceAll('!\\[', '\\!\\[');
