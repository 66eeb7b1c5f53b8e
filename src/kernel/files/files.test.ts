import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../test/city.ts';
import { createApp } from '../../app.ts';
import type { App } from '../http/app.ts';
import { notFound } from '../refusal.ts';
import { FileId, PictureSize } from './contract.ts';
import { sendDownload } from './download.ts';
import { attachment, safeFileName } from './file-name.ts';
import { documentTypes, pictureTypes } from './media-type.ts';
import { findFile, isContentKept, storeFile } from './queries.ts';
import { FileStore } from './store.ts';
import { receiveUpload } from './uploads.ts';

const taken = { types: [...documentTypes, ...pictureTypes], limitBytes: 1024 * 1024 };

async function withStore(work: (store: FileStore, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dothi-store-'));
  try {
    await work(new FileStore(folder), folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
const leftIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
const give = (store: FileStore, content: Buffer | string, name = 'tep.bin') =>
  store.receive(Readable.from([Buffer.from(content)]), { ...taken, name });

/** A photo as a telephone takes it: turned by a tag, with the place it was taken at. */
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a04020' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Camera', Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 29/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '103/1 58/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

test('a picture loses every trace of where and by whom it was taken, and is turned the right way up', () =>
  withStore(async (store) => {
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const received = await give(store, taken, 'IMG_0001.JPG');
    expect(received).toMatchObject({ mediaType: 'image/jpeg', name: 'IMG_0001.jpg', widthPx: 40, heightPx: 60 });
    const kept = await sharp(received.path).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.icc, kept.orientation]).toEqual(Array(5).fill(undefined));
    expect(await sharp(received.path).toBuffer()).not.toContain('Somebody');
  }));

test('a file is what its content is, whatever it is called', () =>
  withStore(async (store) => {
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await give(store, png, 'cong-van.pdf')).toMatchObject({ mediaType: 'image/png', name: 'cong-van.pdf.png' });
    expect(await give(store, 'Kế hoạch số 01', 'a.exe')).toMatchObject({ mediaType: 'text/plain', name: 'a.exe.txt' });
    expect(await give(store, '<!DOCTYPE html><p>a', 'a.html')).toMatchObject({
      mediaType: 'text/html',
      name: 'a.html',
    });
    const refusal = { kind: 'invalid', code: 'files.type-not-taken' };
    await expect(give(store, 'MZ\0\0\0', 'tai-lieu.pdf')).rejects.toMatchObject(refusal);
    await expect(give(store, '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')).rejects.toMatchObject(
      refusal,
    );
    await expect(give(store, Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'a.zip')).rejects.toMatchObject(refusal);
  }));

test('what is refused or cut off leaves nothing behind', () =>
  withStore(async (store, folder) => {
    await expect(give(store, '')).rejects.toMatchObject({ code: 'files.empty' });
    await expect(give(store, 'x'.repeat(taken.limitBytes + 1))).rejects.toMatchObject({
      kind: 'too-large',
      code: 'files.too-large',
    });
    const broken = (await photo()).subarray(0, 200);
    await expect(give(store, broken)).rejects.toMatchObject({ code: 'files.picture-broken' });
    const cut = Readable.from(
      (async function* () {
        yield Buffer.from('the first half');
        throw new Error('connection reset');
      })(),
    );
    await expect(store.receive(cut, { ...taken, name: 'a.txt' })).rejects.toThrow('connection reset');
    expect(await leftIn(folder)).toBe(0);
  }));

test('a picture of more pixels than memory should hold is refused from its header', () =>
  withStore(async (store) => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(taken.limitBytes);
    await expect(give(store, bomb)).rejects.toMatchObject({ code: 'files.too-many-pixels' });
  }));

test('the same content lies in the store once, and what no record speaks of is swept away', () =>
  withStore(async (store, folder) =>
    inTestCity(async ({ tx, people, now }) => {
      const first = await storeFile(tx, store, people.office, await give(store, 'một', 'a.txt'), now);
      const second = await storeFile(tx, store, people.office, await give(store, 'một', 'b.txt'), now);
      expect([second.sha256, second.id === first.id]).toEqual([first.sha256, false]);
      await store.keep(await give(store, 'an act that was undone'));
      await writeFile(join(folder, 'incoming', 'cut-off'), 'half');
      expect(await leftIn(folder)).toBe(3);

      const isKept = (sha256: string) => isContentKept(tx, sha256);
      expect(await store.sweep(isKept, 60_000)).toBe(0); // they may be at work still
      const earlier = new Date(Date.now() - 120_000);
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), earlier, earlier);
      }
      expect(await store.sweep(isKept, 60_000)).toBe(2);
      expect(await store.read(first.sha256).toArray()).toEqual([Buffer.from('một')]);
    }),
  ));

