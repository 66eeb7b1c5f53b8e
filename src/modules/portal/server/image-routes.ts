import { z } from 'zod';
import { PictureSize } from '../../../kernel/files/contract.ts';
import { sendDownload } from '../../../kernel/files/download.ts';
import { receiveUpload } from '../../../kernel/files/uploads.ts';
import { answerAct } from '../../../kernel/http/acting.ts';
import { type App, actorOf } from '../../../kernel/http/app.ts';
import type { Services } from '../../../kernel/services.ts';
import { ArticleId, ArticleImageId } from '../contract.ts';
import { articleImageFile, articleImages, receiveArticleImage } from './images.ts';

const tags = ['articles'];

/** The pictures of articles. */
export function imageRoutes(app: App, services: Services): void {
  const { db, clock, files } = services;

  app.post(
    '/api/v1/articles/:id/images',
    {
      config: { permission: 'articles.write' },
      schema: {
        tags,
        operationId: 'addArticleImage',
        summary: 'Send a picture for an article, as multipart/form-data; the text then shows it by its identifier',
        params: z.object({ id: ArticleId }),
        response: { 201: z.object({ id: ArticleImageId }) },
      },
    },
    async (request, reply) => {
      const { file: received } = await receiveUpload(request, files, articleImages);
      try {
        return await answerAct(services, request, reply, 201, async (tx, actor) => ({
          id: await receiveArticleImage(tx, files, actor, request.params.id, received, clock()),
        }));
      } finally {
        await files.discard(received); // nothing is left where it was kept
      }
    },
  );

  app.get(
    '/api/v1/articles/:id/images/:imageId',
    {
      config: { permission: 'articles.read' },
      schema: {
        tags,
        operationId: 'articleImage',
        summary: 'A picture of an article: as it was sent, cleaned, or no wider than a telephone needs',
        params: z.object({ id: ArticleId, imageId: ArticleImageId }),
        querystring: PictureSize,
      },
    },
    async (request, reply) => {
      const { id, imageId } = request.params;
      const file = await articleImageFile(db.reads, actorOf(request), id, imageId);
      return sendDownload(reply, files, file, request.query);
    },
  );
}
