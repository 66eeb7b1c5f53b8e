import { type Query, sql } from '../../../kernel/db/db.ts';
import { type Property, type RecordSource, wordsIn } from '../../../kernel/ogc/source.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { observationStatuses } from '../contract.ts';
import { indicatorsMessages } from '../messages.ts';
import { visibleIndicators } from './definitions.ts';

const ofWhatAndWhere: Record<string, Property> = {
  indicator: { type: 'text', title: { vi: 'Mã chỉ tiêu', en: 'Code of the indicator' } },
  name: { type: 'text', shared: true, title: { vi: 'Chỉ tiêu', en: 'Indicator' } },
  unit: { type: 'text', title: { vi: 'Mã đơn vị tính', en: 'Code of the unit' } },
  areaId: { type: 'reference', title: { vi: 'Mã đơn vị hành chính', en: 'Administrative unit' } },
  area: { type: 'text', shared: true, title: { vi: 'Đơn vị hành chính', en: 'Name of the unit' } },
  startsOn: { type: 'day', title: { vi: 'Kỳ: từ ngày', en: 'Period: first day' } },
  endsOn: { type: 'day', title: { vi: 'Kỳ: đến hết ngày', en: 'Period: last day' } },
  value: { type: 'number', title: { vi: 'Số liệu', en: 'Figure' } },
  status: {
    type: 'choice',
    values: observationStatuses,
    words: wordsIn(indicatorsMessages, 'indicators.status'),
    title: { vi: 'Tình trạng', en: 'Status' },
  },
};
const columns = (table: Query): Query => sql`
  ${table}.id, i.code as indicator, i.name_vi as name, i.unit, ${table}.area_id as "areaId", ${areaFullName} as area,
  ${table}.starts_on as "startsOn", ${table}.ends_on as "endsOn", ${table}.value, ${table}.status`;

/** What was entered, imported or measured by the system, as it stands. */
export const observationRecords: RecordSource = {
  id: 'observations',
  title: { vi: 'Số liệu của các chỉ tiêu', en: 'Figures of indicators' },
  description: {
    vi: 'Số liệu nhập, nhập từ tệp và do hệ thống tự đo của các chỉ tiêu công khai, theo địa bàn và kỳ, kèm nguồn.',
    en: 'Figures of public indicators that were entered, imported or measured by the system, by area and period, with sources.',
  },
  permission: 'indicators.read',
  geometry: null,
  temporal: false,
  properties: {
    ...ofWhatAndWhere,
    origin: {
      type: 'choice',
      values: ['entered', 'imported', 'system'],
      words: wordsIn(indicatorsMessages, 'indicators.origin'),
      title: { vi: 'Từ đâu', en: 'Origin' },
    },
    source: { type: 'text', title: { vi: 'Nguồn', en: 'Source' } },
    sourceUrl: { type: 'text', title: { vi: 'Địa chỉ nguồn', en: 'Address of the source' } },
    enteredAt: { type: 'instant', title: { vi: 'Nhập lúc', en: 'Entered at' } },
  },
  rows: ({ actor }) => sql`
    select ${columns(sql`o`)}, o.origin, o.source, o.source_url as "sourceUrl", o.entered_at as "enteredAt"
      from observation o join indicator i on i.id = o.indicator_id join area a on a.id = o.area_id
     where o.superseded_at is null and ${visibleIndicators(actor)}`,
};

/** What follows from them by formula, as it was reckoned last night. */
export const derivedRecords: RecordSource = {
  id: 'derived-figures',
  title: { vi: 'Số liệu tính theo công thức', en: 'Figures by formula' },
  description: {
    vi: 'Số liệu của các chỉ tiêu công khai tính từ chỉ tiêu khác, kèm công thức. Kỳ nào thiếu số thành phần thì không có dòng.',
    en: 'Figures of public indicators that follow from others, with the formula. A period that lacks a part has no row.',
  },
  permission: 'indicators.read',
  geometry: null,
  temporal: false,
  properties: {
    ...ofWhatAndWhere,
    formula: { type: 'text', title: { vi: 'Công thức', en: 'Formula' } },
    reckonedAt: { type: 'instant', title: { vi: 'Tính lúc', en: 'Reckoned at' } },
  },
  rows: ({ actor }) => sql`
    select ${columns(sql`d`)}, i.formula, d.reckoned_at as "reckonedAt"
      from indicator_derived d join indicator i on i.id = d.indicator_id join area a on a.id = d.area_id
     where ${visibleIndicators(actor)}`,
};
