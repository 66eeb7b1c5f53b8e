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
  'intake.letter-too-large': {
    vi: 'Thư lớn hơn {mebibytes, number} MB nên không đọc được. Xin gửi lại với ít ảnh hơn hoặc ảnh nhỏ hơn.',
    en: 'The letter is larger than {mebibytes, number} MB and cannot be read. Please send it again with fewer or smaller pictures.',
  },
  'intake.letter-failed': {
    vi: 'Máy chưa đọc được thư này; cán bộ sẽ xem trong hộp thư.',
    en: 'The letter could not be read by the program; staff will look at it in the letter box.',
  },
  'intake.letter-not-taken': {
    vi: 'Nội dung thư chưa ghi nhận được thành phản ánh.',
    en: 'What the letter says could not be taken as a report.',
  },
  'intake.letter-cut': {
    vi: 'Thư dài: chỉ ghi được {limit, number} ký tự đầu.',
    en: 'The letter is long: its first {limit, number} characters were taken.',
  },
  'intake.letter-unasked': {
    vi: 'Loại phản ánh này còn cần biết: {questions} Đơn vị xử lý có thể hỏi lại qua thư.',
    en: 'For such a report it is still to be known: {questions} Whoever handles it may ask by mail.',
  },
  'intake.letter-files': {
    vi: '{files, plural, other {# tệp trong thư chưa nhận được}}: {sentence}',
    en: '{files, plural, one {# file of the letter was not taken} other {# files of the letter were not taken}}: {sentence}',
  },
  'intake.file-too-large': {
    vi: 'Tệp lớn hơn {mebibytes, number} MB.',
    en: 'Larger than {mebibytes, number} MB.',
  },
  'intake.ignored.auto-reply': { vi: 'Thư trả lời tự động.', en: 'An automatic answer.' },
  'intake.ignored.bounce': {
    vi: 'Thư báo không gửi được, hoặc thư của máy chủ.',
    en: 'A bounce, or a letter of a server.',
  },
  'intake.ignored.list': { vi: 'Thư gửi hàng loạt hoặc từ danh sách.', en: 'Bulk mail, or of a mailing list.' },
  'intake.ignored.own': { vi: 'Thư của chính hệ thống.', en: 'A letter of this system.' },
  'intake.ignored.no-sender': {
    vi: 'Thư không có địa chỉ người gửi.',
    en: 'A letter without the address of a sender.',
  },
  'intake.answer.title': {
    vi: 'Đô Thị {city}: thư của ông/bà chưa được ghi nhận thành phản ánh',
    en: 'Đô Thị {city}: your letter did not become a report',
  },
  'intake.answer.advice': {
    vi: 'Ông/bà có thể sửa rồi gửi thư mới, hoặc gửi phản ánh tại',
    en: 'You can put it right in a new letter, or report at',
  },
  'intake.answer.why': {
    vi: 'Thư tự động: địa chỉ này đã gửi thư tới hộp thư phản ánh. Nếu không phải ông/bà gửi, xin bỏ qua. Xin không trả lời thư.',
    en: 'An automatic mail: this address wrote to the letter box for reports. If it was not you, ignore it. Please do not answer.',
  },
});
