import { messages } from '../../../kernel/messages.ts';

/** Sentences of a report of progress: the same on the page and in the document. */
export const progressMessages = messages({
  'progress.kind.progress': { vi: 'Tiến độ thực hiện', en: 'Progress' },
  'progress.kind.interim-review': { vi: 'Sơ kết thực hiện', en: 'Interim review' },
  'progress.kind.final-review': { vi: 'Tổng kết thực hiện', en: 'Final review' },
  'progress.subject.directive': { vi: '{kind} {directive}', en: '{kind}: {directive}' },
  'progress.subject.organisation': { vi: '{kind} nhiệm vụ của {organisation}', en: '{kind}: work of {organisation}' },
  'progress.subject.both': {
    vi: '{kind} {directive} tại {organisation}',
    en: '{kind}: {directive}, {organisation}',
  },
  'progress.subject.all': { vi: '{kind} các nhiệm vụ được giao', en: '{kind}: all assigned work' },
  'progress.directive': { vi: '{number} ngày {day}', en: '{number} of {day}' },
  'progress.opening': {
    vi: 'Số liệu được tổng hợp từ hồ sơ theo dõi nhiệm vụ, tính đến ngày {on}.',
    en: 'Compiled from the records of the work, as of {on}.',
  },
  'progress.opening.period': {
    vi: 'Số liệu được tổng hợp từ hồ sơ theo dõi nhiệm vụ, từ ngày {from} đến ngày {on}.',
    en: 'Compiled from the records of the work, from {from} to {on}.',
  },
  'progress.opening.directive': {
    vi: 'Thực hiện {directive}{issuer, select, none {} other { của {issuer}}} “{title}”, tình hình thực hiện như sau:',
    en: 'On carrying out {directive}{issuer, select, none {} other { of {issuer}}}, “{title}”:',
  },

  'progress.part.overall': { vi: 'Kết quả chung', en: 'Overall' },
  'progress.part.results': { vi: 'Kết quả đạt được', en: 'Results' },
  'progress.part.late': { vi: 'Nhiệm vụ chậm và nguyên nhân', en: 'Late work and why' },
  'progress.part.shortcomings': { vi: 'Hạn chế và nguyên nhân', en: 'Shortcomings and their causes' },
  'progress.part.next': { vi: 'Nhiệm vụ tiếp theo', en: 'What comes next' },
  'progress.part.targets': { vi: 'Chỉ tiêu được giao', en: 'Targets' },
  'progress.part.contradictions': { vi: 'Nội dung cần kiểm tra lại', en: 'To be checked' },
  'progress.part.proposals': { vi: 'Đề xuất, kiến nghị', en: 'Proposals' },

  'progress.total': {
    vi: 'Tổng số {total, number} nhiệm vụ: đã hoàn thành {done, number}, đang thực hiện {open, number}.',
    en: '{total, plural, one {# task} other {# tasks}}: {done, number} done, {open, number} under way.',
  },
  'progress.total.none': {
    vi: 'Không có nhiệm vụ nào trong phạm vi báo cáo.',
    en: 'No work falls within this report.',
  },
  'progress.done': {
    vi: 'Hoàn thành đúng hạn {onTime, number}; hoàn thành quá hạn {late, number}; hoàn thành, không thời hạn {undated, number}.',
    en: 'Done in time {onTime, number}; done late {late, number}; done without a deadline {undated, number}.',
  },
  'progress.open': {
    vi: 'Đang thực hiện trong hạn {inTime, number} (sắp đến hạn {dueSoon, number}); quá hạn {overdue, number}; không thời hạn {undated, number}.',
    en: 'Under way in time {inTime, number} (due soon {dueSoon, number}); overdue {overdue, number}; without a deadline {undated, number}.',
  },
  'progress.rate': {
    vi: 'Tỷ lệ quá hạn {rate} (quá hạn chia cho số đã hoàn thành có thời hạn và số quá hạn, theo hạn ban đầu).',
    en: 'Overdue rate {rate} (overdue ÷ those done with a deadline and those overdue, by the deadline as first set).',
  },
  'progress.rate.none': { vi: 'Chưa có nhiệm vụ nào đến hạn.', en: 'Nothing has fallen due yet.' },

  'progress.results.none': {
    vi: 'Chưa có nhiệm vụ nào hoàn thành trong kỳ báo cáo.',
    en: 'Nothing was finished in this period.',
  },
  'progress.result.on-time': {
    vi: '{title}: {owner} hoàn thành ngày {day}, đúng hạn; {evidence, plural, =0 {chưa có minh chứng} other {# minh chứng}}.',
    en: '{title}: finished by {owner} on {day}, in time; {evidence, plural, =0 {no evidence} one {# piece of evidence} other {# pieces of evidence}}.',
  },
  'progress.result.late': {
    vi: '{title}: {owner} hoàn thành ngày {day}, quá hạn {days} ngày; {evidence, plural, =0 {chưa có minh chứng} other {# minh chứng}}.',
    en: '{title}: finished by {owner} on {day}, {days, plural, one {# day} other {# days}} late; {evidence, plural, =0 {no evidence} one {# piece of evidence} other {# pieces of evidence}}.',
  },
  'progress.result.undated': {
    vi: '{title}: {owner} hoàn thành ngày {day}, không thời hạn; {evidence, plural, =0 {chưa có minh chứng} other {# minh chứng}}.',
    en: '{title}: finished by {owner} on {day}, without a deadline; {evidence, plural, =0 {no evidence} one {# piece of evidence} other {# pieces of evidence}}.',
  },

  'progress.late.none': { vi: 'Không có nhiệm vụ nào chậm.', en: 'Nothing is late.' },
  'progress.late.open': {
    vi: '{title}: {owner}, hạn ngày {due}, quá hạn {days} ngày, chưa hoàn thành.',
    en: '{title}: {owner}, due on {due}, {days, plural, one {# day} other {# days}} overdue.',
  },
  'progress.late.done': {
    vi: '{title}: {owner}, hạn ngày {due}, hoàn thành ngày {day}, quá hạn {days} ngày.',
    en: '{title}: {owner}, due on {due}, finished on {day}, {days, plural, one {# day} other {# days}} late.',
  },
  'progress.reason.none': { vi: 'Hồ sơ chưa ghi nguyên nhân.', en: 'The record gives no reason.' },
  'progress.reason.suspended': {
    vi: 'Tạm dừng từ ngày {from} đến ngày {until}{reason}.',
    en: 'Suspended from {from} to {until}{reason}.',
  },
  'progress.reason.suspended-still': {
    vi: 'Tạm dừng từ ngày {from}, chưa tiếp tục{reason}.',
    en: 'Suspended since {from}{reason}.',
  },
  'progress.reason.extended': {
    vi: 'Được gia hạn ngày {on}, đến ngày {until}{reason}.',
    en: 'Extended on {on} until {until}{reason}.',
  },
  'progress.reason.returned': { vi: 'Kết quả bị trả lại ngày {on}{reason}.', en: 'Sent back on {on}{reason}.' },
  'progress.reason.refused': { vi: 'Đơn vị từ chối ngày {on}{reason}.', en: 'Refused on {on}{reason}.' },
  'progress.reason.reassigned': { vi: 'Giao lại ngày {on}{reason}.', en: 'Given to another on {on}{reason}.' },
  'progress.reason.explained': { vi: 'Đơn vị giải trình ngày {on}: {reason}.', en: 'Explained on {on}: {reason}.' },
  'progress.reason.begun-late': {
    vi: 'Chỉ bắt đầu ngày {on}, sau khi đã quá hạn.',
    en: 'Begun only on {on}, after it was due.',
  },
  'progress.reason.submitted-late': {
    vi: 'Báo cáo hoàn thành ngày {on}, sau khi đã quá hạn.',
    en: 'Reported as done on {on}, after it was due.',
  },
  'progress.reason.awaiting-confirmation': {
    vi: 'Đã báo cáo hoàn thành ngày {since}, đang chờ xác nhận.',
    en: 'Reported as done on {since}, waiting to be confirmed.',
  },
  'progress.reason.never-begun': { vi: 'Chưa tiếp nhận, chưa bắt đầu.', en: 'Neither accepted nor begun.' },
  'progress.reason.silent': {
    vi: 'Không có cập nhật của đơn vị từ ngày {since}.',
    en: 'Nothing from its owner since {since}.',
  },
  'progress.reason.said': { vi: ', lý do: {reason}', en: ', because: {reason}' },

  'progress.next.none': { vi: 'Không còn nhiệm vụ nào đang thực hiện trong hạn.', en: 'No work is under way in time.' },
  'progress.next.item': { vi: '{title}: {owner}, hạn ngày {due}.', en: '{title}: {owner}, due on {due}.' },
  'progress.next.moved': {
    vi: '{title}: {owner}, hạn ban đầu ngày {original}, nay là ngày {due}.',
    en: '{title}: {owner}, first due on {original}, now on {due}.',
  },
  'progress.undated.item': { vi: '{title}: {owner}, không thời hạn.', en: '{title}: {owner}, without a deadline.' },
  'progress.targets.item': {
    vi: '{quote} ({task}): chưa có số liệu được ghi nhận.',
    en: '{quote} ({task}): no figure has been recorded.',
  },
  'progress.contradictions.none': {
    vi: 'Không phát hiện mâu thuẫn trong hồ sơ.',
    en: 'The records do not contradict one another.',
  },
  'progress.contradiction': { vi: '{title}: {owner}.', en: '{title}: {owner}.' },
  'progress.proposals.none': { vi: 'Hồ sơ chưa ghi nhận đề xuất, kiến nghị.', en: 'The records hold no proposals.' },
  'progress.more': {
    vi: 'Và {count, number} nhiệm vụ khác, xem trong bảng tính kèm theo.',
    en: 'And {count, number} more, in the spreadsheet.',
  },

  'progress.column.organisation': { vi: 'Đơn vị', en: 'Organisation' },
  'progress.column.total': { vi: 'Tổng số', en: 'Total' },
  'progress.column.done-on-time': { vi: 'Hoàn thành đúng hạn', en: 'Done in time' },
  'progress.column.done-late': { vi: 'Hoàn thành quá hạn', en: 'Done late' },
  'progress.column.done-undated': { vi: 'Hoàn thành, không thời hạn', en: 'Done, no deadline' },
  'progress.column.in-time': { vi: 'Trong hạn', en: 'In time' },
  'progress.column.overdue': { vi: 'Quá hạn', en: 'Overdue' },
  'progress.column.open-undated': { vi: 'Đang thực hiện, không thời hạn', en: 'Open, no deadline' },
  'progress.column.overdue-rate': { vi: 'Tỷ lệ quá hạn', en: 'Overdue rate' },
  'progress.column.task': { vi: 'Nhiệm vụ', en: 'Task' },
  'progress.column.source': { vi: 'Văn bản', en: 'Directive' },
  'progress.column.state': { vi: 'Tình trạng', en: 'Standing' },
  'progress.column.original-due': { vi: 'Hạn ban đầu', en: 'First due' },
  'progress.column.due': { vi: 'Hạn hiện tại', en: 'Due' },
  'progress.column.finished': { vi: 'Ngày hoàn thành', en: 'Finished' },
  'progress.column.days-late': { vi: 'Số ngày chậm', en: 'Days late' },
  'progress.column.reasons': { vi: 'Nguyên nhân theo hồ sơ', en: 'Reasons on record' },
  'progress.column.evidence': { vi: 'Minh chứng', en: 'Evidence' },
  'progress.sum': { vi: 'Cộng', en: 'Sum' },

  'progress.sheet.overall': { vi: 'Tổng hợp', en: 'Overall' },
  'progress.sheet.organisations': { vi: 'Theo đơn vị', en: 'Organisations' },
  'progress.sheet.tasks': { vi: 'Nhiệm vụ', en: 'Tasks' },
  'progress.file': { vi: 'bao-cao-tien-do-{on}', en: 'progress-report-{on}' },

  'progress.from-after-until': {
    vi: 'Ngày đầu kỳ sau ngày cuối kỳ.',
    en: 'The period begins after it ends.',
  },
  'progress.organisation-not-found': { vi: 'Không có đơn vị này.', en: 'There is no such organisation.' },

  // Thể thức văn bản hành chính, Nghị định 30/2020/NĐ-CP, Phụ lục I.
  'progress.paper.nation': { vi: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', en: 'SOCIALIST REPUBLIC OF VIET NAM' },
  'progress.paper.motto': { vi: 'Độc lập - Tự do - Hạnh phúc', en: 'Independence - Freedom - Happiness' },
  'progress.paper.number': { vi: 'Số:        /BC-', en: 'No.        /BC-' },
  'progress.paper.place-day': {
    vi: '{place}, ngày {day} tháng {month} năm {year}',
    en: '{place}, {day}/{month}/{year}',
  },
  'progress.paper.type': { vi: 'BÁO CÁO', en: 'REPORT' },
  'progress.paper.recipients': { vi: 'Nơi nhận:', en: 'To:' },
  'progress.paper.to-issuer': { vi: '- {issuer} (để báo cáo);', en: '- {issuer};' },
  'progress.paper.to-file': { vi: '- Lưu: VT.', en: '- File.' },
  'progress.paper.signatory': { vi: 'THỦ TRƯỞNG CƠ QUAN', en: 'HEAD OF THE OFFICE' },
  'progress.paper.sign': { vi: '(Ký, ghi rõ họ tên)', en: '(Signature and name)' },
});
