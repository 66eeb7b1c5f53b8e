import { Query, sql } from '../../../kernel/db/db.ts';
import type { Message } from '../../../kernel/messages.ts';
import { type FeatureSource, wordsIn } from '../../../kernel/ogc/source.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { reportsMessages } from '../messages.ts';
import { reportStates, workStateOf } from '../states.ts';

const stateWord = new Query(
  [`case r.state ${reportStates.map((state) => `when '${workStateOf(state)}' then '${state}'`).join(' ')} end`],
  [],
);

const outcomes: Readonly<Record<string, Message>> = {
  done: { vi: 'đã xử lý', en: 'dealt with' },
  referred: { vi: 'chuyển cơ quan khác', en: 'referred' },
  rejected: { vi: 'không xử lý', en: 'not taken up' },
};

/**
 * What citizens reported, as it was published: the masked and moderated text alone, for whoever asks, and nothing about
 * who sent it.
 */
export const reportFeatures: FeatureSource = {
  id: 'reports',
  title: { vi: 'Phản ánh hiện trường', en: 'Reports' },
  description: {
    vi: 'Phản ánh của người dân đã được kiểm duyệt và công bố: loại việc, nơi, cơ quan xử lý, kết quả. Không có thông tin người gửi.',
    en: 'Reports of citizens that were moderated and published: what, where, who deals with it, and how it ended. Nothing about who sent them.',
  },
  permission: 'reports.read',
  geometry: 'point',
  temporal: true,
  properties: {
    number: { type: 'text', title: { vi: 'Số phản ánh', en: 'Number' } },
    category: { type: 'text', shared: true, title: { vi: 'Loại việc', en: 'Category' } },
    categoryCode: { type: 'text', title: { vi: 'Mã loại việc', en: 'Code of the category' } },
    state: {
      type: 'choice',
      values: reportStates,
      words: wordsIn(reportsMessages, 'reports.state'),
      title: { vi: 'Trạng thái', en: 'State' },
    },
    text: { type: 'text', indexed: true, title: { vi: 'Nội dung đã kiểm duyệt', en: 'Text as moderated' } },
    address: { type: 'text', title: { vi: 'Nơi, như đã kiểm duyệt', en: 'Where, as moderated' } },
    areaId: { type: 'reference', title: { vi: 'Mã đơn vị hành chính', en: 'Administrative unit' } },
    area: { type: 'text', shared: true, title: { vi: 'Đơn vị hành chính', en: 'Name of the unit' } },
    ownerId: { type: 'reference', title: { vi: 'Mã cơ quan xử lý', en: 'Owner' } },
    owner: { type: 'text', shared: true, title: { vi: 'Cơ quan xử lý', en: 'Name of the owner' } },
    channel: { type: 'text', shared: true, title: { vi: 'Kênh tiếp nhận', en: 'Channel' } },
    reportedAt: { type: 'instant', title: { vi: 'Phản ánh lúc', en: 'Reported at' } },
    expectedAt: { type: 'instant', title: { vi: 'Hẹn xong', en: 'To be done by' } },
    closedAt: { type: 'instant', title: { vi: 'Kết thúc lúc', en: 'Closed at' } },
    outcome: {
      type: 'choice',
      values: Object.keys(outcomes),
      words: (value) => outcomes[value],
      title: { vi: 'Kết quả', en: 'Outcome' },
    },
    weight: { type: 'integer', title: { vi: 'Số lượt phản ánh', en: 'How many reported it' } },
    rating: { type: 'integer', title: { vi: 'Người gửi chấm (1–5)', en: 'Rating by the reporter (1–5)' } },
  },
  // What each report surely has is joined as if it could be missing: what is not asked for is then not read at all.
  rows: () => sql`
    select r.id, r.position as geometry, r.reported_at as begins, r.closed_at as ends, r.number, c.name_vi as category,
           c.code as "categoryCode", ${stateWord} as state, r.public_text as text, r.public_address as address,
           r.area_id as "areaId", case when a.id is not null then ${areaFullName} end as area, r.owner_id as "ownerId",
           o.name as owner, r.channel, r.reported_at as "reportedAt", w.due_at as "expectedAt", r.closed_at as "closedAt",
           r.outcome, r.weight, r.rating
      from report r left join work_item w on w.id = r.work_item_id left join report_category c on c.id = r.category_id
           left join organisation o on o.id = r.owner_id left join area a on a.id = r.area_id
     where r.publication = 'public'`,
  newest: { by: 'reportedAt', of: (id) => sql`select reported_at from report where id = ${id}::uuid` },
  extent: sql`
    select position as geometry, reported_at as begins, closed_at as ends from report where publication = 'public'`,
};
