import { messages } from '../messages.ts';

export const openDataMessages = messages({
  'open-data.no-such-set': { vi: 'Không có bộ dữ liệu {id}.', en: 'There is no data set {id}.' },
  'open-data.no-such-format': {
    vi: 'Bộ dữ liệu này không có định dạng {format}; có: {formats}.',
    en: 'This set is not offered as {format}; it is as: {formats}.',
  },
  'open-data.not-countable': {
    vi: 'Không đếm theo thuộc tính {by} được; có: {fields}.',
    en: 'Records are not counted by {by}; they are by: {fields}.',
  },
  'open-data.no-such-edition': {
    vi: 'Bộ dữ liệu này không giữ tệp của tháng {month}.',
    en: 'This set keeps no file of the month {month}.',
  },
  'open-data.edition-whole': {
    vi: 'Tệp của một tháng trước là CSV nguyên vẹn, không lọc được.',
    en: 'The file of an earlier month is CSV and whole; it takes no filters.',
  },
  'open-data.no-number': {
    vi: 'Không cộng được thuộc tính {by}; có: {fields}.',
    en: 'The field {by} is no number to be summed; there are: {fields}.',
  },
  'open-data.not-sortable': {
    vi: 'Không sắp xếp theo {by} được; có: {fields}.',
    en: 'Records are not sorted by {by}; they are by: {fields}.',
  },
  'open-data.too-many-to-sort': {
    vi: 'Chỉ sắp xếp được khi bộ lọc còn không quá {most, number} bản ghi; hãy lọc bớt.',
    en: 'No more than {most, number} records are sorted; narrow them down first.',
  },
  'open-data.part': { vi: 'da-loc', en: 'part' },
  'open-data.freshness': {
    vi: 'Tệp được lập lại mỗi đêm, và khi có người tải một tệp cũ hơn một giờ; bảng trên trang và giao diện lập trình luôn mới.',
    en: 'Files are made anew every night, and when somebody downloads one older than an hour; the table on the page and the interface are always up to date.',
  },
});
