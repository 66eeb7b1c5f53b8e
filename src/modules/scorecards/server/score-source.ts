import { sql } from '../../../kernel/db/db.ts';
import type { Message } from '../../../kernel/messages.ts';
import type { RecordSource } from '../../../kernel/ogc/source.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';

const verdicts: Readonly<Record<string, Message>> = {
  passes: { vi: 'đạt', en: 'passes' },
  fails: { vi: 'không đạt', en: 'does not pass' },
  open: { vi: 'chưa kết luận được', en: 'cannot be said yet' },
  'no-mark': { vi: 'không có mức đạt', en: 'no mark to pass' },
};

/** What each area scores by each criteria set for its kind, as of last night. */
export const scoreRecords: RecordSource = {
  id: 'scores',
  title: { vi: 'Điểm theo bộ tiêu chí', en: 'Scores by criteria set' },
  description: {
    vi: 'Điểm của từng phường, xã và của tỉnh theo từng bộ tiêu chí đang có hiệu lực, tính mỗi đêm từ số liệu hiện có. Chỉ tiêu chưa có số để ngỏ: vì vậy có điểm chắc chắn và điểm cao nhất có thể. Nơi chưa có số liệu nào thì không có dòng.',
    en: 'What each ward, commune and the province scores by each criteria set in force, reckoned each night from the figures that stand. A standard without a figure stays open: so there is a score that is sure and the best that is possible. Where no figure is known there is no row.',
  },
  permission: 'scorecards.read',
  geometry: null,
  temporal: false,
  properties: {
    set: { type: 'text', title: { vi: 'Mã bộ tiêu chí', en: 'Code of the set' } },
    name: { type: 'text', shared: true, title: { vi: 'Bộ tiêu chí', en: 'Criteria set' } },
    areaId: { type: 'reference', title: { vi: 'Mã đơn vị hành chính', en: 'Administrative unit' } },
    area: { type: 'text', shared: true, title: { vi: 'Đơn vị hành chính', en: 'Name of the unit' } },
    scoredOn: { type: 'day', title: { vi: 'Ngày chấm', en: 'Scored on' } },
    low: { type: 'number', title: { vi: 'Điểm chắc chắn', en: 'Score that is sure' } },
    high: { type: 'number', title: { vi: 'Điểm cao nhất có thể', en: 'Best score possible' } },
    most: { type: 'number', title: { vi: 'Điểm tối đa của bộ', en: 'Most the set gives' } },
    verdict: {
      type: 'choice',
      values: Object.keys(verdicts),
      words: (value) => verdicts[value],
      title: { vi: 'Kết luận', en: 'Verdict' },
    },
    known: { type: 'integer', title: { vi: 'Số chỉ tiêu đã có số', en: 'Standards with a figure' } },
    missing: { type: 'integer', title: { vi: 'Số chỉ tiêu chưa có số', en: 'Standards without a figure' } },
    missingLaw: {
      type: 'integer',
      title: { vi: 'Số chỉ tiêu chưa rõ quy định', en: 'Standards whose rule is not known' },
    },
  },
  rows: () => sql`
    select s.id, s.set_code as set, s.set_name as name, s.area_id as "areaId", ${areaFullName} as area,
           s.scored_on as "scoredOn", s.low, s.high, s.most, s.verdict, s.known, s.missing, s.missing_law as "missingLaw"
      from scorecard_score s join area a on a.id = s.area_id`,
};
