import { messages } from '../../kernel/messages.ts';

/** Types of documents in words, for pages and open data. */
export const typeWords = messages({
  'directives.type.resolution': { vi: 'Nghị quyết', en: 'Resolution' },
  'directives.type.conclusion': { vi: 'Kết luận', en: 'Conclusion' },
  'directives.type.directive': { vi: 'Chỉ thị', en: 'Directive' },
  'directives.type.decision': { vi: 'Quyết định', en: 'Decision' },
  'directives.type.plan': { vi: 'Kế hoạch', en: 'Plan' },
  'directives.type.programme': { vi: 'Chương trình', en: 'Programme' },
  'directives.type.notice': { vi: 'Thông báo', en: 'Notice' },
  'directives.type.official-letter': { vi: 'Công văn', en: 'Official letter' },
  'directives.type.telegram': { vi: 'Công điện', en: 'Telegram' },
  'directives.type.report': { vi: 'Báo cáo', en: 'Report' },
  'directives.type.article': { vi: 'Bài viết', en: 'Article' },
});
