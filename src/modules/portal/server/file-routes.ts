import { z } from 'zod';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import type { App } from '../../../kernel/http/app.ts';
import type { Services } from '../../../kernel/services.ts';
import { Block } from '../text/blocks.ts';
import { articleFiles, takeFromFile } from './read-file.ts';

const ArticleFromFile = z
  .object({
    title: z.string().nullable().describe('Its first heading.'),
    body: z.string().describe('The text as Markdown.'),
    blocks: z.array(Block),
    pictures: z.int().describe('Pictures in the file; they are uploaded by themselves.'),
  })
  .meta({ id: 'ArticleFromFile' });

/** Articles that were written elsewhere. */
export function articleFileRoutes(app: App, { files }: Services): void {
  app.post(
    '/api/v1/article-files',
    {
      config: { permission: 'articles.write', repeatable: false },
      schema: {
        tags: ['articles'],
        operationId: 'readArticleFile',
        summary: 'The text of a Word document or a page, as multipart/form-data, to go on from; the file is not kept',
        response: { 200: ArticleFromFile },
      },
    },
    async (request) => {
      const { file } = await receiveUpload(request, files, articleFiles);
      try {
        return await takeFromFile(file);
      } finally {
        await files.discard(file);
      }
    },
  );
}
