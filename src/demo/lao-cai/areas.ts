import type { AreaKind, AreaLevel } from '../../kernel/areas/contract.ts';
import { type Day, day } from '../../kernel/time.ts';

/** Where the figures come from. What a source does not say stays unsaid. */
const sources = {
  resolution202: 'Nghị quyết 202/2025/QH15',
  city: 'Cổng thông tin thành phố Lào Cai; danso.info (tổng điều tra 2019)',
  tableOf2025: 'github.com/satoshiman/tracuusapnhap, raw/xaphuong/9.json (năm của số dân không nêu)',
  oldWard: 'Wikipedia tiếng Việt: phường Lào Cai (trước 2025)',
  cocLeu: 'baolaocai.vn, bài về phường Cốc Lếu (không nêu năm)',
  bacCuong: 'defzone.net/wiki/Bắc_Cường',
} as const;

/** The arrangement before the two-tier government, as it was from Nghị quyết 896/NQ-UBTVQH14 until its end. */
export const former = { from: day('2020-03-01'), basis: 'Nghị quyết 896/NQ-UBTVQH14' } as const;
/** The day on which the district tier ended. */
export const reform = { on: day('2025-07-01'), basis: 'Nghị quyết 1673/NQ-UBTVQH15' } as const;

export interface SeedArea {
  key: string;
  code: string | null;
  level: AreaLevel;
  kind: AreaKind;
  name: string;
  parent: string | null;
  validFrom: Day;
  validTo: Day | null;
  legalBasis: string | null;
  population?: { people: number; year: number | null; source: string };
  statedArea?: { km2: number; source: string };
  note?: string;
  /** The units it came from on its first day. */
  from?: readonly string[];
}

const before = { validFrom: former.from, validTo: reform.on };
const since = { validFrom: reform.on, validTo: null };

const upperTiers: readonly SeedArea[] = [
  {
    ...before,
    key: 'tinh-lao-cai-cu',
    code: '10',
    level: 'province',
    kind: 'province',
    name: 'Lào Cai',
    parent: null,
    legalBasis: null,
  },
  {
    ...before,
    key: 'tinh-yen-bai',
    code: '15',
    level: 'province',
    kind: 'province',
    name: 'Yên Bái',
    parent: null,
    legalBasis: null,
  },
  {
    ...since,
    key: 'tinh-lao-cai',
    code: '15',
    level: 'province',
    kind: 'province',
    name: 'Lào Cai',
    parent: null,
    legalBasis: 'Nghị quyết 202/2025/QH15',
    population: { people: 1_778_785, year: null, source: sources.resolution202 },
    statedArea: { km2: 13_256.92, source: sources.resolution202 },
    from: ['tinh-lao-cai-cu', 'tinh-yen-bai'],
  },
  {
    ...before,
    key: 'thanh-pho-lao-cai',
    code: '080',
    level: 'district',
    kind: 'provincial-city',
    name: 'Lào Cai',
    parent: 'tinh-lao-cai-cu',
    legalBasis: former.basis,
    population: { people: 130_671, year: 2019, source: sources.city },
    statedArea: { km2: 282.13, source: sources.city },
    note: 'Thành lập theo Nghị định 195/2004/NĐ-CP; đô thị loại II theo Quyết định 1975/QĐ-TTg; chấm dứt khi bỏ cấp huyện.',
  },
  ...(['Bảo Thắng', 'Bát Xát'] as const).map(
    (name): SeedArea => ({
      ...before,
      key: name === 'Bảo Thắng' ? 'huyen-bao-thang' : 'huyen-bat-xat',
      code: null,
      level: 'district',
      kind: 'rural-district',
      name,
      parent: 'tinh-lao-cai-cu',
      legalBasis: null,
      note: 'Chỉ ghi các xã đã nhập vào đơn vị kế thừa thành phố.',
    }),
  ),
];

/** The seventeen units of the former city, and those from elsewhere that joined its successors. */
function formerUnit(
  key: string,
  kind: 'ward' | 'commune',
  name: string,
  code: string | null,
  figures: Pick<SeedArea, 'population' | 'statedArea' | 'note'> = {},
  parent = 'thanh-pho-lao-cai',
): SeedArea {
  return { ...before, key, code, level: 'commune', kind, name, parent, legalBasis: former.basis, ...figures };
}

