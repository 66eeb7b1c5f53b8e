import type { Geometry } from '../../kernel/geo/contract.ts';
import type { PlaceKind } from '../../kernel/places/contract.ts';
import { redRiver } from './sketch-outlines.ts';

export interface SeedPlace {
  name: string;
  kind: PlaceKind;
  aliases?: readonly string[];
  /** The unit it is known to lie in; absent where no source says. */
  area?: string;
  note?: string;
  placement?: { geometry: Geometry; accuracyM: number; source: string };
}

/** The stretch of the river between the mouth of the Nậm Thi and the southern wards. */
const throughTheCity = redRiver.filter(([lon]) => lon > 103.955 && lon < 104.06);

/** What the city's programme names. A place without a sourced position has none. */
export const seedPlaces: readonly SeedPlace[] = [
  {
    name: 'Ga Lào Cai',
    kind: 'station',
    aliases: ['nhà ga Lào Cai'],
    placement: {
      geometry: { type: 'Point', coordinates: [103.97833, 22.4925] },
      accuracyM: 200,
      source: 'Wikipedia: Lào Cai station, 22°29′33″N 103°58′42″E',
    },
  },
  {
    name: 'Cầu Hồ Kiều',
    kind: 'bridge',
    aliases: ['Hồ Kiều', 'cầu Hồ Kiều II'],
    note: 'Vị trí chung của khu vực cầu đường sắt và cầu đường bộ tại cửa khẩu.',
    placement: {
      geometry: { type: 'Point', coordinates: [103.96028, 22.51056] },
      accuracyM: 300,
      source: 'shiftingsandsproject.com/hekou-lao-cai, 22°30′38″N 103°57′37″E',
    },
  },
  {
    name: 'Sông Hồng',
    kind: 'river',
    note: 'Chỉ đoạn qua thành phố, từ cửa sông Nậm Thi.',
    placement: {
      geometry: { type: 'LineString', coordinates: throughTheCity.map(([lon, lat]) => [lon, lat]) },
      accuracyM: 1_000,
      source: 'Natural Earth 1:10m rivers (phạm vi công cộng)',
    },
  },
  {
    name: 'Bờ sông Hồng đoạn cầu Hồ Kiều – cầu Phú Thịnh',
    kind: 'riverbank',
    aliases: ['hai bên bờ sông Hồng', 'bờ sông Hồng', 'kè sông Hồng'],
    note: 'Chưa có tọa độ của điểm cuối, cầu Phú Thịnh.',
  },
  { name: 'Cầu Phú Thịnh', kind: 'bridge', aliases: ['Phú Thịnh'] },
  {
    name: 'Đền Thượng',
    kind: 'relic-site',
    aliases: ['khu vực Đền Thượng', 'di tích Đền Thượng'],
    area: 'phuong-lao-cai',
    note: 'Trên đồi Mai Lĩnh, gần cửa khẩu quốc tế, theo mô tả du lịch.',
  },
  { name: 'Đền Đôi Cô', kind: 'relic-site', aliases: ['Đôi Cô'] },
  {
    name: 'Công viên Thủy Hoa',
    kind: 'park',
    aliases: ['Thủy Hoa'],
    area: 'phuong-lao-cai',
    note: 'Cạnh sông Hồng, gần cửa khẩu quốc tế, theo mô tả du lịch.',
  },
  { name: 'Công viên Hồ Chí Minh', kind: 'park' },
  { name: 'Cửa khẩu quốc tế Lào Cai', kind: 'border-gate', aliases: ['cửa khẩu Lào Cai'], area: 'phuong-lao-cai' },
  { name: 'Chợ Cốc Lếu', kind: 'market', area: 'coc-leu' },
  {
    name: 'Trụ sở Tỉnh ủy Lào Cai',
    kind: 'office',
    aliases: ['Trụ sở khối 1'],
    area: 'nam-cuong',
    note: 'Khối 1, phường Nam Cường (nay thuộc phường Cam Đường).',
  },
];
