import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from '../../src/kernel/db/db.ts';
import { storeFile } from '../../src/kernel/files/queries.ts';
import type { OrganisationId } from '../../src/kernel/organisations/contract.ts';
import { NewArticle } from '../../src/modules/portal/contract.ts';
import { createArticle } from '../../src/modules/portal/server/write-article.ts';
import type { TestCity } from '../city.ts';

/** A draft of an organisation, with a picture. Answers both. */
export async function anArticle({ tx, administrator, services, now }: TestCity, organisationId: OrganisationId) {
  const text = NewArticle.parse({ title: 'Tin nháp', organisationId });
  const { id } = await createArticle(tx, administrator, text, now);
  const accepted = { name: 'anh.txt', types: ['text/plain'], limitBytes: 100 };
  const received = await services.files.receive(Readable.from([Buffer.from(`ảnh của ${id}`)]), accepted);
  const file = await storeFile(tx, services.files, administrator, received, now);
  const image = randomUUID();
  await tx.run(sql`
    insert into article_image (id, article_id, file_id, added_by, added_at)
    values (${image}, ${id}, ${file.id}, ${administrator.id}, ${now})`);
  return { articles: id, images: image };
}
