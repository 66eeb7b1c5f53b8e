import { messages } from '../../../../kernel/messages.ts';

export const onBehalfMessages = messages({
  'report-for.under': {
    vi: 'Ghi lại lời người gọi đến, đến quầy hoặc gửi đơn thư. Tên người ghi được lưu vết.',
    en: 'What somebody said who called, came or wrote. Who takes it down is in the trail.',
  },
  'report-for.not-yours': {
    vi: 'Tài khoản này không được ghi phản ánh hộ. Phản ánh của chính bạn gửi ở trang “Gửi phản ánh”.',
    en: 'This account does not take reports down for others. What you saw yourself goes in by “Report something”.',
  },
  'report-for.heard': { vi: 'Nói bằng cách nào, lúc nào', en: 'How it was said, and when' },
  'report-for.channel': { vi: 'Kênh', en: 'Channel' },
  'report-for.channel.phone': { vi: 'Gọi điện', en: 'By telephone' },
  'report-for.channel.desk': { vi: 'Đến quầy', en: 'At the desk' },
  'report-for.channel.letter': { vi: 'Đơn thư', en: 'By letter' },
  'report-for.channel.other': { vi: 'Cách khác', en: 'Otherwise' },
  'report-for.said-at': { vi: 'Nói lúc', en: 'Said at' },
  'report-for.said-at.hint': {
    vi: 'Để trống nếu là bây giờ. {days, plural, =0 {Không ghi lùi được.} other {Ghi lùi được # ngày, sớm nhất {earliest}.}}',
    en: 'Leave it empty if it is now. {days, plural, =0 {It cannot be dated back.} one {It can be dated back # day, to {earliest}.} other {It can be dated back # days, to {earliest}.}}',
  },
  'report-for.said-at.early': { vi: 'Sớm hơn mức được ghi lùi.', en: 'Earlier than it can be dated back.' },
  'report-for.said-at.future': { vi: 'Thời điểm này chưa tới.', en: 'That is still to come.' },
  'report-for.language': { vi: 'Trả lời bằng', en: 'Answer in' },
  'report-for.language.vi': { vi: 'tiếng Việt', en: 'Vietnamese' },
  'report-for.language.en': { vi: 'tiếng Anh', en: 'English' },
  'report-for.send': { vi: 'Ghi nhận phản ánh', en: 'Take it down' },
  'report-for.send.keys': { vi: 'Ctrl + Enter', en: 'Ctrl + Enter' },
  'report-for.code': { vi: 'Số và mã theo dõi', en: 'Number and follow-up code' },
  'report-for.code.keep': {
    vi: 'Đọc cho người phản ánh hoặc in phiếu: mã chỉ hiện một lần. Ai có mã thì xem và đánh giá được phản ánh này.',
    en: 'Read it out or print the slip: it is shown this once. Whoever has it can follow and rate this report.',
  },
  'report-for.print': { vi: 'In phiếu', en: 'Print the slip' },
  'report-for.another': { vi: 'Ghi phản ánh tiếp theo', en: 'Take the next one down' },
  'report-for.slip': { vi: 'Phiếu tiếp nhận phản ánh · {city}', en: 'Receipt of a report · {city}' },
  'report-for.slip.received': { vi: 'Tiếp nhận lúc {at}', en: 'Taken down on {at}' },
  'report-for.slip.follow': {
    vi: 'Theo dõi tại {address}: nhập số kèm mã ở trên.',
    en: 'Follow it at {address}: enter the number with the code above.',
  },
});
