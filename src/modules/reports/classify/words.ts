import { withNewTones, withoutDiacritics } from '../../../kernel/vietnamese.ts';

/** Short forms people type for whole words; the key is without marks, as they come. */
const shortForms: Readonly<Record<string, string>> = {
  ko: 'không',
  k: 'không',
  kg: 'không',
  hok: 'không',
  khg: 'không',
  hem: 'không',
  dc: 'được',
  đc: 'được',
  đk: 'được',
  vs: 'với',
  ng: 'người',
  nc: 'nước',
  đg: 'đường',
  dg: 'đường',
  duog: 'đường',
  gt: 'giao thông',
  atgt: 'an toàn giao thông',
  vsmt: 'vệ sinh môi trường',
  ttđt: 'trật tự đô thị',
  ttxd: 'trật tự xây dựng',
  vh: 'vỉa hè',
  tp: 'thành phố',
  kcn: 'khu công nghiệp',
  cc: 'công cộng',
  cs: 'chiếu sáng',
  tn: 'thoát nước',
  xd: 'xây dựng',
  gpmb: 'giải phóng mặt bằng',
  attp: 'an toàn thực phẩm',
  vsattp: 'an toàn thực phẩm',
  bv: 'bệnh viện',
  bs: 'bác sĩ',
  hs: 'học sinh',
  gv: 'giáo viên',
  cb: 'cán bộ',
  antt: 'an ninh trật tự',
  qc: 'quảng cáo',
  oto: 'ô tô',
  otô: 'ô tô',
  xm: 'xe máy',
  mng: 'mọi người',
  wc: 'nhà vệ sinh',
  tđc: 'tái định cư',
};

/** Words of a region, or of daily speech, for those of the office. */
const regional: readonly [RegExp, string][] = [
  [/(?<!\p{L})(?:cúp|mất) điện/gu, 'mất điện'],
  [/(?<!\p{L})cúp nước/gu, 'mất nước'],
  [/(?<!\p{L})đậu (xe|ô tô)/gu, 'đỗ $1'],
  [/(?<!\p{L})(?:xe hơi|xế hộp)/gu, 'ô tô'],
  [/(?<!\p{L})(?:sình lầy|sình)/gu, 'lầy lội'],
  [/(?<!\p{L})kẹt (?:xe|đường)/gu, 'ùn tắc'],
  [/(?<!\p{L})(?:nghẹt|nghẽn) cống/gu, 'tắc cống'],
  [/(?<!\p{L})(?:xà bần|gạch vụn)/gu, 'phế thải xây dựng'],
  [/(?<!\p{L})(?:kiệt|hẻm|hẽm|xẹc)(?!\p{L})/gu, 'ngõ'],
  [/(?<!\p{L})(?:lề đường|lề phố|hè phố|hè đường)/gu, 'vỉa hè'],
  [/(?<!\p{L})(?:hói|mương máng)(?!\p{L})/gu, 'mương'],
  [/(?<!\p{L})(?:bịnh viện|nhà thương)/gu, 'bệnh viện'],
  [/(?<!\p{L})(?:lụt lội|lụt)(?!\p{L})/gu, 'ngập lụt'],
  [/(?<!\p{L})(?:dơ bẩn|dơ dáy|dơ)(?!\p{L})/gu, 'bẩn'],
  [/(?<!\p{L})(?:heo)(?!\p{L})/gu, 'lợn'],
  [/(?<!\p{L})(?:la ó|la lối|ỏm tỏi|um sùm)/gu, 'ồn ào'],
  [/(?<!\p{L})(?:bể|bục) (ống|nắp)/gu, 'vỡ $1'],
  [/(?<!\p{L})(?:cột đèn|trụ đèn|trụ điện chiếu sáng)/gu, 'cột đèn'],
];

/** They stand in every report and tell of none. */
const emptyWords = new Set(
  `toi xin de nghi kinh mong cac co quan chuc nang phan anh ve viec nay o tai va la thi ma rat nhieu lan da dang duoc cho voi
nguoi dan chung khu vuc phuong xa to thon so ngay thang nam nho giup som xu ly kiem tra giai quyet roi nua gio hien nha
mot nhung khi thay bi co khong`.split(/\s+/),
);

/**
 * What a text is compared by: its words and pairs of neighbours without marks, and, where it is written with marks, the
 * words as written, which tell hố from hồ. Each once, however often it stands there.
 */
export function featuresOf(text: string): ReadonlySet<string> {
  let spoken = withNewTones(text).toLowerCase();
  for (const [pattern, office] of regional) spoken = spoken.replace(pattern, office);
  const words = (spoken.match(/[\p{L}\p{M}]+/gu) ?? []).flatMap((word) => (shortForms[word] ?? word).split(' '));
  const features = new Set<string>();
  words.forEach((word, i) => {
    const plain = withoutDiacritics(word);
    const next = words[i + 1];
    if (next !== undefined) features.add(`${plain} ${withoutDiacritics(next)}`);
    if (emptyWords.has(plain)) return;
    features.add(plain);
    if (plain !== word) features.add(`=${word}`);
  });
  return features;
}
