import { describe, expect, test } from 'vitest';
import { day } from '../../../kernel/time.ts';
import { findDeadlines } from './deadlines.ts';

const issuedOn = day('2026-03-10');

/** Each deadline as "quote | kind from..until rule", without what is null. */
const deadlines = (text: string): string[] =>
  findDeadlines(text, { start: 0, end: text.length }, issuedOn).map(
    ({ quote, kind, from, until, rule }) =>
      `${quote} | ${kind} ${kind === 'recurring' ? rule : (rule ?? `${from ?? ''}..${until ?? ''}`)}`,
  );

describe('days', () => {
  test.each([
    ['Hoàn thành trước ngày 30/6/2026.', 'trước ngày 30/6/2026 | date ..2026-06-30'],
    ['báo cáo kết quả trước ngày 20.7.2026', 'trước ngày 20.7.2026 | date ..2026-07-20'],
    ['gửi Sở Nội vụ trước ngày 05\ntháng 4 năm 2026', 'trước ngày 05\ntháng 4 năm 2026 | date ..2026-04-05'],
    ['xong trước 17 giờ ngày 20/3/2026', 'trước 17 giờ ngày 20/3/2026 | date ..2026-03-20'],
    ['chậm nhất đến ngày 15/5/2026', 'chậm nhất đến ngày 15/5/2026 | date ..2026-05-15'],
    ['đến ngày 31-8-2026 phải xong', 'đến ngày 31-8-2026 | date ..2026-08-31'],
    ['khánh thành vào ngày 2 tháng 9 năm 2026', 'vào ngày 2 tháng 9 năm 2026 | date ..2026-09-02'],
    ['nộp về Sở trước ngày05/6/2026', 'trước ngày05/6/2026 | date ..2026-06-05'],
    ['phải xong trước 30.6', 'trước 30.6 | date ..2026-06-30'],
    ['trước 12h trưa ngày 15/3', 'trước 12h trưa ngày 15/3 | date ..2026-03-15'],
    ['(hoàn thành **trước ngày 01/12/2026)**', 'trước ngày 01/12/2026 | date ..2026-12-01'],
  ])('%j', (text, expected) => {
    expect(deadlines(text)).toEqual([expected]);
  });

  test('a year left out is the next one after the issue date', () => {
    expect(deadlines('trước ngày 25/12')).toEqual(['trước ngày 25/12 | date ..2026-12-25']);
    expect(deadlines('trước ngày 28/02')).toEqual(['trước ngày 28/02 | date ..2027-02-28']);
    expect(deadlines('trước 08 tháng 3')).toEqual(['trước 08 tháng 3 | date ..2026-03-08']);
  });

  test('without an issue date the words remain, without a day', () => {
    const [found] = findDeadlines('trước ngày 25/12', { start: 0, end: 16 }, null);
    expect(found).toMatchObject({ kind: 'date', until: null, quote: 'trước ngày 25/12' });
    expect(found?.confidence).toBeLessThan(0.5);
  });

  test('a day that the calendar lacks is none', () => {
    expect(deadlines('trước ngày 31/6/2026')).toEqual([]);
  });
});

