import { sql } from '../../../kernel/db/db.ts';
import type { RecordSource } from '../../../kernel/ogc/source.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';

/** What was measured of areas, as it stands: what a later entry took the place of is left out. */
export const figureRecords: RecordSource = {
  id: 'figures',
  title: { vi: 'Số liệu theo đơn vị hành chính', en: 'Figures of administrative units' },
  description: {
    vi: 'Số liệu dùng để chấm các bộ tiêu chí, mỗi số kèm ngày đo và nguồn. Số chưa có thì không có dòng nào.',
    en: 'The figures that criteria are scored by, each with its day and source. A figure nobody has has no row.',
  },
  permission: 'scorecards.read',
  geometry: null,
  temporal: false,
  properties: {
    measure: { type: 'text', shared: true, title: { vi: 'Chỉ tiêu', en: 'Measure' } },
    value: { type: 'text', title: { vi: 'Giá trị', en: 'Value' } },
    number: { type: 'number', title: { vi: 'Giá trị bằng số', en: 'Value as a number' } },
    areaId: { type: 'reference', title: { vi: 'Mã đơn vị hành chính', en: 'Administrative unit' } },
    area: { type: 'text', shared: true, title: { vi: 'Đơn vị hành chính', en: 'Name of the unit' } },
    observedOn: { type: 'day', title: { vi: 'Ngày đo', en: 'Measured on' } },
    source: { type: 'text', title: { vi: 'Nguồn', en: 'Source' } },
    sourceUrl: { type: 'text', title: { vi: 'Địa chỉ nguồn', en: 'Address of the source' } },
    enteredAt: { type: 'instant', title: { vi: 'Nhập lúc', en: 'Entered at' } },
  },
  rows: () => sql`
    select v.id, v.measure, v.value #>> '{}' as value,
           case when jsonb_typeof(v.value) = 'number' then (v.value #>> '{}')::float8 end as number, v.area_id as "areaId",
           ${areaFullName} as area, v.observed_on as "observedOn", v.source, v.source_url as "sourceUrl",
           v.entered_at as "enteredAt"
      from scorecard_value v join area a on a.id = v.area_id
     where v.superseded_at is null`,
};
