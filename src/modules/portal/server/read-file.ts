import { readFile } from 'node:fs/promises';
import type { ReceivedFile } from '../../../kernel/files/store.ts';
import { say } from '../../../kernel/http/language.ts';
import { invalid } from '../../../kernel/refusal.ts';
import { longestBody } from '../contract.ts';
import { portalMessages } from '../messages.ts';
import { type Block, wordsOf } from '../text/blocks.ts';
import { writeMarkdown } from '../text/write-markdown.ts';
import { type FileRead, readDocx } from './read-docx.ts';
import { readHtml } from './read-html.ts';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** What an article can be taken from. */
export const articleFiles = { types: [wordType, 'text/html'], limitBytes: 20 * 1024 * 1024 };
const longestPage = 5 * 1024 * 1024;

export interface TakenFromFile {
  /** Its first heading, where the text begins with one. */
  title: string | null;
  body: string;
  blocks: Block[];
  /** How many pictures stand in the file that are not in the text. */
  pictures: number;
}

/** What stands in a file of Word or in a page. */
export async function readArticleFile({ path, mediaType, sizeBytes }: ReceivedFile): Promise<FileRead> {
  const bytes = await readFile(path);
  if (mediaType !== wordType && sizeBytes > longestPage) throw invalid('portal.file-too-long');
  return mediaType === wordType ? readDocx(bytes) : readPage(bytes);
}

/**
 * The text of an article out of it, with those of its pictures that were kept, under the identifiers they were kept by.
 * Nothing else of the file is kept. One without a word about it gets a number, until somebody says what it shows.
 */
export function takeFromFile(read: FileRead, kept: ReadonlyMap<string, string> = new Map()): TakenFromFile {
  let number = 0;
  const blocks = read.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'image') return [block];
    const imageId = kept.get(block.picture.imageId);
    if (imageId === undefined) return [];
    number += 1;
    const alt = block.picture.alt || say(portalMessages['portal.picture-of-file'], 'vi', { number });
    return [{ kind: 'image', picture: { ...block.picture, imageId, alt } }];
  });
  if (blocks.length === 0) throw invalid('portal.file-empty');
  const [first, ...rest] = blocks;
  const isTitle = first?.kind === 'heading' && first.level === 2 && rest.length > 0;
  const text = isTitle ? rest : blocks;
  const body = writeMarkdown(text);
  if (body.length > longestBody) throw invalid('portal.file-too-long');
  return {
    title: isTitle ? wordsOf(first.text).slice(0, 200) : null,
    body,
    blocks: text,
    pictures: read.left + read.pictures.length - kept.size,
  };
}

function readPage(bytes: Buffer): FileRead {
  const html = decoded(bytes);
  return { blocks: readHtml(html), pictures: [], left: html.match(/<img[\s>]/gi)?.length ?? 0 };
}

/** By its mark, or what it says of itself; UTF-8 otherwise. */
function decoded(bytes: Buffer): string {
  const marked = bytes.length >= 2 ? { fffe: 'utf-16le', feff: 'utf-16be' }[bytes.toString('hex', 0, 2)] : undefined;
  const said = /charset\s*=\s*["']?([\w-]{1,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1];
  try {
    return new TextDecoder(marked ?? said ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // it names an encoding that nobody knows
  }
}
