import { describe, expect, test } from 'vitest';
import { readDirective } from './read.ts';

/** Beginnings of the tasks of a text, as a person would point at them. */
const tasks = (...lines: string[]): string[] =>
  readDirective(lines.join('\n')).tasks.map(({ quote }) => quote.split(' ').slice(0, 3).join(' '));

describe('what is a task', () => {
  test('the lowest numbered item with an action of its own', () => {
    expect(
      tasks('I. NHIỆM VỤ', '1. Hạ tầng', 'a) Sửa chữa cầu treo.', 'b) Nạo vét kênh mương.', '2. Lập quy chế chợ đêm.'),
    ).toEqual(['Sửa chữa cầu', 'Nạo vét kênh', 'Lập quy chế']);
  });

  test('each sentence of an item with another action', () => {
    expect(tasks('1. Giao Sở Y tế tổ chức tiêm chủng. Kiểm tra việc bảo quản vắc xin.')).toEqual([
      'Giao Sở Y',
      'Kiểm tra việc',
    ]);
  });

  test('a sentence without an action goes on with the task before it', () => {
    const [task] = readDirective('1. Giao Sở Y tế tổ chức tiêm chủng. Đối tượng là trẻ em dưới sáu tuổi.').tasks;
    expect(task?.quote).toBe('Giao Sở Y tế tổ chức tiêm chủng. Đối tượng là trẻ em dưới sáu tuổi.');
  });

  test('not each part of an enumeration', () => {
    expect(
      tasks('1. Giao Sở Y tế rà soát, thống kê, phân loại hồ sơ; báo cáo kết quả trước ngày 05/6/2026.'),
    ).toHaveLength(1);
  });

  test('after a semicolon what another body has to do', () => {
    expect(tasks('1. Giao Sở Tài chính bố trí vốn; giao Sở Xây dựng thẩm định thiết kế.')).toEqual([
      'Giao Sở Tài',
      'giao Sở Xây',
    ]);
  });

  test('after a semicolon a duty that comes back', () => {
    expect(
      tasks('1. Sở Tài chính theo dõi việc giải ngân; báo cáo Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng.'),
    ).toEqual(['Sở Tài chính', 'báo cáo Ủy']);
  });

  test('every action of an article that retells a programme', () => {
    const article = [
      'Thành phố chỉnh trang đô thị',
      '',
      'Thời gian tới, thành phố tập trung thực hiện một số nhiệm vụ sau:',
      '',
      'Nâng cấp công viên ven sông; xây dựng các bãi đỗ xe ở trung tâm; đồng thời, lập đội tự quản vỉa hè ở từng phố.',
    ];
    expect(tasks(...article)).toEqual(['Nâng cấp công', 'xây dựng các', 'đồng thời, lập']);
  });

  test('a point is, its bullets that only detail it are not', () => {
    const text = [
      'I. NHIỆM VỤ',
      'a) Sửa đổi quy chế quản lý chợ trên địa bàn thành phố để:',
      '- Đơn giản hóa thủ tục',
      '- Giảm phí',
    ];
    expect(tasks(...text)).toEqual(['Sửa đổi quy']);
  });

  test('orders that a report tells', () => {
    const report = ['Gỡ vướng mặt bằng', '', 'Chủ tịch UBND tỉnh yêu cầu Sở Xây dựng lập lại tiến độ từng gói thầu.'];
    expect(tasks(...report)).toEqual(['Chủ tịch UBND']);
  });
});

