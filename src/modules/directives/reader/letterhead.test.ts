import { describe, expect, test } from 'vitest';
import { readLetterhead } from './letterhead.ts';

const read = (...lines: string[]) => readLetterhead(lines.join('\n')).document;

describe('the head of a state document', () => {
  test('gives number, kind, issuer, day and title', () => {
    const document = read(
      'ỦY BAN NHÂN DÂN',
      'TỈNH LÀO CAI',
      '-------',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 15/CT-UBND',
      'Lào Cai, ngày 07 tháng 3 năm 2026',
      '',
      'CHỈ THỊ',
      'VỀ TĂNG CƯỜNG QUẢN LÝ',
      'VỈA HÈ, LÒNG ĐƯỜNG',
      '',
      'Thời gian qua, tình trạng lấn chiếm còn phổ biến.',
    );
    expect(document).toEqual({
      number: '15/CT-UBND',
      type: 'directive',
      issuer: 'Ủy ban nhân dân tỉnh Lào Cai',
      issuedOn: '2026-03-07',
      title: 'VỀ TĂNG CƯỜNG QUẢN LÝ VỈA HÈ, LÒNG ĐƯỜNG',
    });
  });

  test('keeps a number that a narrow column has pushed under its "Số:"', () => {
    const document = read('UBND XÃ CỐC SAN', '|', 'Số:', '112/KH-UBND', '|', '*Cốc San, ngày', '05 tháng 5 năm 2026*');
    expect(document).toMatchObject({ number: '112/KH-UBND', issuedOn: '2026-05-05' });
  });

  test('is read from a copy that kept the bars and emphasis of its table', () => {
    const document = read(
      '|',
      '**SỞ XÂY DỰNG**',
      '|',
      '**CỘNG HÒA XÃ',
      'HỘI CHỦ NGHĨA VIỆT NAM**',
      '|',
      'Số: 9 /KH -SXD',
      '|',
      '*Lào Cai, ngày 3',
      'tháng 4 năm 2026*',
      '|',
      '',
      '**KẾ HOẠCH**',
      'Chỉnh trang các tuyến phố',
      '',
      'Căn cứ chương trình công tác năm.',
    );
    expect(document).toMatchObject({ number: '9/KH-SXD', type: 'plan', issuer: 'Sở Xây dựng', issuedOn: '2026-04-03' });
    expect(document.title).toBe('Chỉnh trang các tuyến phố');
  });

  test('of two bodies one above the other names the lower as issuer', () => {
    const document = read(
      'UBND TỈNH LÀO CAI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'SỞ TÀI CHÍNH | Độc lập - Tự do - Hạnh phúc',
      'Số: 40/TB-STC | Lào Cai, ngày 05 tháng 5 năm 2026',
      'THÔNG BÁO',
      'Kết luận giao ban tháng 5',
      '',
      'Ngày 04/5/2026, Sở tổ chức giao ban.',
    );
    expect(document).toMatchObject({ number: '40/TB-STC', type: 'notice', issuer: 'Sở Tài chính' });
  });

  test('without a kind is an official letter, its subject stands under the number', () => {
    const document = read(
      'ỦY BAN NHÂN DÂN',
      'PHƯỜNG NAM CƯỜNG',
      'Số: 212/UBND-KT',
      'V/v dọn vệ sinh',
      'trước ngày lễ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Nam Cường, ngày 20 tháng 4 năm 2026',
      'Kính gửi: Các tổ dân phố',
    );
    expect(document).toMatchObject({
      number: '212/UBND-KT',
      type: 'official-letter',
      issuedOn: '2026-04-20',
      title: 'dọn vệ sinh trước ngày lễ',
    });
  });

  test('leaves out what the copy has not filled in', () => {
    const document = read('Số:       /KH-UBND', 'Lào Cai, ngày     tháng     năm 2026', 'KẾ HOẠCH', 'Trồng cây xanh');
    expect(document).toMatchObject({ number: null, type: 'plan', issuedOn: null });
  });
});

test('a Party document has its hyphen before the kind and its committee as issuer', () => {
  const document = read(
    'ĐẢNG BỘ TỈNH LÀO CAI',
    'ĐẢNG ỦY PHƯỜNG CAM ĐƯỜNG',
    '*',
    'Số 7-NQ/ĐU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Cam Đường, ngày 12 tháng 3 năm 2026',
    'NGHỊ QUYẾT',
    'về trật tự đô thị',
    '-----',
    'I- TÌNH HÌNH',
  );
  expect(document).toEqual({
    number: '7-NQ/ĐU',
    type: 'resolution',
    issuer: 'Đảng ủy phường Cam Đường',
    issuedOn: '2026-03-12',
    title: 'về trật tự đô thị',
  });
});

