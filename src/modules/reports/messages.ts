import { messages } from '../../kernel/messages.ts';

export const reportsMessages = messages({
  'reports.state.received': { vi: 'đã tiếp nhận', en: 'received' },
  'reports.state.accepted': { vi: 'đơn vị đã nhận', en: 'accepted' },
  'reports.state.in-progress': { vi: 'đang xử lý', en: 'in progress' },
  'reports.state.awaiting-check': { vi: 'đã xử lý, chờ kiểm tra', en: 'finished, to be checked' },
  'reports.state.done': { vi: 'đã xong', en: 'done' },
  'reports.state.paused': { vi: 'tạm dừng', en: 'paused' },
  'reports.state.refused': { vi: 'đơn vị trả lại, chờ điều phối', en: 'given back, to be sent elsewhere' },
  'reports.state.reopened': { vi: 'mở lại', en: 'reopened' },
  'reports.state.closed': { vi: 'đã khép lại', en: 'closed' },

  'reports.act.accept': { vi: 'Tiếp nhận', en: 'Accept' },
  'reports.act.start': { vi: 'Bắt đầu xử lý', en: 'Start' },
  'reports.act.finish': { vi: 'Báo đã xử lý xong', en: 'Report as finished' },
  'reports.act.check': { vi: 'Kiểm tra, đóng phản ánh', en: 'Check and close' },
  'reports.act.return': { vi: 'Trả lại để làm tiếp', en: 'Send back' },
  'reports.act.refuse': { vi: 'Trả lại vì không phải việc của đơn vị', en: 'Give back as not ours' },
  'reports.act.refer': { vi: 'Chuyển cơ quan khác có thẩm quyền', en: 'Refer to another agency' },
  'reports.act.reject': { vi: 'Không tiếp nhận', en: 'Close without action' },
  'reports.act.reroute': { vi: 'Chuyển đơn vị khác', en: 'Send to another organisation' },
  'reports.act.take-over': { vi: 'Nhận xử lý thay đơn vị giáp ranh', en: 'Take over from across the border' },
  'reports.act.recategorise': { vi: 'Đổi lĩnh vực', en: 'Change the category' },
  'reports.act.link': { vi: 'Gộp vào phản ánh trước', en: 'Link to an earlier report' },
  'reports.act.unlink': { vi: 'Tách ra', en: 'Separate' },
  'reports.act.move': { vi: 'Đặt lại vị trí', en: 'Move the pin' },

  'reports.update.received': { vi: 'Đã tiếp nhận phản ánh', en: 'The report was received' },
  'reports.update.accepted': { vi: 'Đơn vị đã nhận xử lý', en: 'The organisation accepted it' },
  'reports.update.started': { vi: 'Đang xử lý', en: 'Work has begun' },
  'reports.update.finished': { vi: 'Đơn vị báo đã xử lý xong', en: 'The organisation says it is finished' },
  'reports.update.done': { vi: 'Đã xong', en: 'Done' },
  'reports.update.closed-unanswered': {
    vi: 'Đã khép lại vì hết thời hạn mà không ai phản đối',
    en: 'Closed: its time was over and nobody objected',
  },
  'reports.update.reopened': { vi: 'Mở lại để xử lý tiếp', en: 'Opened again' },
  'reports.update.returned': { vi: 'Giao lại cho đơn vị xử lý', en: 'Given to the organisation again' },
  'reports.update.paused': { vi: 'Tạm dừng', en: 'Paused' },
  'reports.update.resumed': { vi: 'Tiếp tục xử lý', en: 'Work goes on' },
  'reports.update.rerouted': { vi: 'Chuyển sang đơn vị khác xử lý', en: 'Sent to another organisation' },
  'reports.update.recategorised': { vi: 'Đổi lĩnh vực', en: 'Put in another category' },
  'reports.update.moved': { vi: 'Vị trí được đặt lại', en: 'The place was put right' },
  'reports.update.expected-moved': { vi: 'Hạn chuyển theo lịch làm việc mới', en: 'The date moved with the calendar' },
  'reports.update.extended': { vi: 'Gia hạn xử lý', en: 'More time was given' },
  'reports.update.referred': { vi: 'Chuyển cơ quan có thẩm quyền', en: 'Referred to another agency' },
  'reports.update.rejected': { vi: 'Không tiếp nhận xử lý', en: 'Closed without action' },
  'reports.update.linked': { vi: 'Gộp với một phản ánh về cùng sự việc', en: 'Linked to a report of the same matter' },
  'reports.update.unlinked': { vi: 'Tách ra để xử lý riêng', en: 'Separated, to be handled by itself' },
  'reports.update.repeat-came': { vi: 'Có thêm người phản ánh cùng sự việc', en: 'Somebody else reported the same' },
  'reports.update.published': { vi: 'Đã công khai', en: 'Published' },
  'reports.update.answered': {
    vi: 'Trả lời yêu cầu về dữ liệu cá nhân',
    en: 'Your question about your data was answered',
  },
  'reports.update.rated': { vi: 'Người phản ánh đã đánh giá', en: 'The reporter rated it' },

  'reports.note.near-water': {
    vi: 'Vị trí nằm sát mép nước hoặc cầu. Nếu đặt nhầm, xin cho biết chỗ đúng.',
    en: 'The point lies at the water’s edge or at a bridge. If that is a slip, please say where it is.',
  },
  'reports.note.near-border': {
    vi: 'Vị trí ở sát ranh giới; đơn vị bên kia cũng được báo và có thể nhận xử lý.',
    en: 'The point lies near a border; the organisation across it is told as well and may take it over.',
  },
  'reports.note.linked': {
    vi: 'Phản ánh này được gộp với phản ánh trước về cùng sự việc: hai phản ánh được xử lý chung, bạn được báo tin và đánh giá như mọi người đã phản ánh.',
    en: 'It is linked to the earlier report of the same matter: the two are handled together, and you are told and may rate like everybody who reported it.',
  },
  'reports.lawful.complaint': {
    vi: 'Nội dung này có vẻ là khiếu nại. Khiếu nại được giải quyết theo Luật Khiếu nại, không theo quy trình phản ánh: xin gửi đơn tới cơ quan đã ra quyết định hoặc trực tiếp tại nơi tiếp công dân. Nội dung bạn gửi chỉ người được giao mới đọc được và không công khai.',
    en: 'This seems to be a complaint. Complaints are settled under the Law on Complaints and not as reports: please send it to the authority that made the decision, or hand it in where citizens are received. What you sent is read by named people alone and never published.',
  },
  'reports.lawful.denunciation': {
    vi: 'Nội dung này có vẻ là tố cáo. Tố cáo được giải quyết theo Luật Tố cáo, có giữ bí mật người tố cáo: xin gửi đơn hoặc trình bày trực tiếp với cơ quan có thẩm quyền. Nội dung bạn gửi chỉ người được giao mới đọc được và không công khai.',
    en: 'This seems to be a denunciation. Denunciations are settled under the Law on Denunciations, which keeps the denouncer secret: please write to the competent authority or speak to it in person. What you sent is read by named people alone and never published.',
  },

  'reports.not-found': { vi: 'Không có phản ánh này.', en: 'There is no such report.' },
  'reports.not-followed': {
    vi: 'Không có phản ánh với số và mã theo dõi này. Xin kiểm tra lại cả hai.',
    en: 'There is no report with this number and follow-up code. Please check both.',
  },
  'reports.text-too-long': { vi: 'Mô tả dài quá 4.000 ký tự.', en: 'The description is longer than 4,000 characters.' },
  'reports.box-empty': {
    vi: 'Khung bản đồ phải có góc tây nam trước góc đông bắc.',
    en: 'A box has its south-western corner first.',
  },
  'reports.clock-unreadable': {
    vi: 'Thời hạn viết như 16wh, 3wd hoặc 10d.',
    en: 'A clock is written as 16wh, 3wd or 10d.',
  },
  'reports.no-place': {
    vi: 'Xin cho biết ở đâu: một điểm trên bản đồ, một địa điểm hoặc địa chỉ.',
    en: 'Please say where: a point on the map, a known place or an address.',
  },
  'reports.place-unknown': { vi: 'Không có địa điểm này.', en: 'There is no such place.' },
  'reports.outside-city': {
    vi: 'Điểm {at} nằm ngoài địa bàn của thành phố.',
    en: 'The point {at} lies outside the city.',
  },
  'reports.coordinates-swapped': {
    vi: 'Kinh độ và vĩ độ bị đổi chỗ: có lẽ ý bạn là kinh độ {lon}, vĩ độ {lat}.',
    en: 'Longitude and latitude have changed places: perhaps longitude {lon}, latitude {lat} is meant.',
  },
  'reports.in-the-river': {
    vi: 'Điểm này nằm giữa {river}. Xin đặt vào bờ hoặc cầu gần nhất.',
    en: 'This point lies in the middle of {river}. Please put it on the bank or the bridge that is nearest.',
  },
  'reports.category-unknown': { vi: 'Không có lĩnh vực này.', en: 'There is no such category.' },
  'reports.category-off': {
    vi: 'Lĩnh vực “{category}” hiện không tiếp nhận phản ánh. Xin chọn lĩnh vực khác.',
    en: 'The category “{category}” takes no reports at present. Please choose another.',
  },
  'reports.category-code-taken': { vi: 'Mã lĩnh vực {code} đã có.', en: 'There is a category {code} already.' },
  'reports.category-never-active': { vi: 'Ngày ngừng phải sau ngày bắt đầu.', en: 'It has to begin before it ends.' },
  'reports.category-source-missing': {
    vi: 'Thời hạn được xác nhận phải nêu văn bản.',
    en: 'Clocks that are confirmed name their source.',
  },
  'reports.category-question-twice': { vi: 'Hai câu hỏi trùng mã.', en: 'Two questions have the same code.' },
  'reports.category-question-empty': {
    vi: 'Câu hỏi {question} chưa có lựa chọn.',
    en: 'The question {question} has nothing to choose from.',
  },
  'reports.same-category': { vi: 'Phản ánh đã thuộc lĩnh vực này.', en: 'The report is in this category already.' },
  'reports.longer-needs-reason': {
    vi: 'Lĩnh vực này có hạn dài hơn hạn đã báo cho người dân: phải nêu lý do, người phản ánh sẽ đọc được.',
    en: 'This category takes longer than the reporter was told: it needs a reason, which the reporter will read.',
  },
  'reports.question-unknown': { vi: 'Lĩnh vực này không hỏi {question}.', en: 'The category does not ask {question}.' },
  'reports.answer-missing': { vi: 'Thiếu câu trả lời cho {question}.', en: 'There is no answer to {question}.' },
  'reports.answer-wrong': {
    vi: 'Câu trả lời cho {question} không đúng dạng.',
    en: 'The answer to {question} does not fit.',
  },
  'reports.nobody-serves': {
    vi: 'Hệ thống chưa có cơ quan nào để giao phản ánh này.',
    en: 'The system knows no organisation yet that could be given this report.',
  },
  'reports.nobody-to-confide-in': {
    vi: 'Nội dung này có vẻ là khiếu nại, tố cáo hoặc nói về cán bộ, và chưa có người được giao tiếp nhận qua đây. Xin gửi trực tiếp tại nơi tiếp công dân.',
    en: 'This seems to be a complaint, a denunciation or about an official, and nobody is named yet to receive it here. Please hand it in where citizens are received.',
  },
  'reports.complaint-stays-restricted': {
    vi: 'Khiếu nại, tố cáo luôn hạn chế tiếp cận.',
    en: 'Complaints and denunciations stay restricted.',
  },
  'reports.too-many': {
    vi: 'Từ đây đã gửi rất nhiều phản ánh trong chốc lát. Các phản ánh đã gửi đều được giữ; xin gửi tiếp sau {minutes} phút.',
    en: 'Very many reports came from here in a short while. Those sent are kept; please send the next in {minutes, plural, one {# minute} other {# minutes}}.',
  },
  'reports.reported-in-future': {
    vi: 'Thời điểm phản ánh ở trong tương lai.',
    en: 'It cannot have been said in the future.',
  },
  'reports.reported-too-long-ago': {
    vi: 'Chỉ ghi lùi được {days} ngày.',
    en: 'It can be dated back {days, plural, one {# day} other {# days}} at most.',
  },
  'reports.photo-heic': {
    vi: 'Ảnh định dạng HEIC của điện thoại chưa đọc được. Xin chọn “Tương thích nhất” trong cài đặt máy ảnh hoặc gửi ảnh JPEG.',
    en: 'Photos in the HEIC format cannot be read. Please choose “Most compatible” in the settings of the camera, or send a JPEG.',
  },
  'reports.photo-no-picture': {
    vi: 'Tệp này không phải ảnh JPEG, PNG hoặc WebP (xét theo nội dung).',
    en: 'This file is no JPEG, PNG or WebP picture (by its content).',
  },
  'reports.photo-unknown': {
    vi: 'Không có ảnh này, hoặc ảnh đã thuộc phản ánh khác.',
    en: 'There is no such photo, or it belongs to another report.',
  },
  'reports.too-many-photos': { vi: 'Nhiều nhất {limit} ảnh.', en: '{limit} photos at most.' },
  'reports.after-photo-missing': {
    vi: 'Lĩnh vực này cần ảnh sau xử lý trước khi báo xong.',
    en: 'This category needs a photo of the result before it is finished.',
  },
  'reports.over': { vi: 'Phản ánh đã khép lại.', en: 'The report is over.' },
  'reports.parties-only': {
    vi: 'Chỉ đơn vị xử lý hoặc bên điều phối làm được việc này.',
    en: 'Only the organisation that owns the report or the one that gave it out may.',
  },
  'reports.not-a-neighbour': {
    vi: 'Chỉ đơn vị giáp ranh đã được báo mới nhận thay được.',
    en: 'Only the organisation across the border that was told may take it over.',
  },
  'reports.already-under-way': { vi: 'Phản ánh đang được xử lý.', en: 'The report is under way already.' },
  'reports.anonymous': { vi: 'Người phản ánh không để lại liên hệ.', en: 'The reporter left nothing to call back by.' },
  'reports.not-rated': {
    vi: 'Khiếu nại, tố cáo không đánh giá ở đây.',
    en: 'Complaints and denunciations are not rated here.',
  },
  'reports.rated-already': { vi: 'Phản ánh này đã được đánh giá.', en: 'This report was rated already.' },
  'reports.not-finished': { vi: 'Phản ánh chưa xử lý xong.', en: 'The report is not finished yet.' },
  'reports.rating-over': {
    vi: 'Đã hết {days} ngày đánh giá.',
    en: 'The {days, plural, one {# day} other {# days}} for rating are over.',
  },
  'reports.staff-rate-nothing': { vi: 'Cán bộ không đánh giá thay người dân.', en: 'Staff do not rate for citizens.' },
  'reports.repeats-itself': { vi: 'Phản ánh không thể gộp vào chính nó.', en: 'A report cannot repeat itself.' },
  'reports.linked-already': {
    vi: 'Phản ánh đã được gộp. Tách ra trước.',
    en: 'The report is linked already. Separate it first.',
  },
  'reports.not-linked': { vi: 'Phản ánh chưa được gộp.', en: 'The report is not linked.' },
  'reports.restricted-not-linked': {
    vi: 'Phản ánh hạn chế tiếp cận không gộp.',
    en: 'Restricted reports are not linked.',
  },
  'reports.main-is-later': {
    vi: '{main} được gửi sau: gộp theo chiều ngược lại.',
    en: '{main} came later: link it the other way round.',
  },
  'reports.main-long-over': {
    vi: '{main} đã đóng quá {days} ngày: đây là sự việc mới.',
    en: '{main} was closed more than {days, plural, one {# day} other {# days}} ago: this is a new matter.',
  },
  'reports.rule-unknown': { vi: 'Không có quy tắc này.', en: 'There is no such rule.' },
  'reports.rule-never-holds': { vi: 'Ngày hết hiệu lực phải sau ngày bắt đầu.', en: 'It has to begin before it ends.' },
  'reports.rule-no-hours': {
    vi: 'Giờ bắt đầu và giờ kết thúc trùng nhau: quy tắc không bao giờ khớp.',
    en: 'It begins and ends at the same hour, so it would never fit.',
  },
  'reports.rule-never-reached': {
    vi: 'Quy tắc “{rule}” đứng trước đã nhận hết các phản ánh này: quy tắc mới sẽ không bao giờ được dùng. Đặt thứ tự nhỏ hơn, hoặc sửa quy tắc kia.',
    en: 'The rule “{rule}” stands before it and takes all of these reports: this one would never be used. Put it further up, or change the other.',
  },
  'reports.rule-hides-another': {
    vi: 'Quy tắc “{rule}” đứng sau sẽ không bao giờ được dùng nữa. Đặt thứ tự lớn hơn, hoặc ngừng quy tắc kia trước.',
    en: 'The rule “{rule}” behind it would never be used again. Put this one further down, or switch the other off first.',
  },
  'reports.rule-contradicts': {
    vi: 'Quy tắc “{rule}” cùng thứ tự, khớp cùng phản ánh nhưng giao cho đơn vị khác. Chọn thứ tự khác để biết quy tắc nào được dùng.',
    en: 'The rule “{rule}” has the same place in the order, fits the same reports and names another unit. Choose another place, so that it is clear which one holds.',
  },
  'reports.rule-one-outcome': {
    vi: 'Quy tắc hoặc giao cho một đơn vị, hoặc chuyển cơ quan khác: chọn một.',
    en: 'A rule either gives reports to a unit or refers them to another agency: name one.',
  },
  'reports.rule-names-nothing': {
    vi: 'Quy tắc nêu cơ quan, lĩnh vực, địa bàn hoặc địa điểm không tồn tại.',
    en: 'The rule names an organisation, category, area or place that does not exist.',
  },
  'reports.confidant-unknown': { vi: 'Có tài khoản không tồn tại.', en: 'One of the accounts does not exist.' },
  'reports.dispatcher-unknown': {
    vi: 'Không có cơ quan điều phối này.',
    en: 'There is no such organisation to dispatch.',
  },
});
