import { messages } from '../../kernel/messages.ts';

export const portalMessages = messages({
  'portal.file-unknown': {
    vi: 'Tệp này không phải văn bản Word (.docx) hay trang HTML đọc được.',
    en: 'This file is neither a Word document (.docx) nor a page of HTML that can be read.',
  },
  'portal.file-empty': { vi: 'Tệp không có chữ nào để lấy.', en: 'There is no text in the file.' },
  'portal.file-too-long': {
    vi: 'Tệp quá dài cho một bài. Chia thành nhiều bài, hoặc đính kèm văn bản.',
    en: 'The file is too long for an article. Make several of it.',
  },
  'portal.original-not-public': {
    vi: 'Chỉ dịch được bài đã đăng.',
    en: 'Only an article in public can be translated.',
  },
  'portal.original-is-translation': {
    vi: 'Bài này đã là bản dịch; hãy dịch từ bản gốc.',
    en: 'This is a translation itself; translate the original.',
  },
  'portal.translated-already': {
    vi: 'Bài đã có bản bằng ngôn ngữ này.',
    en: 'The article is there in this language already.',
  },
  'portal.not-found': { vi: 'Không có tin, bài này.', en: 'There is no such article.' },
  'portal.picture-of-file': { vi: 'Ảnh {number, number}', en: 'Picture {number, number}' },
  'portal.image-not-found': { vi: 'Không có ảnh này.', en: 'There is no such picture.' },
  'portal.version-not-found': { vi: 'Không có phiên bản này.', en: 'There is no such version.' },
  'portal.area-unknown': { vi: 'Không có địa bàn này.', en: 'There is no such area.' },
  'portal.place-unknown': { vi: 'Không có địa điểm này.', en: 'There is no such place.' },
  'portal.organisation-unknown': { vi: 'Không có cơ quan này.', en: 'There is no such organisation.' },
  'portal.directive-unknown': { vi: 'Không có văn bản này.', en: 'There is no such directive.' },
  'portal.work-unknown': { vi: 'Không có nhiệm vụ này.', en: 'There is no such task.' },
  'portal.one-line': { vi: 'Chỉ viết trên một dòng.', en: 'Write it on one line.' },
  'portal.markup-in-text': {
    vi: 'Nội dung không nhận thẻ HTML: {markup}. Hãy dán từ Word hoặc từ trang web để chương trình tự chuyển đổi.',
    en: 'The text takes no HTML tags: {markup}. Paste from Word or from a page, and it is converted.',
  },
  'portal.link-unsafe': {
    vi: 'Liên kết không dùng được: {link}. Chỉ nhận http, https, mailto, tel hoặc đường dẫn bắt đầu bằng /.',
    en: 'This link cannot be used: {link}. It may be http, https, mailto, tel, or a path that begins with /.',
  },
  'portal.image-elsewhere': {
    vi: 'Ảnh phải được tải lên bài viết, không lấy từ nơi khác: {image}.',
    en: 'Pictures are uploaded to the article, not taken from elsewhere: {image}.',
  },
  'portal.image-without-alt': {
    vi: 'Mỗi ảnh cần lời mô tả cho người không nhìn thấy.',
    en: 'Every picture needs words for those who do not see it.',
  },
  'portal.image-not-alone': {
    vi: 'Ảnh đứng riêng một đoạn, không nằm trong đề mục, danh sách, trích dẫn hoặc bảng.',
    en: 'A picture stands in a paragraph of its own, not in a heading, a list, a quotation or a table.',
  },
  'portal.image-of-another': {
    vi: 'Ảnh {image} không thuộc bài viết này.',
    en: 'The picture {image} does not belong to this article.',
  },
  'portal.too-many-images': {
    vi: 'Một bài có nhiều nhất {most} ảnh.',
    en: 'An article takes {most} pictures at most.',
  },
  'portal.lead-missing': {
    vi: 'Viết đoạn mở đầu trước khi trình duyệt.',
    en: 'Write the lead before you submit it.',
  },
  'portal.correction-missing': {
    vi: 'Bài đã đăng: cho người đọc biết đã đính chính điều gì.',
    en: 'It is published: tell its readers what is put right.',
  },
  'portal.waits-for-review': {
    vi: 'Bản này đang chờ duyệt hoặc chờ đăng. Rút lại trước khi sửa.',
    en: 'This version waits for review or to be published. Take it back before you change it.',
  },
  'portal.not-a-draft': { vi: 'Không có bản nháp nào để làm việc này.', en: 'There is no draft to do this with.' },
  'portal.not-submitted': {
    vi: 'Chỉ đăng được bản đã trình duyệt.',
    en: 'Only a version that was submitted can be published.',
  },
  'portal.withdrawn-already': { vi: 'Bài đã được gỡ.', en: 'The article is withdrawn.' },
  'portal.not-published': { vi: 'Bài chưa được đăng.', en: 'The article is not published.' },
  'portal.schedule-past': { vi: 'Giờ đăng phải ở phía trước.', en: 'The time to publish must lie ahead.' },
  'portal.schedule-far': {
    vi: 'Chỉ hẹn giờ đăng trong vòng một năm.',
    en: 'It can be scheduled within one year only.',
  },
  'portal.feed': { vi: 'Tin mới', en: 'News' },
});