describe('months, quarters, years', () => {
  test.each([
    ['hoàn thành trong tháng 6/2026', 'trong tháng 6/2026 | period 2026-06-01..2026-06-30'],
    ['trình trong tháng 2', 'trong tháng 2 | period 2027-02-01..2027-02-28'],
    ['trước tháng 7/2026', 'trước tháng 7/2026 | date ..2026-06-30'],
    ['trong tháng 4, 5/2026', 'trong tháng 4, 5/2026 | period 2026-04-01..2026-05-31'],
    ['Trong Quý II năm 2026', 'Trong Quý II năm 2026 | period 2026-04-01..2026-06-30'],
    ['xong trong quý 3/2026', 'trong quý 3/2026 | period 2026-07-01..2026-09-30'],
    ['hoàn thành trong quý I, II và III/2027', 'trong quý I, II và III/2027 | period 2027-01-01..2027-09-30'],
    ['triển khai trong năm học 2026-2027', 'trong năm học 2026-2027 | period 2026-09-01..2027-08-31'],
    ['trình Hội đồng tại kỳ họp cuối năm 2026', 'cuối năm 2026 | period 2026-10-01..2026-12-31'],
    ['Thời gian thực hiện: năm 2026 và các năm tiếp theo', 'năm 2026 và các năm tiếp theo | period 2026-01-01..'],
    ['lập danh mục (Quý III/2026)', 'Quý III/2026 | period 2026-07-01..2026-09-30'],
    ['trong tháng 6.2026', 'trong tháng 6.2026 | period 2026-06-01..2026-06-30'],
    ['đến 2030 đạt 100%', 'đến 2030 | period ..2030-12-31'],
    ['Thời gian thực hiện: 2026 - 2028', '2026 - 2028 | period 2026-01-01..2028-12-31'],
    ['trong các tháng 4, 5, 6 năm 2026', 'trong các tháng 4, 5, 6 năm 2026 | period 2026-04-01..2026-06-30'],
    ['trong quí IV', 'trong quí IV | period 2026-10-01..2026-12-31'],
    ['Thời gian hoàn thành: Quý IV/2026', 'Quý IV/2026 | period 2026-10-01..2026-12-31'],
    ['Quý IV/2026 - Quý II/2027', 'Quý IV/2026 - Quý II/2027 | period 2026-10-01..2027-06-30'],
    ['từ quý II đến quý IV năm 2026', 'từ quý II đến quý IV năm 2026 | period 2026-04-01..2026-12-31'],
    ['trong 6 tháng đầu năm 2026', 'trong 6 tháng đầu năm 2026 | period 2026-01-01..2026-06-30'],
    ['hoàn thành trong năm 2027', 'trong năm 2027 | period 2027-01-01..2027-12-31'],
    ['đến hết năm 2026', 'đến hết năm 2026 | period ..2026-12-31'],
    ['Phấn đấu đến năm 2028, mọi phố có cây', 'đến năm 2028 | period ..2028-12-31'],
    ['từ nay đến hết quý III/2026', 'từ nay đến hết quý III/2026 | period ..2026-09-30'],
    ['từ ngày 01/4 đến ngày 30/6/2026', 'từ ngày 01/4 đến ngày 30/6/2026 | period 2026-04-01..2026-06-30'],
    ['Mục tiêu giai đoạn 2026 - 2030', 'giai đoạn 2026 - 2030 | period 2026-01-01..2030-12-31'],
    ['vận hành kể từ ngày 01/8/2026', 'kể từ ngày 01/8/2026 | period 2026-08-01..'],
    ['Năm 2027: hoàn thành san nền', 'Năm 2027 | period 2027-01-01..2027-12-31'],
  ])('%j', (text, expected) => {
    expect(deadlines(text)).toEqual([expected]);
  });

  test('a cell of a table needs no words around it', () => {
    const row = '| 7 | Lập đề án chợ đêm | Phòng Kinh tế | 2026 - 2027 |';
    expect(deadlines(row)).toEqual(['2026 - 2027 | period 2026-01-01..2027-12-31']);
    expect(deadlines('9/2026')).toEqual(['9/2026 | period 2026-09-01..2026-09-30']);
    expect(deadlines('2026 và những năm tiếp theo')).toEqual(['2026 và những năm tiếp theo | period 2026-01-01..']);
  });
});

