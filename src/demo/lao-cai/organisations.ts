import { fullNameOf } from '../../kernel/areas/contract.ts';
import type { OrganisationKind, SuccessionKind } from '../../kernel/organisations/contract.ts';
import type { Day } from '../../kernel/time.ts';
import { currentUnits, former, reform, type SeedArea, seedAreas } from './areas.ts';

/** No person is named: heads are known by their office. */
export interface SeedOrganisation {
  key: string;
  name: string;
  kind: OrganisationKind;
  parent: string | null;
  area: string;
  head: string;
  aliases?: readonly string[];
  validFrom: Day;
  legalBasis: string | null;
  /** Ended on the day of the reform; these carry its work on. */
  ended?: { successors: readonly string[]; kind: SuccessionKind };
}

const basis = {
  government: 'Luật Tổ chức chính quyền địa phương 72/2025/QH15',
  divisions: 'Nghị định 150/2025/NĐ-CP',
  formerDivisions: 'Nghị định 37/2014/NĐ-CP, sửa đổi bởi Nghị định 108/2020/NĐ-CP',
} as const;

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const nameOf = (area: SeedArea) => lower(fullNameOf(area.kind, area.name));

const province: readonly SeedOrganisation[] = [
  body('tinh-uy', 'Tỉnh ủy Lào Cai', 'party-committee', null, 'Bí thư Tỉnh ủy'),
  body('vp-tinh-uy', 'Văn phòng Tỉnh ủy Lào Cai', 'party-body', 'tinh-uy', 'Chánh Văn phòng Tỉnh ủy'),
  body('hdnd-tinh', 'Hội đồng nhân dân tỉnh Lào Cai', 'peoples-council', null, 'Chủ tịch HĐND tỉnh'),
  body('ubnd-tinh', 'Ủy ban nhân dân tỉnh Lào Cai', 'peoples-committee', null, 'Chủ tịch UBND tỉnh'),
  body('vp-ubnd-tinh', 'Văn phòng Ủy ban nhân dân tỉnh Lào Cai', 'office', 'ubnd-tinh', 'Chánh Văn phòng UBND tỉnh'),
  department('so-tai-chinh', 'Sở Tài chính', ['Sở Kế hoạch và Đầu tư']),
  department('so-xay-dung', 'Sở Xây dựng', ['Sở Giao thông vận tải', 'Sở Giao thông vận tải - Xây dựng']),
  department('so-nnmt', 'Sở Nông nghiệp và Môi trường', [
    'Sở Tài nguyên và Môi trường',
    'Sở Nông nghiệp và Phát triển nông thôn',
  ]),
  department('so-cong-thuong', 'Sở Công Thương'),
  department('so-vhttdl', 'Sở Văn hóa, Thể thao và Du lịch', ['Sở Du lịch', 'Sở Văn hóa và Thể thao']),
  department('so-noi-vu', 'Sở Nội vụ', ['Sở Lao động - Thương binh và Xã hội']),
  department('so-khcn', 'Sở Khoa học và Công nghệ', ['Sở Thông tin và Truyền thông']),
  department('so-y-te', 'Sở Y tế'),
  department('so-gddt', 'Sở Giáo dục và Đào tạo'),
  department('so-tu-phap', 'Sở Tư pháp'),
  body('thanh-tra-tinh', 'Thanh tra tỉnh Lào Cai', 'department', 'ubnd-tinh', 'Chánh Thanh tra tỉnh'),
  body('bql-kkt', 'Ban Quản lý Khu kinh tế tỉnh Lào Cai', 'management-board', 'ubnd-tinh', 'Trưởng ban'),
  body('cong-an-tinh', 'Công an tỉnh Lào Cai', 'police', null, 'Giám đốc Công an tỉnh'),
  body('chqs-tinh', 'Bộ Chỉ huy quân sự tỉnh Lào Cai', 'military-command', null, 'Chỉ huy trưởng', ['Bộ CHQS tỉnh']),
  body(
    'mttq-tinh',
    'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai',
    'fatherland-front',
    null,
    'Chủ tịch Ủy ban MTTQ tỉnh',
    frontAliases(),
  ),
];

function frontAliases(): readonly string[] {
  return ['Mặt trận Tổ quốc', 'Ủy ban Mặt trận Tổ quốc', 'Mặt trận Tổ quốc Việt Nam'];
}

function body(
  key: string,
  name: string,
  kind: OrganisationKind,
  parent: string | null,
  head: string,
  aliases: readonly string[] = [],
): SeedOrganisation {
  const area = 'tinh-lao-cai';
  return { key, name, kind, parent, area, head, aliases, validFrom: reform.on, legalBasis: basis.government };
}

