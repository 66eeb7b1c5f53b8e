import { expect, test } from 'vitest';
import { flatten } from './flat.ts';
import { findPlaces, PlaceIndex } from './places.ts';

const gazetteer = new PlaceIndex([
  { id: 'park', names: ['Công viên Nhạc Sơn'] },
  { id: 'bridge', names: ['cầu Phố Mới', 'Phố Mới'] },
]);

const found = (words: string): [string, string | null][] =>
  findPlaces(flatten(words, { start: 0, end: words.length }), gazetteer).map(({ start, end, placeId }) => [
    words.slice(start, end),
    placeId,
  ]);

test('a name of the gazetteer is found with its identity, whatever its capitals and tones', () => {
  expect(found('Cải tạo công viên Nhạc Sơn')).toEqual([['công viên Nhạc Sơn', 'park']]);
});

test('a name the gazetteer does not know is found by the word for its kind', () => {
  expect(found('Sửa đường Hoàng Liên và chợ Cốc Lếu')).toEqual([
    ['đường Hoàng Liên', null],
    ['chợ Cốc Lếu', null],
  ]);
});

test('a road is known by the places it joins', () => {
  expect(found('Đẩy nhanh dự án Sa Pa - Bát Xát')).toEqual([['Sa Pa - Bát Xát', null]]);
});

test('a region is known though its name is not all capitals', () => {
  expect(found('Kết nối vùng Trung du và miền núi Bắc Bộ')).toEqual([['vùng Trung du và miền núi Bắc Bộ', null]]);
});

test('the seat of a body and the syllable of another word are no places', () => {
  expect(found('Giao UBND phường Cam Đường yêu cầu Nhà đầu tư báo cáo')).toEqual([]);
});

test('each place counts once', () => {
  expect(found('Từ cầu Phố Mới đến cầu Phố Mới')).toEqual([['cầu Phố Mới', 'bridge']]);
});

test('a body after the word for a place is none, and a region is whole', () => {
  expect(found('khu vực Trung tâm Phát triển quỹ đất')).toEqual([]);
  expect(found('kết nối miền núi phía Bắc')).toEqual([['miền núi phía Bắc', null]]);
});
