import { messages } from '../../../../kernel/messages.ts';

/** The doors through which reports come, in the administration: Open311, letters, partners. */
export const doorPagesMessages = messages({
  'admin.open311': { vi: 'Cổng Open311', en: 'Open311' },
  'admin.open311.text': {
    vi: 'Những địa phương mà cổng Open311 phục vụ dưới tên riêng, và khóa cho phần mềm gửi phản ánh.',
    en: 'Cities the Open311 endpoint serves under names of their own, and keys for programs that send reports.',
  },
  'open311-page.none': {
    vi: 'Chưa đặt địa phương nào: cổng phục vụ cả thành phố, không cần jurisdiction_id.',
    en: 'There are none: it serves the whole city, and no jurisdiction_id is needed.',
  },
  'open311-page.add': { vi: 'Thêm địa phương', en: 'Add a jurisdiction' },
  'open311-page.change': { vi: 'Sửa', en: 'Change' },
  'open311-page.remove': { vi: 'Bỏ', en: 'Remove' },
  'open311-page.remove-text': {
    vi: 'Cổng không còn nhận tên “{name}”. Phản ánh đã gửi vẫn còn.',
    en: 'The endpoint does not know “{name}” any more. Reports already filed stay.',
  },
  'open311-page.id': { vi: 'Tên trong địa chỉ (jurisdiction_id)', en: 'Its jurisdiction_id' },
  'open311-page.id-hint': {
    vi: 'Thường là địa chỉ trang của địa phương: laocai.gov.vn. Không đổi về sau.',
    en: 'By custom the address of its website: laocai.gov.vn. It stays.',
  },
  'open311-page.area': { vi: 'Địa bàn', en: 'Area' },
  'open311-page.of-area': { vi: 'Địa bàn: {area}', en: 'Area: {area}' },
  'open311-page.closes': { vi: 'Ngừng nhận từ ngày', en: 'Takes nothing from' },
  'open311-page.closes-hint': {
    vi: 'Phản ánh đã gửi vẫn đọc được.',
    en: 'What was filed can still be read.',
  },
  'open311-page.closed': { vi: 'đã ngừng nhận', en: 'closed' },
  'open311-page.closed-from': { vi: 'Ngừng nhận từ {day}', en: 'Takes nothing from {day} on' },
  'open311-page.keys': { vi: 'Khóa cho phần mềm (api_key)', en: 'Keys for programs (api_key)' },
  'open311-page.keys.text': {
    vi: 'Đọc không cần khóa. Phần mềm gửi phản ánh dùng mã truy cập của một tài khoản, chỉ chọn quyền reports.file; người giữ tài khoản tạo và thu hồi mã tại trang của mình. Khóa cho biết phần mềm nào gửi, không cho biết ai phản ánh.',
    en: 'Reading needs none. A program that sends reports uses a token of an account, made for reports.file alone; whoever holds the account makes and revokes it on their own page. A key says which program sends, never who reports.',
  },
  'open311-page.keys.own': { vi: 'Mã truy cập của tôi', en: 'My tokens' },

  'admin.letters': { vi: 'Thư phản ánh', en: 'Letters' },
  'admin.letters.text': {
    vi: 'Thư điện tử gửi phản ánh: thư nào chưa ghi nhận được, hoặc chỉ được một phần, và vì sao.',
    en: 'Reports by e-mail: which letters were not taken, or not whole, and why.',
  },
  'letter-page.under': {
    vi: 'Thư nằm trong hộp thư, có gắn cờ, tìm theo giờ nhận. Đánh dấu chưa đọc thì hệ thống đọc lại thư bị từ chối.',
    en: 'The letters lie in the letter box, flagged; the time they came tells which. One that was refused is tried again when it is marked as unread.',
  },
  'letter-page.which': { vi: 'Xem', en: 'Show' },
  'letter-page.to-see': { vi: 'có phần chưa nhận được', en: 'not taken whole' },
  'letter-page.none': { vi: 'Không có thư nào như vậy.', en: 'There are none.' },
  'letter-page.received': { vi: 'Nhận lúc', en: 'Received' },
  'letter-page.outcome': { vi: 'Kết quả', en: 'What became of it' },
  'letter-page.notes': { vi: 'Phần chưa nhận được', en: 'What was not taken' },
  'letter-page.outcome.filed': { vi: 'đã thành phản ánh', en: 'filed' },
  'letter-page.outcome.refused': { vi: 'bị từ chối', en: 'refused' },
  'letter-page.outcome.failed': { vi: 'máy chưa đọc được', en: 'not readable' },
  'letter-page.outcome.ignored': { vi: 'không phải thư của người', en: 'not written by a person' },
  'letter-page.answered': { vi: 'Đã báo người gửi {at}', en: 'Sender told {at}' },

  'admin.partners': { vi: 'Đối tác chuyển phản ánh', en: 'Partners that hand reports over' },
  'admin.partners.text': {
    vi: 'Hệ thống nơi khác chuyển phản ánh tới, có chữ ký; mỗi nơi một cách đọc tin riêng.',
    en: 'Systems elsewhere that hand reports over, signed; each with a mapping of its own messages.',
  },
  'partner-page.none': {
    vi: 'Chưa có đối tác nào. Thêm đối tác để nhận phản ánh từ hệ thống của họ.',
    en: 'There are none yet. Add one to take reports from its system.',
  },
  'partner-page.add': { vi: 'Thêm đối tác', en: 'Add a partner' },
  'partner-page.change': { vi: 'Sửa', en: 'Change' },
  'partner-page.pause': { vi: 'Ngừng nhận', en: 'Switch off' },
  'partner-page.pause-text': {
    vi: 'Tin từ “{name}” bị từ chối từ bây giờ.',
    en: 'Nothing is taken from “{name}” from now on.',
  },
  'partner-page.resume': { vi: 'Nhận lại', en: 'Switch on' },
  'partner-page.resume-text': {
    vi: 'Tin từ “{name}” được nhận trở lại, với khóa đang có.',
    en: 'What “{name}” hands over is taken again, by the secret it has.',
  },
  'partner-page.renew': { vi: 'Tạo khóa mới', en: 'New secret' },
  'partner-page.renew-text': {
    vi: 'Khóa cũ của “{name}” hết dùng ngay lập tức.',
    en: 'The old secret of “{name}” is worth nothing at once.',
  },
  'partner-page.paused': { vi: 'đang ngừng nhận', en: 'switched off' },
  'partner-page.categories': {
    vi: '{count, plural, =0 {Chưa khớp tên lĩnh vực nào} other {Khớp # tên lĩnh vực}}',
    en: '{count, plural, =0 {No category words} one {# category word} other {# category words}}',
  },
  'partner-page.other': { vi: 'Tên lạ thì ghi vào {code}', en: 'Other words go to {code}' },
  'partner-page.since': { vi: 'Có từ {at}', en: 'Since {at}' },
  'partner-page.id': { vi: 'Mã', en: 'Code' },
  'partner-page.id-hint': {
    vi: 'Chữ thường không dấu, số và gạch nối; nằm trong địa chỉ, không đổi về sau.',
    en: 'Small letters, digits and hyphens; part of the address, it stays.',
  },
  'partner-page.paths-hint': {
    vi: 'Mỗi ô là đường dẫn trong tin JSON của họ, ví dụ data.location.lat.',
    en: 'Each is a way through their JSON message, as data.location.lat.',
  },
  'partner-page.path.id': { vi: 'Mã phản ánh của họ', en: 'What they call the report' },
  'partner-page.path.text': { vi: 'Nội dung', en: 'Text' },
  'partner-page.path.category': { vi: 'Lĩnh vực', en: 'Category' },
  'partner-page.path.lat': { vi: 'Vĩ độ', en: 'Latitude' },
  'partner-page.path.lon': { vi: 'Kinh độ', en: 'Longitude' },
  'partner-page.path.address': { vi: 'Địa chỉ', en: 'Address' },
  'partner-page.path.reportedAt': { vi: 'Thời điểm', en: 'When' },
  'partner-page.path.name': { vi: 'Tên người phản ánh', en: 'Name of the reporter' },
  'partner-page.path.phone': { vi: 'Điện thoại', en: 'Phone' },
  'partner-page.path.email': { vi: 'E-mail', en: 'E-mail' },
  'partner-page.words': { vi: 'Tên lĩnh vực của họ', en: 'Their words for categories' },
  'partner-page.words-hint': {
    vi: 'Mỗi dòng một tên: tên của họ = mã của ta. Ví dụ: Vệ sinh = rac-thai',
    en: 'One a line: their word = our code. For example: waste = rac-thai',
  },
  'partner-page.otherwise': { vi: 'Tên không có ở trên', en: 'Words that are not there' },
  'partner-page.refused': { vi: 'từ chối', en: 'are refused' },

  'report-sheet.under': {
    vi: 'Phản ánh ghi tay, qua tổng đài, tại quầy: nhận cả bảng hoặc không nhận dòng nào.',
    en: 'What was taken down by hand, by telephone or at the desk: the whole sheet, or no row of it.',
  },
  'report-sheet.file': { vi: 'Tệp bảng tính (.xlsx)', en: 'Spreadsheet (.xlsx)' },
  'report-sheet.file-hint': {
    vi: 'Trang tính đầu tiên, dòng đầu là tiêu đề, nhiều nhất 500 dòng và 5 MB.',
    en: 'Its first sheet, headings in the first row; at most 500 rows and 5 MB.',
  },
  'report-sheet.columns': { vi: 'Các cột được đọc', en: 'Which columns are read' },
  'report-sheet.columns.needed': {
    vi: 'Phải có: Lĩnh vực, Nội dung; và nơi chốn: Địa chỉ, hoặc Vĩ độ cùng Kinh độ.',
    en: 'Needed: Category, Description; and where: Address, or Latitude with Longitude.',
  },
  'report-sheet.columns.may': {
    vi: 'Có thể có: Thời điểm, Qua (điện thoại, trực tiếp, thư, khác), Họ tên, Điện thoại, Email, Mã. Gửi lại cùng một mã thì vẫn là một phản ánh.',
    en: 'May be there: Reported at, Received by (phone, desk, letter, other), Name, Phone, Email, Reference. The same reference sent again is the same report.',
  },
  'report-sheet.try': { vi: 'Chạy thử', en: 'Try it' },
  'report-sheet.take': {
    vi: '{count, plural, other {Nhận cả # dòng}}',
    en: '{count, plural, one {Take the row} other {Take all # rows}}',
  },
  'report-sheet.refused': { vi: 'Không đọc được bảng này', en: 'The sheet was not read' },
  'report-sheet.tried': { vi: 'Kết quả chạy thử', en: 'What would happen' },
  'report-sheet.done': { vi: 'Đã nhận', en: 'Taken' },
  'report-sheet.clean': {
    vi: '{rows, plural, other {# dòng đều nhận được. Chưa lưu gì.}}',
    en: '{rows, plural, one {The row can be taken.} other {All # rows can be taken.}} Nothing is kept yet.',
  },
  'report-sheet.taken': {
    vi: '{rows, plural, other {Đã nhận # phản ánh.}}',
    en: '{rows, plural, one {# report was taken.} other {# reports were taken.}}',
  },
  'report-sheet.wrong': {
    vi: '{wrong, plural, other {# lỗi}} trong {rows, number} dòng; không dòng nào được nhận. Xin sửa trong bảng rồi chọn lại tệp.',
    en: '{wrong, plural, one {# mistake} other {# mistakes}} in {rows, number} rows; none was taken. Put them right in the sheet and choose the file again.',
  },
  'report-sheet.unknown': {
    vi: 'Cột không dùng tới: {columns}. Nội dung dưới đó không được nhận.',
    en: 'Columns that mean nothing here: {columns}. What stands under them is not taken.',
  },
  'report-sheet.row': { vi: 'Dòng {row}', en: 'Row {row}' },
  'report-sheet.expected': { vi: 'dự kiến xong {at}', en: 'expected {at}' },
});
