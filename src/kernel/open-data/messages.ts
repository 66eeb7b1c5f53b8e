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
  'open-data.cut-off': {
    vi: 'Bảng tính không chứa thêm dòng; hãy tải CSV để có đủ. / A sheet holds no more rows; the CSV has them all.',
    en: 'A sheet holds no more rows; the CSV has them all.',
  },
  'open-data.freshness': {
    vi: 'Tệp được lập lại mỗi đêm, và khi có người tải một tệp cũ hơn một giờ; bảng trên trang và giao diện lập trình luôn mới.',
    en: 'Files are made anew every night, and when somebody downloads one older than an hour; the table on the page and the interface are always up to date.',
  },
});
