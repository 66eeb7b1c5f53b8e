import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from '../../src/kernel/db/db.ts';
import type { TestCity } from '../city.ts';

/** The checklist the program brings along, with every point said not to apply. */
export const firstChecklist = {
  versionId: '0190a0c0-0000-7000-8000-000000000142',
  id: '0190a0c0-0000-7000-8000-000000000042',
  answers: [
    'pavement',
    'free-width',
    'vending',
    'parking',
    'illegal-stop',
    'signboards',
    'awnings',
    'materials',
    'waste',
    'noise',
    'animals',
    'lighting',
    'cables',
    'trees',
    'marking',
    'self-management',
    'overview',
  ].map((item) => ({ item, value: 'na' })),
};

/** An inspection of an organisation, with a photo. Answers both. */
export async function anInspection({ tx, staff, services, now }: TestCity, organisationId: string) {
  const [id, photo, file] = [randomUUID(), randomUUID(), randomUUID()];
  const received = await services.files.receive(Readable.from([Buffer.from('ảnh')]), {
    name: 'anh.txt',
    types: ['text/plain'],
    limitBytes: 100,
  });
  await services.files.keep(received);
  await tx.run(sql`
    insert into file (id, sha256, name, media_type, size_bytes, uploaded_by, uploaded_at)
    values (${file}, ${received.sha256}, 'anh.txt', 'text/plain', ${received.sizeBytes}, ${staff.id}, ${now})`);
  await tx.run(sql`
    insert into inspection (id, number, version_id, organisation_id, inspector_id, address, inspected_on, begun_at,
                            finished_at, answered, faults, filed_at)
    values (${id}, ${`KT-${id}`}, ${firstChecklist.versionId}, ${organisationId}, ${staff.id}, 'phố Thử', '2026-03-09',
            ${now}, ${now}, 0, 0, ${now})`);
  await tx.run(sql`
    insert into inspection_photo (id, inspection_id, item, file_id, added_by, added_at)
    values (${photo}, ${id}, 'overview', ${file}, ${staff.id}, ${now})`);
  return { inspections: id, photos: photo, photo };
}
