import { messages } from '../../../kernel/messages.ts';

/** Words of the library of documents. */
export const documentMessages = messages({
  'portal.page.documents': { vi: 'Văn bản', en: 'Documents' },
  'portal.page.documents-lead': {
    vi: 'Văn bản chỉ đạo đã công bố, mới nhất trước. Mỗi điều, khoản có địa chỉ riêng để dẫn đến.',
    en: 'Published directives, the latest first. Every clause has an address of its own.',
  },
  'portal.page.documents-find': {
    vi: 'Tìm trong toàn văn, số ký hiệu, trích yếu',
    en: 'Search the full text, numbers and titles',
  },
  'portal.page.document-kind': { vi: 'Loại', en: 'Kind' },
  'portal.page.issuer': { vi: 'Cơ quan ban hành', en: 'Issued by' },
  'portal.page.any-issuer': { vi: 'Mọi cơ quan', en: 'Anybody' },
  'portal.page.year': { vi: 'Năm', en: 'Year' },
  'portal.page.any-year': { vi: 'Mọi năm', en: 'Every year' },
  'portal.page.no-documents': { vi: 'Chưa có văn bản nào được công bố.', en: 'No document has been published yet.' },
  'portal.page.documents-none': {
    vi: 'Không có văn bản nào như vậy. Thử từ khác, hoặc bỏ bớt điều kiện.',
    en: 'There is no such document. Try other words, or fewer conditions.',
  },
  'portal.page.guessed': {
    vi: 'Không có văn bản nào chứa đúng những từ này; đây là những văn bản có từ gần giống.',
    en: 'Nothing has these very words; these documents have words like them.',
  },
  'portal.page.too-many': {
    vi: 'Còn nhiều kết quả khác: thêm từ để thu hẹp.',
    en: 'There are more than are shown: a further word narrows it down.',
  },
  'portal.page.original': { vi: 'Tải tệp gốc', en: 'Download the original file' },
  'portal.page.document-language': {
    vi: 'Văn bản bằng tiếng Việt.',
    en: 'The document is in Vietnamese, as it was issued; there is no translation.',
  },
  'portal.page.document-tasks': {
    vi: 'Xem {count} nhiệm vụ của văn bản đã làm đến đâu',
    en: 'How far its {count, plural, one {# task is} other {# tasks are}}',
  },
  'portal.page.document-text': { vi: 'Toàn văn', en: 'Text' },
  'portal.page.contents': { vi: 'Mục lục', en: 'Contents' },
  'portal.page.link-to': { vi: 'Liên kết đến {label}', en: 'Link to {label}' },
  'portal.page.type.resolution': { vi: 'Nghị quyết', en: 'Resolution' },
  'portal.page.type.conclusion': { vi: 'Kết luận', en: 'Conclusion' },
  'portal.page.type.directive': { vi: 'Chỉ thị', en: 'Directive' },
  'portal.page.type.decision': { vi: 'Quyết định', en: 'Decision' },
  'portal.page.type.plan': { vi: 'Kế hoạch', en: 'Plan' },
  'portal.page.type.programme': { vi: 'Chương trình', en: 'Programme' },
  'portal.page.type.notice': { vi: 'Thông báo', en: 'Notice' },
  'portal.page.type.official-letter': { vi: 'Công văn', en: 'Official letter' },
  'portal.page.type.telegram': { vi: 'Công điện', en: 'Telegram' },
  'portal.page.type.report': { vi: 'Báo cáo', en: 'Report' },
  'portal.page.type.article': { vi: 'Bài viết', en: 'Article' },
});
