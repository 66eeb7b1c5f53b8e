import { sql } from '../../../kernel/db/db.ts';
import { type RecordSource, wordsIn } from '../../../kernel/ogc/source.ts';
import { DocumentType } from '../reading.ts';
import { typeWords } from '../type-words.ts';

/** Published directives. */
export const directiveRecords: RecordSource = {
  id: 'directives',
  title: { vi: 'Văn bản chỉ đạo', en: 'Directives' },
  description: {
    vi: 'Nghị quyết, kết luận, chỉ thị, kế hoạch đã công bố; nhiệm vụ của từng văn bản nằm ở bộ dữ liệu nhiệm vụ.',
    en: 'Published resolutions, conclusions, directives and plans; their tasks are in the set of tasks.',
  },
  permission: 'directives.read',
  geometry: null,
  temporal: false,
  properties: {
    title: { type: 'text', title: { vi: 'Trích yếu', en: 'Title' } },
    number: { type: 'text', title: { vi: 'Số, ký hiệu', en: 'Number and symbol' } },
    type: {
      type: 'choice',
      values: DocumentType.options,
      words: wordsIn(typeWords, 'directives.type'),
      title: { vi: 'Loại văn bản', en: 'Type' },
    },
    issuer: { type: 'text', shared: true, title: { vi: 'Cơ quan ban hành', en: 'Issuer' } },
    issuedOn: { type: 'day', title: { vi: 'Ngày ban hành', en: 'Issued on' } },
    publishedAt: { type: 'instant', title: { vi: 'Công bố lúc', en: 'Published at' } },
  },
  rows: () => sql`
    select d.id, d.title, d.number, d.type, d.issuer, d.issued_on as "issuedOn", d.published_at as "publishedAt"
      from directive d where d.state = 'published'`,
  page: (id) => `/directives/${id}`,
};