describe('a text without a head', () => {
  test('is an article when it begins with a headline', () => {
    expect(read('Thành phố ra quân dọn vỉa hè', '', 'Sáng qua, các phường đồng loạt ra quân.')).toEqual({
      number: null,
      type: 'article',
      issuer: null,
      issuedOn: null,
      title: 'Thành phố ra quân dọn vỉa hè',
    });
  });

  test('is known by what it calls itself', () => {
    const document = read('Sau khi nghe báo cáo, Ban Thường vụ yêu cầu các chi bộ thực hiện Kết luận này.');
    expect(document).toMatchObject({ type: 'conclusion', title: null });
  });

  test('has the kind and number that its title names', () => {
    expect(read('Kế hoạch số 18/KH-UBND về tuyến phố kiểu mẫu', '', '1. Rà soát.')).toMatchObject({
      type: 'plan',
      number: '18/KH-UBND',
    });
  });
});

test('in a copy without a head the body of the one who speaks is the issuer', () => {
  const document = read(
    'Chỉ thị về an toàn hồ đập',
    'Mùa mưa đã đến.',
    'Chủ tịch Ủy ban nhân dân tỉnh Lào Cai yêu cầu các đơn vị:',
    '1. Kiểm tra hồ đập.',
  );
  expect(document).toMatchObject({ type: 'directive', issuer: 'Ủy ban nhân dân tỉnh Lào Cai' });
});

test('a notice is issued by the office that makes it known', () => {
  const document = read(
    'Thông báo kết luận của phó thủ tướng tại cuộc họp về cung ứng than',
    'Ngày 03 tháng 02 năm 2026, Phó Thủ tướng đã có ý kiến kết luận như sau:',
    '1. Bộ Công Thương rà soát nguồn than.',
    'Văn phòng Chính phủ xin thông báo để các cơ quan biết, thực hiện.',
  );
  expect(document).toMatchObject({ type: 'notice', issuer: 'Văn phòng Chính phủ' });
});

test('a telegram without its letterhead names the sender above the addressees', () => {
  const document = read('**CÔNG ĐIỆN**', '', 'VỀ ỨNG PHÓ BÃO SỐ 5', '', 'Thủ tướng Chính phủ điện:', '- Các bộ;');
  expect(document.issuer).toBe('Thủ tướng Chính phủ');
});

test('a line that names no body issues nothing', () => {
  const document = read(
    'TÀI LIỆU THAM KHẢO',
    'Số: 01-CTr/MH',
    'Lào Cai, ngày 02 tháng 11 năm 2026',
    'CHƯƠNG TRÌNH',
    'làm sạch bờ sông',
  );
  expect(document).toMatchObject({ number: '01-CTr/MH', issuer: null });
});

test('a caption of the publisher names the number that the copy has lost', () => {
  const document = read(
    'Sau khi nghe báo cáo, Ban Thường vụ kết luận như sau:',
    '1. Giao Văn phòng tổng hợp. Kết luận này thay thế Kết luận số 03-KL/TU.',
    '',
    '## Infographic: Nội dung chính tại Kết luận số 12-KL/TU',
  );
  expect(document).toMatchObject({ type: 'conclusion', number: '12-KL/TU' });
});

test('a document called by a bare number in a headline is told of, not given', () => {
  expect(read('Kết luận 27: Sắp xếp thôn, tổ dân phố', '', 'Ngày 17/5/2026 …')).toMatchObject({ type: 'article' });
});

test('a line that is only kind and number has its title under it, and its day where the text names it', () => {
  const document = read(
    'Thông báo số 31-TB/ĐU',
    'Kết luận của Thường trực Đảng ủy về cấp nước nông thôn',
    '',
    'Thường trực Đảng ủy đã ký Thông báo số 31-TB/ĐU ngày 14/4/2026 với nội dung như sau:',
    '1. Giao Phòng Kinh tế rà soát các bể nước.',
  );
  expect(document).toMatchObject({
    number: '31-TB/ĐU',
    issuedOn: '2026-04-14',
    title: 'Kết luận của Thường trực Đảng ủy về cấp nước nông thôn',
  });
});

test('who signs for a body is not its issuer', () => {
  const document = read(
    '# Nghị quyết về phát triển đội tàu',
    '',
    'Thay mặt Bộ Chính trị, Tổng Bí thư đã ký ban hành Nghị quyết số 91-NQ/TW ngày 10/3/2026.',
  );
  expect(document.issuer === null || document.issuer === 'Bộ Chính trị').toBe(true);
});

test('a name broken inside a word, and one that keeps its abbreviation', () => {
  const head = (...lines: string[]) =>
    read(...lines, 'Số: 04/KH-BCĐ', 'Lào Cai, ngày 02 tháng 3 năm 2026', 'KẾ HOẠCH', 'Dọn kênh mương').issuer;
  expect(head('ĐOÀN CHỦ TỊCH ỦY', 'BAN TRUNG ƯƠNG MẶT TRẬN')).toMatch(/^đoàn chủ tịch ủy ban Trung ương mặt trận$/i);
  expect(head('DỰ ÁN CẤP NƯỚC')).toBe('Dự án cấp nước');
  expect(head('BAN CHỈ ĐẠO UBND TỈNH')).toMatch(/UBND/);
});
