import { messages } from '../messages.ts';

export const tilesMessages = messages({
  'tiles.zoom': {
    vi: 'Mức phóng {z} không có; bản đồ có các mức từ 0 đến {deepest}.',
    en: 'There is no zoom {z}; the map has those from 0 to {deepest}.',
  },
  'tiles.no-such-tile': {
    vi: 'Không có ô bản đồ {z}/{x}/{y}: ở mức này cột và hàng đi từ 0 đến {last}.',
    en: 'There is no tile {z}/{x}/{y}: at this zoom columns and rows go from 0 to {last}.',
  },
  'tiles.address': {
    vi: 'Địa chỉ ô bản đồ có dạng /tiles/lớp/z/x/y.mvt, với z, x, y là số nguyên.',
    en: 'Tiles are at /tiles/layer/z/x/y.mvt, where z, x and y are whole numbers.',
  },
  'tiles.unknown-layer': {
    vi: 'Không có lớp bản đồ {layer}. Các lớp có: {known}.',
    en: 'There is no layer {layer}. There are: {known}.',
  },
  'tiles.box': {
    vi: 'Khung gồm bốn số: tây,nam,đông,bắc theo độ, tây không quá đông và nam không quá bắc.',
    en: 'A box is four numbers: west,south,east,north in degrees, west not beyond east and south not beyond north.',
  },
});
