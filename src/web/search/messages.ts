import { messages } from '../../kernel/messages.ts';

/** Searching: the palette of Ctrl-K and the page. */
export const searchPageMessages = messages({
  'search.open': { vi: 'Tìm kiếm', en: 'Search' },
  'search.title': { vi: 'Tìm kiếm', en: 'Search' },
  'search.title-for': { vi: 'Tìm “{text}”', en: 'Search for “{text}”' },
  'search.field': {
    vi: 'Tìm văn bản, nhiệm vụ, địa điểm, cơ quan…',
    en: 'Find documents, tasks, places, offices…',
  },
  'search.hint': {
    vi: 'Gõ có dấu hay không dấu đều được; số văn bản gõ kiểu nào cũng tìm ra: 08-NQ/TU, 08 nq tu, 08NQTU.',
    en: 'With or without diacritics; document numbers in any form: 08-NQ/TU, 08 nq tu, 08NQTU.',
  },
  'search.act': { vi: 'Tìm', en: 'Search' },
  'search.close': { vi: 'Đóng', en: 'Close' },
  'search.results': { vi: 'Kết quả', en: 'Results' },
  'search.recent': { vi: 'Mở gần đây trên máy này', en: 'Opened recently on this device' },
  'search.forget': { vi: 'Xóa danh sách gần đây', en: 'Forget these' },
  'search.commands': { vi: 'Đi tới', en: 'Go to' },
  'search.import': { vi: 'Nhập văn bản mới', en: 'Import a document' },
  'search.all': { vi: 'Xem mọi kết quả cho “{text}”', en: 'See all results for “{text}”' },
  'search.all-of-kind': { vi: 'Xem tất cả: {kind}', en: 'See all: {kind}' },
  'search.keys': { vi: '↑ ↓ chọn · Enter mở · Esc đóng', en: '↑ ↓ choose · Enter open · Esc close' },
  'search.none': { vi: 'Không tìm thấy gì cho “{text}”.', en: 'Nothing found for “{text}”.' },
  'search.none-hint': {
    vi: 'Thử bớt chữ, hoặc gõ số văn bản. Việc chưa công bố chỉ người liên quan mới tìm thấy.',
    en: 'Try fewer words, or a document number. What is not published is found only by those it concerns.',
  },
  'search.guessed': {
    vi: 'Không có kết quả đúng như đã gõ; đây là những kết quả gần giống.',
    en: 'Nothing has these very words; these have words like them.',
  },
  'search.more': {
    vi: 'Có rất nhiều kết quả: chỉ xếp hạng các mục mới nhất của mỗi loại. Thêm một từ để thu hẹp.',
    en: 'There are very many: only the newest of each kind were ranked. Add a word to narrow it down.',
  },
  'search.found': {
    vi: '{count, plural, =0 {Không có kết quả} other {{count, number} kết quả}}',
    en: '{count, plural, =0 {No results} one {# result} other {{count, number} results}}',
  },
  'search.found-more': { vi: 'Hơn {count, number} kết quả', en: 'More than {count, number} results' },
  'search.waiting': { vi: 'Đang tìm…', en: 'Searching…' },
  'search.kinds': { vi: 'Loại', en: 'Kind' },
  'search.kind.any': { vi: 'Tất cả', en: 'All' },
  'search.kind.directive': { vi: 'Văn bản', en: 'Documents' },
  'search.kind.clause': { vi: 'Điều khoản', en: 'Clauses' },
  'search.kind.task': { vi: 'Nhiệm vụ', en: 'Tasks' },
  'search.kind.place': { vi: 'Địa điểm', en: 'Places' },
  'search.kind.organisation': { vi: 'Cơ quan, đơn vị', en: 'Organisations' },
  'search.kind.area': { vi: 'Địa bàn', en: 'Areas' },
  'search.kind-count': { vi: '{kind} {count, number}', en: '{kind} {count, number}' },
  'search.kind-count-more': { vi: '{kind} hơn {count, number}', en: '{kind} over {count, number}' },
  'search.state.placed': { vi: 'có trên bản đồ', en: 'on the map' },
  'search.state.unplaced': { vi: 'chưa có vị trí', en: 'not placed yet' },
  'search.state.in-force': { vi: 'đang hoạt động', en: 'in force' },
  'search.state.ended': { vi: 'đã kết thúc', en: 'ended' },
});
