import { Readable } from 'node:stream';
import { z } from 'zod';
import type { FileStore, ReceivedFile } from '../../../kernel/files/store.ts';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import type { App } from '../../../kernel/http/app.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../kernel/services.ts';
import { ArticleId } from '../contract.ts';
import { Block } from '../text/blocks.ts';
import { articleImages, receiveArticleImage } from './images.ts';
import type { PictureInFile } from './read-docx.ts';
import { articleFiles, readArticleFile, takeFromFile } from './read-file.ts';

const ArticleFromFile = z
  .object({
    title: z.string().nullable().describe('Its first heading.'),
    body: z.string().describe('The text as Markdown.'),
    blocks: z.array(Block),
    pictures: z.int().describe('Pictures in the file that did not come along; they are uploaded by themselves.'),
  })
  .meta({ id: 'ArticleFromFile' });

/** Articles that were written elsewhere. */
export function articleFileRoutes(app: App, services: Services): void {
  const { files, clock } = services;
  const tags = ['articles'];

  app.post(
    '/api/v1/article-files',
    {
      config: { permission: 'articles.write', repeatable: false },
      schema: {
        tags,
        operationId: 'readArticleFile',
        summary: 'The text of a Word document or a page, as multipart/form-data, to go on from; the file is not kept',
        response: { 200: ArticleFromFile },
      },
    },
    async (request) => {
      const { file } = await receiveUpload(request, files, articleFiles);
      try {
        return takeFromFile(await readArticleFile(file));
      } finally {
        await files.discard(file);
      }
    },
  );

  app.post(
    '/api/v1/articles/:id/file',
    {
      config: { permission: 'articles.write' },
      schema: {
        tags,
        operationId: 'takeArticleFile',
        summary:
          'The same for an article that is there: the pictures of a Word document become pictures of the article',
        description:
          'Each picture is checked and cleaned like one that is uploaded, and stands in the text where it stood, with its caption and its alternative text. The article itself is not changed.',
        params: z.object({ id: ArticleId }),
        response: { 200: ArticleFromFile },
      },
    },
    async (request, reply) => {
      const { file } = await receiveUpload(request, files, articleFiles);
      const received = new Map<string, ReceivedFile>();
      try {
        const read = await readArticleFile(file);
        for (const picture of read.pictures) {
          const clean = await cleaned(files, picture);
          if (clean !== undefined) received.set(picture.imageId, clean);
        }
        return await answerAct(services, request, reply, 200, async (tx, actor) => {
          const kept = new Map<string, string>();
          for (const [inFile, picture] of received) {
            kept.set(inFile, await receiveArticleImage(tx, files, actor, request.params.id, picture, clock()));
          }
          return takeFromFile(read, kept);
        });
      } finally {
        await Promise.all([file, ...received.values()].map((each) => files.discard(each)));
      }
    },
  );
}

/** As it would be if it were uploaded; nothing where that would be refused, as a drawing of another program is. */
async function cleaned(files: FileStore, { name, read }: PictureInFile): Promise<ReceivedFile | undefined> {
  const bytes = await read();
  if (bytes === undefined) return undefined;
  try {
    return await files.receive(Readable.from([bytes]), { name, ...articleImages });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