test('names lose paths, invisible marks and what file systems refuse', () => {
  expect(safeFileName('../../etc/passwd', 'txt')).toBe('passwd.txt');
  expect(safeFileName('C:\\Users\\a\\Công văn 12.PDF', 'pdf')).toBe('Công văn 12.pdf');
  expect(safeFileName('hoá\u202efdp.exe', 'pdf')).toBe('hoá_fdp.exe.pdf');
  expect(safeFileName('a\u0000b\r\nSet-Cookie: x.txt', 'txt')).toBe('a_b__Set-Cookie_ x.txt');
  expect(safeFileName(' ... ', 'txt')).toBe('tep.txt');
  expect(safeFileName('Phản ánh.CSV', 'txt')).toBe('Phản ánh.csv'); // a table is plain text by its content
  expect(safeFileName('IMG.JPEG', 'jpg')).toBe('IMG.jpeg');
  expect(safeFileName('a.csv', 'pdf')).toBe('a.csv.pdf');
  expect(safeFileName('à'.repeat(500), 'txt')).toBe(`${'à'.repeat(150)}.txt`);
  expect(attachment('Đơn "khẩn".pdf')).toBe(
    `attachment; filename="Don _khan_.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%22kh%E1%BA%A9n%22.pdf`,
  );
});

/** The real server with a route that takes files and one that gives them. */
function serverOf({ services }: TestCity): App {
  const { files, db, clock } = services;
  const app = createApp(services);
  const staffOnly = { config: { permission: 'directives.import' as const } };
  app.register(async (api: App) => {
    api.post('/api/v1/test-files', staffOnly, async (request) => {
      const { file, fields } = await receiveUpload(request, files, taken);
      const actor = request.caller?.actor;
      if (actor === undefined) throw notFound('test.nobody');
      return { ...(await db.inTransaction((tx) => storeFile(tx, files, actor, file, clock()))), fields };
    });
    api.get('/api/v1/test-files/:id', staffOnly, async (request, reply) => {
      const { id } = request.params as { id: string };
      const file = await db.inTransaction((tx) => findFile(tx, FileId.parse(id)));
      if (file === undefined) throw notFound('test.no-file');
      return sendDownload(reply, files, file, PictureSize.parse(request.query));
    });
  });
  return app;
}

test('an upload comes in as a stream and goes out as a download that can run nothing', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const cookie = await city.cookieOf(city.people.office);
    const form = new FormData();
    form.set('note', 'kèm theo');
    form.set('file', new Blob(['<html><script>alert(1)</script>']), 'Kế hoạch.html');
    const up = await app.inject({ method: 'POST', url: '/api/v1/test-files', payload: form, headers: { cookie } });
    expect(up.statusCode).toBe(200);
    expect(up.json()).toMatchObject({ name: 'Kế hoạch.html', mediaType: 'text/html', fields: { note: 'kèm theo' } });

    const down = await app.inject({ url: `/api/v1/test-files/${up.json().id}`, headers: { cookie } });
    expect(down.body).toBe('<html><script>alert(1)</script>');
    expect(down.headers).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': expect.stringContaining('attachment;'),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
  }));

test('of a picture a small one can be asked', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const headers = { cookie: await city.cookieOf(city.people.office) };
    const large = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#406020' } })
      .jpeg()
      .toBuffer();
    const upload = async (content: Buffer | string, name: string): Promise<string> => {
      const form = new FormData();
      form.set('file', new Blob([content]), name);
      const up = await app.inject({ method: 'POST', url: '/api/v1/test-files', payload: form, headers });
      return `/api/v1/test-files/${up.json().id}`;
    };
    const picture = await upload(large, 'via-he.jpg');
    for (const _ of ['made', 'kept']) {
      const small = await app.inject({ url: `${picture}?size=small`, headers });
      expect(small.headers['content-type']).toBe('image/webp');
      expect(await sharp(small.rawPayload).metadata()).toMatchObject({ width: 480, height: 270 });
    }
    expect((await sharp((await app.inject({ url: picture, headers })).rawPayload).metadata()).width).toBe(1600);
    const text = await app.inject({ url: `${await upload('chỉ có chữ', 'a.txt')}?size=small`, headers });
    expect(text.body).toBe('chỉ có chữ');
  }));

test('the small picture stays as long as its picture', () =>
  withStore(async (store, folder) => {
    const picture = await give(store, await photo());
    await store.keep(picture);
    await store.thumbnail(picture.sha256);
    const asked: string[] = [];
    const isKept = (kept: boolean) => async (sha256: string) => {
      asked.push(sha256);
      return kept;
    };
    expect(await store.sweep(isKept(true), -1)).toBe(0);
    expect(asked).toEqual([picture.sha256, picture.sha256]);
    expect(await store.sweep(isKept(false), -1)).toBe(2);
    expect(await leftIn(folder)).toBe(0);
  }));

test('an upload that is too large, or none at all, is a problem and not a fault', () =>
  inTestCity(async (city) => {
    const app = serverOf(city);
    const send = async (payload: FormData | object) => {
      const headers = { cookie: await city.cookieOf(city.people.office) };
      const answer = await app.inject({ method: 'POST', url: '/api/v1/test-files', payload, headers });
      return [answer.statusCode, answer.json().code];
    };
    const large = new FormData();
    large.set('file', new Blob(['x'.repeat(taken.limitBytes + 10)]), 'a.txt');
    expect(await send(large)).toEqual([413, 'files.too-large']);
    const empty = new FormData();
    empty.set('note', 'only text');
    expect(await send(empty)).toEqual([400, 'files.no-file']);
    expect(await send({ a: 1 })).toEqual([400, 'files.no-file']);
  }));
