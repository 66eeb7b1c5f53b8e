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
  const { blocks, pictures } = await readDocx(aDocument);
  expect(pictures).toBe(1);
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

test('a file is read for an editor alone; what is no such file, broken or empty is refused in words', () =>
  inTestCity(async ({ request, people }) => {
    const edge = 'edge';
    const send = async (name: string, content: Buffer | string, actor = people.editor) => {
      const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)]);
      const headers = { 'content-type': `multipart/form-data; boundary=${edge}` };
      return request(actor, { method: 'POST', url: '/api/v1/article-files', headers, payload });
    };
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
