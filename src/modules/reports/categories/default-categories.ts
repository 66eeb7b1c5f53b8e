import { day } from '../../../kernel/time.ts';
import { type Attribute, NewCategory } from './contract.ts';

/**
 * The categories a city begins with; the office changes them as it sees fit. No published rule of Lào Cai for the handling
 * of reports is known, so none of the clocks is confirmed by one and each says so: they follow what wards elsewhere
 * promise their citizens, in working hours.
 */
interface Row {
  code: string;
  vi: string;
  en: string;
  group: 'environment' | 'streets' | 'utilities' | 'order' | 'services';
  icon: string;
  /** Working hours: to accept, to finish, to warn before, until the head hears of it, until the leaders do. */
  hours: readonly [number, number, number, number, number];
  /** Words that people use for it, separated by commas. */
  keywords: string;
  attributes?: readonly Attribute[];
  more?: Partial<NewCategory>;
}

const groups = {
  environment: { vi: 'Môi trường', en: 'Environment' },
  streets: { vi: 'Đường phố', en: 'Streets' },
  utilities: { vi: 'Điện, nước, hạ tầng', en: 'Power, water, utilities' },
  order: { vi: 'Trật tự, xây dựng', en: 'Order and building' },
  services: { vi: 'Dịch vụ, khác', en: 'Services and others' },
} as const;

const choice = (code: string, vi: string, en: string, values: [string, string, string][]): Attribute => ({
  code,
  question: { vi, en },
  hint: null,
  kind: 'singlevaluelist',
  required: false,
  values: values.map(([key, valueVi, valueEn]) => ({ key, name: { vi: valueVi, en: valueEn } })),
});

