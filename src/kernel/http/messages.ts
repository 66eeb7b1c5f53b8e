import { messages } from '../messages.ts';

export const httpMessages = messages({
  'problem.invalid': { vi: 'Dữ liệu không hợp lệ', en: 'Invalid request' },
  'problem.unauthenticated': { vi: 'Chưa đăng nhập', en: 'Not signed in' },
  'problem.denied': { vi: 'Không có quyền', en: 'Not allowed' },
  'problem.not-found': { vi: 'Không tìm thấy', en: 'Not found' },
  'problem.conflict': { vi: 'Mâu thuẫn với dữ liệu hiện có', en: 'Conflict' },
  'problem.precondition-failed': { vi: 'Bản ghi đã thay đổi', en: 'The record has changed' },
  'problem.precondition-required': { vi: 'Thiếu phiên bản đang sửa', en: 'Version required' },
  'problem.too-large': { vi: 'Quá lớn', en: 'Too large' },
  'problem.range': { vi: 'Đoạn yêu cầu nằm ngoài tệp', en: 'Range not satisfiable' },
  'problem.too-many': { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  'problem.unavailable': { vi: 'Tạm thời không phục vụ được', en: 'Unavailable' },
  'problem.method': { vi: 'Phương thức không được hỗ trợ', en: 'Method not allowed' },
  'problem.media': { vi: 'Kiểu nội dung không được hỗ trợ', en: 'Unsupported content type' },
  'problem.fault': { vi: 'Lỗi của hệ thống', en: 'A fault of ours' },

  'http.fields-invalid': {
    vi: 'Có trường không hợp lệ; xem danh sách "fields".',
    en: 'Some fields are not valid; see the list "fields".',
  },
  'http.field-empty': { vi: 'Chưa điền.', en: 'Nothing is filled in.' },
  'http.field-short': { vi: 'Cần ít nhất {limit} ký tự.', en: 'At least {limit} characters are needed.' },
  'http.field-long': { vi: 'Nhiều nhất {limit} ký tự.', en: 'No more than {limit} characters.' },
  'http.field-none': { vi: 'Cần chọn ít nhất một mục.', en: 'Choose at least one.' },
  'http.field-few': { vi: 'Cần ít nhất {limit} mục.', en: 'At least {limit} are needed.' },
  'http.field-many': { vi: 'Nhiều nhất {limit} mục.', en: 'No more than {limit}.' },
  'http.field-low': { vi: 'Không nhỏ hơn {limit}.', en: 'No less than {limit}.' },
  'http.field-not-above': { vi: 'Phải lớn hơn {limit}.', en: 'It has to be more than {limit}.' },
  'http.field-high': { vi: 'Không lớn hơn {limit}.', en: 'No more than {limit}.' },
  'http.field-not-below': { vi: 'Phải nhỏ hơn {limit}.', en: 'It has to be less than {limit}.' },
  'http.field-pattern': { vi: 'Không đúng dạng cần điền.', en: 'It does not have the form that is needed.' },
  'http.day-far': { vi: 'Ngày phải trong khoảng 1900–2199.', en: 'The day has to lie between 1900 and 2199.' },
  'http.field-unknown': {
    vi: 'Không có trường này; có thể viết sai tên, hoặc không đặt được theo cách này.',
    en: 'There is no such field: it may be misspelt, or cannot be set this way.',
  },
  'http.body-unreadable': { vi: 'Nội dung gửi lên không phải JSON đọc được.', en: 'The body is not readable JSON.' },
  'http.body-charset': { vi: 'Nội dung gửi lên phải là UTF-8.', en: 'The body must be UTF-8.' },
  'http.body-too-deep': {
    vi: 'Dữ liệu JSON lồng quá {limit} lớp.',
    en: 'The JSON is nested more than {limit} levels deep.',
  },
  'http.body-too-large': { vi: 'Nội dung gửi lên quá lớn.', en: 'The body is too large.' },
  'http.media-unsupported': {
    vi: 'Địa chỉ này không nhận kiểu nội dung đã gửi.',
    en: 'This address does not take content of the type sent.',
  },
  'http.text-unstorable': {
    vi: 'Văn bản chứa ký tự không lưu được (ký tự NUL hoặc mã UTF-16 lẻ).',
    en: 'The text contains characters that cannot be stored (NUL or an unpaired surrogate).',
  },
  'http.url-unreadable': { vi: 'Địa chỉ không đọc được.', en: 'The address cannot be read.' },
  'http.request-unreadable': { vi: 'Yêu cầu không đọc được.', en: 'The request cannot be read.' },
  'http.no-such-address': { vi: 'Không có địa chỉ này.', en: 'There is nothing at this address.' },
  'http.method-not-allowed': {
    vi: 'Địa chỉ này chỉ nhận: {allowed}.',
    en: 'This address only takes: {allowed}.',
  },
  'http.too-many-requests': {
    vi: 'Bạn gửi quá nhiều yêu cầu; hãy thử lại sau {seconds} giây.',
    en: 'You are sending too many requests; try again in {seconds} seconds.',
  },
  'http.foreign-origin': {
    vi: 'Yêu cầu đến từ một trang khác nên không được thực hiện.',
    en: 'The request came from another site and was not carried out.',
  },
  'http.cursor-invalid': {
    vi: 'Con trỏ trang "after" không hợp lệ; hãy lấy lại từ trang đầu.',
    en: 'The page cursor "after" is not valid; start again from the first page.',
  },
  'http.version-required': {
    vi: 'Khi sửa phải gửi If-Match với ETag của bản đã đọc.',
    en: 'An edit must send If-Match with the ETag of the version that was read.',
  },
  'http.version-unreadable': {
    vi: 'If-Match không hợp lệ; hãy gửi đúng ETag đã nhận.',
    en: 'If-Match is not valid; send the ETag as it was received.',
  },
  'http.version-stale': {
    vi: 'Người khác vừa sửa bản ghi này; "details" chứa cả hai phiên bản.',
    en: 'Somebody else has just changed this record; "details" holds both versions.',
  },
  'http.key-invalid': {
    vi: 'Idempotency-Key phải gồm 1 đến 255 ký tự ASCII in được.',
    en: 'Idempotency-Key must be 1 to 255 printable ASCII characters.',
  },
  'http.key-reused': {
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was used for a different request.',
  },
  'http.busy': {
    vi: 'Hệ thống đang bận; hãy thử lại sau ít phút.',
    en: 'The system is busy; try again in a moment.',
  },
  'http.not-ready': { vi: 'Cơ sở dữ liệu chưa trả lời.', en: 'The database does not answer.' },
  'http.fault': {
    vi: 'Hệ thống gặp lỗi, đã được ghi lại với mã {reference}.',
    en: 'Something failed on our side; it is recorded as {reference}.',
  },
});
