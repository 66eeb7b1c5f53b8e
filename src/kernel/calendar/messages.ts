import { messages } from '../messages.ts';

export const calendarMessages = messages({
  'calendar.saturday': { vi: 'thứ Bảy', en: 'Saturday' },
  'calendar.sunday': { vi: 'Chủ nhật', en: 'Sunday' },
  'calendar.reason.holiday': { vi: 'nghỉ {name}', en: '{name}' },
  'calendar.reason.off': { vi: 'nghỉ {name}', en: '{name}' },
  'calendar.reason.work': { vi: 'làm việc {name}', en: 'worked: {name}' },
  'calendar.reason.in-lieu': { vi: 'nghỉ bù {name}', en: 'day in lieu of {name}' },
  'calendar.reason.swapped-off': { vi: 'nghỉ hoán đổi', en: 'day off by swap' },
  'calendar.reason.make-up': { vi: 'làm bù', en: 'worked in exchange' },

  'calendar.national': { vi: 'Lịch làm việc quốc gia', en: 'National working calendar' },
  'calendar.city': { vi: 'Lịch làm việc của thành phố', en: 'The city’s working calendar' },

  'calendar.day-out-of-range': {
    vi: 'Ngày {day} nằm ngoài khoảng lịch có dữ liệu ({from} đến {until}).',
    en: 'The day {day} lies outside the years the calendar knows ({from} to {until}).',
  },
  'calendar.no-such-lunar-day': {
    vi: 'Không có ngày này trong âm lịch Việt Nam.',
    en: 'The Vietnamese lunar calendar has no such day.',
  },
  'calendar.lunar-year-out-of-range': {
    vi: 'Âm lịch được tính cho các năm {from} đến {until}.',
    en: 'The lunar calendar is computed for the years {from} to {until}.',
  },
  'calendar.period-backwards': {
    vi: 'Giờ làm việc phải kết thúc sau khi bắt đầu.',
    en: 'Office hours must end after they begin.',
  },
  'calendar.periods-overlap': {
    vi: 'Các buổi làm việc trong ngày phải theo thứ tự và không chồng nhau.',
    en: 'The office hours of a day must follow one another without overlap.',
  },
  'calendar.not-found': { vi: 'Không có lịch này.', en: 'There is no such calendar.' },
  'calendar.no-such-organisation': { vi: 'Không có cơ quan này.', en: 'There is no such organisation.' },
  'calendar.announcement-not-found': { vi: 'Không có thông báo này.', en: 'There is no such announcement.' },
  'calendar.already-withdrawn': {
    vi: 'Thông báo này đã được rút.',
    en: 'This announcement has been withdrawn already.',
  },
  'calendar.already-off': {
    vi: 'Ngày {day} đã là ngày nghỉ.',
    en: 'The day {day} is a day off already.',
  },
  'calendar.already-working': {
    vi: 'Ngày {day} đã là ngày làm việc.',
    en: 'The day {day} is a working day already.',
  },
  'calendar.day-already-announced': {
    vi: 'Lịch này đã có một thông báo cho ngày {day}; rút thông báo cũ trước.',
    en: 'This calendar has an announcement for {day} already; withdraw it first.',
  },
  'calendar.year-already-announced': {
    vi: 'Lịch này đã có thông báo lịch nghỉ năm {year}; rút thông báo cũ trước.',
    en: 'This calendar has the days of {year} announced already; withdraw that first.',
  },
  'calendar.range-backwards': {
    vi: 'Ngày cuối phải không trước ngày đầu.',
    en: 'The last day must not lie before the first.',
  },
  'calendar.range-too-long': {
    vi: 'Mỗi lần xem được tối đa {days} ngày.',
    en: 'At most {days} days can be read at once.',
  },
});
