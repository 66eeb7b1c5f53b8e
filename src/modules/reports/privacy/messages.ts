import { messages } from '../../../kernel/messages.ts';

export const privacyMessages = messages({
  'privacy.masked.name': { vi: 'tên', en: 'name' },
  'privacy.masked.phone': { vi: 'số điện thoại', en: 'telephone number' },
  'privacy.masked.identity-number': { vi: 'số định danh', en: 'identity number' },
  'privacy.masked.plate': { vi: 'biển số', en: 'number plate' },
  'privacy.masked.email': { vi: 'thư điện tử', en: 'e-mail address' },
  'privacy.masked.online-account': { vi: 'trang cá nhân', en: 'personal page' },
  'privacy.masked.bank-account': { vi: 'số tài khoản', en: 'bank account' },
  'privacy.masked.house-number': { vi: 'số nhà', en: 'house number' },

  'privacy.names-somebody': {
    vi: 'Bản công khai còn dữ liệu cá nhân: {found}. Hãy che đi, hoặc xác nhận rằng cần để nguyên.',
    en: 'The copy for the public still holds personal data: {found}. Mask it, or confirm that it is meant to stay.',
  },
  'privacy.never-published': {
    vi: 'Nội dung này không được công khai: phản ánh hạn chế, hoặc lĩnh vực không công khai.',
    en: 'This is never published: the report is restricted, or its category is.',
  },
  'privacy.moderators-only': {
    vi: 'Chỉ đơn vị xử lý hoặc đơn vị điều phối phản ánh này được duyệt công khai.',
    en: 'Only the organisation that handles this report or gave it out decides what is public.',
  },
  'privacy.photo-gone': {
    vi: 'Ảnh này không còn.',
    en: 'This photo is not there any more.',
  },
  'privacy.asked-already': {
    vi: 'Yêu cầu này đã được tiếp nhận và đang chờ trả lời.',
    en: 'This was asked already and waits for its answer.',
  },
  'privacy.no-such-request': { vi: 'Không có yêu cầu này.', en: 'There is no such request.' },
  'privacy.answered-already': { vi: 'Yêu cầu này đã được trả lời.', en: 'This request was answered already.' },
  'privacy.source-missing': {
    vi: 'Nói rằng đã được quy định thì phải ghi quy định nào.',
    en: 'Where a term is said to be confirmed, its source has to be named.',
  },
});
