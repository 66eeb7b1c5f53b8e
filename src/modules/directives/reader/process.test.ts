import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type DocumentReader, openDocumentReader, type ReaderSettings } from './process.ts';

const order = Buffer.from('1. Giao Sở Y tế rà soát các cơ sở khám bệnh, báo cáo trước ngày 30/6/2026.');
let folder: string;
let reader: DocumentReader | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dothi-reader-'));
});
afterEach(async () => {
  await reader?.close();
  reader = undefined;
});
afterAll(() => rm(folder, { recursive: true }));

function open(settings: Partial<ReaderSettings> = {}): DocumentReader {
  reader = openDocumentReader(settings);
  return reader;
}

test('a file is read apart: its text, and what was found in it', async () => {
  const { text, format, reading } = await open().read(order, 'giao-viec.txt');
  expect(text).toBe(order.toString());
  expect(format).toBe('txt');
  expect(reading.tasks.map(({ owner }) => owner)).toEqual(['Sở Y tế']);
});

test('a file may be named by its path; what is no file is refused', async () => {
  const path = join(folder, 'giao-viec.txt');
  await writeFile(path, order);
  expect((await open().read(path, 'giao-viec.txt')).text).toBe(order.toString());
  await expect(reader?.read(join(folder, 'khong-co.txt'), 'khong-co.txt')).rejects.toMatchObject({
    code: 'directives.file-not-found',
  });
  await expect(reader?.read(folder, 'thu-muc')).rejects.toMatchObject({ code: 'directives.file-not-found' });
});

test('a refusal of the reader comes through whole', async () => {
  const tooLarge = open().read(Buffer.alloc(51 * 1024 * 1024, 'a'), 'to.txt');
  await expect(tooLarge).rejects.toMatchObject({
    kind: 'too-large',
    code: 'directives.file-too-large',
    details: { limitMiB: 50 },
  });
});

test('more files than processes wait for their turn, and processes are replaced', async () => {
  const few = open({ processes: 2, filesPerProcess: 2 });
  const texts = Array.from({ length: 7 }, (_, i) => `Giao Sở số ${i} báo cáo.`);
  const readings = await Promise.all(texts.map((text) => few.read(Buffer.from(text), 'x.txt')));
  expect(readings.map(({ text }) => text)).toEqual(texts);
});

test('a file that takes too long is given up, and the next one is read', async () => {
  const page = await sharp({
    create: {
      width: 2400,
      height: 3400,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const slow = open({ processes: 1, totalMs: 4_000 });
  await expect(slow.read(page, 'anh.png')).rejects.toMatchObject({ code: 'directives.file-too-slow' });
  expect((await slow.read(order, 'sau.txt')).text).toBe(order.toString());
});

test('a file that needs too much memory is given up, on the heap and outside it, and the next one is read', async () => {
  const long = Buffer.from('Giao Sở Y tế báo cáo. '.repeat(1_500_000));
  const small = open({ processes: 1, heapMiB: 64 });
  await expect(small.read(long, 'dai.txt')).rejects.toMatchObject({ code: 'directives.file-too-much-memory' });
  expect((await small.read(order, 'sau.txt')).text).toBe(order.toString());
  await small.close();

  const wide = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const tight = open({ processes: 1, memoryMiB: 300 });
  await expect(tight.read(wide, 'rong.png')).rejects.toMatchObject({ code: 'directives.file-too-much-memory' });
  expect((await tight.read(order, 'sau.txt')).text).toBe(order.toString());
});

test('a closed reader reads nothing more, and does not leave anybody waiting', async () => {
  const closing = open({ processes: 1 });
  const first = closing.read(order, 'a.txt');
  const second = closing.read(order, 'b.txt');
  const outcomes = Promise.allSettled([first, second]);
  await closing.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(closing.read(order, 'c.txt')).rejects.toMatchObject({ code: 'directives.file-reading-failed' });
});
