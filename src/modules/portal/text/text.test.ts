import { expect, test } from 'vitest';
import { readHtml } from '../server/read-html.ts';
import { type Block, plainText } from './blocks.ts';
import { safeLink } from './links.ts';
import { readMarkdown } from './read-markdown.ts';
import { slugOf } from './slug.ts';
import { writeMarkdown } from './write-markdown.ts';

const image = '0190a000-0000-7000-8000-0000000000aa';

test('Markdown becomes headings, paragraphs, lists, quotations, tables and pictures', () => {
  const blocks = readMarkdown(`# Khánh thành

    Đoạn thụt đầu dòng, **đậm**, *nghiêng* và [liên kết](https://example.org/a).
Dòng hai.

1. Một
   - trong một
2. Hai

> Lời nói.
>
> Lời thứ hai.

| Tên | Số |
| --- | --- |
| A | 1 |

![Cầu mới](image:${image} "Cầu nhìn từ bờ nam")

---`);
  expect(blocks).toEqual([
    { kind: 'heading', level: 2, text: [{ text: 'Khánh thành' }] },
    {
      kind: 'paragraph',
      text: [
        { text: 'Đoạn thụt đầu dòng, ' },
        { text: 'đậm', strong: true },
        { text: ', ' },
        { text: 'nghiêng', emphasis: true },
        { text: ' và ' },
        { text: 'liên kết', href: 'https://example.org/a' },
        { text: '.\nDòng hai.' },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [
        { depth: 0, text: [{ text: 'Một' }] },
        { depth: 1, text: [{ text: 'trong một' }] },
        { depth: 0, text: [{ text: 'Hai' }] },
      ],
    },
    { kind: 'quote', paragraphs: [[{ text: 'Lời nói.' }], [{ text: 'Lời thứ hai.' }]] },
    { kind: 'table', head: [[{ text: 'Tên' }], [{ text: 'Số' }]], rows: [[[{ text: 'A' }], [{ text: '1' }]]] },
    { kind: 'image', picture: { imageId: image, alt: 'Cầu mới', caption: 'Cầu nhìn từ bờ nam' } },
    { kind: 'rule' },
  ]);
  expect(plainText(blocks)).toContain('Cầu nhìn từ bờ nam');
});

test.each([
  ['<script>alert(1)</script>', 'portal.markup-in-text'],
  ['Chữ <b onclick=alert(1)>đậm</b>', 'portal.markup-in-text'],
  ['<svg><script>alert(1)</script></svg>', 'portal.markup-in-text'],
  ['- <iframe src=https://x></iframe>', 'portal.markup-in-text'],
  ['[bấm](javascript:alert(1))', 'portal.link-unsafe'],
  ['[bấm](JaVaScRiPt&colon;alert(1))', 'portal.link-unsafe'],
  ['[bấm](<java\tscript:alert(1)>)', 'portal.link-unsafe'],
  ['[bấm](data:text/html;base64,PHNjcmlwdD4=)', 'portal.link-unsafe'],
  ['[bấm](//example.org/a)', 'portal.link-unsafe'],
  ['<javascript:alert(1)>', 'portal.link-unsafe'],
  ['![ảnh](https://example.org/a.png)', 'portal.image-elsewhere'],
  ['![ảnh](javascript:alert(1))', 'portal.image-elsewhere'],
  [`![](image:${image})`, 'portal.image-without-alt'],
  [`## ![ảnh](image:${image})`, 'portal.image-not-alone'],
])('%s is refused', (source, code) => {
  expect(() => readMarkdown(source)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
});

test('signs that are no markup are text', () => {
  expect(plainText(readMarkdown('2 < 3 và 4 > 3, A&B, &lt;b&gt;'))).toBe('2 < 3 và 4 > 3, A&B, <b>');
});

test('links lead to the web, a mailbox, a telephone or a page of this server', () => {
  expect(safeLink('https://example.org/a b')).toBe('https://example.org/a%20b');
  expect(safeLink('mailto:a@example.org')).toBe('mailto:a@example.org');
  expect(safeLink('tel:+84214')).toBe('tel:+84214');
  expect(safeLink('/tasks/1')).toBe('/tasks/1');
  for (const bad of [
    '',
    'vbscript:x',
    'file:///etc/passwd',
    'java\u0000script:x',
    'tasks/1',
    '/a\\b',
    '\u202ehttps://a',
  ]) {
    expect(safeLink(bad)).toBeUndefined();
  }
});

test.each(['>', '[', '![', '- ', '*a ', '_a__b', '[a](', '`', '&#', '|a', '<', '\\'])(
  'a text of nothing but "%s" is read or refused, and neither hangs nor breaks',
  (piece) => {
    try {
      expect(readMarkdown(piece.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
    } catch (error) {
      expect(error).toMatchObject({ kind: 'invalid' });
    }
  },
);

test('what is written back as Markdown reads as the same', () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 3, text: [{ text: 'Số 1. *không* đậm' }] },
    { kind: 'paragraph', text: [{ text: '# không phải đề mục\n- không phải mục\n12. không phải số\n> không trích' }] },
    { kind: 'paragraph', text: [{ text: 'a_b_c [x](y) <b> ![z] | `q` \\ ' }, { text: 'đậm', strong: true }] },
    { kind: 'paragraph', text: [{ text: 'cả hai', strong: true, emphasis: true }, { text: ' rồi ' }] },
    {
      kind: 'list',
      ordered: false,
      items: [
        { depth: 0, text: [{ text: 'một\nhai' }] },
        { depth: 1, text: [{ text: 'sâu', href: 'https://example.org/?a=1&b=(2)' }] },
        { depth: 2, text: [{ text: 'sâu nữa' }] },
        { depth: 0, text: [{ text: 'ba' }] },
      ],
    },
    { kind: 'quote', paragraphs: [[{ text: 'lời\nhai dòng' }], [{ text: 'nữa' }]] },
    { kind: 'table', head: [[{ text: 'a|b' }], []], rows: [[[{ text: 'c' }], [{ text: 'd' }]]] },
    { kind: 'image', picture: { imageId: image, alt: 'ảnh [1] "x"', caption: 'chú "thích" <a>' } },
    { kind: 'rule' },
  ];
  const trimmed = structuredClone(blocks);
  const third = trimmed[3];
  if (third?.kind === 'paragraph') third.text[1] = { text: ' rồi' };
  expect(readMarkdown(writeMarkdown(blocks))).toEqual(trimmed);
});

test('a page pasted from Word comes in clean', () => {
  const blocks = readHtml(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style>
<!--[if gte mso 9]><xml><o:x>rác</o:x></xml><![endif]--></head><body>
<h1 style="mso-x:y"><span style='color:red'>Thông&nbsp;báo</span></h1>
<p class=MsoNormal style='text-indent:1cm'><b><span style='font-size:14pt'>Kính gửi</span></b>:
   <i>nhân dân</i><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Việc thứ nhất</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)</span>Việc con</p>
<table><tr><td><p>Tên</p></td><td><p>Hạn</p></td></tr><tr><td>A</td><td>01/01</td></tr></table>
<p><b style="font-weight:normal">thường</b> <a href="javascript:alert(1)" onclick="x()">xấu</a> <a href="https://example.org">tốt</a></p>
<script>alert(1)</script><svg><script>alert(2)</script><text>vẽ</text></svg><img src=x onerror=alert(1)><p>&nbsp;</p>
</body></html>`);
  expect(blocks).toEqual([
    { kind: 'heading', level: 2, text: [{ text: 'Thông báo' }] },
    {
      kind: 'paragraph',
      text: [{ text: 'Kính gửi', strong: true }, { text: ': ' }, { text: 'nhân dân', emphasis: true }],
    },
    {
      kind: 'list',
      ordered: true,
      items: [
        { depth: 0, text: [{ text: 'Việc thứ nhất' }] },
        { depth: 1, text: [{ text: 'Việc con' }] },
      ],
    },
    { kind: 'table', head: [[{ text: 'Tên' }], [{ text: 'Hạn' }]], rows: [[[{ text: 'A' }], [{ text: '01/01' }]]] },
    { kind: 'paragraph', text: [{ text: 'thường xấu ' }, { text: 'tốt', href: 'https://example.org/' }] },
  ]);
  expect(readMarkdown(writeMarkdown(blocks))).toEqual(blocks);
});

test('a page nested without end is read as far as any page goes', () => {
  expect(readHtml(`${'<div>'.repeat(20_000)}chữ`).length).toBeLessThan(2);
});

test('an address says what the article is called', () => {
  expect(slugOf('Khánh thành cầu Đuống: 12/2026!', image)).toBe('khanh-thanh-cau-duong-12-2026-000000aa');
  expect(slugOf('???', image)).toBe('000000aa');
  expect(slugOf('a'.repeat(500), image)).toBe('000000aa');
});
