import { messages } from '../../kernel/messages.ts';

export const directivesMessages = messages({
  'directives.file-empty': {
    vi: 'Tệp không có nội dung.',
    en: 'The file has no content.',
  },
  'directives.file-no-text': {
    vi: 'Không tìm thấy chữ nào trong tệp.',
    en: 'No text was found in the file.',
  },
  'directives.file-not-found': {
    vi: 'Không tìm thấy tệp hoặc không có quyền đọc.',
    en: 'The file does not exist or may not be read.',
  },
  'directives.file-unknown-format': {
    vi: 'Không nhận ra định dạng của tệp. Các định dạng đọc được: txt, html, docx, pdf, png, jpg, tiff, webp.',
    en: 'The format of the file is not known. Formats that can be read: txt, html, docx, pdf, png, jpg, tiff, webp.',
  },
  'directives.file-old-word': {
    vi: 'Tệp thuộc định dạng Word cũ (doc, rtf). Hãy lưu lại thành docx hoặc pdf.',
    en: 'The file is in an old Word format (doc, rtf). Save it as docx or pdf first.',
  },
  'directives.file-broken': {
    vi: 'Tệp bị hỏng hoặc chưa tải lên trọn vẹn.',
    en: 'The file is damaged or incomplete.',
  },
  'directives.file-encrypted': {
    vi: 'Tệp được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.',
    en: 'The file is protected by a password. Remove the password and send it again.',
  },
  'directives.file-too-large': {
    vi: 'Tệp lớn hơn {limitMiB} MB.',
    en: 'The file is larger than {limitMiB} MB.',
  },
  'directives.file-too-many-pages': {
    vi: 'Tệp có {pages} trang, nhiều hơn mức {limit} trang.',
    en: 'The file has {pages} pages, more than the limit of {limit}.',
  },
  'directives.file-too-many-scans': {
    vi: 'Tệp có hơn {limit} trang chỉ là ảnh quét. Hãy tách thành nhiều tệp.',
    en: 'More than {limit} pages of the file are only scanned pictures. Split it into several files.',
  },
  'directives.file-bomb': {
    vi: 'Nội dung của tệp khi mở ra lớn quá mức cho phép.',
    en: 'Unpacked, the content of the file is larger than allowed.',
  },
  'directives.file-unsafe-xml': {
    vi: 'Tệp chứa khai báo XML không được phép trong văn bản Word.',
    en: 'The file holds XML declarations that a Word document must not have.',
  },
  'directives.file-too-slow': {
    vi: 'Đọc tệp mất quá nhiều thời gian nên đã dừng lại.',
    en: 'Reading the file took too long and was stopped.',
  },
  'directives.file-too-much-memory': {
    vi: 'Đọc tệp cần quá nhiều bộ nhớ nên đã dừng lại.',
    en: 'Reading the file needed too much memory and was stopped.',
  },
  'directives.file-reading-failed': {
    vi: 'Không đọc được tệp này do lỗi của chương trình. Các tệp khác không bị ảnh hưởng.',
    en: 'The file could not be read because of a fault in the program. Other files are not affected.',
  },
  'directives.note-ocr': {
    vi: 'Nhận dạng chữ từ ảnh: {pages} trang, độ tin cậy {confidence}%. Cần đối chiếu với bản gốc.',
    en: 'Read from pictures: {pages, plural, one {# page} other {# pages}}, {confidence}% sure. Compare it with the original.',
  },
  'directives.note-old-encoding': {
    vi: 'Văn bản dùng bảng mã cũ {encoding}, đã chuyển sang Unicode.',
    en: 'The text was in the old encoding {encoding} and has been converted to Unicode.',
  },
  'directives.reading-given-up': {
    vi: 'Đã thử đọc tệp nhiều lần nhưng chương trình đều dừng giữa chừng.',
    en: 'Reading the file was tried several times and never came to its end.',
  },
  'directives.not-found': { vi: 'Không có văn bản này.', en: 'There is no such directive.' },
  'directives.finding-not-found': {
    vi: 'Văn bản không có nhiệm vụ dự thảo này.',
    en: 'The directive has no such draft task.',
  },
  'directives.already-imported': {
    vi: 'Tệp này đã được nhập: {name}.',
    en: 'This file has been imported already: {name}.',
  },
  'directives.already-published': {
    vi: 'Văn bản {number} đã được công khai từ một tệp khác.',
    en: 'The directive {number} is published already, from another file.',
  },
  'directives.not-read-yet': { vi: 'Văn bản chưa đọc xong.', en: 'The directive has not been read yet.' },
  'directives.not-a-draft': { vi: 'Văn bản không còn là dự thảo.', en: 'The directive is no longer a draft.' },
  'directives.nothing-confirmed': {
    vi: 'Chưa có nhiệm vụ nào được xác nhận để công khai.',
    en: 'No task has been confirmed that could be published.',
  },
  'directives.not-published': {
    vi: 'Văn bản chưa công bố hoặc đã được thu hồi.',
    en: 'The directive is not in public.',
  },
  'directives.withdrawn-already': { vi: 'Văn bản đã được thu hồi.', en: 'The directive has been withdrawn.' },
  'directives.finding-decided': {
    vi: 'Nhiệm vụ dự thảo này đã được quyết định.',
    en: 'This draft task has been decided already.',
  },
  'directives.finding-not-rejected': {
    vi: 'Nhiệm vụ dự thảo này không bị loại nên không cần xem lại.',
    en: 'This draft task has not been rejected, so there is nothing to reconsider.',
  },
  'directives.owner-unsettled': { vi: 'Chưa chọn đơn vị chủ trì.', en: 'No owner has been chosen.' },
  'directives.span-empty': {
    vi: 'Đoạn văn bản được chọn không có chữ nào.',
    en: 'The chosen span of the text holds no words.',
  },
  'directives.quote-differs': {
    vi: 'Lời trích không khớp với văn bản tại vị trí đã chọn; hãy tải lại trang rồi chọn lại.',
    en: 'The quote is not what the document says at that place; load the page again and select anew.',
  },
  'directives.spans-overlap': {
    vi: 'Các phần được chọn chồng lên nhau.',
    en: 'The chosen parts lie over one another.',
  },
  'directives.part-outside': {
    vi: 'Một phần nằm ngoài lời của việc được tách.',
    en: 'A part lies outside the words of the task that is split.',
  },
  'directives.merge-of-one': { vi: 'Cần ít nhất hai việc để gộp.', en: 'Merging takes at least two tasks.' },
  'directives.finding-not-reshaped': {
    vi: 'Việc này không phải do tách hoặc gộp nên không có gì để hoàn lại.',
    en: 'This task did not come from splitting or merging, so there is nothing to undo.',
  },
  'directives.version-not-found': {
    vi: 'Văn bản không có phiên bản này.',
    en: 'The directive has no such version.',
  },
  'directives.version-first': {
    vi: 'Đây là phiên bản đầu tiên, không có bản trước để so sánh.',
    en: 'This is the first version; there is none before it to compare with.',
  },
  'directives.version-proposed-already': {
    vi: 'Đã có một phiên bản mới đang chờ áp dụng; hãy áp dụng hoặc bỏ phiên bản đó trước.',
    en: 'A new version is waiting already; bring it into force or drop it first.',
  },
  'directives.version-not-proposed': {
    vi: 'Phiên bản này không còn chờ áp dụng.',
    en: 'This version is not waiting any more.',
  },
  'directives.carry-not-needed': {
    vi: 'Với việc này không có lựa chọn đó.',
    en: 'This task does not have that choice.',
  },
  'directives.carry-reason-missing': {
    vi: 'Nêu lý do thu hồi việc đang làm.',
    en: 'Say why work that is under way is recalled.',
  },
  'directives.carry-undecided': {
    vi: 'Còn {undecided} việc chưa quyết định giữ hay thu hồi.',
    en: '{undecided, plural, one {# task is} other {# tasks are}} not decided yet: to keep or to recall.',
  },
  'work.reworded': { vi: 'Đã ghi theo phiên bản mới của văn bản', en: 'Worded by the new version of the directive' },
  'directives.deadline-recurrence-unclear': {
    vi: 'Văn bản nói là định kỳ nhưng không rõ vào ngày nào; hãy chọn hạn.',
    en: 'The document says that it recurs but not on which day; choose a deadline.',
  },
  'directives.deadline-recurrence-over': {
    vi: 'Kỳ cuối cùng đã qua; hãy chọn hạn hoặc bỏ hạn.',
    en: 'The last occurrence has passed; choose a deadline or none.',
  },
  'directives.deadline-without-end': {
    vi: 'Văn bản có nêu thời gian nhưng không có ngày kết thúc; hãy chọn hạn hoặc bỏ hạn.',
    en: 'The document names a time but no end; choose a deadline or none.',
  },

  'directives.state.draft': { vi: 'dự thảo', en: 'draft' },
  'directives.state.published': { vi: 'đã công khai', en: 'published' },
  'directives.state.withdrawn': { vi: 'đã thu hồi', en: 'withdrawn' },
  'directives.reading.queued': { vi: 'đang chờ đọc', en: 'waiting to be read' },
  'directives.reading.reading': { vi: 'đang đọc', en: 'being read' },
  'directives.reading.read': { vi: 'đã đọc', en: 'read' },
  'directives.reading.failed': { vi: 'không đọc được', en: 'could not be read' },
});