function department(key: string, name: string, aliases: readonly string[] = []): SeedOrganisation {
  return {
    ...body(key, `${name} tỉnh Lào Cai`, 'department', 'ubnd-tinh', 'Giám đốc Sở', aliases),
    legalBasis: basis.divisions,
  };
}

/** The bodies of a ward or commune of the two-tier government. */
function bodiesOf(area: SeedArea): SeedOrganisation[] {
  const of = nameOf(area);
  const common = { area: area.key, validFrom: reform.on };
  const key = (name: string) => `${name}-${area.key}`;
  const party = { ...common, legalBasis: 'Điều lệ Đảng' };
  const government = { ...common, legalBasis: basis.government };
  const underCommittee = { ...common, legalBasis: basis.divisions, parent: key('ubnd') };
  const economy = area.kind === 'ward' ? 'Phòng Kinh tế, Hạ tầng và Đô thị' : 'Phòng Kinh tế';
  return [
    {
      ...party,
      key: key('dang-uy'),
      name: `Đảng ủy ${of}`,
      kind: 'party-committee',
      parent: 'tinh-uy',
      head: 'Bí thư Đảng ủy',
    },
    {
      ...party,
      key: key('vp-dang-uy'),
      name: `Văn phòng Đảng ủy ${of}`,
      kind: 'party-body',
      parent: key('dang-uy'),
      head: 'Chánh Văn phòng',
    },
    {
      ...party,
      key: key('ban-xdd'),
      name: `Ban Xây dựng Đảng ${of}`,
      kind: 'party-body',
      parent: key('dang-uy'),
      head: 'Trưởng ban',
      aliases: [`Ban Xây dựng Đảng Đảng ủy ${of}`],
    },
    {
      ...party,
      key: key('ubkt'),
      name: `Ủy ban Kiểm tra Đảng ủy ${of}`,
      kind: 'party-body',
      parent: key('dang-uy'),
      head: 'Chủ nhiệm Ủy ban Kiểm tra',
    },
    {
      ...government,
      key: key('hdnd'),
      name: `Hội đồng nhân dân ${of}`,
      kind: 'peoples-council',
      parent: 'hdnd-tinh',
      head: 'Chủ tịch HĐND',
    },
    {
      ...government,
      key: key('ubnd'),
      name: `Ủy ban nhân dân ${of}`,
      kind: 'peoples-committee',
      parent: 'ubnd-tinh',
      head: 'Chủ tịch UBND',
    },
    {
      ...underCommittee,
      key: key('vp'),
      name: `Văn phòng HĐND và UBND ${of}`,
      kind: 'office',
      head: 'Chánh Văn phòng',
    },
    { ...underCommittee, key: key('kinh-te'), name: `${economy} ${of}`, kind: 'division', head: 'Trưởng phòng' },
    {
      ...underCommittee,
      key: key('vhxh'),
      name: `Phòng Văn hóa - Xã hội ${of}`,
      kind: 'division',
      head: 'Trưởng phòng',
    },
    {
      ...underCommittee,
      key: key('pvhcc'),
      name: `Trung tâm Phục vụ hành chính công ${of}`,
      kind: 'service-centre',
      head: 'Giám đốc',
      aliases: [`Bộ phận một cửa ${of}`],
    },
    {
      ...government,
      key: key('cong-an'),
      name: `Công an ${of}`,
      kind: 'police',
      parent: 'cong-an-tinh',
      head: 'Trưởng Công an',
    },
    {
      ...government,
      key: key('chqs'),
      name: `Ban Chỉ huy quân sự ${of}`,
      kind: 'military-command',
      parent: 'chqs-tinh',
      head: 'Chỉ huy trưởng',
    },
    {
      ...government,
      key: key('mttq'),
      name: `Ủy ban Mặt trận Tổ quốc Việt Nam ${of}`,
      kind: 'fatherland-front',
      parent: 'mttq-tinh',
      head: 'Chủ tịch Ủy ban MTTQ',
      aliases: frontAliases(),
    },
  ];
}

/** The two wards and two communes that cover the former city. */
const served = currentUnits.filter((area) => area.key !== 'xa-gia-phu');
const inEach = (name: string) => served.map((area) => `${name}-${area.key}`);

