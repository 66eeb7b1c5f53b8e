import { messages } from '../messages.ts';

export const deadlinesMessages = messages({
  'deadlines.rule-not-found': { vi: 'Không có quy tắc thời hạn này.', en: 'There is no such rule for deadlines.' },
  'deadlines.rule-code-taken': {
    vi: 'Mã {code} đã có quy tắc trong thời gian này.',
    en: 'The code {code} has a rule in this period already.',
  },
  'deadlines.rule-begins-later': {
    vi: 'Quy định hiện có bắt đầu từ {from}; quy định thay thế không thể bắt đầu sớm hơn.',
    en: 'What it says now begins on {from}; what replaces it cannot begin earlier.',
  },
  'deadlines.rule-added': { vi: 'Đã thêm quy tắc thời hạn', en: 'A rule for deadlines was added' },
  'deadlines.rule-changed': { vi: 'Đã sửa quy tắc thời hạn', en: 'A rule for deadlines was changed' },
  'deadlines.rule-ended': { vi: 'Đã bỏ quy tắc thời hạn', en: 'A rule for deadlines was ended' },
  'deadlines.step.received': { vi: 'tiếp nhận {at}', en: 'received {at}' },
  'deadlines.step.assigned': { vi: 'giao việc {at}', en: 'assigned {at}' },
  'deadlines.step.issued': { vi: 'ban hành {at}', en: 'issued {at}' },
  'deadlines.step.counted-from': { vi: 'tính từ {day}', en: 'counted from {day}' },
  'deadlines.step.counted-at': { vi: 'tính từ {at}', en: 'counted from {at}' },
  'deadlines.step.office-hours': { vi: 'giờ làm việc {hours}', en: 'office hours {hours}' },
  'deadlines.step.weekends': { vi: 'nghỉ cuối tuần {days}', en: 'weekend {days}' },
  'deadlines.step.weekend-days': {
    vi: 'nghỉ cuối tuần {days} ngày',
    en: '{days, plural, one {# weekend day} other {# weekend days}}',
  },
  'deadlines.step.holidays': {
    vi: 'nghỉ lễ, tết và nghỉ bù {days} ngày',
    en: '{days, plural, one {# public holiday or day in lieu} other {# public holidays and days in lieu}}',
  },
  'deadlines.step.provisional-years': {
    vi: 'lịch nghỉ các năm {from}–{until} chưa công bố nên kết quả là tạm tính',
    en: 'the days off of {from}–{until} are not announced yet, so this is provisional',
  },
  'deadlines.step.worked': { vi: '{reason} {day}', en: '{reason} {day}' },
  'deadlines.step.worked-for': { vi: '{reason} {day} (thay {other})', en: '{reason} {day} (for {other})' },
  'deadlines.step.moved': {
    vi: 'ngày cuối {from} là ngày nghỉ ({reason}), chuyển sang {until}',
    en: 'the last day {from} is a day off ({reason}), moved to {until}',
  },
  'deadlines.step.day-off-kept': {
    vi: '{day} là ngày nghỉ ({reason}), hạn ấn định theo ngày nên giữ nguyên',
    en: '{day} is a day off ({reason}); a date that was named stays',
  },
  'deadlines.step.provisional-year': {
    vi: 'lịch nghỉ năm {year} chưa công bố nên kết quả là tạm tính',
    en: 'the days off of {year} are not announced yet, so this is provisional',
  },
  'deadlines.step.provisional-tet': {
    vi: 'lịch nghỉ Tết năm {year} chưa công bố: tạm tính {before} ngày cuối năm cũ và {after} ngày đầu năm mới',
    en: 'the days of Tết {year} are not announced yet: provisionally the last {before} of the old year and the first {after} of the new',
  },
  'deadlines.step.provisional-national-day': {
    vi: 'ngày nghỉ liền kề Quốc khánh năm {year} chưa công bố: tạm tính ngày nối được kỳ nghỉ dài hơn',
    en: 'the day beside National Day {year} is not announced yet: provisionally the one that makes the longer break',
  },
  'deadlines.step.was-due': { vi: 'hạn trước đó {at}', en: 'until then due {at}' },
  'deadlines.step.paused': {
    vi: 'tạm dừng từ {from} đến {until} ({reason})',
    en: 'paused from {from} to {until} ({reason})',
  },
  'deadlines.step.paused-left': {
    vi: 'tạm dừng từ {from} đến {until} ({reason}), còn {left}',
    en: 'paused from {from} to {until} ({reason}), {left} left',
  },
  'deadlines.step.pause-after-due': {
    vi: 'tạm dừng từ {from} đến {until} khi đã quá hạn nên hạn không đổi',
    en: 'paused from {from} to {until} when already overdue, which moves nothing',
  },
  'deadlines.step.extended': { vi: 'gia hạn đến {until} ({reason})', en: 'extended to {until} ({reason})' },
  'deadlines.step.due': { vi: 'hạn {at}', en: 'due {at}' },

  'deadlines.term.wd': {
    vi: '{count, number} ngày làm việc',
    en: '{count, plural, one {# working day} other {# working days}}',
  },
  'deadlines.term.wh': {
    vi: '{count, number} giờ làm việc',
    en: '{count, plural, one {# working hour} other {# working hours}}',
  },
  'deadlines.term.d': { vi: '{count, number} ngày', en: '{count, plural, one {# day} other {# days}}' },
  'deadlines.term.m': { vi: '{count, number} tháng', en: '{count, plural, one {# month} other {# months}}' },
  'deadlines.term.q': { vi: '{count, number} quý', en: '{count, plural, one {# quarter} other {# quarters}}' },
  'deadlines.term.hours-and-minutes': {
    vi: '{hours} giờ {minutes} phút làm việc',
    en: '{hours} h {minutes} min of office time',
  },

  'deadlines.rule-unreadable': {
    vi: 'Không hiểu thời hạn “{rule}”. Viết như 8wd (ngày làm việc), 16wh (giờ làm việc), 30d (ngày), 2m (tháng), 1q (quý) hoặc một ngày như 2026-06-30.',
    en: 'The rule “{rule}” cannot be read. Write it as 8wd (working days), 16wh (working hours), 30d (days), 2m (months), 1q (quarters) or a day such as 2026-06-30.',
  },
  'deadlines.rule-too-long': {
    vi: 'Thời hạn “{rule}” quá dài; dài nhất là {longest}.',
    en: 'The rule “{rule}” is too long; the longest is {longest}.',
  },
  'deadlines.instant-unreadable': {
    vi: 'Không hiểu thời điểm “{from}”. Viết ngày, giờ và múi giờ, như 2026-02-09T16:40+07:00.',
    en: 'The instant “{from}” cannot be read. Write day, time and zone, as 2026-02-09T16:40+07:00.',
  },
  'deadlines.instant-without-time': {
    vi: '“{from}” chỉ là ngày. Cần cả giờ, vì thời hạn theo giờ phụ thuộc vào giờ tiếp nhận: viết như {from}T08:00+07:00.',
    en: '“{from}” is a day only. The time is needed too, since a term of hours depends on it: write it as {from}T08:00+07:00.',
  },
  'deadlines.instant-without-zone': {
    vi: '“{from}” thiếu múi giờ. Với giờ Việt Nam, viết {from}+07:00.',
    en: '“{from}” has no zone. For Vietnamese time write {from}+07:00.',
  },
  'deadlines.calendar-file-unreadable': {
    vi: 'Không đọc được tệp lịch {file}: {why}.',
    en: 'The calendar file {file} cannot be read: {why}.',
  },
  'deadlines.day-before-event': {
    vi: 'Ngày hạn {day} trước thời điểm bắt đầu.',
    en: 'The due day {day} lies before the event.',
  },
  'deadlines.not-found': { vi: 'Không có thời hạn này.', en: 'There is no such deadline.' },
  'deadlines.already-paused': { vi: 'Thời hạn đang tạm dừng.', en: 'The deadline is paused already.' },
  'deadlines.not-paused': { vi: 'Thời hạn không tạm dừng.', en: 'The deadline is not paused.' },
  'deadlines.paused': {
    vi: 'Thời hạn đang tạm dừng; cho chạy tiếp rồi mới gia hạn.',
    en: 'The deadline is paused; let it run again before it is extended.',
  },
  'deadlines.closed': { vi: 'Thời hạn đã kết thúc.', en: 'The deadline is closed.' },
  'deadlines.not-closed': { vi: 'Thời hạn chưa kết thúc.', en: 'The deadline is not closed.' },
  'deadlines.reason-missing': { vi: 'Phải nêu lý do.', en: 'A reason is required.' },
  'deadlines.extension-not-later': {
    vi: 'Hạn mới {until} phải sau hạn hiện tại.',
    en: 'The new due day {until} must lie after the present one.',
  },
  'deadlines.out-of-order': {
    vi: 'Thời điểm này trước thay đổi gần nhất của thời hạn ({last}).',
    en: 'This moment lies before the last change of the deadline ({last}).',
  },
});

export type DeadlineMessage = keyof typeof deadlinesMessages;
