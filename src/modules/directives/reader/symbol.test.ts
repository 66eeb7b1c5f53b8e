import { describe, expect, test } from 'vitest';
import { kindOf, stateKinds } from './document-kinds.ts';
import { findSymbols, parseSymbol, symbolKey } from './symbol.ts';

describe('a number and symbol is read whole', () => {
  test.each([
    ['123/QĐ-UBND', 'state', 'Quyết định', 'UBND'],
    ['89/TB-STC', 'state', 'Thông báo', 'STC'],
    ['1520/TTr-STTTT', 'state', 'Tờ trình', 'STTTT'],
    ['15/NQ-CP', 'state', 'Nghị quyết', 'CP'],
    ['7/CĐ-TTg', 'state', 'Công điện', 'TTg'],
    ['44/VBHN-VPQH', 'state', 'Văn bản hợp nhất', 'VPQH'],
    ['1673/NQ-UBTVQH15', 'state', 'Nghị quyết', 'UBTVQH15'],
    ['01a/KH-UBND', 'state', 'Kế hoạch', 'UBND'],
    ['30/2020/NĐ-CP', 'normative', 'Nghị định', 'CP'],
    ['40/2024/NQ-HĐND', 'normative', 'Nghị quyết', 'HĐND'],
    ['04/2023/TT-BTC', 'normative', 'Thông tư', 'BTC'],
    ['12/2024/QĐ-TTg', 'normative', 'Quyết định', 'TTg'],
    ['31/2024/QH15', 'assembly', undefined, 'QH15'],
    ['26/2022/UBTVQH15', 'assembly', undefined, 'UBTVQH15'],
    ['08-NQ/TU', 'party', 'Nghị quyết', 'TU'],
    ['416-CV/ĐU', 'party', 'Công văn', 'ĐU'],
    ['69-CTr/TU', 'party', 'Chương trình', 'TU'],
    ['05-TT/TU', 'party', 'Thông tri', 'TU'],
    ['2890/UBND-TH', 'letter', undefined, 'UBND'],
    ['17/SXD-QLN&HT', 'letter', undefined, 'SXD'],
    ['9/BGTVT-KCHT-VP', 'letter', undefined, 'BGTVT'],
    ['19-2016/NQ-CP', 'normative', 'Nghị quyết', 'CP'],
    ['28/2004/TTLT/BTC-BXD', 'normative', 'Thông tư liên tịch', 'BTC'],
    ['45/QĐ.UB', 'state', 'Quyết định', 'UB'],
    ['1234/UBND', 'letter', undefined, 'UBND'],
  ])('%s', (number, form, kind, issuer) => {
    const symbol = parseSymbol(number);
    expect(symbol).toMatchObject({ number, form, issuer });
    expect(symbol?.kind?.name).toBe(kind);
  });
});

describe('what copies and scanners do to a number is undone', () => {
  test.each([
    ['12/QD-UBND', '12/QĐ-UBND'],
    ['30/2020/ND-CP', '30/2020/NĐ-CP'],
    ['55/NQ-HDND', '55/NQ-HĐND'],
    ['71 / NQ - CP', '71/NQ-CP'],
    ['33- KL/TW', '33-KL/TW'],
    ['278/2025/NĐ-\nCP', '278/2025/NĐ-CP'],
    ['18/ct-ttg', '18/CT-TTg'],
    ['18/CT–TTG', '18/CT-TTg'],
    ['45-NQ/tw', '45-NQ/TW'],
    ['123/QĐ-UBND', '123/QĐ-UBND'],
  ])('%j is %s', (printed, number) => {
    expect(parseSymbol(printed)?.number).toBe(number);
  });

  test('a misread letter, a leading zero and a blank make no other number', () => {
    expect(symbolKey('08-NQ/TU')).toBe(symbolKey('8 -NQ/TU'));
    expect(symbolKey('30/2020/ND-CP')).toBe(symbolKey('30/2020/NĐ-CP'));
    expect(symbolKey('30/2020/NĐ-CP')).not.toBe(symbolKey('30/2021/NĐ-CP'));
  });
});

describe('what is no number', () => {
  test.each([
    'giai đoạn 2021-2025',
    '2021-2025/KH',
    'ngày 24/7-CT',
    '100/m2-ngày',
    'QCVN 40:2011/BTNMT',
    '3/4 số hộ',
    '22/12/2024',
    'NĐ 85/2025',
    'giai đoạn 2021-2025/KH-UBND',
    '15 km/h',
  ])('%s', (text) => {
    expect(findSymbols(text)).toEqual([]);
  });
});

test('the number ends where the sentence goes on', () => {
  const text = 'Theo Kết luận 33-KL/TW. Thực hiện Quyết định số 9/QĐ-TTg - Bộ Xây dựng và số 11/KH-UBND-Kế hoạch';
  expect(findSymbols(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '33-KL/TW',
    '9/QĐ-TTg',
    '11/KH-UBND',
  ]);
});

test('each of the 29 kinds of state documents is known by its abbreviations', () => {
  expect(stateKinds).toHaveLength(29);
  for (const { name, abbreviations } of stateKinds) {
    for (const abbreviation of abbreviations) expect(kindOf(abbreviation, 'state')?.name).toBe(name);
  }
});

test('Party bodies and the state use some letters differently', () => {
  expect(kindOf('TT', 'party')?.name).toBe('Thông tri');
  expect(kindOf('TT', 'state')?.name).toBe('Thông tư');
  expect(kindOf('CV', 'state')).toBeUndefined();
});
