import { messages } from '../../kernel/messages.ts';

export const indicatorsMessages = messages({
  'indicators.unknown': { vi: 'Không có chỉ tiêu này.', en: 'There is no such indicator.' },
  'indicators.names-unknown': {
    vi: 'Không có chỉ tiêu “{indicator}” để tính.',
    en: 'There is no indicator “{indicator}” to reckon with.',
  },
  'indicators.code-taken': { vi: 'Mã “{code}” đã có chỉ tiêu khác dùng.', en: 'The code “{code}” is taken.' },
  'indicators.code-reserved': {
    vi: '“{code}” là từ dành riêng cho công thức và địa chỉ. Hãy chọn mã khác, ví dụ {code}-ho-ngheo.',
    en: '“{code}” is a word of formulas and addresses. Choose another code, such as {code}-of-visitors.',
  },
  'indicators.unit-unknown': { vi: 'Không có đơn vị tính này.', en: 'There is no such unit.' },
  'indicators.never-in-force': {
    vi: 'Chỉ tiêu hết hiệu lực trước khi có hiệu lực.',
    en: 'The indicator ends before it begins.',
  },
  'indicators.measured-and-formula': {
    vi: 'Chỉ tiêu do hệ thống tự đo thì không có công thức.',
    en: 'What the system measures itself has no formula.',
  },
  'indicators.last-of-areas': {
    vi: 'Không thể lấy “số cuối kỳ” để gộp các địa bàn.',
    en: 'Areas are not put together by the last of them.',
  },
  'indicators.has-figures': {
    vi: '{indicator} đã có số liệu nên không đổi được đơn vị tính, kỳ báo cáo hay công thức. Hãy lập chỉ tiêu mới.',
    en: '{indicator} has figures already: its unit, frequency and formula stay. Define another indicator.',
  },
  'indicators.formula-ends': {
    vi: 'Công thức “{formula}” chưa hết thì đã dừng.',
    en: 'The formula “{formula}” ends too early.',
  },
  'indicators.formula-unreadable': {
    vi: 'Không hiểu “{found}” ở ký tự thứ {at} của công thức. Công thức gồm mã chỉ tiêu, số, + - * / và dấu ngoặc.',
    en: 'Cannot read “{found}” at character {at} of the formula. It takes codes of indicators, numbers, + - * / and brackets.',
  },
  'indicators.formula-too-deep': {
    vi: 'Công thức lồng quá {limit} lớp ngoặc.',
    en: 'The formula nests more than {limit} levels deep.',
  },
  'indicators.formula-cycle': {
    vi: 'Công thức đi vòng tròn: {path}.',
    en: 'The formula goes in a circle: {path}.',
  },
  'indicators.formula-units-do-not-add': {
    vi: 'Không “{operator}” được hai đại lượng khác loại: {left} và {right}.',
    en: 'The units do not fit for “{operator}”: {left} and {right}.',
  },
  'indicators.formula-unit-differs': {
    vi: 'Công thức cho ra {found}, còn đơn vị tính của chỉ tiêu là {unit}.',
    en: 'The formula gives {found}, and the indicator’s unit is {unit}.',
  },
  'indicators.derived-never-typed': {
    vi: '{indicator} được tính từ chỉ tiêu khác ({formula}) nên không nhập.',
    en: '{indicator} follows from others ({formula}), so it is never typed.',
  },
  'indicators.measured-never-typed': {
    vi: '{indicator} do hệ thống tự đo nên không nhập.',
    en: '{indicator} is measured by the system itself, so it is never typed.',
  },
  'indicators.period-not-of-frequency': {
    vi: 'Kỳ {period} không đúng kỳ báo cáo của chỉ tiêu ({frequency, select, year {năm} half {nửa năm} quarter {quý} month {tháng} other {ngày}}).',
    en: 'The period {period} is not one of the indicator’s ({frequency, select, year {years} half {half-years} quarter {quarters} month {months} other {days}}).',
  },
  'indicators.period-of-the-future': {
    vi: 'Kỳ bắt đầu {from} chưa tới.',
    en: 'The period that begins on {from} is still to come.',
  },
  'indicators.period-not-over': {
    vi: 'Kỳ này tới {until} mới hết nên số liệu chỉ có thể là số ước.',
    en: 'The period lasts until {until}: its figure can only be provisional yet.',
  },
  'indicators.area-not-in-force': {
    vi: '{area} không tồn tại trong kỳ {from} – {until}.',
    en: '{area} is not in force in {from} – {until}.',
  },
  'indicators.not-in-force': {
    vi: 'Chỉ tiêu {indicator} không có hiệu lực trong kỳ {from} – {until}.',
    en: 'The indicator {indicator} is not in force in {from} – {until}.',
  },
  'indicators.figure-stands': {
    vi: 'Kỳ {period} đã có số liệu ({value}). Hãy sửa số đó và nêu lý do.',
    en: 'There is a figure for {period} already ({value}). Revise it and say why.',
  },
  'indicators.figure-unusual': {
    vi: 'Số này khác hẳn các kỳ khác. Hãy xem lại; nếu đúng thì xác nhận.',
    en: 'This figure is unlike those of other periods. Look again; if it is right, confirm it.',
  },
  'indicators.origin.entered': { vi: 'nhập', en: 'entered' },
  'indicators.origin.imported': { vi: 'nhập từ tệp', en: 'imported' },
  'indicators.origin.system': { vi: 'hệ thống tự đo', en: 'measured by the system' },
  'indicators.origin.derived': { vi: 'tính theo công thức', en: 'by formula' },
  'indicators.origin.areas': { vi: 'gộp các địa bàn bên trong', en: 'from the areas within' },
  'indicators.origin.time': { vi: 'gộp các kỳ ngắn hơn', en: 'from shorter periods' },
  'indicators.status.provisional': { vi: 'số ước', en: 'provisional' },
  'indicators.status.official': { vi: 'chính thức', en: 'official' },
  'indicators.status.revised': { vi: 'đã sửa', en: 'revised' },
  'indicators.column.area': { vi: 'Địa bàn', en: 'Area' },
  'indicators.column.period': { vi: 'Kỳ', en: 'Period' },
  'indicators.column.from': { vi: 'Từ ngày', en: 'From' },
  'indicators.column.until': { vi: 'Đến ngày', en: 'Until' },
  'indicators.column.status': { vi: 'Tình trạng', en: 'Status' },
  'indicators.column.source': { vi: 'Nguồn', en: 'Source' },
  'indicators.column.source-url': { vi: 'Địa chỉ nguồn', en: 'Address of the source' },
  'indicators.column.entered': { vi: 'Nhập lúc', en: 'Entered at' },
  'indicators.figure-unknown': { vi: 'Không có số liệu này.', en: 'There is no such figure.' },
  'indicators.figure-superseded': {
    vi: 'Số liệu này đã được thay hoặc đã rút.',
    en: 'This figure was superseded or withdrawn already.',
  },
});