describe('loose words are read, and said to be loose', () => {
  test.each([
    ['xong vào cuối năm 2026', 'cuối năm 2026 | period 2026-10-01..2026-12-31'],
    ['trình vào đầu năm 2027', 'vào đầu năm 2027 | period 2027-01-01..2027-03-31'],
    ['vào trung tuần tháng 4/2026', 'vào trung tuần tháng 4/2026 | period 2026-04-11..2026-04-20'],
    ['báo cáo trong tuần sau', 'trong tuần sau | period 2026-03-16..2026-03-22'],
    ['trình trước cuối tháng 6', 'trước cuối tháng 6 | period ..2026-06-30'],
    ['báo cáo trong ngày hôm nay', 'trong ngày hôm nay | date ..2026-03-10'],
    ['trong tháng tới', 'trong tháng tới | period 2026-04-01..2026-04-30'],
  ])('%j', (text, expected) => {
    expect(deadlines(text)).toEqual([expected]);
    const [found] = findDeadlines(text, { start: 0, end: text.length }, issuedOn);
    expect(found?.confidence).toBeLessThan(0.8);
  });
});

describe('repetitions', () => {
  test.each([
    ['báo cáo trước ngày 20 hằng tháng', ['trước ngày 20 hằng tháng | recurring FREQ=MONTHLY;BYMONTHDAY=20']],
    ['báo cáo vào ngày 5 của tháng sau', ['vào ngày 5 của tháng sau | recurring FREQ=MONTHLY;BYMONTHDAY=5']],
    [
      'trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm',
      [
        'trước ngày 20 của tháng cuối quý | recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20',
        'trước ngày 15/11 hằng năm | recurring FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15',
      ],
    ],
    ['Định kỳ hằng quý báo cáo tiến độ', ['Định kỳ hằng quý | recurring FREQ=MONTHLY;INTERVAL=3']],
    [
      'báo cáo tháng trước ngày 22, báo cáo năm trước ngày 10/12',
      [
        'trước ngày 22 | recurring FREQ=MONTHLY;BYMONTHDAY=22',
        'trước ngày 10/12 | recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10',
      ],
    ],
    [
      'định kỳ hàng quý (ngày 25 tháng cuối quý)',
      ['ngày 25 tháng cuối quý | recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25'],
    ],
    ['báo cáo định kỳ về tiến độ', ['định kỳ | recurring null']],
    ['ban hành Kế hoạch diệt lăng quăng hằng năm', ['hằng năm | recurring FREQ=YEARLY']],
    ['tổng kết vào quý IV hằng năm', ['vào quý IV hằng năm | recurring FREQ=YEARLY;BYMONTH=12']],
    ['diễn tập mỗi năm ít nhất 02 lần', ['mỗi năm ít nhất 02 lần | recurring FREQ=MONTHLY;INTERVAL=6']],
    ['định kì hằng quí', ['định kì hằng quí | recurring FREQ=MONTHLY;INTERVAL=3']],
    ['định kỳ 6 tháng tổng hợp', ['định kỳ 6 tháng | recurring FREQ=MONTHLY;INTERVAL=6']],
    ['họp giao ban hàng tuần', ['hàng tuần | recurring FREQ=WEEKLY']],
    ['mỗi năm một lần', ['mỗi năm một lần | recurring FREQ=YEARLY']],
    ['kiểm tra 02 lần/năm', ['02 lần/năm | recurring FREQ=MONTHLY;INTERVAL=6']],
    ['hằng tuần (chiều thứ Sáu) gửi số liệu', ['hằng tuần (chiều thứ Sáu) | recurring FREQ=WEEKLY;BYDAY=FR']],
    ['Hằng tuần gửi số liệu về Sở Y tế vào thứ Hai', ['vào thứ Hai | recurring FREQ=WEEKLY;BYDAY=MO']],
    ['duy tu 15 ngày/lần', ['15 ngày/lần | recurring FREQ=DAILY;INTERVAL=15']],
    ['Hằng tháng, báo cáo Thành ủy trước ngày 25', ['trước ngày 25 | recurring FREQ=MONTHLY;BYMONTHDAY=25']],
    [
      'Định kỳ 6 tháng gửi Sở Tài chính trước ngày 10/6 và trước ngày 05/12',
      ['trước ngày 10/6 và trước ngày 05/12 | recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=5,10;BYSETPOS=2,3'],
    ],
    [
      'định kỳ trước ngày 30 tháng 11 hàng năm',
      ['trước ngày 30 tháng 11 hàng năm | recurring FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30'],
    ],
  ])('%j', (text, expected) => {
    expect(deadlines(text)).toEqual(expected);
  });
});

