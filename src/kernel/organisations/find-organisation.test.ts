import { describe, expect, test } from 'vitest';
import { newId } from '../brand.ts';
import { OrganisationId, type OrganisationKind } from './contract.ts';
import { findOrganisation, type How, type OrganisationNames } from './find-organisation.ts';

type Area = OrganisationNames['area'];
const camDuong: Area = { kindWord: 'phường', name: 'Cam Đường' };
const laoCai: Area = { kindWord: 'phường', name: 'Lào Cai' };
const cocSan: Area = { kindWord: 'xã', name: 'Cốc San' };
const hopThanh: Area = { kindWord: 'xã', name: 'Hợp Thành' };
const province: Area = { kindWord: 'tỉnh', name: 'Lào Cai' };

const org = (name: string, kind: OrganisationKind, area: Area, ...aliases: string[]): OrganisationNames => ({
  organisationId: newId(OrganisationId),
  kind,
  name,
  aliases,
  area,
});

const communes = [camDuong, laoCai, cocSan, hopThanh].flatMap((area) => {
  const of = `${area.kindWord} ${area.name}`;
  return [
    org(`Đảng ủy ${of}`, 'party-committee', area),
    org(`Hội đồng nhân dân ${of}`, 'peoples-council', area),
    org(`Ủy ban nhân dân ${of}`, 'peoples-committee', area),
    org(`Văn phòng HĐND và UBND ${of}`, 'office', area),
    org(`Phòng Văn hóa – Xã hội ${of}`, 'division', area),
    org(`Trung tâm Phục vụ hành chính công ${of}`, 'service-centre', area),
    org(`Công an ${of}`, 'police', area),
    org(`Ban Chỉ huy quân sự ${of}`, 'military-command', area),
    org(
      `Ủy ban Mặt trận Tổ quốc Việt Nam ${of}`,
      'fatherland-front',
      area,
      'Mặt trận Tổ quốc',
      'Ủy ban Mặt trận Tổ quốc',
    ),
    org(
      area.kindWord === 'phường' ? `Phòng Kinh tế, Hạ tầng và Đô thị ${of}` : `Phòng Kinh tế ${of}`,
      'division',
      area,
    ),
  ];
});
const provincial = [
  org('Ủy ban nhân dân tỉnh Lào Cai', 'peoples-committee', province),
  org('Tỉnh ủy Lào Cai', 'party-committee', province),
  org('Sở Tài chính tỉnh Lào Cai', 'department', province, 'Sở Kế hoạch và Đầu tư'),
  org('Sở Nông nghiệp và Môi trường tỉnh Lào Cai', 'department', province),
  org('Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai', 'department', province),
  org('Sở Tư pháp tỉnh Lào Cai', 'department', province),
];
const candidates = [...communes, ...provincial];
const nameOf = (id: string) => candidates.find((candidate) => candidate.organisationId === id)?.name;
const find = (words: string, near?: OrganisationId) =>
  findOrganisation(words, candidates, near === undefined ? {} : { near }).map((match) => ({
    ...match,
    name: nameOf(match.organisationId),
  }));

const wardCommittee = 'Ủy ban nhân dân phường Cam Đường';

