import { describe, expect, test } from 'vitest';
import { docxOf, numbered, paragraph } from './fixtures.ts';
import { readHere } from './testing.ts';

const textOf = async (body: string, parts: Record<string, string> = {}) => (await readHere(docxOf(body, parts))).text;
const level = (depth: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const numbering = (definitions: string, lists: string) => ({
  numbering: `<w:numbering xmlns:w="w">${definitions}${lists}</w:numbering>`,
});
const list = (id: number, definition: number, override = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`;
const cell = (text: string, format = '') => `<w:tc><w:tcPr>${format}</w:tcPr>${paragraph(text)}</w:tc>`;

describe('the numbers Word generates are part of the text', () => {
  const outline = `<w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}${level(3, 'bullet', '\uF0B7')}</w:abstractNum>`;

  test('levels count on, and again after each higher one', async () => {
    const body = [
      numbered('MỤC ĐÍCH', 1),
      numbered('Mục đích', 1, 1),
      numbered('Yêu cầu', 1, 1),
      numbered('NHIỆM VỤ', 1),
      numbered('Giao Sở Y tế', 1, 1),
      numbered('rà soát', 1, 2),
      numbered('tổng hợp', 1, 2),
      numbered('chi tiết', 1, 3),
      numbered('Giao Sở Tài chính', 1, 1),
      numbered('bố trí kinh phí', 1, 2),
    ].join('');
    expect(await textOf(body, numbering(outline, list(1, 1)))).toBe(
      'I. MỤC ĐÍCH\n\n1. Mục đích\n\n2. Yêu cầu\n\nII. NHIỆM VỤ\n\n1. Giao Sở Y tế\n\na) rà soát\n\nb) tổng hợp\n\n- chi tiết\n\n2. Giao Sở Tài chính\n\na) bố trí kinh phí',
    );
  });

  test('articles, numbers with their chapter, and levels written in Arabic figures', async () => {
    const articles = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', 'Điều %1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', '%1')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>`;
    const body =
      numbered('A', 1) +
      numbered('B', 1, 1) +
      numbered('C', 1) +
      numbered('D', 1, 1) +
      numbered('E', 2) +
      numbered('G', 2, 1);
    expect(await textOf(body, numbering(articles, list(1, 1) + list(2, 2)))).toBe(
      'Điều 1. A\n\n1.1. B\n\nĐiều 2. C\n\n2.1. D\n\nI E\n\n1.1 G',
    );
  });

  test('two lists of one definition count on, unless one starts again', async () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const plain = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}</w:abstractNum>`;
    const body = numbered('a', 1) + numbered('b', 2) + numbered('c', 3) + numbered('d', 3) + numbered('không số', 0);
    expect(await textOf(body, numbering(plain, list(1, 1) + list(2, 1) + list(3, 1, again)))).toBe(
      '1. a\n\n2. b\n\n5. c\n\n6. d\n\nkhông số',
    );
  });

  test('a heading style brings its number along', async () => {
    const styles = `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
    const body = paragraph('Nhiệm vụ', '<w:pStyle w:val="Heading1"/>') + paragraph('cụ thể', '<w:pStyle w:val="Sub"/>');
    const parts = { styles, ...numbering(outline, list(1, 1)) };
    expect(await textOf(body, parts)).toBe('I. NHIỆM VỤ\n\n1. CỤ THỂ');
  });
});

test('merged cells, serial numbers made by Word, tables in cells', async () => {
  const serial = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1')}</w:abstractNum>`;
  const number = `<w:tc>${numbered('', 1)}</w:tc>`;
  const inner = `<w:tc><w:tbl><w:tr>${cell('x')}${cell('y')}</w:tr></w:tbl>${paragraph('')}</w:tc>`;
  const body = `<w:tbl>
    <w:tr>${cell('STT')}${cell('Nhiệm vụ')}${cell('Chủ trì')}${cell('Phối hợp')}</w:tr>
    <w:tr>${cell('Lĩnh vực đô thị', '<w:gridSpan w:val="4"/>')}</w:tr>
    <w:tr>${number}${cell('Rà soát')}${cell('Sở Xây dựng', '<w:vMerge w:val="restart"/>')}${cell('Các phường')}</w:tr>
    <w:tr>${number}${cell('Lập danh mục')}${cell('', '<w:vMerge/>')}${inner}</w:tr></w:tbl>`;
  expect(await textOf(body, numbering(serial, list(1, 1)))).toBe(
    'STT | Nhiệm vụ | Chủ trì | Phối hợp\nLĩnh vực đô thị\n1 | Rà soát | Sở Xây dựng | Các phường\n2 | Lập danh mục | Sở Xây dựng | x / y',
  );
});

test('only what a reader sees is read', async () => {
  const body = `
    <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('I. NHIỆM VỤ ... 3')}</w:sdtContent></w:sdt>
    <w:p><w:r><w:t>Giao </w:t></w:r><w:del><w:r><w:delText>Sở Nội vụ</w:delText></w:r></w:del><w:ins><w:r><w:t>Sở Y tế</w:t></w:r></w:ins>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:tab/><w:t>&amp; CDC</w:t><w:br/><w:t>12</w:t><w:noBreakHyphen/><w:t>NQ</w:t></w:r></w:p>
    <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${paragraph('Trong khung')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><w:txbxContent>${paragraph('Trong khung')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  expect(await textOf(body)).toBe('Giao Sở Y tế & CDC\n12-NQ\n\nTrong khung');
});

test('notes stand after the text', async () => {
  const note = (type: string, text: string) => `<w:footnote ${type}>${paragraph(text)}</w:footnote>`;
  const footnotes = `<w:footnotes xmlns:w="w">${note('w:type="separator"', '—')}${note('w:id="1"', 'Theo Nghị quyết 08-NQ/TU.')}</w:footnotes>`;
  const body = `<w:p><w:r><w:t>Giao Sở Y tế</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t> chủ trì.</w:t></w:r></w:p>`;
  expect(await textOf(body, { footnotes })).toBe('Giao Sở Y tế chủ trì.\n\nTheo Nghị quyết 08-NQ/TU.');
});

test('text in old fonts is decoded by its fonts, however Word cut it into runs', async () => {
  const run = (text: string, font: string) =>
    `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `<w:p>${run('uû ban nh©n d©n', '.VnTimeH')}</w:p><w:p>${run('Giao S', '.VnTime')}${run('ë Y tÕ chñ tr×, ', '.VnTime')}${run('phối hợp', 'Times New Roman')}</w:p>`;
  expect(await readHere(docxOf(body))).toMatchObject({
    text: 'UỶ BAN NHÂN DÂN\n\nGiao Sở Y tế chủ trì, phối hợp',
    notes: [{ code: 'directives.note-old-encoding', details: { encoding: 'TCVN3' } }],
  });
  const vni = `<w:p>${run('Giao Sô', 'VNI-Times')}${run('û Y teá chuû trì thöïc hieän', 'VNI-Times')}</w:p>`;
  expect(await textOf(vni)).toBe('Giao Sở Y tế chủ trì thực hiện');
  const converted = `<w:p>${run('Giao Sở Y tế chủ trì, có và là', '.VnTime')}</w:p><w:p>${run('và có', '.VnTime')}</w:p>`;
  expect(await textOf(converted)).toBe('Giao Sở Y tế chủ trì, có và là\n\nvà có');
});
