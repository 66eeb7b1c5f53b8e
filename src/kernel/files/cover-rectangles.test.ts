import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { coverRectangles } from './cover-rectangles.ts';

/** Black and white columns, one pixel each: the finest detail there is. */
async function stripes(path: string): Promise<void> {
  const [width, height] = [64, 48];
  const pixels = Buffer.alloc(width * height * 3, 0);
  for (let i = 0; i < width * height; i++) if (i % 2 === 0) pixels.fill(255, i * 3, i * 3 + 3);
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
}

/** How far the brightest and the darkest point of a part lie from each other. */
async function contrast(path: string, part: { left: number; top: number; width: number; height: number }) {
  const { channels } = await sharp(await sharp(path).extract(part).png().toBuffer()).stats();
  return Math.max(...channels.map(({ min, max }) => max - min));
}

test('what is covered is gone from the copy, what is not stays as it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cover-'));
  try {
    const [from, to] = [join(folder, 'a.png'), join(folder, 'b.png')];
    await stripes(from);
    const made = await coverRectangles(from, to, 'image/png', [{ left: 0.25, top: 0.25, width: 0.5, height: 0.5 }]);
    expect(made).toMatchObject({ widthPx: 64, heightPx: 48, mediaType: 'image/png' });
    expect(await contrast(to, { left: 18, top: 14, width: 28, height: 20 })).toBeLessThan(40);
    expect(await contrast(to, { left: 0, top: 0, width: 10, height: 10 })).toBe(255);
    expect(await contrast(from, { left: 18, top: 14, width: 28, height: 20 })).toBe(255);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a rectangle at the very edge, or smaller than a pixel, covers at least what it touches', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cover-'));
  try {
    const [from, to] = [join(folder, 'a.png'), join(folder, 'b.png')];
    await stripes(from);
    const rectangles = [
      { left: 0.999, top: 0.999, width: 0.001, height: 0.001 },
      { left: 0, top: 0, width: 0.001, height: 1 },
    ];
    expect(await coverRectangles(from, to, 'image/png', rectangles)).toMatchObject({ widthPx: 64, heightPx: 48 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
