import { messages } from '../../../kernel/messages.ts';

/** Words of the pages for those who come from elsewhere; in Chinese they stand in `zh-messages.ts`. */
export const visitorMessages = messages({
  'portal.page.language-vi': { vi: 'Tiếng Việt', en: 'Tiếng Việt' },
  'portal.page.language-en': { vi: 'English', en: 'English' },
  'portal.page.language-zh': { vi: '中文', en: '中文' },
  'portal.page.visitors': { vi: 'Dành cho khách', en: 'For visitors' },
  'portal.page.visitors-vi': {
    vi: 'Các nội dung khác có bằng tiếng Việt, một phần bằng tiếng Anh.',
    en: 'Everything else is in Vietnamese, some of it in English.',
  },
  'portal.page.warnings-lead': {
    vi: 'Cảnh báo đang có hiệu lực: chuyện gì, ở đâu, cần làm gì.',
    en: 'Warnings in force: what happens, where, and what to do.',
  },
  'portal.page.warnings-none': { vi: 'Hiện không có cảnh báo nào.', en: 'There is no warning at present.' },
  'portal.page.warnings-call': {
    vi: 'Khi nguy hiểm, gọi 113 (công an), 114 (cứu hỏa, cứu nạn), 115 (cấp cứu).',
    en: 'In danger call 113 (police), 114 (fire and rescue), 115 (ambulance).',
  },
  'portal.page.reporting': { vi: 'Cách gửi phản ánh', en: 'How to report a problem' },
  'portal.page.reporting-lead': {
    vi: 'Thấy rác, đường hỏng, lấn chiếm vỉa hè hay điều gì chưa ổn: ai cũng gửi được, không cần tài khoản.',
    en: 'Rubbish, a broken road, a blocked pavement: anybody may report it, without an account.',
  },
  'portal.page.reporting-1': {
    vi: 'Mở trang gửi phản ánh và chọn lĩnh vực.',
    en: 'Open the page for reports and choose what it is about.',
  },
  'portal.page.reporting-2': {
    vi: 'Viết điều đã thấy, nên kèm ảnh; vị trí ghi trong ảnh được xóa.',
    en: 'Say what you saw, best with a photo; location data in the photo are removed.',
  },
  'portal.page.reporting-3': {
    vi: 'Chỉ chỗ đó trên bản đồ, hoặc ghi địa chỉ.',
    en: 'Mark the place on the map, or write the address.',
  },
  'portal.page.reporting-4': {
    vi: 'Gửi xong sẽ có một mã: dùng mã để theo dõi, bổ sung và đánh giá kết quả. Hãy giữ mã.',
    en: 'You get a code: with it you follow what happens, add to it and rate the result. Keep it.',
  },
  'portal.page.reporting-privacy': {
    vi: 'Không bắt buộc để lại tên, số điện thoại; nếu có, chỉ người phải trả lời mới xem được.',
    en: 'You need not leave a name or number; if you do, those alone who have to answer can see them.',
  },
  'portal.page.reporting-urgent': {
    vi: 'Khi tính mạng bị đe dọa, đừng gửi ở đây: gọi ngay 113 (công an), 114 (cứu hỏa, cứu nạn), 115 (cấp cứu).',
    en: 'Where lives are in danger do not report it here: call 113 (police), 114 (fire and rescue) or 115 (ambulance) at once.',
  },
  'portal.page.reporting-language': {
    vi: 'Biểu mẫu có tiếng Việt và tiếng Anh; có thể mô tả bằng tiếng khác.',
    en: 'The form is in Vietnamese and English; you may describe it in another language.',
  },
});
