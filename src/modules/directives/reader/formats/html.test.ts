import { expect, test } from 'vitest';
import { readHere } from './testing.ts';

const page = (body: string) => `<!DOCTYPE html><html><head><title>Trang</title></head><body>${body}</body></html>`;
const textOf = async (body: string) => (await readHere(page(body))).text;

test('paragraphs, headings and line breaks become lines', async () => {
  expect(
    await textOf('<h1>KẾ HOẠCH</h1><p>Ủy  ban\n nhân dân<br>phường&nbsp;Cốc Lếu</p><div>1. <b>Sở</b> Y tế</div>'),
  ).toBe('KẾ HOẠCH\n\nỦy ban nhân dân\nphường Cốc Lếu\n\n1. Sở Y tế');
});

test('lists get the labels a browser shows, unless the writer typed them', async () => {
  expect(
    await textOf('<ol start="3"><li>Ba<ul><li>gạch</li></ul></li><li>Bốn</li></ol><ol type="a"><li>x</li></ol>'),
  ).toBe('3. Ba\n\n- gạch\n\n4. Bốn\n\na. x');
  expect(await textOf('<ul><li>- đã có</li><li>a) đã có</li></ul>')).toBe('- đã có\n\na) đã có');
});

test('a table is one line per row; merged cells keep every row complete', async () => {
  const table = `<table>
    <tr><th>STT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Thời hạn</th></tr>
    <tr><td colspan="4">I. Đô thị</td></tr>
    <tr><td>1</td><td><p>Rà soát</p><p>vỉa hè</p></td><td rowspan="2">Phòng Kinh tế</td><td>Quý I</td></tr>
    <tr><td>2</td><td>Lập danh mục</td><td>Quý II</td></tr>
    <tr><td>3</td><td colspan="2">Báo cáo | tổng hợp</td><td>Quý III</td></tr>
  </table>`;
  expect(await textOf(table)).toBe(
    'STT | Nhiệm vụ | Chủ trì | Thời hạn\nI. Đô thị\n1 | Rà soát vỉa hè | Phòng Kinh tế | Quý I\n' +
      '2 | Lập danh mục | Phòng Kinh tế | Quý II\n3 | Báo cáo / tổng hợp |  | Quý III',
  );
});

test('a letterhead set as a table is read cell after cell', async () => {
  const head = `<table><tr><td>UBND TỈNH LÀO CAI<br>-----<br>Số: 12/KH-UBND</td>
    <td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Lào Cai, ngày 05 tháng 3 năm 2026</td></tr></table>`;
  expect(await textOf(head)).toBe(
    'UBND TỈNH LÀO CAI\n-----\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLào Cai, ngày 05 tháng 3 năm 2026',
  );
});

test('tables that lay out a page, and forms around it, do not matter', async () => {
  const inner = '<table><tr><td>A</td><td>B</td></tr></table>';
  expect(await textOf(`<form><table><tr><td><p>Điều 1. Giao Sở Y tế.</p>${inner}</td></tr></table></form>`)).toBe(
    'Điều 1. Giao Sở Y tế.\n\nA | B',
  );
});

test('what surrounds a text on a web page is left out', async () => {
  const links = Array.from({ length: 6 }, (_, i) => `<li><a href="/${i}">Tin liên quan số ${i}</a></li>`).join('');
  const body = `<header><a href="/">Trang chủ</a></header><nav>Menu</nav>
    <div class="breadcrumb">Trang chủ &gt; Văn bản</div>
    <article><h1>CHỈ THỊ</h1><p>${'Các sở, ban, ngành thực hiện nghiêm Chỉ thị này. '.repeat(20)}</p>
      <div class="social-share">Chia sẻ</div></article>
    <div><ul>${links}</ul></div><footer>Bản quyền thuộc về cổng</footer>
    <script>alert('x')</script><style>p{color:red}</style><p style="display: none">ẩn</p>`;
  expect(await textOf(body)).toBe(
    `CHỈ THỊ\n\n${'Các sở, ban, ngành thực hiện nghiêm Chỉ thị này. '.repeat(20).trim()}`,
  );
});

test('old fonts in a page are decoded, their capitals with them', async () => {
  const body = `<p><font face=".VnTimeH">uû ban nh©n d©n</font></p><p><font face=".VnTime">Céng hßa x· héi chñ nghÜa ViÖt Nam, giao Së Y tÕ chñ tr×.</font></p>`;
  expect(await textOf(body)).toBe('UỶ BAN NHÂN DÂN\n\nCộng hòa xã hội chủ nghĩa Việt Nam, giao Sở Y tế chủ trì.');
  expect(await textOf('<p style="font-family: .VnTime">Cộng hòa có và là, đã chuyển mã.</p>')).toBe(
    'Cộng hòa có và là, đã chuyển mã.',
  );
});

test('a page nested without end is refused, not followed', async () => {
  await expect(textOf('<div>'.repeat(5_000))).rejects.toMatchObject({ code: 'directives.file-broken' });
});
