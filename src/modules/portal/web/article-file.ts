import { send } from '../../../web/api.ts';
import { upload } from '../../../web/upload.ts';
import type { ArticleDecided } from '../contract.ts';
import type { Block } from '../text/blocks.ts';
import { writeMarkdown } from '../text/write-markdown.ts';
import { type ArticleDraft, bodyOf } from './article-draft.ts';

/** What was taken from a file, and the file: its pictures belong to an article that may not be there yet. */
export interface TakenFile {
  file: File;
  title: string | null;
  body: string;
  blocks: Block[];
  pictures: number;
}

export async function readArticleFile(articleId: string | null, file: File): Promise<TakenFile> {
  const path = articleId === null ? '/api/v1/article-files' : `/api/v1/articles/${articleId}/file`;
  return { ...(await upload<Omit<TakenFile, 'file'>>(path, file)), file };
}

/**
 * Puts the pictures of a file into the article that was just made of its text: where they stood, or at its end where the
 * text was changed since.
 */
export async function addPictures(
  made: ArticleDecided,
  draft: ArticleDraft,
  { file, body: before }: TakenFile,
): Promise<ArticleDecided> {
  const { body, blocks } = await readArticleFile(made.id, file);
  const images = writeMarkdown(blocks.filter(({ kind }) => kind === 'image'));
  if (images === '') return made;
  const text = draft.body.trim() === before.trim() ? body : `${draft.body.trimEnd()}\n\n${images}\n`;
  return send<ArticleDecided>(`/api/v1/articles/${made.id}`, {
    method: 'PUT',
    body: bodyOf({ ...draft, body: text }),
    ifMatch: `"${made.version}"`,
  });
}
