import sharp from 'sharp';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { isContentKept } from '../../../kernel/files/queries.ts';
import type { Filed, Report } from '../contract.ts';
import { act, aReport, ask, file, settleReports } from '../server/testing.ts';
import { eraseByRule } from './keep-retention.ts';
import type { Erased } from './own-data-contract.ts';

const post = (url: string, payload: object) => ({ method: 'POST', url, payload }) as const;

async function sendPhoto(city: TestCity, background: string): Promise<string> {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(picture)]), 'anh.png');
  return (await ask<{ id: string }>(city, null, post('/api/v1/report-photos', form), 201)).id;
}

/** A published report with four photos: waiting, withheld, public as it is, and public as a copy in which something is covered. */
async function photographed(city: TestCity) {
  const photoIds: string[] = [];
  for (const colour of ['#a11', '#b22', '#c33', '#d44']) photoIds.push(await sendPhoto(city, colour));
  const filed = await ask<Filed>(city, null, post('/api/v1/reports', { ...aReport(), photoIds }), 201);
  const [waiting = '', withheld = '', open = '', covered = ''] = photoIds;
  const { office } = city.people;
  await act(city, office, filed.id, 'publish', { text: 'Rác ở chợ' });
  await act(city, office, filed.id, `photos/${withheld}/withhold`, { reason: 'Chỉ thấy mặt người' });
  await act(city, office, filed.id, `photos/${open}/publish`, { cover: [] });
  const half = { left: 0, top: 0, width: 0.5, height: 1 };
  await act(city, office, filed.id, `photos/${covered}/publish`, { cover: [half] });
  for (const id of photoIds) {
    const small = await city.request(office, { url: `/api/v1/reports/${filed.id}/photos/${id}?size=small` });
    expect(small.statusCode).toBe(200);
  }
  return { filed, waiting, withheld, open, covered };
}

const KeptRow = z.object({ id: z.string(), original: z.string(), shown: z.string().nullable() });
/** The content of each photo, and of its copy for the public. */
const contents = ({ tx }: TestCity) =>
  tx.rows(
    KeptRow,
    sql`select p.id, f.sha256 as original, c.sha256 as shown from report_photo p join file f on f.id = p.file_id
          left join file c on c.id = p.public_file_id order by p.ordinal`,
  );

/** What lies in the store of these contents, also as small pictures, once it was swept. */
async function left({ tx, services: { files } }: TestCity, hashes: readonly string[]): Promise<boolean[]> {
  await files.sweep((hash) => isContentKept(tx, hash), -1);
  return Promise.all(
    hashes.map(async (hash) => {
      const read = files.read(hash);
      const there = await read.toArray().then(
        () => true,
        () => false,
      );
      return (
        there ||
        (await files.thumbnail(hash).then(
          () => true,
          () => false,
        ))
      );
    }),
  );
}

async function expectOnlyPublicCopies(
  city: TestCity,
  before: Awaited<ReturnType<typeof contents>>,
  of: Awaited<ReturnType<typeof photographed>>,
) {
  const { filed, open, covered } = of;
  const hashes = before.map(({ original }) => original);
  const copy = before[3]?.shown ?? '';
  expect(await contents(city)).toEqual([
    { id: open, original: hashes[2], shown: hashes[2] },
    { id: covered, original: copy, shown: copy },
  ]);
  expect(await left(city, [...hashes, copy])).toEqual([false, false, true, false, true]);
  const report = await ask<Report>(city, city.people.office, `/api/v1/reports/${filed.id}`);
  expect(report.photoItems.map(({ id }) => id)).toEqual([open, covered]);
  const seen = await city.request(city.people.office, { url: `/api/v1/reports/${filed.id}/photos/${covered}` });
  expect(seen.statusCode).toBe(200);
}

test('photos erased on request are gone with their files; of what is public the copy stays', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const of = await photographed(city);
    const before = await contents(city);
    expect(
      await left(
        city,
        before.map(({ original }) => original),
      ),
    ).toEqual([true, true, true, true]);
    const wish = { contact: false, photos: true };
    const { number, followCode } = of.filed;
    const url = `/api/v1/followed-reports/${number}-${followCode}/erase`;
    expect(await ask<Erased>(city, null, post(url, wish))).toMatchObject({ reports: 1, photos: 3 });
    await expectOnlyPublicCopies(city, before, of);
  }));

test('photos that were never published go once their term is over', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const of = await photographed(city);
    const before = await contents(city);
    await city.tx.run(sql`update report_retention set after_days = case what when 'photos' then 30 end`);
    expect(await eraseByRule(city.tx, city.now)).toBe(0); // still open
    const end = (days: number) =>
      city.tx.run(sql`
        update report set outcome = 'done', closed_at = ${city.now}::timestamptz - make_interval(days => ${days}),
                          reported_at = '2025-01-01', filed_at = '2025-01-01' where id = ${of.filed.id}`);
    await end(29);
    expect(await eraseByRule(city.tx, city.now)).toBe(0);
    await end(31);
    expect(await eraseByRule(city.tx, city.now)).toBe(1);
    expect(await eraseByRule(city.tx, city.now)).toBe(0);
    await expectOnlyPublicCopies(city, before, of);
  }));

test('a content that somebody else sent as well stays theirs', () =>
  inTestCity(async (city) => {
    await settleReports(city);
    const [mine, theirs] = [await sendPhoto(city, '#e55'), await sendPhoto(city, '#e55')];
    const filed = await file(city, { photoIds: [mine as never] });
    await file(city, { photoIds: [theirs as never] });
    const [kept] = await contents(city);
    const url = `/api/v1/followed-reports/${filed.number}-${filed.followCode}/erase`;
    await ask(city, null, post(url, { contact: false, photos: true }));
    expect((await contents(city)).map(({ id }) => id)).toEqual([theirs]);
    expect(await left(city, [kept?.original ?? ''])).toEqual([true]);
  }));
