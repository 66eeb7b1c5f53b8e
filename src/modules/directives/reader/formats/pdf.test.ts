import { expect, test } from 'vitest';
import { fixtureFont, pdfOf, setLetterhead, setParagraph, setTable } from './fixtures.ts';
import { readHere } from './testing.ts';

const order =
  '1. Giao Công an phường chủ trì, phối hợp với Đoàn Thanh niên kiểm tra, xử lý nghiêm các hành vi lấn chiếm lòng đường, vỉa hè; báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND giai đoạn 2026-2030 trước ngày 20 hằng tháng.';
const duty =
  'Các phòng, ban và đơn vị căn cứ chức năng, nhiệm vụ được giao chủ động triển khai; trong quá trình thực hiện nếu có khó khăn, vướng mắc kịp thời báo cáo Ủy ban nhân dân phường xem xét, quyết định.';

test('lines become paragraphs again, over the page too; page numbers go', async () => {
  const read = await readHere(
    pdfOf([
      (page) => {
        page.fillText('1', 297, 40);
        setParagraph(page, duty, setParagraph(page, order, 100));
        page.fillText(`Trang thứ nhất kết thúc giữa câu, phần còn lại của câu này nằm ở`, 113, 780);
      },
      (page) => {
        page.fillText('2', 297, 40);
        page.fillText('đầu trang sau.', 85, 80);
        setParagraph(page, '2. Phòng Kinh tế tham mưu.', 110);
      },
    ]),
  );
  expect(read.text).toBe(
    `${order}\n\n${duty}\n\nTrang thứ nhất kết thúc giữa câu, phần còn lại của câu này nằm ở đầu trang sau.\n\n2. Phòng Kinh tế tham mưu.`,
  );
  expect(read).toMatchObject({ format: 'pdf', pages: 2, notes: [] });
});

test('a footnote does not cut the sentence that goes on over the page; a table of contents is left out', async () => {
  const { text } = await readHere(
    pdfOf([
      (page) => {
        page.fillText('I. NHIỆM VỤ ................................ 3', 85, 80);
        setParagraph(page, order, 120);
        page.fillText('2. Giao Phòng Kinh tế lập danh mục các tuyến đường kiểu mẫu, trong đó', 113, 700);
        page.font = fixtureFont(9);
        page.fillText('1 Theo Kế hoạch số 12/KH-UBND.', 85, 760);
      },
      (page) => page.fillText('có đường Hoàng Liên.', 85, 80),
    ]),
  );
  expect(text).toBe(
    `${order}\n\n2. Giao Phòng Kinh tế lập danh mục các tuyến đường kiểu mẫu, trong đó có đường Hoàng Liên.\n\n1 Theo Kế hoạch số 12/KH-UBND.`,
  );
});

test('the two sides of the letterhead and of the foot are read one after the other', async () => {
  const { text } = await readHere(
    pdfOf([
      (page) => {
        const top = setParagraph(page, order, setLetterhead(page));
        page.fillText('TM. ỦY BAN NHÂN DÂN', 360, top + 20);
        page.fillText('Nơi nhận:', 90, top + 24);
        page.fillText('CHỦ TỊCH', 395, top + 38);
        page.fillText('- Các phường;', 90, top + 41);
        page.fillText('- Lưu: VT.', 90, top + 58);
      },
    ]),
  );
  expect(text).toBe(
    'ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n' +
      `Lào Cai, ngày 05 tháng 3 năm 2026\n\n${order}\n\nNơi nhận:\n- Các phường;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH`,
  );
});

test('a framed table is one line per row, and goes on over the page without its repeated head', async () => {
  const head = ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'];
  const widths = [40, 220, 110, 80];
  const { text } = await readHere(
    pdfOf([
      (page) =>
        setTable(
          page,
          [
            head,
            ['1', 'Rà soát các tuyến\nđường kiểu mẫu', 'Phòng Kinh tế', 'Quý I'],
            ['2', 'Lập danh mục', 'Công an\nphường', 'Quý II'],
          ],
          widths,
          600,
        ),
      (page) =>
        setTable(
          page,
          [head, ['', 'và công bố công khai', '', ''], ['3', 'Báo cáo', 'Văn phòng', '30/6/2026']],
          widths,
          80,
        ),
    ]),
  );
  expect(text).toBe(
    'STT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Rà soát các tuyến đường kiểu mẫu | Phòng Kinh tế | Quý I\n' +
      '2 | Lập danh mục và công bố công khai | Công an phường | Quý II\n3 | Báo cáo | Văn phòng | 30/6/2026',
  );
});

test('columns that are clearly aligned are a table without a frame', async () => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Chủ trì'],
    ['1', 'Rà soát', 'Phòng Kinh tế'],
    ['2', 'Lập danh mục', 'Công an phường'],
    ['3', 'Báo cáo', 'Văn phòng'],
  ];
  const { text } = await readHere(
    pdfOf([
      (page) => {
        for (const [i, row] of rows.entries())
          for (const [n, value] of row.entries()) page.fillText(value, 85 + n * 150, 100 + i * 20);
      },
    ]),
  );
  expect(text).toBe(rows.map((row) => row.join(' | ')).join('\n'));
});

test('old encodings inside a PDF are decoded', async () => {
  const lines = ['Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Giao Së Y tÕ chñ tr×, phèi hîp víi §oµn Thanh niªn.'];
  const { text, notes } = await readHere(
    pdfOf([
      (page) => {
        for (const [i, line] of lines.entries()) page.fillText(line, 85, 100 + i * 60);
      },
    ]),
  );
  expect(text).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam\n\nGiao Sở Y tế chủ trì, phối hợp với Đoàn Thanh niên.');
  expect(notes).toEqual([{ code: 'directives.note-old-encoding', details: { encoding: 'TCVN3' } }]);
});