describe('terms from an event are rules of the deadline engine', () => {
  test.each([
    ['trong thời hạn 10 ngày làm việc kể từ ngày nhận được hồ sơ, trả kết quả', 'kể từ ngày nhận được hồ sơ', '10wd'],
    ['trong vòng 24 giờ kể từ khi tiếp nhận', 'kể từ khi tiếp nhận', '1d'],
    ['chậm nhất 16 giờ làm việc', '16 giờ làm việc', '16wh'],
    ['không quá 30 (ba mươi) ngày kể từ ngày khởi công', 'kể từ ngày khởi công', '30d'],
    ['trong thời hạn hai tháng', 'hai tháng', '2m'],
    ['thời hạn: 01 quý', '01 quý', '1q'],
    ['thời gian giải quyết không quá 07 ngày làm việc', '07 ngày làm việc', '7wd'],
    ['xử lý trong 10 ngày tới', '10 ngày tới', '10d'],
    ['trong vòng 02 tuần', '02 tuần', '14d'],
  ])('%j', (text, ending, rule) => {
    const [found] = findDeadlines(text, { start: 0, end: text.length }, issuedOn);
    expect(found).toMatchObject({ kind: 'period', from: null, until: null, rule });
    expect(found?.quote.endsWith(ending)).toBe(true);
  });
});

describe('always, or in the words of the text', () => {
  test.each([
    ['Thường xuyên kiểm tra vỉa hè', 'Thường xuyên | ongoing ..'],
    ['Thời gian thực hiện: thường xuyên', 'thường xuyên | ongoing ..'],
    ['| Phòng Y tế | Thường xuyên |', 'Thường xuyên | ongoing ..'],
    ['Thời gian: Theo kế hoạch của tỉnh', 'Theo kế hoạch của tỉnh | period ..'],
    ['Thời gian hoàn thành: Ngay sau khi Nghị định được ban hành.', 'Ngay sau khi Nghị định được ban hành | period ..'],
    ['| Sở Nội vụ | Theo kỳ họp |', 'Theo kỳ họp | period ..'],
    ['thay mái tôn, hoàn thành theo lộ trình của từng trường', 'theo lộ trình của từng trường | period ..'],
    ['khắc phục trong thời gian sớm nhất', 'trong thời gian sớm nhất | period ..'],
  ])('%j', (text, expected) => {
    expect(deadlines(text)).toEqual([expected]);
  });
});

