import { sql } from '../db/db.ts';
import { type FeatureSource, wordsIn } from '../ogc/source.ts';
import { areaFullName } from '../work/rows.ts';
import { placeKinds } from './contract.ts';
import { placesMessages } from './messages.ts';

/** The gazetteer: parks, streets, markets, relic sites, on the map or not yet. */
export const placeFeatures: FeatureSource = {
  id: 'places',
  title: { vi: 'Địa điểm', en: 'Places' },
  description: {
    vi: 'Địa danh và công trình của thành phố: công viên, đường phố, chợ, di tích. Nơi chưa rõ vị trí thì không có hình học.',
    en: 'Named places of the city: parks, streets, markets, relic sites. A place nobody has located yet has no geometry.',
  },
  permission: 'places.read',
  geometry: 'any',
  temporal: false,
  properties: {
    name: { type: 'text', title: { vi: 'Tên', en: 'Name' } },
    kind: {
      type: 'choice',
      values: placeKinds,
      words: wordsIn(placesMessages, 'places.kind'),
      title: { vi: 'Loại', en: 'Kind' },
    },
    areaId: { type: 'reference', title: { vi: 'Đơn vị hành chính khi ghi nhận', en: 'Unit when it was recorded' } },
    area: { type: 'text', shared: true, title: { vi: 'Tên đơn vị hành chính', en: 'Name of the unit' } },
    note: { type: 'text', title: { vi: 'Ghi chú', en: 'Note' } },
    accuracyM: { type: 'integer', title: { vi: 'Sai số vị trí (m)', en: 'Accuracy of the position (m)' } },
    source: { type: 'text', title: { vi: 'Nguồn vị trí', en: 'Source of the position' } },
    placedAt: { type: 'instant', title: { vi: 'Định vị lúc', en: 'Located at' } },
  },
  rows: () => sql`
    select p.id, p.geometry, p.name, p.kind, p.area_id as "areaId",
           case when a.id is not null then ${areaFullName} end as area, p.note, p.accuracy_m as "accuracyM", p.source,
           p.placed_at as "placedAt"
      from place p left join area a on a.id = p.area_id`,
  page: (id) => `/places/${id}`,
};
