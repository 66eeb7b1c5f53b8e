import { expect, test } from 'vitest';
import { AreaId, type AreaKind, type AreaLevel, fullNameOf } from '../../../kernel/areas/contract.ts';
import { day } from '../../../kernel/time.ts';
import { CellFault, type SheetCell } from './cells.ts';
import { AreaFinder, isTotal, type KnownArea } from './find-area.ts';

let made = 0;
function area(
  level: AreaLevel,
  kind: AreaKind,
  name: string,
  from = '2025-07-01',
  to: string | null = null,
): KnownArea {
  made += 1;
  const id = AreaId.parse(`0190a000-0000-7000-8000-${String(made).padStart(12, '0')}`);
  const period = { validFrom: day(from), validTo: to === null ? null : day(to) };
  return { id, code: String(20_000 + made), level, kind, name, fullName: fullNameOf(kind, name), ...period };
}
const province = area('province', 'province', 'Lào Cai', '1991-01-01');
const formerCity = area('district', 'provincial-city', 'Lào Cai', '2004-11-30', '2025-07-01');
const ward = area('commune', 'ward', 'Lào Cai');
const camDuong = area('commune', 'ward', 'Cam Đường');
const hoaBinh = area('commune', 'commune', 'Hòa Bình');
const baoHa = area('commune', 'commune', 'Bảo Hà');
const baoHaOther = area('commune', 'commune', 'Bảo Hạ');
const xaTong = area('commune', 'commune', 'Xã Tổng');
const finder = new AreaFinder([province, formerCity, ward, camDuong, hoaBinh, baoHa, baoHaOther, xaTong]);

const find = (cell: SheetCell, on = '2026-03-31', until = on) => {
  const found = finder.find(cell, { startsOn: day(on), endsOn: day(until) });
  return found instanceof CellFault ? found.code.replace('indicators.import-area-', '') : found;
};

test('with the kind before the name, short or in full, in any case, with or without diacritics', () => {
  for (const cell of [
    'Phường Cam Đường',
    'P. Cam Đường',
    'P.Cam Đường',
    'CAM ĐƯỜNG',
    ' cam  đường ',
    'cam duong',
    'Phuong Cam Duong',
    'P Cam Duong',
  ])
    expect(find(cell)).toBe(camDuong);
  expect(find('Hoà Bình')).toBe(hoaBinh);
  expect(find('xã Hoà Bình')).toBe(hoaBinh);
  expect(find('Xã Tổng')).toBe(xaTong);
  expect(find('Xã Xã Tổng')).toBe(xaTong);
  expect(find(camDuong.code)).toBe(camDuong);
  expect(find(Number(camDuong.code))).toBe(camDuong);
});

test('diacritics that are there count; without them two names may be meant', () => {
  expect(find('Bảo Hà')).toBe(baoHa);
  expect(find('Bảo Hạ')).toBe(baoHaOther);
  expect(find('Bao Ha')).toBe('ambiguous');
  expect(find('Cam Dường')).toBe('unknown');
});

test('one name of several units: the kind tells, or the day, or nobody', () => {
  expect(find('Tỉnh Lào Cai')).toBe(province);
  expect(find('phường Lào Cai')).toBe(ward);
  expect(find('TP. Lào Cai', '2024-12-31')).toBe(formerCity);
  expect(find('Thành phố Lào Cai')).toBe('not-in-force');
  expect(find('Thành phố Lào Cai', '2025-01-01', '2025-12-31')).toBe(formerCity);
  const fault = finder.find('Lào Cai', { startsOn: day('2026-01-01'), endsOn: day('2026-03-31') });
  expect(fault).toMatchObject({
    code: 'indicators.import-area-ambiguous',
    details: { names: 'Tỉnh Lào Cai, Phường Lào Cai' },
  });
});

test('the wrong kind is no match, nor is a name from elsewhere or an empty cell', () => {
  expect(find('Xã Cam Đường')).toBe('unknown');
  expect(find('Sa Pa')).toBe('unknown');
  expect(find('Phường')).toBe('unknown');
  expect(find('  ')).toBe('missing');
  expect(find(null)).toBe('missing');
});

test('rows that sum up are known as such', () => {
  expect(['Tổng cộng', 'TỔNG SỐ', 'Cộng:', 'Tổng'].map(isTotal)).toEqual([true, true, true, true]);
  expect(['Xã Tổng', 'Tổng cục', 5, null].map(isTotal)).toEqual([false, false, false, false]);
});
