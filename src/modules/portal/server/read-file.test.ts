import sharp from 'sharp';
import { expect, test } from 'vitest';
import { inTestCity } from '../../../../test/city.ts';
import { docxOf, numbered, paragraph } from '../../directives/reader/formats/fixtures.ts';
import { writeMarkdown } from '../text/write-markdown.ts';
import { readDocx } from './read-docx.ts';

const styles = `<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/></w:style></w:styles>`;
const level = (nr: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${nr}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'bullet', '-')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const link = (id: string, text: string) => `<w:hyperlink r:id="${id}"><w:r><w:t>${text}</w:t></w:r></w:hyperlink>`;
const relation = (id: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
const relations = `<Relationships>${relation('good', 'https://example.org/a')}${relation('bad', 'javascript:alert(1)')}</Relationships>`;

/** A request with one file in it. */
function aFile(name: string, content: Buffer | string) {
  const edge = 'edge';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)]);
  return { headers: { 'content-type': `multipart/form-data; boundary=${edge}` }, payload };
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

const aDocument = docxOf(
  [
    paragraph('Khánh thành cầu', '<w:pStyle w:val="H1"/>'),
    paragraph('Ai được lợi', '<w:pStyle w:val="H3"/>'),
    `<w:p><w:r><w:t xml:space="preserve">Cầu </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>thông xe</w:t></w:r><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del>${link('good', ' xem')}${link('bad', ' lừa')}</w:p>`,
    `${numbered('một', 1)}${numbered('nhỏ', 1, 1)}${numbered('hai', 1)}`,
    `<w:tbl><w:tr><w:tc>${paragraph('Mục')}</w:tc><w:tc>${paragraph('Số')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('cả hai')}</w:tc></w:tr></w:tbl>`,
    '<w:p><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>',
    paragraph('&lt;script&gt;alert(1)&lt;/script&gt;'),
  ].join(''),
  { styles, numbering },
  { 'word/_rels/document.xml.rels': Buffer.from(relations), '[Content_Types].xml': Buffer.from(types) },
);

test('a Word document comes in as headings, lists, tables and safe links, without what was deleted in it', async () => {
  const { blocks, pictures, left } = await readDocx(aDocument);
  expect([pictures.length, left]).toEqual([0, 1]);
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'heading', 'paragraph', 'list', 'table', 'paragraph']);
  const text = writeMarkdown(blocks);
  for (const part of [
    '## Khánh thành cầu',
    '### Ai được lợi',
    '**thông xe**',
    '[xem](<https://example.org/a>)',
    '1. một',
    'lừa',
  ])
    expect(text).toContain(part);
  for (const absent of ['javascript', 'đã xóa']) expect(text).not.toContain(absent);
  expect(blocks[3]).toMatchObject({ ordered: true, items: [{ depth: 0 }, { depth: 1 }, { depth: 0 }] });
  expect(blocks[4]).toMatchObject({ head: [[{ text: 'Mục' }], [{ text: 'Số' }]], rows: [[[{ text: 'cả hai' }], []]] });
});

