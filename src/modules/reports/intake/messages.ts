import { messages } from '../../../kernel/messages.ts';

export const intakeMessages = messages({
  'intake.path-unreadable': {
    vi: 'Đường dẫn gồm chữ không dấu, số, gạch, cách nhau bằng dấu chấm, như data.location.lat.',
    en: 'A way is letters, digits, hyphens and underscores parted by dots, as data.location.lat.',
  },
  'intake.code-unreadable': {
    vi: 'Mã gồm chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ, từ 2 đến 30 ký tự.',
    en: 'A code is small letters, digits and hyphens, begins with a letter and has 2 to 30 characters.',
  },
  'intake.sheet-unreadable': {
    vi: 'Tệp không phải là bảng tính .xlsx đọc được.',
    en: 'The file is no spreadsheet (.xlsx) that can be read.',
  },
  'intake.sheet-empty': { vi: 'Bảng tính không có dòng nào.', en: 'The spreadsheet has no rows.' },
  'intake.sheet-too-long': {
    vi: 'Mỗi lần nhập tối đa {most, number} dòng.',
    en: 'At most {most, number} rows can be taken at once.',
  },
  'intake.sheet-too-large': { vi: 'Bảng tính quá lớn.', en: 'The spreadsheet is too large.' },
  'intake.column-missing': { vi: 'Thiếu cột "{column}".', en: 'The column "{column}" is missing.' },
  'intake.cell-missing': { vi: 'Ô "{column}" để trống.', en: 'The cell under "{column}" is empty.' },
  'intake.category-unknown': {
    vi: 'Không có lĩnh vực "{category}".',
    en: 'There is no category "{category}".',
  },
  'intake.number-unreadable': {
    vi: '"{value}" không phải là số.',
    en: '"{value}" is no number.',
  },
  'intake.time-unreadable': {
    vi: '"{value}" không phải là thời điểm; viết 09/03/2026 08:30 hoặc 2026-03-09 08:30.',
    en: '"{value}" is no moment; write 2026-03-09 08:30 or 09/03/2026 08:30.',
  },
  'intake.filed-for-unknown': {
    vi: '"{value}" không phải là hình thức tiếp nhận: điện thoại, trực tiếp, thư, khác.',
    en: '"{value}" is no way of receiving: phone, desk, letter, other.',
  },
  'intake.contact-unreadable': { vi: '"{value}" không hợp lệ.', en: '"{value}" is not valid.' },
  'intake.text-too-long': {
    vi: 'Nội dung dài quá {limit, number} ký tự.',
    en: 'The text is longer than {limit, number} characters.',
  },
  'intake.partner-unknown': { vi: 'Không có đối tác này.', en: 'There is no such partner.' },
  'intake.partner-exists': { vi: 'Đã có đối tác mang mã này.', en: 'There is a partner of that name already.' },
  'intake.signature-wrong': {
    vi: 'Chữ ký không đúng, hoặc thông điệp quá cũ.',
    en: 'The signature is wrong, or the message is too old.',
  },
  'intake.field-missing': {
    vi: 'Thông điệp thiếu "{path}".',
    en: 'The message has no "{path}".',
  },
  'intake.field-wrong': {
    vi: 'Giá trị tại "{path}" không hợp lệ.',
    en: 'What stands at "{path}" is not valid.',
  },
});
