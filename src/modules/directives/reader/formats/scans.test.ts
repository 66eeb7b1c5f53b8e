import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { docxOf, pdfOf, scannedPdfOf, scanOf, setLetterhead, setParagraph, setTable } from './fixtures.ts';
import { fileLimits } from './limits.ts';
import { createOcr } from './ocr.ts';
import { type FileText, readFile } from './read-file.ts';

const ocr = createOcr();
afterAll(() => ocr.close());
const read = (bytes: Uint8Array): Promise<FileText> =>
  readFile(bytes, { limits: fileLimits, ocr: async () => ocr, progress: () => {} });

const order =
  '1. Giao Công an phường chủ trì, phối hợp với Đoàn Thanh niên kiểm tra, xử lý nghiêm các hành vi lấn chiếm lòng đường, vỉa hè; báo cáo trước ngày 20 hằng tháng.';
const page = scanOf((drawn) => setParagraph(drawn, order, setLetterhead(drawn)));
const head =
  'ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLào Cai, ngày 05 tháng 3 năm 2026';

/** Share of the letters of a text that were read, in their order; blanks do not count. */
function share(expected: string, text: string): number {
  const [a, b] = [expected, text].map((value) => Array.from(value.replace(/\s/g, '')));
  let above = new Uint32Array((b?.length ?? 0) + 1);
  for (const letter of a ?? []) {
    const row = new Uint32Array(above.length);
    for (const [i, other] of (b ?? []).entries()) {
      row[i + 1] = letter === other ? (above[i] ?? 0) + 1 : Math.max(above[i + 1] ?? 0, row[i] ?? 0);
    }
    above = row;
  }
  return (above.at(-1) ?? 0) / (a?.length ?? 1);
}

test('a scanned page is read, and said to be', async () => {
  const { text, format, pages, notes } = await read(page.toBuffer('image/png'));
  expect(share(`${head} ${order}`, text)).toBeGreaterThan(0.93);
  expect(text).toContain('Số: 12/KH-UBND\n\n');
  expect({ format, pages }).toEqual({ format: 'image', pages: 1 });
  expect(notes).toEqual([{ code: 'directives.note-ocr', details: { pages: 1, confidence: expect.any(Number) } }]);
  expect(Number(notes[0]?.details.confidence)).toBeGreaterThan(80);
});

test.each(['jpeg', 'webp', 'tiff'] as const)('as %s, too, and askew', async (format) => {
  const bytes = await sharp(page.toBuffer('image/png'))
    .rotate(1.5, { background: 'white' })
    .toFormat(format)
    .toBuffer();
  expect(share(`${head} ${order}`, (await read(bytes)).text)).toBeGreaterThan(0.9);
});

test.each([90, 180])('a page that was turned by %i degrees is turned back', async (angle) => {
  const turned = await sharp(page.toBuffer('image/png')).rotate(angle).png().toBuffer();
  expect(share(order, (await read(turned)).text)).toBeGreaterThan(0.9);
});

test('a scanned table is a table', async () => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
    ['1', 'Rà soát các tuyến\nđường kiểu mẫu', 'Phòng Kinh tế', 'Quý I'],
    ['2', 'Lập danh mục', 'Công an\nphường', 'Quý II'],
  ];
  const { text } = await read(scanOf((drawn) => setTable(drawn, rows, [40, 220, 110, 80], 100)).toBuffer('image/png'));
  const cells = text.split('\n').map((line) => line.split(' | '));
  expect(cells.map((row) => row.length)).toEqual([4, 4, 4]);
  expect(share(rows.flat().join(''), cells.flat().join(''))).toBeGreaterThan(0.9);
  expect(share('Công an phường', cells[2]?.[2] ?? '')).toBeGreaterThan(0.9);
});

test('a scanned PDF is read by OCR, page by page only where there is no text', async () => {
  const scanned = await read(scannedPdfOf([page]));
  expect(share(`${head} ${order}`, scanned.text)).toBeGreaterThan(0.93);
  expect(scanned).toMatchObject({
    format: 'pdf',
    pages: 1,
    notes: [{ code: 'directives.note-ocr', details: { pages: 1 } }],
  });
  expect((await read(pdfOf([(drawn) => setParagraph(drawn, order, 100)]))).notes).toEqual([]);
});

test('pages of a scan pasted into Word are read, too', async () => {
  const picture = docxOf(
    '<w:p><w:r><w:drawing/></w:r></w:p>',
    {},
    { 'word/media/image1.png': page.toBuffer('image/png') },
  );
  const { text, format } = await read(picture);
  expect(format).toBe('docx');
  expect(share(order, text)).toBeGreaterThan(0.9);
});

test('a picture without text is refused', async () => {
  const empty = sharp({ create: { width: 600, height: 800, channels: 3, background: '#88aacc' } });
  await expect(read(await empty.png().toBuffer())).rejects.toMatchObject({ code: 'directives.file-no-text' });
});