const imageRelation = (id: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"/>`;
const drawing = (id: string, alt = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphic></wp:inline></w:drawing></w:r>`;

async function documentWithPictures(): Promise<Buffer> {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#2b3a78' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 28/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const stamp = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const captioned = `<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>`;
  const targets: [string, string][] = [
    ['p1', 'media/image1.jpeg'],
    ['p2', 'media/image2.emf'],
    ['p3', '/word/media/image3.png'],
    ['p4', '../../../etc/passwd'],
  ];
  return docxOf(
    [
      paragraph('Khánh thành cầu', '<w:pStyle w:val="H1"/>'),
      `<w:p><w:r><w:t>Cầu thông xe.</w:t></w:r>${drawing('p1', 'Cầu &quot;mới&quot; nhìn từ bờ')}</w:p>`,
      paragraph('Ảnh: Báo Lào Cai', '<w:pStyle w:val="C"/>'),
      `<w:tbl><w:tr><w:tc><w:p>${drawing('p3')}</w:p></w:tc></w:tr></w:tbl>`,
      `<w:p>${drawing('p2')}${drawing('p4')}${drawing('none')}</w:p>`,
      paragraph('Hết.'),
    ].join(''),
    { styles: styles.replace('</w:styles>', captioned) },
    {
      'word/_rels/document.xml.rels': Buffer.from(
        `<Relationships>${targets.map(([id, target]) => imageRelation(id, target)).join('')}</Relationships>`,
      ),
      '[Content_Types].xml': Buffer.from(types),
      'word/media/image1.jpeg': photo,
      'word/media/image2.emf': Buffer.from('no picture that a browser shows'),
      'word/media/image3.png': stamp,
    },
  );
}

test('the pictures of a Word document become pictures of the article, cleaned, where they stood and with their captions', () =>
  inTestCity(async ({ request, people, office }) => {
    const created = { title: 'Tin', body: 'Chữ', organisationId: office };
    const { id } = (await request(people.editor, { method: 'POST', url: '/api/v1/articles', payload: created })).json();
    const document = await documentWithPictures();
    const send = (url: string, actor = people.editor) =>
      request(actor, { method: 'POST', url, ...aFile('bai.docx', document) });
    const taken = (await send(`/api/v1/articles/${id}/file`)).json();
    expect(taken).toMatchObject({ title: 'Khánh thành cầu', pictures: 3 });
    const kinds = taken.blocks.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['paragraph', 'image', 'image', 'paragraph']);
    const [, first, second] = taken.blocks;
    expect(first.picture).toMatchObject({ alt: 'Cầu "mới" nhìn từ bờ', caption: 'Ảnh: Báo Lào Cai' });
    expect(second.picture).toMatchObject({ alt: 'Ảnh 2', caption: null });
    const kept = await request(people.editor, { url: `/api/v1/articles/${id}/images/${first.picture.imageId}` });
    expect(kept.headers['content-type']).toBe('image/jpeg');
    expect((await sharp(kept.rawPayload).metadata()).exif).toBeUndefined();
    const saved = await request(people.editor, {
      method: 'PUT',
      url: `/api/v1/articles/${id}`,
      headers: { 'if-match': '"1"' },
      payload: { title: 'Tin', body: taken.body },
    });
    expect(saved.statusCode).toBe(200);

    // Without an article there is nothing that pictures could belong to.
    const text = (await send('/api/v1/article-files')).json();
    expect(text.pictures).toBe(5);
    expect(text.body).not.toContain('image:');
    expect((await send(`/api/v1/articles/${id}/file`, people.citizen)).statusCode).toBe(403);
  }));

test('a file is read for an editor alone; what is no such file, broken or empty is refused in words', () =>
  inTestCity(async ({ request, people }) => {
    const send = (name: string, content: Buffer | string, actor = people.editor) =>
      request(actor, { method: 'POST', url: '/api/v1/article-files', ...aFile(name, content) });
    const read = (await send('bai.docx', aDocument)).json();
    expect(read).toMatchObject({ title: 'Khánh thành cầu', pictures: 1 });
    expect(read.body).not.toContain('Khánh thành cầu');
    const page =
      '<!doctype html><html><body><h1>Tin</h1><p onclick="x()">Chữ<script>alert(1)</script><svg><a>b</a></svg></p><img src=x></body></html>';
    expect((await send('tin.html', page)).json()).toMatchObject({ title: 'Tin', body: 'Chữ', pictures: 1 });
    const refused: [string, Buffer | string][] = [
      ['anh.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['hong.docx', aDocument.subarray(0, aDocument.length - 40)],
      ['chu.txt', 'chỉ là chữ'],
      ['rong.html', '<!doctype html><html><body> </body></html>'],
      ['dai.html', `<!doctype html><html><body>${'<p>dài</p>'.repeat(600_000)}`],
    ];
    for (const [name, content] of refused) {
      const answer = await send(name, content);
      expect([name, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([name, true]);
      expect(answer.json().detail).toMatch(/\p{L}/u);
    }
    expect((await send('bai.docx', aDocument, people.citizen)).statusCode).toBe(403);
  }));
