import { messages } from '../messages.ts';

export const filesMessages = messages({
  'files.no-file': {
    vi: 'Yêu cầu phải là multipart/form-data và có một tệp.',
    en: 'The request must be multipart/form-data with one file.',
  },
  'files.range-beyond': {
    vi: 'Đoạn yêu cầu nằm ngoài tệp, tệp có {sizeBytes} byte.',
    en: 'The range asked for lies beyond the file, which has {sizeBytes} bytes.',
  },
  'files.empty': { vi: 'Tệp rỗng.', en: 'The file is empty.' },
  'files.too-large': {
    vi: 'Tệp lớn hơn {limitBytes} byte.',
    en: 'The file is larger than {limitBytes} bytes.',
  },
  'files.type-not-taken': {
    vi: 'Không nhận loại tệp này (xét theo nội dung).',
    en: 'Files of this kind (by their content) are not taken here.',
  },
  'files.picture-broken': { vi: 'Ảnh hỏng, không đọc được.', en: 'The picture is broken and cannot be read.' },
  'files.too-many-pixels': {
    vi: 'Ảnh có hơn {limit} điểm ảnh.',
    en: 'The picture has more than {limit} pixels.',
  },
  'files.rectangle-outside': {
    vi: 'Khung phải nằm trong ảnh.',
    en: 'The rectangle has to lie within the picture.',
  },
});