const formerUnits: readonly SeedArea[] = [
  formerUnit('duyen-hai', 'ward', 'Duyên Hải', '02635'),
  formerUnit('lao-cai', 'ward', 'Lào Cai', '02638', {
    population: { people: 12_909, year: 2019, source: sources.oldWard },
    statedArea: { km2: 7.8, source: sources.oldWard },
    note: 'Gồm cả phường Phố Mới, nhập từ 01/3/2020.',
  }),
  formerUnit('coc-leu', 'ward', 'Cốc Lếu', '02644', {
    population: { people: 21_485, year: null, source: sources.cocLeu },
    statedArea: { km2: 2.93, source: sources.cocLeu },
  }),
  formerUnit('kim-tan', 'ward', 'Kim Tân', '02647'),
  formerUnit('bac-lenh', 'ward', 'Bắc Lệnh', '02650'),
  formerUnit('pom-han', 'ward', 'Pom Hán', '02653'),
  formerUnit('xuan-tang', 'ward', 'Xuân Tăng', '02656'),
  formerUnit('binh-minh', 'ward', 'Bình Minh', '02658'),
  formerUnit('bac-cuong', 'ward', 'Bắc Cường', '02668', {
    population: { people: 16_604, year: 2020, source: sources.bacCuong },
    statedArea: { km2: 12.85, source: sources.bacCuong },
  }),
  formerUnit('nam-cuong', 'ward', 'Nam Cường', '02671'),
  formerUnit('thong-nhat', 'commune', 'Thống Nhất', '02659'),
  formerUnit('dong-tuyen', 'commune', 'Đồng Tuyển', '02662'),
  formerUnit('van-hoa', 'commune', 'Vạn Hòa', '02665'),
  formerUnit('cam-duong', 'commune', 'Cam Đường', '02674'),
  formerUnit('ta-phoi', 'commune', 'Tả Phời', '02677'),
  formerUnit('hop-thanh', 'commune', 'Hợp Thành', '02680'),
  formerUnit('coc-san', 'commune', 'Cốc San', '02746', { note: 'Chuyển từ huyện Bát Xát về thành phố từ 01/3/2020.' }),
  formerUnit('ban-phiet', 'commune', 'Bản Phiệt', null, {}, 'huyen-bao-thang'),
  formerUnit('xuan-giao', 'commune', 'Xuân Giao', null, {}, 'huyen-bao-thang'),
  formerUnit('gia-phu', 'commune', 'Gia Phú', null, {}, 'huyen-bao-thang'),
  formerUnit('tong-sanh', 'commune', 'Tòng Sành', null, {}, 'huyen-bat-xat'),
];

function currentUnit(
  key: string,
  kind: 'ward' | 'commune',
  name: string,
  code: string,
  { people, km2, from }: { people: number; km2: number; from: readonly string[] },
): SeedArea {
  return {
    ...since,
    key,
    code,
    level: 'commune',
    kind,
    name,
    parent: 'tinh-lao-cai',
    legalBasis: reform.basis,
    population: { people, year: null, source: sources.tableOf2025 },
    statedArea: { km2, source: sources.tableOf2025 },
    from,
  };
}

/** The units in force since 2025-07-01 that hold land of the former city. */
export const currentUnits: readonly SeedArea[] = [
  currentUnit('phuong-lao-cai', 'ward', 'Lào Cai', '02647', {
    people: 76_981,
    km2: 72.32,
    from: ['duyen-hai', 'coc-leu', 'kim-tan', 'lao-cai', 'van-hoa', 'ban-phiet'],
  }),
  currentUnit('phuong-cam-duong', 'ward', 'Cam Đường', '02671', {
    people: 67_877,
    km2: 59.9,
    from: ['nam-cuong', 'xuan-tang', 'pom-han', 'bac-cuong', 'bac-lenh', 'binh-minh', 'cam-duong'],
  }),
  currentUnit('xa-hop-thanh', 'commune', 'Hợp Thành', '02680', {
    people: 10_828,
    km2: 116.3,
    from: ['ta-phoi', 'hop-thanh'],
  }),
  currentUnit('xa-coc-san', 'commune', 'Cốc San', '02746', {
    people: 11_085,
    km2: 57.2,
    from: ['dong-tuyen', 'coc-san', 'tong-sanh'],
  }),
  currentUnit('xa-gia-phu', 'commune', 'Gia Phú', '02923', {
    people: 28_458,
    km2: 102.4,
    from: ['gia-phu', 'xuan-giao', 'thong-nhat'],
  }),
];

/** Parents before their parts, earlier units before those that came from them. */
export const seedAreas: readonly SeedArea[] = [...upperTiers, ...formerUnits, ...currentUnits];
