import { messages } from '../messages.ts';

/** What followers are told, and the words of the letters it travels in. */
export const followingMessages = messages({
  'following.warning.issued': { vi: 'Cảnh báo', en: 'Warning' },
  'following.warning.cancelled': { vi: 'Hủy cảnh báo', en: 'Warning called off' },
  'following.article.published': { vi: 'Tin mới', en: 'News' },
  'following.article.corrected': { vi: 'Đính chính', en: 'Corrected' },
  'following.task.published': { vi: 'Nhiệm vụ mới được công bố', en: 'New task published' },
  'following.task.progressed': { vi: 'Nhiệm vụ có tiến triển', en: 'A task has moved on' },
  'following.task.overdue': { vi: 'Nhiệm vụ quá hạn', en: 'A task is overdue' },
  'following.report.published': { vi: 'Phản ánh mới được công khai', en: 'New public report' },
  'following.report.progressed': { vi: 'Phản ánh có tiến triển', en: 'A report has moved on' },
  'following.several': {
    vi: '{count, number} tin mới từ những gì bạn theo dõi',
    en: '{count, number} things have happened in what you follow',
  },

  'following.mail.several': {
    vi: '{city}: {count, number} tin mới từ những gì bạn theo dõi',
    en: '{city}: {count, number} things in what you follow',
  },
  'following.mail.open': { vi: 'Xem', en: 'Open' },
  'following.mail.why': {
    vi: 'Bạn nhận thư này vì đã đăng ký theo dõi tại {city}.',
    en: 'You get this mail because you asked {city} for it.',
  },
  'following.mail.manage': { vi: 'Xem và đổi những gì đang theo dõi', en: 'See and change what you follow' },
  'following.mail.leave': { vi: 'Thôi nhận', en: 'Stop' },

  'following.confirm-mail.subject': { vi: 'Xác nhận theo dõi: {name}', en: 'Please confirm: follow {name}' },
  'following.confirm-mail.text': {
    vi: 'Có người, có lẽ là bạn, muốn địa chỉ này được báo tin từ {city} về: {name}. Bấm để xác nhận.',
    en: 'Somebody, probably you, wants this address to hear from {city} about: {name}. Press to confirm.',
  },
  'following.confirm-mail.open': { vi: 'Xác nhận', en: 'Confirm' },
  'following.confirm-mail.foot': {
    vi: 'Nếu không phải bạn, không cần làm gì: sẽ không có thư nào khác và địa chỉ được xóa sau ba ngày.',
    en: 'If it was not you, do nothing: no other mail follows, and the address is erased after three days.',
  },
  'following.own-mail.subject': { vi: 'Những gì bạn theo dõi tại {city}', en: 'What you follow at {city}' },
  'following.own-mail.text': {
    vi: 'Liên kết dưới đây mở danh sách những gì địa chỉ này theo dõi tại {city}, để xem, đổi hoặc thôi nhận.',
    en: 'The link opens the list of what this address follows at {city}, to see, change or stop it.',
  },
  'following.own-mail.open': { vi: 'Mở danh sách', en: 'Open the list' },
  'following.own-mail.foot': {
    vi: 'Bạn nhận thư này vì có người nhập địa chỉ của bạn trên trang theo dõi. Nếu không phải bạn, hãy bỏ qua.',
    en: 'You get this mail because somebody typed your address on the page where one follows. If it was not you, ignore it.',
  },

  'following.link-invalid': {
    vi: 'Liên kết không đúng hoặc đã bị sửa. Hãy mở lại liên kết trong thư.',
    en: 'This link is not valid. Open it from the mail again.',
  },
  'following.link-over': {
    vi: 'Liên kết đã hết hạn. Hãy đăng ký lại hoặc xin liên kết mới ở trang theo dõi.',
    en: 'This link has run out. Ask again, or ask for a new link, on the page where one follows.',
  },
  'following.subject-unknown': {
    vi: 'Không có nội dung công khai nào như vậy để theo dõi.',
    en: 'There is nothing public of this kind to follow.',
  },
  'following.topic-unknown': {
    vi: 'Hãy chọn ít nhất một loại tin có ở đây.',
    en: 'Choose at least one of the things there are to hear of.',
  },
  'following.email-invalid': {
    vi: 'Địa chỉ thư điện tử không đúng, ví dụ đúng: ten@example.vn.',
    en: 'This is no e-mail address; one looks like name@example.vn.',
  },
  'following.too-many': {
    vi: 'Mỗi người theo dõi nhiều nhất {most} mục. Hãy bỏ bớt trước.',
    en: 'One can follow {most} things at most. Stop some first.',
  },
  'following.no-mail': {
    vi: 'Máy chủ này chưa gửi được thư điện tử.',
    en: 'This server sends no e-mail.',
  },
});
