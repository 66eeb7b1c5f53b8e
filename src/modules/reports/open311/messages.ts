import { messages } from '../../../kernel/messages.ts';

export const open311Messages = messages({
  'open311.jurisdiction-missing': {
    vi: 'Thiếu jurisdiction_id: máy chủ này phục vụ nhiều địa phương ({known}).',
    en: 'jurisdiction_id was not provided: this endpoint serves several ({known}).',
  },
  'open311.jurisdiction-unknown': {
    vi: 'Không có jurisdiction_id "{jurisdiction}".',
    en: 'jurisdiction_id "{jurisdiction}" was not found.',
  },
  'open311.jurisdiction-closed': {
    vi: '{name} đã ngừng nhận phản ánh qua đây từ ngày {day}.',
    en: '{name} takes no requests here any more, since {day}.',
  },
  'open311.outside-jurisdiction': {
    vi: 'Vị trí không thuộc {name}.',
    en: 'The location does not lie in {name}.',
  },
  'open311.area-unknown': { vi: 'Không có địa bàn này.', en: 'There is no such area.' },
  'open311.service-missing': { vi: 'Thiếu service_code.', en: 'service_code was not provided.' },
  'open311.service-unknown': {
    vi: 'Không có service_code "{code}".',
    en: 'service_code "{code}" was not found.',
  },
  'open311.request-unknown': {
    vi: 'Không có service_request_id "{id}".',
    en: 'service_request_id "{id}" was not found.',
  },
  'open311.token-unknown': { vi: 'Không có token này.', en: 'The token was not found.' },
  'open311.no-such-resource': {
    vi: 'Không có tài nguyên này. Xem /open311/discovery.xml.',
    en: 'There is no such resource. See /open311/discovery.xml.',
  },
  'open311.wrong-method': {
    vi: 'Tài nguyên này không nhận {method}; chỉ nhận {allowed}.',
    en: 'This resource does not take {method}; it takes {allowed}.',
  },
  'open311.key-missing': {
    vi: 'Thiếu api_key. Tạo khóa tại {address}.',
    en: 'api_key was not provided. Keys are made at {address}.',
  },
  'open311.key-wrong': { vi: 'api_key không đúng hoặc đã hết hạn.', en: 'The api_key is invalid or has expired.' },
  'open311.key-not-for-filing': {
    vi: 'api_key này không được dùng để gửi phản ánh.',
    en: 'This api_key is not meant for filing requests.',
  },
  'open311.location-missing': {
    vi: 'Thiếu vị trí: cần lat và long, address_string hoặc address_id.',
    en: 'A location is needed: lat and long, address_string or address_id.',
  },
  'open311.location-half': {
    vi: 'lat và long phải đi cùng nhau.',
    en: 'lat and long both have to be sent.',
  },
  'open311.number-unreadable': { vi: '{field} không phải là số hợp lệ.', en: '{field} is not a valid number.' },
  'open311.description-too-long': {
    vi: 'description dài quá {limit, number} ký tự.',
    en: 'description is longer than {limit, number} characters.',
  },
  'open311.contact-unreadable': { vi: '{field} không hợp lệ.', en: '{field} is not valid.' },
  'open311.address-unknown': { vi: 'Không có address_id "{id}".', en: 'address_id "{id}" was not found.' },
  'open311.date-unreadable': {
    vi: '{field} phải theo W3C và có múi giờ, ví dụ 2026-01-01T00:00:00+07:00.',
    en: '{field} has to be in W3C format with its zone, as 2026-01-01T00:00:00+07:00.',
  },
  'open311.period-reversed': { vi: 'end_date trước start_date.', en: 'end_date lies before start_date.' },
  'open311.period-too-long': {
    vi: 'Khoảng thời gian không được quá {days, number} ngày.',
    en: 'The range may not span more than {days, number} days.',
  },
  'open311.status-unknown': { vi: 'status phải là open hoặc closed.', en: 'status has to be open or closed.' },
  'open311.too-many-ids': {
    vi: 'Mỗi lần hỏi tối đa {most, number} service_request_id.',
    en: 'At most {most, number} service_request_id can be asked for at once.',
  },
  'open311.too-many-fields': {
    vi: 'Biểu mẫu có quá {most, number} trường.',
    en: 'The form has more than {most, number} fields.',
  },
  'open311.body-unreadable': {
    vi: 'Nội dung phải là application/x-www-form-urlencoded hoặc multipart/form-data.',
    en: 'The body has to be application/x-www-form-urlencoded or multipart/form-data.',
  },
  'open311.fault': {
    vi: 'Lỗi hệ thống, mã tham chiếu {reference}. Xin báo cho đơn vị vận hành.',
    en: 'A fault of ours, reference {reference}. Please tell whoever runs this server.',
  },
  'open311.key-service': {
    vi: 'Đăng nhập tại {address}, tạo khóa truy cập với quyền "reports.file".',
    en: 'Sign in at {address} and make an access key with the right "reports.file".',
  },
  'open311.contact': { vi: 'Đô Thị {city}, {address}', en: 'Đô Thị {city}, {address}' },
  'open311.expected': { vi: 'Dự kiến xử lý xong: {day}.', en: 'Expected to be done: {day}.' },
  'open311.with-agency': { vi: '{agency} tiếp nhận.', en: 'With {agency}.' },
  'open311.referred': {
    vi: 'Không thuộc thẩm quyền, đã chuyển {agency}: {reason}',
    en: 'Not ours, referred to {agency}: {reason}',
  },
  'open311.media-not-taken': {
    vi: 'Không lấy được ảnh từ media_url; phản ánh vẫn được ghi nhận.',
    en: 'The picture behind media_url could not be taken; the request was filed without it.',
  },
  'open311.waiting': {
    vi: 'Nội dung chờ kiểm duyệt trước khi công khai.',
    en: 'Its content is shown once it has been moderated.',
  },
  'open311.withheld': {
    vi: 'Nội dung không được công khai.',
    en: 'Its content is not shown to the public.',
  },
  'open311.restricted': {
    vi: 'Chuyển tới người có thẩm quyền; không công khai.',
    en: 'Passed on to those who are competent; it is not public.',
  },
});
