import { messages } from '../../../../kernel/messages.ts';

/** The page of a report of progress; its sentences stand in ../../progress/messages.ts. */
export const reportMessages = messages({
  'report.kind': { vi: 'Loại báo cáo', en: 'Kind' },
  'report.kind.progress': { vi: 'Tiến độ', en: 'Progress' },
  'report.kind.interim-review': { vi: 'Sơ kết', en: 'Interim review' },
  'report.kind.final-review': { vi: 'Tổng kết', en: 'Final review' },
  'report.directive': { vi: 'Văn bản', en: 'Directive' },
  'report.organisation': { vi: 'Đơn vị', en: 'Organisation' },
  'report.any-organisation': { vi: 'Mọi đơn vị', en: 'Every organisation' },
  'report.any-directive': { vi: 'Mọi văn bản', en: 'Every directive' },
  'report.from': { vi: 'Từ ngày', en: 'From' },
  'report.until': { vi: 'Đến ngày', en: 'Until' },
  'report.docx': { vi: 'Tải văn bản (.docx)', en: 'Document (.docx)' },
  'report.xlsx': { vi: 'Tải bảng tính (.xlsx)', en: 'Spreadsheet (.xlsx)' },
  'report.print': { vi: 'In', en: 'Print' },
  'report.filter': { vi: 'Phạm vi báo cáo', en: 'What the report is about' },
  'report.table': { vi: 'Theo đơn vị', en: 'By organisation' },
  'report.sign-in': {
    vi: 'Chỉ người của cơ quan mới xem được báo cáo.',
    en: 'Reports are for those who work for the city.',
  },
});
