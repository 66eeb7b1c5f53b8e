import type { Flat } from './flat.ts';

/** Khung trang web: what web pages print around a text, line by line. Matched against whole short paragraphs. */
const lines =
  /^(?:trang chủ|đăng nhập|đăng ký|đăng xuất|tìm kiếm|menu|in bài viết|in trang|gửi bình luận|bình luận|chia sẻ|facebook|zalo|twitter|youtube|xem thêm|đọc thêm|xem tiếp|tải về|tải văn bản|lưu bài|nghe bài viết|cỡ chữ|quay lại|về đầu trang|anh tin bai|ảnh tin bài|ảnh minh họa|nội dung chính|mục lục|từ khóa|tags?|thẻ|quảng cáo|tin liên quan|tin mới|tin khác|các tin khác|tin cùng chuyên mục|cùng chuyên mục|đang online|hôm nay|hôm qua|trong tuần|trong tháng|tất cả|tổng truy cập|lượt truy cập|lượt xem|số lượt xem|địa chỉ|điện thoại|fax|email|hotline|website|copyright|bản quyền|cơ quan chủ quản|giấy phép|chịu trách nhiệm nội dung|người chịu trách nhiệm|ngày đăng|cập nhật lúc|tác giả|nguồn|theo ttxvn|theo [\p{L} ]{2,30}$|\(?hình (?:từ )?internet\)?|ảnh|©)\s*(?::.*|[|›»>].*|\d[\d.,]*|\(\d+\))?$/u;

/** Contact and copyright lines with their particulars. */
const particulars =
  /^(?:©|bản quyền (?:thuộc|©)|(?:địa chỉ|trụ sở|điện thoại|đt|tel|fax|email|e-mail|hotline|website)\s*:|[\w.+-]{1,64}@[\w-]{1,64}\.)/;

/** After these nothing of the text follows. */
const footer =
  /^(?:quý khách (?:cần|có)|thông tin mới nhất|thống kê truy cập|tin liên quan|bài viết liên quan|các tin (?:khác|liên quan|cũ hơn|mới hơn)|tin cùng chuyên mục|tin (?:khác|mới nhất|mới hơn|cũ hơn)|ý kiến bạn đọc|bình luận|văn bản liên quan|có thể bạn quan tâm|chủ đề liên quan|© )/;

const longestLine = 260;

/** Navigation, statistics, captions and contact lines around a text. */
export function isChrome(flat: Flat): boolean {
  if (flat.text.length > longestLine) return false;
  return (
    lines.test(flat.lower) ||
    particulars.test(flat.lower) ||
    isByline(flat) ||
    /^hình (?:từ )?internet|\((?:hình|ảnh|hình ảnh|ảnh minh họa|nguồn ảnh)[^()]{0,40}\)$/.test(flat.lower)
  );
}

export function opensFooter(flat: Flat): boolean {
  return flat.text.length <= longestLine && footer.test(flat.lower);
}

/** "Trịnh Văn A – Phó Trưởng phòng": who wrote it, under an article. */
function isByline(flat: Flat): boolean {
  return (
    /^(?:\p{Lu}\p{Ll}+ ){1,4}\p{Lu}\p{Ll}+ [-–] [^.;:]{3,60}$/u.test(flat.text) ||
    /^(?:bài|ảnh|bài và ảnh|tin|tin, ảnh|tin bài)\s*: /.test(flat.lower)
  );
}
