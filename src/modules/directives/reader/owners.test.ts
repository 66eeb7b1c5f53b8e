import { describe, expect, test } from 'vitest';
import { readDirective } from './read.ts';

const assigned = (...lines: string[]) =>
  readDirective(lines.join('\n')).tasks.map(({ owner, partners }) => (partners.length > 0 ? [owner, partners] : owner));

describe('who owns a task', () => {
  test('the body the sentence orders, without "giao" or "đề nghị"', () => {
    expect(assigned('1. Giao Sở Y tế kiểm tra bếp ăn.', '2. Đề nghị Hội Nông dân tỉnh vận động hội viên.')).toEqual([
      'Sở Y tế',
      'Hội Nông dân tỉnh',
    ]);
  });

  test('the body that acts, though its name is made of verbs', () => {
    expect(
      assigned(
        '1. Ban Tổ chức Tỉnh ủy hướng dẫn quy trình.',
        '2. Bộ Quốc phòng chỉ đạo các quân khu hỗ trợ nhân lực.',
        '3. Văn phòng Ban chỉ đạo phòng thủ dân sự theo dõi diễn biến.',
        '4. Vụ Kế hoạch tổng hợp nhu cầu vốn.',
      ),
    ).toEqual(['Ban Tổ chức Tỉnh ủy', 'Bộ Quốc phòng', 'Văn phòng Ban chỉ đạo phòng thủ dân sự', 'Vụ Kế hoạch']);
  });

  test('a list of names after a colon', () => {
    expect(assigned('1. Các Sở: Xây dựng, Tài chính chủ động rà soát thủ tục.')).toEqual([
      'Các Sở: Xây dựng, Tài chính',
    ]);
  });

  test('the heading, when the item names nobody', () => {
    const text = ['1. Công an tỉnh', '- Tuần tra ban đêm.', '2. Sở Y tế có trách nhiệm:', 'a) Dự trữ thuốc.'];
    expect(assigned(...text)).toEqual(['Công an tỉnh', 'Sở Y tế']);
  });

  test('a body of an inner item, not that of the heading', () => {
    const text = ['1. Giám đốc các sở', 'a) Rà soát hồ sơ.', 'b) Giao Thanh tra tỉnh tổ chức thanh tra.'];
    expect(assigned(...text)).toEqual(['Giám đốc các sở', 'Thanh tra tỉnh']);
  });

  test('whom the introduction addresses, less surely', () => {
    const [task] = readDirective(
      [
        'Chủ tịch UBND tỉnh yêu cầu Chủ tịch UBND các xã, phường thực hiện các nhiệm vụ sau:',
        '',
        '1. Rà soát hộ nghèo.',
      ].join('\n'),
    ).tasks;
    expect(task?.owner).toBe('Chủ tịch UBND các xã, phường');
    expect(task?.ownerConfidence).toBeLessThan(0.8);
  });

  test('the one in charge of those a superior directs', () => {
    const text = [
      '1. Phó Chủ tịch phụ trách kinh tế chỉ đạo Sở Công Thương chủ trì, phối hợp với các sở:',
      '- Rà soát chợ.',
    ];
    expect(assigned(...text)).toEqual([['Sở Công Thương', ['các sở']]]);
  });

  test('nobody, when the text names nobody', () => {
    expect(assigned('I. GIẢI PHÁP', '1. Trồng thêm cây xanh dọc các tuyến phố.')).toEqual([null]);
  });

  test('fields of a form beside the task, or in brackets after it', () => {
    const text = [
      'II. NHIỆM VỤ',
      '1. Dữ liệu',
      'a) Nhiệm vụ: Số hóa sổ hộ tịch.',
      'b) Đơn vị chủ trì: Sở Tư pháp.',
      'c) Đơn vị phối hợp: Công an tỉnh, UBND các xã.',
      '2. Trồng cây (Sở Xây dựng chủ trì, phối hợp với Hội Phụ nữ tỉnh).',
    ];
    expect(assigned(...text)).toEqual([
      ['Sở Tư pháp', ['Công an tỉnh', 'UBND các xã']],
      ['Sở Xây dựng', ['Hội Phụ nữ tỉnh']],
    ]);
  });
});

describe('who takes part', () => {
  const partners = (sentence: string): string[] => readDirective(sentence).tasks[0]?.partners ?? [];

  test('the bodies after "phối hợp với", each by itself', () => {
    expect(partners('1. Sở Y tế chủ trì, phối hợp với Sở Tài chính, Công an tỉnh và UBND các xã kiểm tra.')).toEqual([
      'Sở Tài chính',
      'Công an tỉnh',
      'UBND các xã',
    ]);
  });

  test('lists of common words stay one', () => {
    expect(partners('1. Sở Y tế phối hợp với các sở, ban, ngành và các cơ quan, đơn vị có liên quan rà soát.')).toEqual(
      ['các sở, ban, ngành', 'các cơ quan, đơn vị có liên quan'],
    );
  });

  test('names that contain "và" stay one', () => {
    expect(partners('1. Công an tỉnh phối hợp Sở Nông nghiệp và Môi trường để xử lý vi phạm.')).toEqual([
      'Sở Nông nghiệp và Môi trường',
    ]);
  });

  test('who hands a report on', () => {
    expect(partners('1. Sở Y tế báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 05/6/2026.')).toEqual([
      'Sở Nội vụ',
    ]);
  });
});