describe('words that mean one organisation', () => {
  const sure: [words: string, name: string, how: How][] = [
    ['Ủy ban nhân dân phường Cam Đường', wardCommittee, 'name'],
    ['ỦY BAN NHÂN DÂN PHƯỜNG CAM ĐƯỜNG', wardCommittee, 'name'],
    ['Uỷ ban nhân dân phường Cam Đường', wardCommittee, 'name'],
    ['Uỷ ban nhân dân phường Cam Đường', wardCommittee, 'name'],
    ['UBND phường Cam Đường', wardCommittee, 'abbreviation'],
    ['UBND P. Cam Đường', wardCommittee, 'abbreviation'],
    ['UBND Cam Đường', wardCommittee, 'short'],
    ['Ủy ban nhân dân phường Cam Đường, tỉnh Lào Cai', wardCommittee, 'name'],
    ['Chủ tịch UBND phường Cam Đường', wardCommittee, 'head'],
    ['Đồng chí Chủ tịch Ủy ban nhân dân phường Cam Đường', wardCommittee, 'head'],
    ['Đảng uỷ phường Lào Cai', 'Đảng ủy phường Lào Cai', 'name'],
    ['Ban Thường vụ Đảng ủy phường Lào Cai', 'Đảng ủy phường Lào Cai', 'head'],
    ['HĐND xã Cốc San', 'Hội đồng nhân dân xã Cốc San', 'abbreviation'],
    ['Thường trực HĐND xã Cốc San', 'Hội đồng nhân dân xã Cốc San', 'head'],
    ['UBMTTQ phường Lào Cai', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Lào Cai', 'alias'],
    ['MTTQ phường Lào Cai', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Lào Cai', 'alias'],
    ['UB MTTQ Việt Nam phường Lào Cai', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Lào Cai', 'abbreviation'],
    ['TTPVHCC phường Cam Đường', 'Trung tâm Phục vụ hành chính công phường Cam Đường', 'abbreviation'],
    ['Ban CHQS phường Cam Đường', 'Ban Chỉ huy quân sự phường Cam Đường', 'abbreviation'],
    ['Phòng KT-HT&ĐT phường Cam Đường', 'Phòng Kinh tế, Hạ tầng và Đô thị phường Cam Đường', 'abbreviation'],
    ['Phòng Kinh tế - Hạ tầng - Đô thị phường Cam Đường', 'Phòng Kinh tế, Hạ tầng và Đô thị phường Cam Đường', 'name'],
    ['Phòng VH-XH xã Hợp Thành', 'Phòng Văn hóa – Xã hội xã Hợp Thành', 'abbreviation'],
    ['Trưởng Công an xã Hợp Thành', 'Công an xã Hợp Thành', 'head'],
    ['Văn phòng HĐND-UBND phường Lào Cai', 'Văn phòng HĐND và UBND phường Lào Cai', 'abbreviation'],
    ['Sở Tài chính', 'Sở Tài chính tỉnh Lào Cai', 'short'],
    ['Sở KH&ĐT', 'Sở Tài chính tỉnh Lào Cai', 'alias'],
    ['Giám đốc Sở Tài chính', 'Sở Tài chính tỉnh Lào Cai', 'short'],
    ['Sở NN&MT', 'Sở Nông nghiệp và Môi trường tỉnh Lào Cai', 'short'],
    ['Sở VH,TT&DL tỉnh Lào Cai', 'Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai', 'abbreviation'],
    ['Sở TP', 'Sở Tư pháp tỉnh Lào Cai', 'short'],
    ['UBND tỉnh', 'Ủy ban nhân dân tỉnh Lào Cai', 'short'],
    ['UBND tỉnh Lào Cai', 'Ủy ban nhân dân tỉnh Lào Cai', 'abbreviation'],
    ['Tỉnh ủy', 'Tỉnh ủy Lào Cai', 'short'],
  ];
  test.each(sure)('%s', (words, name, how) => {
    const [best, second] = find(words);
    expect(best).toMatchObject({ name, how });
    expect(best?.confidence).toBeGreaterThanOrEqual(0.85);
    expect((best?.confidence ?? 0) - (second?.confidence ?? 0)).toBeGreaterThan(0.25);
  });

  test('typed without diacritics it is found, a little less surely', () => {
    expect(find('uy ban nhan dan phuong cam duong')[0]).toMatchObject({ name: wardCommittee, confidence: 0.9 });
    expect(find('UBND phuong Cam Duong')[0]).toMatchObject({ name: wardCommittee });
    expect(find('so tai chinh')[0]).toMatchObject({ name: 'Sở Tài chính tỉnh Lào Cai', how: 'diacritics' });
  });

  test('with other diacritics than its own it is found with doubt', () => {
    const [best] = find('Ủy ban nhân dân phường Cam Dương');
    expect(best).toMatchObject({ name: wardCommittee, how: 'diacritics' });
    expect(best?.confidence).toBeLessThan(0.8);
  });

  test('the area alone means its people’s committee, not surely', () => {
    expect(find('phường Cam Đường')).toMatchObject([{ name: wardCommittee, how: 'area', confidence: 0.8 }]);
    expect(find('Cam Đường')[0]).toMatchObject({ name: wardCommittee, confidence: 0.6 });
  });

  test('a name with a word too few or too many is found with doubt', () => {
    const [best] = find('Trung tâm Phục vụ hành chính công của phường Cam Đường');
    expect(best).toMatchObject({ name: 'Trung tâm Phục vụ hành chính công phường Cam Đường', how: 'similar' });
    expect(best?.confidence).toBeLessThan(0.75);
  });
});

describe('words that several organisations answer to', () => {
  test('without the ward a ward office may be any of them', () => {
    const matches = find('Phòng Văn hóa – Xã hội');
    expect(matches).toHaveLength(4);
    expect(matches.every(({ confidence }) => confidence < 0.3)).toBe(true);
  });

  test('without its ward a body inside a longer phrase is not one of the listed', () => {
    expect(find('Mặt trận Tổ quốc và các đoàn thể').filter(({ confidence }) => confidence >= 0.5)).toEqual([]);
  });

  test('who speaks tells which one is meant', () => {
    const speaker = candidates.find(({ name }) => name === wardCommittee)?.organisationId;
    const [best] = find('Phòng Văn hóa – Xã hội', speaker);
    expect(best).toMatchObject({ name: 'Phòng Văn hóa – Xã hội phường Cam Đường', confidence: 0.9 });
    expect(find('Công an phường', speaker)[0]).toMatchObject({ name: 'Công an phường Cam Đường', confidence: 0.9 });
  });

  test('the name that a ward and the province share is no certain find', () => {
    const matches = find('Lào Cai');
    expect(matches.map(({ name }) => name).sort()).toEqual([
      'Ủy ban nhân dân phường Lào Cai',
      'Ủy ban nhân dân tỉnh Lào Cai',
    ]);
    expect(matches.every(({ confidence }) => confidence === 0.3)).toBe(true);
  });

  test('several named in one phrase are all found, the first one first', () => {
    const matches = find('UBND phường Cam Đường, Sở Tư pháp, Công an xã Cốc San và các đơn vị liên quan');
    expect(matches.map(({ name, how, confidence }) => [name, how, confidence])).toEqual([
      [wardCommittee, 'listed', 0.8],
      ['Công an xã Cốc San', 'listed', 0.6],
      ['Sở Tư pháp tỉnh Lào Cai', 'listed', 0.6],
    ]);
  });
});

describe('words for a set of organisations', () => {
  const wards = ['Ủy ban nhân dân phường Cam Đường', 'Ủy ban nhân dân phường Lào Cai'];
  const all = [...wards, 'Ủy ban nhân dân xã Cốc San', 'Ủy ban nhân dân xã Hợp Thành'];
  const groups: [words: string, names: string[]][] = [
    ['các phường, xã', all],
    ['UBND các xã, phường trên địa bàn thành phố', all],
    ['Ủy ban nhân dân các phường', wards],
    ['xã, phường', all],
    ['Đảng ủy các phường', ['Đảng ủy phường Cam Đường', 'Đảng ủy phường Lào Cai']],
    ['các sở, ban, ngành của tỉnh', provincial.filter(({ kind }) => kind === 'department').map(({ name }) => name)],
  ];
  test.each(groups)('%s', (words, names) => {
    const matches = find(words);
    expect(matches.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(matches.every(({ confidence, how }) => how === 'group' && confidence === 0.3)).toBe(true);
  });

  test('a set with its members named means these', () => {
    const matches = find('UBND các xã: Cốc San, Hợp Thành');
    expect(matches.map(({ name }) => name).sort()).toEqual([
      'Ủy ban nhân dân xã Cốc San',
      'Ủy ban nhân dân xã Hợp Thành',
    ]);
    expect(matches.every(({ confidence }) => confidence === 0.75)).toBe(true);
  });
});

describe('words that mean nobody here', () => {
  const nobody = [
    '',
    '   ',
    ',.;–',
    'các cơ quan, đơn vị liên quan',
    'Bộ Tài chính',
    'UBND thành phố Hà Nội',
    'Sở Tài chính thành phố Hà Nội',
    'UBND phường Bắc Cường',
    'người dân',
    'Ngân hàng Nhà nước Việt Nam',
    'Công ty Apatit Việt Nam',
  ];
  test.each(nobody)('%j', (words) => {
    expect(find(words).filter(({ confidence }) => confidence >= 0.5)).toEqual([]);
  });

  test('a text of any length and kind is answered without fail', () => {
    expect(find('phường '.repeat(100_000))).toEqual(expect.any(Array));
    expect(find('\u0000 [(*\\ 🙂')).toEqual([]);
  });
});
