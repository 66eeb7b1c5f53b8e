import { type Query, sql } from '../db/db.ts';
import { type FeatureSource, type RecordSource, type RowsAsked, wordsIn } from '../ogc/source.ts';
import { buckets } from './bucket.ts';
import { priorities } from './contract.ts';
import { workMessages } from './messages.ts';
import { areaFullName, bucketSql } from './rows.ts';
import { workStates } from './states.ts';
import { visibleWork } from './visibility.ts';

/** Work that has a point on the map, as far as the asker may see it; for the public what is published. */
export const workFeatures: FeatureSource = {
  id: 'tasks',
  title: { vi: 'Nhiệm vụ', en: 'Tasks' },
  description: {
    vi: 'Nhiệm vụ đã công bố có vị trí trên bản đồ: cơ quan chủ trì, thời hạn, trạng thái. Thời gian là từ lúc giao đến lúc kết thúc.',
    en: 'Published tasks with a position: owner, deadline, state. Their time is from when they were given until they were closed.',
  },
  permission: 'work.read',
  geometry: 'point',
  temporal: true,
  properties: {
    title: { type: 'text', title: { vi: 'Nội dung', en: 'Title' } },
    state: {
      type: 'choice',
      values: workStates,
      words: wordsIn(workMessages, 'work.state'),
      title: { vi: 'Trạng thái', en: 'State' },
    },
    priority: {
      type: 'choice',
      values: priorities,
      words: wordsIn(workMessages, 'work.priority'),
      title: { vi: 'Mức ưu tiên', en: 'Priority' },
    },
    bucket: {
      type: 'choice',
      values: buckets,
      words: wordsIn(workMessages, 'work.bucket'),
      title: { vi: 'Tình trạng so với hạn', en: 'How it stands' },
    },
    ownerId: { type: 'reference', title: { vi: 'Mã cơ quan chủ trì', en: 'Owner' } },
    owner: { type: 'text', shared: true, title: { vi: 'Cơ quan chủ trì', en: 'Name of the owner' } },
    areaId: { type: 'reference', title: { vi: 'Mã đơn vị hành chính', en: 'Administrative unit' } },
    area: { type: 'text', shared: true, title: { vi: 'Đơn vị hành chính', en: 'Name of the unit' } },
    placeId: { type: 'reference', title: { vi: 'Mã địa điểm', en: 'Place' } },
    sourceKind: { type: 'text', shared: true, title: { vi: 'Loại nguồn', en: 'Kind of its source' } },
    sourceId: { type: 'reference', title: { vi: 'Mã nguồn', en: 'Source' } },
    source: { type: 'text', shared: true, title: { vi: 'Nguồn', en: 'Name of its source' } },
    originalDueOn: { type: 'day', title: { vi: 'Hạn ban đầu', en: 'Due, as first set' } },
    dueOn: { type: 'day', title: { vi: 'Hạn hiện nay', en: 'Due now' } },
    finishedOn: { type: 'day', title: { vi: 'Ngày hoàn thành', en: 'Finished on' } },
    openedAt: { type: 'instant', title: { vi: 'Giao lúc', en: 'Given at' } },
    closedAt: { type: 'instant', title: { vi: 'Kết thúc lúc', en: 'Closed at' } },
    changedAt: { type: 'instant', title: { vi: 'Thay đổi lúc', en: 'Changed at' } },
  },
  rows: (asked) =>
    asked.byGeometry
      ? sql`${rowsOf(asked, sql`w.position`, sql`w.position is not null`)}
            union all
            ${rowsOf(asked, atPlace, sql`w.position is null and p.geometry is not null`)}`
      : rowsOf(asked, sql`coalesce(w.position, ${atPlace})`, sql`(w.position is not null or p.geometry is not null)`),
  page: (id) => `/tasks/${id}`,
};

/** All work, on the map or not. */
export const workRecords: RecordSource = {
  ...workFeatures,
  description: {
    vi: 'Mọi nhiệm vụ đã công bố: cơ quan chủ trì, thời hạn, trạng thái, văn bản giao việc; kèm vị trí nếu có.',
    en: 'Every published task: owner, deadline, state, the directive that gave it; with its position where it has one.',
  },
  rows: (asked) => rowsOf(asked, sql`coalesce(w.position, ${atPlace})`, sql`true`),
};

/** What layers and sets of their own show is not shown here again: reports of citizens are work too. */
const ofItsOwn = sql`w.source_kind is distinct from 'report'`;

/** A place that is a line or a surface shows its work in its middle. */
const atPlace = sql`ST_PointOnSurface(p.geometry)`;

const rowsOf = ({ actor, today }: RowsAsked, geometry: Query, condition: Query): Query => sql`
  select w.id, ${geometry} as geometry, w.opened_at as begins, w.closed_at as ends, w.title, w.state, w.priority,
         ${bucketSql(today)} as bucket, w.owner_id as "ownerId", o.name as owner, w.area_id as "areaId",
         case when a.id is not null then ${areaFullName} end as area, w.place_id as "placeId",
         w.source_kind as "sourceKind", w.source_id as "sourceId", w.source_label as source,
         w.original_due_on as "originalDueOn", w.due_on as "dueOn", w.finished_on as "finishedOn",
         w.opened_at as "openedAt", w.closed_at as "closedAt", w.changed_at as "changedAt"
    from work_item w left join organisation o on o.id = w.owner_id left join area a on a.id = w.area_id
         left join place p on p.id = w.place_id
   where ${condition} and ${ofItsOwn} and ${visibleWork(actor)}`;