describe('no deadline', () => {
  test.each([
    'Triển khai Chiến lược chuyển đổi xanh đến năm 2030, tầm nhìn đến năm 2050',
    'thực hiện Đề án “Phố không rác đến năm 2028”',
    'rà soát nhu cầu vốn của Kế hoạch đầu tư công trung hạn giai đoạn 2026-2030',
    'theo Nghị quyết số 12-NQ/TU ngày 05/9/2026 của Tỉnh ủy',
    'Nghị quyết này có hiệu lực kể từ ngày 01/7/2026',
    'Quyết định có hiệu lực thi hành sau 10 ngày kể từ ngày ký',
    'Tính đến ngày 31/12/2025, thành phố đã giải ngân 90% kế hoạch',
    'các hộ sử dụng đất ổn định trước ngày 15/10/1993',
    'trong 5 năm qua, kinh tế phát triển',
    'nhiệm vụ năm 2026',
    'theo đề nghị tại Tờ trình số 95/TTr-SNN ngày 23 tháng 3 năm 2026',
    'hoàn thành nhiệm vụ tại Kế hoạch 12/KH-UBND ngày 5/6/2026',
    'báo cáo kết quả thực hiện năm 2025',
    'trình danh mục dự án năm 2027',
    'hoàn thành kế hoạch năm 2026',
    'dự toán ngân sách hằng năm',
    'theo Nghị quyết hằng năm của Hội đồng nhân dân',
    'Trung tâm giáo dục thường xuyên',
    'nguồn chi thường xuyên',
    'khu vực thường xuyên xảy ra ngập',
    'Luật Tài nguyên nước năm 2023',
    'so với năm 2020 tăng gấp đôi',
    'trực 24/7',
    'Theo dõi, đôn đốc việc thực hiện',
    'Sau khi sáp nhập, các phường rà soát trụ sở',
    'chào mừng 50 năm Ngày Giải phóng miền Nam (30/4/1975 - 30/4/2025)',
    'chính quyền hai cấp từ năm 2021 đến nay',
    'Đề án quản lý rủi ro dựa vào cộng đồng, đến năm 2030 trên địa bàn tỉnh',
    'rà soát Chiến lược dữ liệu\nđến năm 2030 của thành phố',
  ])('%s', (text) => {
    expect(deadlines(text)).toEqual([]);
  });
});

test('a term ends with its paragraph', () => {
  expect(deadlines('trả lời trong vòng 10 ngày kể từ ngày nhận\n\n- Sở Y tế lập kế hoạch')).toEqual([
    'trong vòng 10 ngày kể từ ngày nhận | period 10d',
  ]);
});

test('offsets count from the start of the text, not of the stretch', () => {
  const text = 'Sở Xây dựng lập đề án. Hoàn thành trước ngày 1/9/2026.';
  const [found] = findDeadlines(text, { start: 23, end: text.length }, issuedOn);
  expect(text.slice(found?.start, found?.end)).toBe('trước ngày 1/9/2026');
});

describe('how a text was copied changes nothing', () => {
  const text =
    'Định kỳ hằng quý, trước ngày 20 của tháng cuối quý, Sở Xây dựng báo cáo; hoàn thành đề án trong quý II năm 2027, ' +
    'trả lời người dân trong thời hạn 05 ngày làm việc kể từ ngày nhận được phản ánh và xong trước ngày 15 tháng 11 năm 2026.';
  const values = (copy: string): string[] =>
    findDeadlines(copy, { start: 0, end: copy.length }, issuedOn).map(
      (each) => `${each.from} ${each.until} ${each.rule}`,
    );

  test.each([
    ['a line break between any two words', text.replaceAll(' ', '\n')],
    ['line breaks of another system', text.replaceAll(' ', '\r\n')],
    ['hard blanks', text.replaceAll(' ', '\u00a0')],
    ['two blanks', text.replaceAll(' ', '  ')],
    ['capitals', text.toUpperCase()],
    ['emphasis', text.replaceAll('ngày', '**ngày**')],
  ])('%s', (_, copy) => {
    expect(values(copy)).toEqual(values(text));
    expect(values(text)).toHaveLength(4);
  });
});

test.each([
  ['Dọn rác ở các chợ; thực hiện thường xuyên.', ['thường xuyên | ongoing ..']],
  ['Cuối tháng 7 năm 2026: sơ kết đợt thi đua', ['Cuối tháng 7 năm 2026 | period ..2026-07-31']],
  [
    'Định kỳ báo cáo kết quả hằng năm (trước ngày 05 tháng 12)',
    ['hằng năm (trước ngày 05 tháng 12) | recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5'],
  ],
  ['Thời gian thực hiện: Theo kế hoạch đào tạo hằng năm.', ['Theo kế hoạch đào tạo hằng năm | recurring FREQ=YEARLY']],
])('%s', (text, expected) => {
  expect(deadlines(text)).toEqual(expected);
});
