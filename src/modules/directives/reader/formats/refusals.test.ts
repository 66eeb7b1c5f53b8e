import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { directivesMessages } from '../../messages.ts';
import { docxOf, paragraph, pdfOf, setParagraph, zipOf } from './fixtures.ts';
import type { FileLimits } from './limits.ts';
import { readHere } from './testing.ts';

const MiB = 1024 * 1024;
const docx = docxOf(paragraph('Giao Sở Y tế.'));
const pdf = pdfOf([
  (page) => setParagraph(page, 'Giao Sở Y tế.', 100),
  (page) => setParagraph(page, 'Giao Sở Xây dựng.', 100),
]);
const oldContainer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const cases: [what: string, code: keyof typeof directivesMessages, content: Buffer, limits?: Partial<FileLimits>][] = [
  ['an empty file', 'directives.file-empty', Buffer.alloc(0)],
  ['blanks only', 'directives.file-empty', Buffer.from(' \n\t\n')],
  ['a page without text', 'directives.file-no-text', Buffer.from('<html><body><script>x</script></body></html>')],
  ['a Word document without text', 'directives.file-no-text', docxOf('<w:p/>')],
  ['a PDF with an empty page', 'directives.file-no-text', pdfOf([() => {}])],
  ['bytes of a program', 'directives.file-unknown-format', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3])],
  ['a packed file that is no Word document', 'directives.file-unknown-format', zipOf({ 'notes.txt': 'x' })],
  [
    'a spreadsheet',
    'directives.file-unknown-format',
    zipOf({
      '_rels/.rels': '<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    }),
  ],
  ['an old Word document', 'directives.file-old-word', Buffer.concat([oldContainer, Buffer.alloc(2048)])],
  ['rich text', 'directives.file-old-word', Buffer.from('{\\rtf1 Giao}')],
  [
    'a Word document with a password',
    'directives.file-encrypted',
    Buffer.concat([oldContainer, Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  ['a PDF with a password', 'directives.file-encrypted', lockedPdf()],
  ['half a Word document', 'directives.file-broken', docx.subarray(0, docx.length / 2)],
  ['half a PDF', 'directives.file-broken', Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog')],
  ['half a picture', 'directives.file-broken', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ['markup that does not close', 'directives.file-broken', docxOf('<w:p><w:r>')],
  ['markup nested without end', 'directives.file-broken', docxOf('<w:sdt>'.repeat(400) + '</w:sdt>'.repeat(400))],
  ['more bytes than allowed', 'directives.file-too-large', docx, { bytes: 100 }],
  ['more pages than allowed', 'directives.file-too-many-pages', pdf, { pages: 1 }],
  ['a part that swells', 'directives.file-bomb', docxOf(paragraph(' '.repeat(20 * MiB)))],
  ['a part larger than allowed', 'directives.file-bomb', docx, { unpackedPartBytes: 100 }],
  ['parts without number', 'directives.file-bomb', docx, { packedEntries: 2 }],
  [
    'a part that holds more than it declares',
    'directives.file-broken',
    understated(docxOf(paragraph('Giao Sở Y tế. '.repeat(100)))),
  ],
  ['entities', 'directives.file-unsafe-xml', withDoctype('<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">')],
  ['entities that fetch', 'directives.file-unsafe-xml', withDoctype('<!ENTITY x SYSTEM "file:///etc/hostname">')],
  ['a picture of forty thousand by forty thousand', 'directives.file-bomb', hugePicture()],
  ['text without end', 'directives.file-bomb', Buffer.from('Giao Sở Y tế. '.repeat(100)), { textLength: 1_000 }],
];

test.each(cases)('%s is refused: %s', async (_, code, content, limits) => {
  await expect(readHere(content, limits)).rejects.toMatchObject({ name: 'Refusal', code });
  expect(Object.keys(directivesMessages)).toContain(code);
});

test('the name of a file does not decide what it is', async () => {
  expect((await readHere(docx)).format).toBe('docx');
  expect((await readHere(pdf)).format).toBe('pdf');
  expect((await readHere('<p>Giao Sở Y tế.</p>')).format).toBe('html');
  expect((await readHere('Giao Sở Y tế <nội dung>.')).format).toBe('txt');
});

function withDoctype(entities: string): Buffer {
  const document = `<!DOCTYPE w:document [${entities}]><w:document><w:body>${paragraph('&b;&x;')}</w:body></w:document>`;
  return zipOf({
    '_rels/.rels': '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': document,
  });
}

/** Declares one byte for each part, in the directory and before the part. */
function understated(zip: Buffer): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf('PK'); at >= 0; at = copy.indexOf('PK', at + 2)) {
    if (copy[at + 2] === 3) copy.writeUInt32LE(1, at + 22);
    if (copy[at + 2] === 1) copy.writeUInt32LE(1, at + 24);
  }
  return copy;
}

/** The keys in it fit no password. */
function lockedPdf(): Buffer {
  const key = '0'.repeat(64);
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%EOF`);
}

/** Only the head of a picture: it says how large the picture is. */
function hugePicture(): Buffer {
  const head = Buffer.alloc(25);
  head.writeUInt32BE(13, 0);
  head.write('IHDR', 4);
  head.writeUInt32BE(40_000, 8);
  head.writeUInt32BE(40_000, 12);
  head.set([8, 2, 0, 0, 0], 16);
  head.writeUInt32BE(crc32(head.subarray(4, 21)), 21);
  const content = Buffer.from([0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54, 0x35, 0xaf, 0x06, 0x1e]);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), head, content]);
}
