import { messages } from '../../../../kernel/messages.ts';

/** The next version of a document: brought in, compared, decided about. */
export const versionMessages = messages({
  'versions.new': { vi: 'Phiên bản mới', en: 'New version' },
  'versions.new.what': {
    vi: 'Tệp mới được đọc và so với bản đang áp dụng. Chưa có gì thay đổi cho đến khi bạn quyết định từng việc và áp dụng.',
    en: 'The new file is read and compared with the one in force. Nothing changes until every task is decided and you bring it into force.',
  },
  'versions.new.file': { vi: 'Tệp của phiên bản mới', en: 'File of the new version' },
  'versions.new.text': { vi: 'Hoặc dán nội dung', en: 'Or paste the text' },
  'versions.new.missing': { vi: 'Chọn một tệp hoặc dán nội dung.', en: 'Choose a file or paste the text.' },
  'versions.new.act': { vi: 'Nhập và so sánh', en: 'Import and compare' },
  'versions.waiting': { vi: 'Phiên bản mới đang chờ: {file}', en: 'A new version is waiting: {file}' },
  'versions.compare': { vi: 'So sánh và quyết định', en: 'Compare and decide' },
  'versions.what-changed': { vi: 'Phiên bản {ordinal}: đã thay đổi những gì', en: 'Version {ordinal}: what changed' },
  'versions.title': { vi: '{name}: phiên bản {ordinal}', en: '{name}: version {ordinal}' },
  'versions.under': { vi: 'So với phiên bản {older}', en: 'Compared with version {older}' },
  'versions.back': { vi: 'Về văn bản', en: 'Back to the directive' },
  'versions.standing.in-force': { vi: 'đang áp dụng', en: 'in force' },
  'versions.standing.proposed': { vi: 'chờ áp dụng', en: 'waiting' },
  'versions.standing.former': { vi: 'đã được thay thế', en: 'replaced' },
  'versions.standing.discarded': { vi: 'đã bỏ', en: 'dropped' },

  'versions.tasks': { vi: 'Việc đã giao', en: 'Assigned work' },
  'versions.tasks.none': {
    vi: 'Bản đang áp dụng chưa giao việc nào.',
    en: 'The version in force has not assigned any work.',
  },
  'versions.undecided': {
    vi: '{count, plural, =0 {Đã quyết định mọi việc} other {Còn # việc cần quyết định}}',
    en: '{count, plural, =0 {Everything is decided} one {# task is to be decided} other {# tasks are to be decided}}',
  },
  'versions.kind.same': { vi: 'giữ nguyên lời', en: 'same words' },
  'versions.kind.changed': { vi: 'đổi lời', en: 'other words' },
  'versions.kind.removed': { vi: 'không còn trong văn bản', en: 'no longer in the text' },
  'versions.same-count': {
    vi: '{count} việc giữ nguyên lời: tiếp tục như cũ.',
    en: '{count, plural, one {# task keeps its} other {# tasks keep their}} words and {count, plural, one {goes} other {go}} on.',
  },
  'versions.new-count': {
    vi: '{count} việc mới: sẽ chờ xem trong danh sách sau khi áp dụng.',
    en: '{count, plural, one {# new task waits} other {# new tasks wait}} to be reviewed afterwards.',
  },
  'versions.old-words': { vi: 'Lời cũ', en: 'Old words' },
  'versions.new-words': { vi: 'Lời mới', en: 'New words' },
  'versions.decision.keep': { vi: 'Giữ việc như cũ', en: 'Keep the work as it is' },
  'versions.decision.take-words': { vi: 'Giữ việc, ghi lời mới', en: 'Keep the work, in the new words' },
  'versions.decision.leave': { vi: 'Thu hồi việc', en: 'Recall the work' },
  'versions.decision.leave-done': { vi: 'Giao lại từ đầu', en: 'Ask for it anew' },
  'versions.decided-by': { vi: '{name} đã quyết định', en: 'Decided by {name}' },
  'versions.recall': { vi: 'Thu hồi việc', en: 'Recall the work' },
  'versions.recall.what': {
    vi: 'Việc được thu hồi khi phiên bản mới được áp dụng. Lý do ghi vào lịch sử của việc.',
    en: 'The work is recalled when the new version comes into force. The reason stays in its history.',
  },
  'versions.recall.usual': { vi: 'Không còn trong văn bản mới', en: 'No longer in the new version' },
  'versions.adopt': { vi: 'Áp dụng phiên bản mới', en: 'Bring it into force' },
  'versions.adopt.what': {
    vi: 'Việc được giữ, ghi lại hoặc thu hồi như đã quyết định. Bản cũ vẫn lưu.',
    en: 'Work is kept, reworded or recalled as decided. The old version stays on record.',
  },
  'versions.adopt.letterhead': {
    vi: 'Lấy cả số, ngày và trích yếu của bản mới',
    en: 'Take over number, date and subject too',
  },
  'versions.discard': { vi: 'Bỏ phiên bản này', en: 'Drop this version' },

  'versions.letterhead': { vi: 'Phần đầu văn bản', en: 'Letterhead' },
  'versions.text': { vi: 'Thay đổi theo điều, khoản', en: 'What changed, clause by clause' },
  'versions.counts': {
    vi: '{added} thêm, {removed} bỏ, {changed} đổi, {moved} chuyển chỗ, {same} giữ nguyên',
    en: '{added} added, {removed} removed, {changed} changed, {moved} moved, {same} unchanged',
  },
  'versions.change.same': { vi: 'giữ nguyên', en: 'unchanged' },
  'versions.change.changed': { vi: 'đổi', en: 'changed' },
  'versions.change.added': { vi: 'thêm', en: 'added' },
  'versions.change.removed': { vi: 'bỏ', en: 'removed' },
  'versions.change.moved': { vi: 'chuyển từ {from}', en: 'moved from {from}' },
  'versions.show-same': { vi: 'Hiện cả phần giữ nguyên', en: 'Show what is unchanged too' },
  'versions.no-change': { vi: 'Hai phiên bản không khác nhau.', en: 'The two versions do not differ.' },
  'versions.reading': { vi: 'Đang đọc phiên bản mới…', en: 'Reading the new version…' },
});
