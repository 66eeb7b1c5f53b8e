import { messages } from '../../kernel/messages.ts';

export const orderMessages = messages({
  'order.not-found': { vi: 'Không có lần kiểm tra này.', en: 'There is no such inspection.' },
  'order.checklist-unknown': { vi: 'Không có phiếu kiểm tra này.', en: 'There is no such checklist.' },
  'order.source-missing': {
    vi: 'Xác nhận thời hạn thì phải nêu căn cứ.',
    en: 'A confirmed term needs its source.',
  },
  'order.code-taken': { vi: 'Mã phiếu kiểm tra đã có.', en: 'A checklist has this code already.' },
  'order.item-twice': { vi: 'Một mã mục xuất hiện hai lần.', en: 'A point has the code of another.' },
  'order.version-not-later': {
    vi: 'Bản mới phải có hiệu lực sau ngày {validFrom} của bản đang dùng.',
    en: 'A new version must begin after {validFrom}, when the present one did.',
  },
  'order.version-never-in-force': {
    vi: 'Ngày ngừng phải sau ngày hiệu lực {validFrom}.',
    en: 'It has to end after the day it came into force, {validFrom}.',
  },
  'order.checklist-over': {
    vi: 'Phiếu này đã ngừng dùng từ {validTo}.',
    en: 'It is not used from {validTo} on already.',
  },
  'order.version-not-in-force': {
    vi: 'Bản phiếu kiểm tra này không có hiệu lực vào ngày {day}.',
    en: 'This version of the checklist was not in force on {day}.',
  },
  'order.unanswered': { vi: 'Còn mục chưa trả lời: {items}.', en: 'Points without an answer: {items}.' },
  'order.unfit': {
    vi: 'Câu trả lời không hợp với mục: {items}.',
    en: 'Answers that do not fit their points: {items}.',
  },
  'order.photo-owed': { vi: 'Còn thiếu ảnh ở mục: {items}.', en: 'A photo is owed for: {items}.' },
  'order.photo-unknown': {
    vi: 'Có ảnh chưa đến máy chủ hoặc đã dùng cho lần kiểm tra khác.',
    en: 'A photo has not arrived, or belongs to another inspection.',
  },
  'order.task-without-fault': {
    vi: 'Chỉ giao việc cho mục có vi phạm: {items}.',
    en: 'Only a fault leads to a task: {items}.',
  },
  'order.nowhere': { vi: 'Cho biết nơi kiểm tra.', en: 'Say where it was.' },
  'order.in-future': { vi: 'Thời điểm kiểm tra ở tương lai.', en: 'The inspection lies in the future.' },
  'order.too-long-ago': {
    vi: 'Kiểm tra đã quá {days} ngày, không ghi nhận được nữa.',
    en: 'The inspection was more than {days} days ago and can no longer be entered.',
  },
  'order.ends-before-it-begins': { vi: 'Giờ kết thúc trước giờ bắt đầu.', en: 'It ends before it begins.' },
  'order.id-taken': { vi: 'Mã này thuộc một lần kiểm tra khác.', en: 'The identifier belongs to another inspection.' },
});
