import { sql } from '../db/db.ts';
import { type RecordSource, wordsIn } from '../ogc/source.ts';
import { organisationKinds } from './contract.ts';
import { organisationsMessages } from './messages.ts';

/** Organisations, those that are and those that were. Their heads by title alone: names of people are no open data. */
export const organisationRecords: RecordSource = {
  id: 'organisations',
  title: { vi: 'Cơ quan, đơn vị', en: 'Organisations' },
  description: {
    vi: 'Cơ quan, đơn vị nhận việc của thành phố, kèm chức danh người đứng đầu và thời gian tồn tại; không có tên người.',
    en: 'Who owns work in the city, with the title of its head and its period; no names of people.',
  },
  permission: 'organisations.read',
  geometry: null,
  temporal: false,
  properties: {
    name: { type: 'text', title: { vi: 'Tên', en: 'Name' } },
    kind: {
      type: 'choice',
      values: organisationKinds,
      words: wordsIn(organisationsMessages, 'organisations.kind'),
      title: { vi: 'Loại', en: 'Kind' },
    },
    parentId: { type: 'reference', title: { vi: 'Mã cơ quan cấp trên', en: 'Organisation above it' } },
    parent: { type: 'text', shared: true, title: { vi: 'Cơ quan cấp trên', en: 'Name of the one above it' } },
    identifier: { type: 'text', title: { vi: 'Mã định danh điện tử', en: 'Electronic identifier' } },
    headTitle: { type: 'text', title: { vi: 'Chức danh người đứng đầu', en: 'Title of its head' } },
    validFrom: { type: 'day', title: { vi: 'Có từ', en: 'Exists from' } },
    validTo: { type: 'day', title: { vi: 'Không còn từ', en: 'No longer exists from' } },
    inForce: { type: 'boolean', title: { vi: 'Đang hoạt động', en: 'Exists today' } },
    legalBasis: { type: 'text', title: { vi: 'Căn cứ pháp lý', en: 'Legal basis' } },
  },
  rows: ({ today }) => sql`
    select o.id, o.name, o.kind, o.parent_id as "parentId", above.name as parent, o.identifier,
           (select h.title from organisation_head h
             where h.organisation_id = o.id and h.valid_from <= ${today}::date
               and (h.valid_to is null or ${today}::date < h.valid_to)) as "headTitle",
           o.valid_from as "validFrom", o.valid_to as "validTo",
           (o.valid_from <= ${today}::date and (o.valid_to is null or ${today}::date < o.valid_to)) as "inForce",
           o.legal_basis as "legalBasis"
      from organisation o left join organisation above on above.id = o.parent_id`,
};
