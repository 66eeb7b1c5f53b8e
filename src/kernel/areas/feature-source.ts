import { sql } from '../db/db.ts';
import { type FeatureSource, wordsIn } from '../ogc/source.ts';
import { cityZone } from '../time.ts';
import { areaFullName } from '../work/rows.ts';
import { areaWords } from './area-words.ts';
import { areaKindsByLevel, areaLevels } from './contract.ts';

const firstMoment = sql`::timestamp at time zone ${cityZone}::text`;

/** Administrative units, those in force and those that were. */
export const areaFeatures: FeatureSource = {
  id: 'areas',
  title: { vi: 'Đơn vị hành chính', en: 'Administrative units' },
  description: {
    vi: 'Đơn vị hành chính đang có và đã từng có hiệu lực, mỗi đơn vị kèm thời gian hiệu lực.',
    en: 'Administrative units in force and those that were, each with its period.',
  },
  permission: 'areas.read',
  geometry: 'multipolygon',
  temporal: true,
  properties: {
    name: { type: 'text', title: { vi: 'Tên', en: 'Name' } },
    fullName: { type: 'text', title: { vi: 'Tên đầy đủ', en: 'Full name' } },
    code: { type: 'text', title: { vi: 'Mã đơn vị hành chính', en: 'National code' } },
    level: {
      type: 'choice',
      values: areaLevels,
      words: wordsIn(areaWords, 'history.level'),
      title: { vi: 'Cấp', en: 'Level' },
    },
    kind: {
      type: 'choice',
      values: Object.values(areaKindsByLevel).flat(),
      words: wordsIn(areaWords, 'history.kind-of'),
      title: { vi: 'Loại', en: 'Kind' },
    },
    parentId: { type: 'reference', title: { vi: 'Đơn vị cấp trên', en: 'Unit above it' } },
    validFrom: { type: 'day', title: { vi: 'Có hiệu lực từ', en: 'In force from' } },
    validTo: { type: 'day', title: { vi: 'Hết hiệu lực từ', en: 'No longer in force from' } },
    inForce: { type: 'boolean', title: { vi: 'Đang có hiệu lực', en: 'In force today' } },
    legalBasis: { type: 'text', title: { vi: 'Căn cứ pháp lý', en: 'Legal basis' } },
    population: { type: 'integer', title: { vi: 'Dân số', en: 'Population' } },
    populationYear: { type: 'integer', title: { vi: 'Năm của dân số', en: 'Year of the population' } },
    statedAreaKm2: { type: 'number', title: { vi: 'Diện tích công bố (km²)', en: 'Area as stated (km²)' } },
    outlineAreaM2: { type: 'number', title: { vi: 'Diện tích theo ranh giới (m²)', en: 'Area of the outline (m²)' } },
    sketch: { type: 'boolean', title: { vi: 'Ranh giới phác họa', en: 'The outline is a sketch' } },
    accuracyM: { type: 'integer', title: { vi: 'Sai số ranh giới (m)', en: 'Accuracy of the outline (m)' } },
    source: { type: 'text', title: { vi: 'Nguồn ranh giới', en: 'Source of the outline' } },
    licence: { type: 'text', title: { vi: 'Giấy phép ranh giới', en: 'Licence of the outline' } },
  },
  rows: ({ today }) => sql`
    select a.id, o.outline as geometry, (a.valid_from${firstMoment}) as begins, (a.valid_to${firstMoment}) as ends,
           a.name, ${areaFullName} as "fullName", a.code, a.level, a.kind, a.parent_id as "parentId",
           a.valid_from as "validFrom", a.valid_to as "validTo",
           (a.valid_from <= ${today}::date and (a.valid_to is null or ${today}::date < a.valid_to)) as "inForce",
           a.legal_basis as "legalBasis", a.population, a.population_year as "populationYear",
           a.area_km2 as "statedAreaKm2", o.area_m2 as "outlineAreaM2", o.sketch, o.accuracy_m as "accuracyM",
           o.source, o.licence
      from area a left join area_outline o on o.area_id = a.id and o.superseded_at is null`,
};