/** Bodies of the former city, whose work the same bodies of the wards and communes carry on. */
function ofFormerCity(
  key: string,
  name: string,
  kind: OrganisationKind,
  head: string,
  successor: string,
  { parent = null, aliases = [] }: { parent?: string | null; aliases?: readonly string[] } = {},
): SeedOrganisation {
  return {
    key: `tp-${key}`,
    name,
    kind,
    parent,
    area: 'thanh-pho-lao-cai',
    head,
    aliases,
    validFrom: former.from,
    legalBasis: parent === null ? null : basis.formerDivisions,
    ended: { successors: inEach(successor), kind: 'split' },
  };
}
const division = (key: string, name: string, successor: string, head = 'Trưởng phòng') =>
  ofFormerCity(key, `${name} thành phố Lào Cai`, 'division', head, successor, { parent: 'tp-ubnd' });

const formerCity: readonly SeedOrganisation[] = [
  ofFormerCity('thanh-uy', 'Thành ủy Lào Cai', 'party-committee', 'Bí thư Thành ủy', 'dang-uy', {
    aliases: ['Đảng bộ thành phố', 'Ban Chấp hành Đảng bộ thành phố'],
  }),
  ofFormerCity('hdnd', 'Hội đồng nhân dân thành phố Lào Cai', 'peoples-council', 'Chủ tịch HĐND', 'hdnd'),
  ofFormerCity('ubnd', 'Ủy ban nhân dân thành phố Lào Cai', 'peoples-committee', 'Chủ tịch UBND', 'ubnd', {
    aliases: ['Thành phố'],
  }),
  ofFormerCity('vp', 'Văn phòng HĐND và UBND thành phố Lào Cai', 'office', 'Chánh Văn phòng', 'vp', {
    parent: 'tp-ubnd',
  }),
  division('quan-ly-do-thi', 'Phòng Quản lý đô thị', 'kinh-te'),
  division('tnmt', 'Phòng Tài nguyên và Môi trường', 'kinh-te'),
  division('tai-chinh', 'Phòng Tài chính - Kế hoạch', 'kinh-te'),
  division('kinh-te', 'Phòng Kinh tế', 'kinh-te'),
  division('vhtt', 'Phòng Văn hóa và Thông tin', 'vhxh'),
  division('ldtbxh', 'Phòng Lao động - Thương binh và Xã hội', 'vhxh'),
  division('gddt', 'Phòng Giáo dục và Đào tạo', 'vhxh'),
  division('noi-vu', 'Phòng Nội vụ', 'vhxh'),
  division('y-te', 'Phòng Y tế', 'vhxh'),
  division('tu-phap', 'Phòng Tư pháp', 'vp'),
  ofFormerCity(
    'mttq',
    'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Lào Cai',
    'fatherland-front',
    'Chủ tịch Ủy ban MTTQ',
    'mttq',
    { aliases: frontAliases() },
  ),
];

/** Bodies of the former province of the same name. */
const formerProvince: readonly SeedOrganisation[] = (['tinh-uy', 'hdnd-tinh', 'ubnd-tinh'] as const).flatMap((key) => {
  const now = province.find((organisation) => organisation.key === key);
  if (now === undefined) return [];
  const ended = { successors: [key], kind: 'merged' as const };
  return [{ ...now, key: `${key}-cu`, area: 'tinh-lao-cai-cu', validFrom: former.from, legalBasis: null, ended }];
});

/** Party committee, council and people's committee of each former ward and commune. */
const formerUnits: readonly SeedOrganisation[] = seedAreas
  .filter((area) => area.parent === 'thanh-pho-lao-cai')
  .flatMap((area) => {
    const heir = served.find((unit) => unit.from?.includes(area.key));
    const was = (
      body: string,
      name: string,
      kind: OrganisationKind,
      head: string,
      parent: string,
    ): SeedOrganisation => ({
      key: `${body}-${area.key}-cu`,
      name: `${name} ${nameOf(area)}`,
      kind,
      parent,
      area: area.key,
      head,
      validFrom: former.from,
      legalBasis: former.basis,
      ended: { successors: heir === undefined ? [] : [`${body}-${heir.key}`], kind: 'merged' },
    });
    return [
      was('dang-uy', 'Đảng ủy', 'party-committee', 'Bí thư Đảng ủy', 'tp-thanh-uy'),
      was('hdnd', 'Hội đồng nhân dân', 'peoples-council', 'Chủ tịch HĐND', 'tp-hdnd'),
      was('ubnd', 'Ủy ban nhân dân', 'peoples-committee', 'Chủ tịch UBND', 'tp-ubnd'),
    ];
  });

/** Parents before their parts. */
export const seedOrganisations: readonly SeedOrganisation[] = [
  ...province,
  ...served.flatMap(bodiesOf),
  ...formerProvince,
  ...formerCity,
  ...formerUnits,
];
