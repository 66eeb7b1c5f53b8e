import { messages } from '../../../kernel/messages.ts';

export const intakeMessages = messages({
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
  'intake.receipt-subject': {
    vi: 'Đã tiếp nhận phản ánh {number}',
    en: 'Your report {number} was received',
  },
  'intake.receipt': {
    vi: 'Phản ánh của ông/bà đã được tiếp nhận với số {number}.\nĐơn vị xử lý: {owner}.\n{expected}\nTheo dõi tại: {link}\n\nLiên kết trên dành riêng cho ông/bà. Thư này được gửi tự động; xin không trả lời.',
    en: 'Your report was received under the number {number}.\nWith: {owner}.\n{expected}\nFollow it at: {link}\n\nThe link is for you alone. This is an automatic mail; please do not answer it.',
  },
  'intake.receipt-expected': { vi: 'Dự kiến xử lý xong: {day}.', en: 'Expected to be done: {day}.' },
});