const rows: readonly Row[] = [
  {
    code: 'rac-thai',
    vi: 'Rác thải, vệ sinh môi trường',
    en: 'Waste and street cleaning',
    group: 'environment',
    icon: 'trash',
    hours: [4, 24, 8, 16, 32],
    keywords: 'rác, rác thải, xả rác, đổ trộm, thùng rác, bốc mùi, hôi thối, phế thải, xà bần, vệ sinh, xác động vật',
    attributes: [
      choice('luong', 'Nhiều hay ít?', 'How much?', [
        ['tui', 'Vài túi', 'A few bags'],
        ['xe-day', 'Cỡ một xe đẩy', 'About a cart'],
        ['xe-tai', 'Cỡ một xe tải trở lên', 'A truckload or more'],
      ]),
    ],
  },
  {
    code: 'o-nhiem',
    vi: 'Ô nhiễm không khí, nguồn nước',
    en: 'Air and water pollution',
    group: 'environment',
    icon: 'factory',
    hours: [8, 72, 24, 24, 48],
    keywords: 'ô nhiễm, khói, bụi, khí thải, nước thải, xả thải, mùi hóa chất, cá chết, đốt rác, khói bụi',
    more: { duplicateM: 300 },
  },
  {
    code: 'tieng-on',
    vi: 'Tiếng ồn',
    en: 'Noise',
    group: 'environment',
    icon: 'volume',
    hours: [8, 72, 24, 24, 48],
    keywords: 'ồn, tiếng ồn, ồn ào, karaoke, loa kéo, hát, nhạc to, mở nhạc, khoan cắt, đóng cọc',
    more: { afterPhoto: false, duplicateM: 100, duplicateDays: 14 },
  },
  {
    code: 'cay-xanh',
    vi: 'Cây xanh, công viên',
    en: 'Trees and parks',
    group: 'environment',
    icon: 'tree',
    hours: [4, 48, 8, 16, 32],
    keywords: 'cây, cây xanh, cây đổ, cành, gãy đổ, công viên, bồn hoa, cắt tỉa, thảm cỏ, ghế đá',
  },
  {
    code: 'duong-sa',
    vi: 'Hư hỏng đường, hố ga, nắp cống',
    en: 'Damaged roads and manholes',
    group: 'streets',
    icon: 'road',
    hours: [8, 168, 24, 24, 48],
    keywords:
      'ổ gà, ổ voi, sụt lún, hố ga, nắp cống, mặt đường, đường hỏng, đường xuống cấp, vỉa hè hỏng, gạch vỡ, biển báo, sạt lở, lan can, gờ giảm tốc',
    attributes: [
      choice('nguy-hiem', 'Có nguy hiểm ngay không?', 'Is it dangerous right now?', [
        ['co', 'Có', 'Yes'],
        ['khong', 'Không', 'No'],
      ]),
    ],
  },
  {
    code: 'chieu-sang',
    vi: 'Chiếu sáng công cộng',
    en: 'Street lighting',
    group: 'streets',
    icon: 'lamp',
    hours: [4, 48, 8, 16, 32],
    keywords: 'đèn, đèn đường, bóng đèn, chiếu sáng, tắt, tối om, không sáng, cột đèn, trụ đèn, nhấp nháy',
    more: { duplicateM: 30 },
  },
  {
    code: 'lan-chiem',
    vi: 'Lấn chiếm vỉa hè, lòng đường',
    en: 'Blocked pavements and streets',
    group: 'streets',
    icon: 'pavement',
    hours: [6, 40, 12, 24, 48],
    keywords:
      'vỉa hè, lòng đường, lấn chiếm, bày bán, buôn bán, hàng rong, mái che, bàn ghế, biển quảng cáo, chợ cóc, tập kết vật liệu, hành lang',
  },
  {
    code: 'do-xe',
    vi: 'Đỗ xe, an toàn giao thông',
    en: 'Parking and traffic safety',
    group: 'streets',
    icon: 'car',
    hours: [2, 16, 4, 8, 16],
    keywords:
      'đỗ xe, đậu xe, dừng đỗ, xe tải, quá tải, ùn tắc, kẹt xe, tín hiệu, đèn tín hiệu, xe dù, bến cóc, phóng nhanh, đua xe, tai nạn',
    more: { duplicateDays: 3 },
  },
  {
    code: 'ngap-nuoc',
    vi: 'Ngập nước, thoát nước',
    en: 'Flooding and drains',
    group: 'utilities',
    icon: 'flood',
    hours: [4, 48, 8, 16, 32],
    keywords: 'ngập, ngập nước, ngập úng, thoát nước, cống, tắc cống, nghẹt cống, tràn, mương, rãnh, đọng nước',
    more: { duplicateM: 100, duplicateDays: 7 },
  },
  {
    code: 'dien-nuoc',
    vi: 'Cấp nước, điện, viễn thông',
    en: 'Water, power, telecoms',
    group: 'utilities',
    icon: 'plug',
    hours: [2, 24, 6, 12, 24],
    keywords:
      'nước máy, mất nước, cấp nước, vỡ ống, rò rỉ, nước sạch, mất điện, cúp điện, dây điện, cột điện, trạm biến áp, cáp, internet, chập điện, nước yếu',
    more: { duplicateM: 200, duplicateDays: 5 },
  },
  {
    code: 'ha-tang',
    vi: 'Hạ tầng đô thị khác',
    en: 'Other city works',
    group: 'utilities',
    icon: 'wrench',
    hours: [8, 72, 24, 24, 48],
    keywords:
      'hạ tầng, nhà văn hóa, nhà vệ sinh công cộng, trường học, trạm y tế, cầu, bờ kè, sân chơi, nhà chờ, xuống cấp',
  },
  {
    code: 'xay-dung',
    vi: 'Xây dựng, trật tự đô thị',
    en: 'Building and urban order',
    group: 'order',
    icon: 'crane',
    hours: [4, 72, 12, 12, 24],
    keywords:
      'xây dựng, không phép, trái phép, sai phép, cơi nới, công trình, đổ đất, san lấp, rơi vãi, che chắn, giấy phép xây dựng',
    more: { publication: 'moderated' },
  },
  {
    code: 'dat-dai',
    vi: 'Đất đai, giải phóng mặt bằng',
    en: 'Land and site clearance',
    group: 'order',
    icon: 'parcel',
    hours: [8, 72, 24, 24, 48],
    keywords:
      'đất, lấn đất, chiếm đất, thu hồi đất, bồi thường, đền bù, giải phóng mặt bằng, tái định cư, sổ đỏ, ranh giới, đất công',
    more: { afterPhoto: false },
  },
  {
    code: 'an-ninh',
    vi: 'An ninh trật tự',
    en: 'Public order and safety',
    group: 'order',
    icon: 'shield',
    hours: [2, 16, 4, 8, 16],
    keywords:
      'an ninh, trộm, cướp, đánh nhau, gây rối, ma túy, cờ bạc, say rượu, thả chó, chó thả rông, lừa đảo, mất trật tự, tụ tập',
    more: { afterPhoto: false, duplicateDays: 3 },
  },
  {
    code: 'thuc-pham',
    vi: 'An toàn thực phẩm',
    en: 'Food safety',
    group: 'services',
    icon: 'food',
    hours: [2, 24, 6, 12, 24],
    keywords: 'thực phẩm, ngộ độc, ôi thiu, hết hạn, quán ăn, lò mổ, giết mổ, mất vệ sinh, thịt, thức ăn',
    more: { afterPhoto: false },
  },
  {
    code: 'y-te-giao-duc',
    vi: 'Y tế, giáo dục',
    en: 'Health and schools',
    group: 'services',
    icon: 'health',
    hours: [8, 72, 24, 24, 48],
    keywords:
      'bệnh viện, trạm xá, khám bệnh, bác sĩ, trường, học sinh, lạm thu, học phí, tiêm chủng, dịch bệnh, muỗi, sốt xuất huyết',
    more: { afterPhoto: false },
  },
  {
    code: 'can-bo',
    vi: 'Thái độ, tác phong cán bộ',
    en: 'Conduct of officials',
    group: 'services',
    icon: 'person',
    hours: [8, 120, 24, 24, 48],
    keywords:
      'cán bộ, thái độ, hách dịch, nhũng nhiễu, gây khó khăn, vòi vĩnh, quan liêu, không tiếp dân, tác phong, bỏ giờ',
    more: { afterPhoto: false, publication: 'never', restricted: true, duplicateM: 0 },
  },
  {
    code: 'khac',
    vi: 'Vấn đề khác',
    en: 'Something else',
    group: 'services',
    icon: 'dots',
    hours: [8, 72, 24, 24, 48],
    keywords: '',
    more: { afterPhoto: false },
  },
];

export const defaultCategories: readonly NewCategory[] = rows.map(
  ({ code, vi, en, group, icon, hours: [accept, finish, warn, head, leader], keywords, attributes = [], more }, i) =>
    NewCategory.parse({
      code,
      ordinal: (i + 1) * 10,
      name: { vi, en },
      group: groups[group],
      icon,
      keywords: keywords.split(', ').filter((word) => word !== ''),
      attributes: [...attributes],
      acceptRule: `${accept}wh`,
      finishRule: `${finish}wh`,
      closeDays: 7,
      warnHours: warn,
      headHours: head,
      leaderHours: leader,
      activeFrom: day('2020-01-01'),
      ...more,
    }),
);