describe('where the name of a body ends', () => {
  test.each([
    ['1. Giao Công an phường Nam Cường siết chặt việc dừng đỗ xe.', 'Công an phường Nam Cường'],
    ['1. Giao Ủy ban nhân dân xã Cốc Lầu dành quỹ đất làm sân chơi.', 'Ủy ban nhân dân xã Cốc Lầu'],
    ['1. Trạm Y tế xã Nậm Có trực cấp cứu ngày Tết.', 'Trạm Y tế xã Nậm Có'],
    ['1. Văn phòng Đăng ký đất đai tỉnh số hóa hồ sơ địa chính.', 'Văn phòng Đăng ký đất đai tỉnh'],
    ['1. Bộ Ngoại giao hỗ trợ liên hệ với tỉnh bạn.', 'Bộ Ngoại giao'],
    ['1. Ủy ban bầu cử tỉnh niêm yết danh sách cử tri.', 'Ủy ban bầu cử tỉnh'],
    ['1. Sở Lao động - Thương binh và Xã hội tổ chức phiên giao dịch việc làm.', 'Sở Lao động - Thương binh và Xã hội'],
    [
      '1. Ban Quản lý dự án công trình giao thông tỉnh nghiệm thu nút giao.',
      'Ban Quản lý dự án công trình giao thông tỉnh',
    ],
    ['1. Các cơ quan, tổ chức tiếp tục tiết kiệm điện.', 'Các cơ quan, tổ chức'],
    ['1. Giao các sở, đặc biệt là người đứng đầu chủ động rà soát thủ tục.', 'các sở'],
  ])('%s', (text, owner) => {
    expect(assigned(text)).toEqual([owner]);
  });
});

test('whoever answers for something is addressed by the next sentence too', () => {
  const text = ['1. Giám đốc Sở Y tế chịu trách nhiệm trước pháp luật về số liệu. Công khai số liệu trên cổng.'];
  expect(assigned(...text)).toEqual(['Giám đốc Sở Y tế']);
});

test('"Trách nhiệm của …" heads a list of duties', () => {
  expect(assigned('1. Trách nhiệm của các chủ rừng', '- Tuần tra rừng mùa khô.')).toEqual(['các chủ rừng']);
});

test('who gathers what is sent to him takes part', () => {
  const text = '1. Các xã thống kê thiệt hại, gửi Chi cục Thủy lợi trước ngày 05/6/2026 để tổng hợp.';
  expect(assigned(text)).toEqual([['Các xã', ['Chi cục Thủy lợi']]]);
});

test('common words of one list stay together', () => {
  const text = '1. Sở Nội vụ phối hợp với các tỉnh ủy, thành ủy và các Vụ, Cục trong Bộ xây dựng đề án.';
  expect(assigned(text)).toEqual([['Sở Nội vụ', ['các tỉnh ủy, thành ủy', 'các Vụ, Cục trong Bộ']]]);
});

test.each([
  ['Bên cạnh đó, Công điện cũng yêu cầu Công an tỉnh phân luồng, Sở Tài chính bố trí kinh phí.', 'Công an tỉnh'],
  ['Về giá nước, đồng chí đề nghị Sở Xây dựng hoàn thiện phương án.', 'Sở Xây dựng'],
])('an order as a report tells it: %s', (sentence, owner) => {
  expect(
    assigned('# Họp về trường học và nước sạch', '', 'Chủ tịch UBND tỉnh có ý kiến như sau:', '', sentence),
  ).toEqual([owner]);
});

test.each([
  [
    '1. Sở Nội vụ phối hợp với các Bộ: Quốc phòng, Công an, Tài chính thống nhất chỉ tiêu.',
    'Sở Nội vụ',
    ['các Bộ: Quốc phòng, Công an, Tài chính'],
  ],
  [
    '1. Sở Y tế phối hợp với Công an tỉnh, cơ quan, tổ chức khác có liên quan kiểm tra bếp ăn.',
    'Sở Y tế',
    ['Công an tỉnh', 'cơ quan, tổ chức khác có liên quan'],
  ],
  [
    '1. Cục Thuế phối hợp với Kho bạc Nhà nước (theo quy chế đã ký): đối chiếu số thu.',
    'Cục Thuế',
    ['Kho bạc Nhà nước'],
  ],
])('partners of %j', (text, owner, partners) => {
  expect(assigned(text)).toEqual([[owner, partners]]);
});

test('a leader who names what somebody has to do, after what it is about', () => {
  const told = (sentence: string) => assigned('# Phiên họp về nhà ở', '', sentence);
  expect(told('Đối với quỹ đất, Thủ tướng Chính phủ yêu cầu: Bộ Xây dựng rà soát quy hoạch.')).toEqual(['Bộ Xây dựng']);
  expect(told('Phó Thủ tướng nêu rõ, các địa phương phải công khai danh mục dự án.')).toEqual(['các địa phương']);
});