describe('what is none', () => {
  test('assessments, purposes, goals without an action, funding', () => {
    const text = [
      'I. ĐÁNH GIÁ TÌNH HÌNH',
      'Các phường đã tích cực triển khai thực hiện.',
      'II. MỤC ĐÍCH, YÊU CẦU',
      '1. Nâng cao nhận thức của người dân.',
      'III. MỤC TIÊU',
      '- 100% tuyến phố đạt chuẩn.',
      'IV. NHIỆM VỤ',
      '1. Lắp đặt thùng rác.',
      'V. KINH PHÍ',
      'Các đơn vị chủ động bố trí kinh phí.',
    ];
    expect(tasks(...text)).toEqual(['Lắp đặt thùng']);
  });

  test('but a dated goal that states an action is one', () => {
    expect(
      tasks('II. MỤC TIÊU', '1. Mục tiêu đến năm 2030', '- Hoàn thành số hóa bản đồ.', '- 90% hộ dùng nước sạch.'),
    ).toEqual(['Hoàn thành số']);
  });

  test('bases, effect and execution clauses', () => {
    const text = [
      'QUYẾT ĐỊNH',
      'Về phân công trực lễ',
      '',
      'Căn cứ Luật Tổ chức chính quyền địa phương;',
      '',
      'Điều 1. Giao Công an phường tổ chức trực ban trong dịp lễ.',
      'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
      'Điều 3. Chánh Văn phòng, Trưởng Công an phường chịu trách nhiệm thi hành Quyết định này./.',
    ];
    expect(tasks(...text)).toEqual(['Giao Công an']);
  });

  test('closing formulas; what they ask for regularly is one', () => {
    const text = [
      '1. Sở Y tế kiểm tra các bếp ăn.',
      '',
      'Yêu cầu các đơn vị nghiêm túc triển khai thực hiện; định kỳ trước ngày 15 hằng quý báo cáo Ủy ban nhân dân tỉnh.',
      '',
      'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo về Sở Y tế./.',
    ];
    expect(tasks(...text)).toEqual(['Sở Y tế', 'định kỳ trước']);
  });

  test('agreement of those who conclude', () => {
    expect(tasks('1. Thống nhất chủ trương tổ chức lễ hội.', '2. Giao Sở Y tế bố trí cấp cứu.')).toEqual(['Giao Sở Y']);
  });

  test('being answerable, and appeals to households', () => {
    const text = [
      '1. Các chủ rừng',
      '- Cắm mốc ranh giới.',
      '- Chịu trách nhiệm trước pháp luật nếu để mất rừng.',
      '2. Các tổ chức, cá nhân và hộ gia đình',
      '- Sử dụng nước tiết kiệm, hiệu quả.',
    ];
    expect(tasks(...text)).toEqual(['Cắm mốc ranh']);
  });

  test('recipients, signatures, navigation around the text', () => {
    const text = [
      '1. Giao Sở Y tế kiểm tra các bếp ăn./.',
      '',
      'Nơi nhận:',
      '- Sở Y tế;',
      '- Lưu: VT.',
      '',
      'KT. CHỦ TỊCH',
      '',
      'Thống kê truy cập',
      'Đang online: 7',
      'Xây dựng website bởi phòng kỹ thuật',
    ];
    expect(tasks(...text)).toEqual(['Giao Sở Y']);
  });
});

describe('articles', () => {
  const article = [
    '# Tỉnh chấn chỉnh khai thác cát trái phép trên sông thế nào?',
    '',
    'Ngày 12/3/2026, UBND tỉnh ban hành Công văn 771/UBND-KT.',
    '',
    'Theo đó, để mọi người dân yên tâm, Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Nông nghiệp và Môi trường, Chủ tịch UBND các xã ven sông thực hiện các nội dung sau:',
    '',
    '- Rà soát các bến bãi tập kết cát; đình chỉ ngay các bến không phép.',
    '',
    'Lắp đặt camera giám sát tại các điểm nóng.',
    '',
    '*Bến cát ven sông (Hình ảnh từ Internet)*',
    '',
    '**Khai thác cát trái phép bị xử phạt thế nào?**',
    '',
    'Căn cứ theo Điều 48 Nghị định 36/2020/NĐ-CP thì tổ chức vi phạm phải thực hiện các biện pháp sau:',
    '',
    '- Khôi phục tình trạng ban đầu của bờ sông;',
    '',
    '- UBND cấp xã chỉ đạo công an xã kiểm tra các bến bãi.',
  ];

  test('what is asked for after an order are tasks, what the law says is none', () => {
    expect(tasks(...article)).toEqual(['Rà soát các', 'đình chỉ ngay', 'Lắp đặt camera']);
  });

  test('those whom the order names own them', () => {
    const owners = readDirective(article.join('\n')).tasks.map(({ owner }) => owner);
    expect(owners[2]).toBe('Giám đốc Sở Nông nghiệp và Môi trường, Chủ tịch UBND các xã ven sông');
  });
});

