import { messages } from '../../../kernel/messages.ts';

export const dutyMessages = messages({
  'duty.no-desk': {
    vi: 'Bạn không làm việc ở đơn vị nào. Hãy cho biết bàn trực của đơn vị nào.',
    en: 'You work in no organisation. Say whose desk it is.',
  },
  'duty.shift-unknown': { vi: 'Không có ca trực này.', en: 'There is no such shift.' },
  'duty.shift-open': {
    vi: 'Bàn trực này đang có ca. Hãy kết thúc ca đó trước.',
    en: 'This desk has a shift under way. Close that one first.',
  },
  'duty.shift-closed': {
    vi: 'Ca trực đã kết thúc. Chỉ còn có thể đính chính một ghi chép.',
    en: 'The shift is closed. A note can still be put right by another, and nothing else.',
  },
  'duty.shift-under-way': { vi: 'Ca trực chưa kết thúc.', en: 'The shift is still under way.' },
  'duty.acknowledged-already': { vi: 'Bàn giao này đã có người nhận.', en: 'The hand-over was acknowledged already.' },
  'duty.own-hand-over': {
    vi: 'Người giao ca không tự nhận bàn giao của mình.',
    en: 'Who hands over does not acknowledge it themselves.',
  },
  'duty.note-unknown': { vi: 'Không có ghi chép này trong ca trực.', en: 'The shift has no such note.' },
  'duty.corrected-already': {
    vi: 'Ghi chép này đã được đính chính. Hãy đính chính bản mới nhất.',
    en: 'This entry was put right already. Put the newest one right.',
  },
  'duty.restricted-not-in-log': {
    vi: 'Phản ánh {number} hạn chế tiếp cận, không ghi vào sổ trực. Hãy ghi trong chính hồ sơ của phản ánh.',
    en: 'Report {number} is restricted and stays out of the log. Note it on the report itself.',
  },
  'duty.call-unknown': { vi: 'Không có lần gọi này.', en: 'There is no such call.' },
  'duty.call-says-nothing': {
    vi: 'Đã liên hệ được thì xin ghi người phản ánh nói gì.',
    en: 'Somebody was reached: say what they said.',
  },
  'duty.contact-erased': {
    vi: 'Liên hệ của người phản ánh đã được xóa theo quy định.',
    en: 'The reporter’s contact was erased by rule.',
  },
});