test('points under a bullet that announces principles belong to it', () => {
  const text = [
    'Sở Nội vụ thực hiện các nhiệm vụ sau:',
    '- Phân cấp cho các xã theo những nguyên tắc sau:',
    '(1) Giao việc gắn với giao người.',
    '(2) Kiểm tra thường xuyên.',
    '- Báo cáo kết quả phân cấp.',
  ];
  expect(tasks(...text)).toEqual(['Phân cấp cho', 'Báo cáo kết']);
});

test('a field of time may wait for something else, where its label says that it is a time', () => {
  const text = [
    'KẾ HOẠCH',
    'II. NỘI DUNG',
    '1. Ban hành văn bản',
    'a) Xây dựng quy chế quản lý chợ đêm.',
    '- Cơ quan chủ trì: Sở Công Thương.',
    '- Thời gian thực hiện: Sau',
    'khi Nghị định về chợ và các văn bản hướng dẫn, bổ sung được ban hành.',
  ];
  const [task] = readDirective(text.join('\n')).tasks;
  expect(task).toMatchObject({ owner: 'Sở Công Thương', deadline: { kind: 'period', from: null, until: null } });
  expect(task?.deadline?.quote).toMatch(/^Sau\nkhi Nghị định/);
});

test('under funding only a body that opens its item has something to do', () => {
  const text = [
    'IV. KINH PHÍ THỰC HIỆN',
    '1. Kinh phí thực hiện do ngân sách tỉnh bảo đảm.',
    '2. Sở Tài chính tổng hợp nhu cầu, trình Ủy ban nhân dân tỉnh.',
    '3. Huy động các nguồn lực hợp pháp khác.',
  ];
  expect(tasks(...text)).toEqual(['Sở Tài chính']);
});

test('in a list of actions an item with an unknown verb is one too', () => {
  const text = [
    '1. Vệ sinh môi trường',
    '- Tổ chức dọn chợ.',
    '- Phun xịt hóa chất tại các khu ngập sâu.',
    '- Xử lý rác tồn đọng.',
  ];
  expect(tasks(...text)).toEqual(['Tổ chức dọn', 'Phun xịt hóa', 'Xử lý rác']);
});

test('what has to be reported on is no task of its own', () => {
  const text = [
    '1. Giao các xã báo cáo Sở Nội vụ các vấn đề sau:',
    '- Số người đã được trả lương.',
    '- Những vướng mắc còn lại.',
    '2. Giao Sở Tài chính cấp kinh phí.',
  ];
  expect(tasks(...text)).toEqual(['Giao các xã', 'Giao Sở Tài']);
});

test('a number inside a sentence is no part of the task', () => {
  const text = '1. Giao Sở Y tế tập huấn cho trạm y tế; (ii) giao Sở Tài chính bố trí kinh phí.';
  expect(tasks(text)).toEqual(['Giao Sở Y', 'giao Sở Tài']);
});

test('an assessment that names the past, or calls something a duty, asks for nothing', () => {
  const text = [
    '1. Đánh giá cao các xã thời gian qua đã nỗ lực giải phóng mặt bằng.',
    '2. Chuyển đổi số là nhiệm vụ trọng tâm của cả hệ thống chính trị.',
    '3. Giao Sở Xây dựng lập quy hoạch.',
  ];
  expect(tasks(...text)).toEqual(['Giao Sở Xây']);
});

test('a numbered clause that begins with its ground is work', () => {
  const text = ['1. Giao Sở Y tế tổ chức tiêm chủng.', '2. Căn cứ tình hình thực tế, các xã bố trí nhân lực.'];
  expect(readDirective(text.join('\n')).tasks).toHaveLength(2);
});
