import { messages } from '../../../kernel/messages.ts';

const frequencyVi = '{frequency, select, year {năm} half {nửa năm} quarter {quý} month {tháng} other {ngày}}';
const frequencyEn = '{frequency, select, year {year} half {half-year} quarter {quarter} month {month} other {day}}';

export const importsMessages = messages({
  'indicators.import-unknown': { vi: 'Không có lần nhập này.', en: 'There is no such import.' },
  'indicators.import-unreadable': {
    vi: 'Không đọc được tệp. Hãy mở tệp trong chương trình bảng tính rồi lưu lại dạng .xlsx.',
    en: 'The file cannot be read. Open it in a spreadsheet program and save it again as .xlsx.',
  },
  'indicators.import-not-utf8': {
    vi: 'Tệp CSV không ở bảng mã UTF-8. Hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx.',
    en: 'The CSV file is not UTF-8. Save it again as “CSV UTF-8” or as .xlsx.',
  },
  'indicators.import-too-large': {
    vi: 'Bảng quá lớn khi bung ra. Hãy xóa các trang và định dạng không cần, rồi lưu lại.',
    en: 'The file unpacks to too much. Remove sheets and formats that are not needed and save it again.',
  },
  'indicators.import-too-long': {
    vi: 'Bảng quá dài: nhận nhiều nhất {most, number} dòng hoặc số liệu mỗi lần. Hãy chia tệp.',
    en: 'The sheet is too long: at most {most, number} rows or figures at a time. Split the file.',
  },
  'indicators.import-empty': { vi: 'Trang không có dòng số liệu nào.', en: 'The sheet has no row of figures.' },
  'indicators.import-no-headings': {
    vi: 'Không tìm thấy dòng tiêu đề cột. Trên các dòng số liệu phải có một hoặc hai dòng ghi tên cột.',
    en: 'No row names the columns. Above the figures there have to be one or two rows with the names of the columns.',
  },
  'indicators.import-sheet-unknown': { vi: 'Tệp không có trang “{sheet}”.', en: 'The file has no sheet “{sheet}”.' },
  'indicators.import-no-value-column': {
    vi: 'Chưa chọn cột nào chứa số liệu.',
    en: 'No column is said to hold figures.',
  },
  'indicators.import-no-indicator': {
    vi: 'Chưa rõ số liệu của chỉ tiêu nào: chọn cột chỉ tiêu, hoặc một chỉ tiêu cho cột số liệu hay cho cả tệp.',
    en: 'It is not said which indicator the figures are of: a column, or one for the column of figures or the file.',
  },
  'indicators.import-no-area': {
    vi: 'Chưa rõ số liệu của địa bàn nào: chọn cột địa bàn, hoặc một địa bàn cho cả tệp.',
    en: 'It is not said which area the figures are of: a column, or one area for the whole file.',
  },
  'indicators.import-no-period': {
    vi: 'Chưa rõ số liệu của kỳ nào: chọn cột kỳ, hoặc ghi kỳ cho cột số liệu hay cho cả tệp.',
    en: 'It is not said which period the figures are of: a column, or a period for the column of figures or the file.',
  },
  'indicators.import-cell-broken': {
    vi: 'Bảng tính báo lỗi {cell} ở ô này. Hãy sửa công thức trong tệp.',
    en: 'The spreadsheet shows the error {cell} here. Mend the formula in the file.',
  },
  'indicators.import-number-is-day': {
    vi: 'Ô số liệu lại là ngày {cell}. Hãy đổi định dạng ô sang số.',
    en: 'A figure is expected and this is the day {cell}. Change the format of the cell to a number.',
  },
  'indicators.import-number-unreadable': {
    vi: 'Không hiểu “{cell}” là số nào. Viết như 1.234,5 hoặc 12,5%.',
    en: 'Cannot read “{cell}” as a number. Write 1.234,5 or 12,5%.',
  },
  'indicators.import-number-too-large': { vi: 'Số “{cell}” quá lớn.', en: 'The number “{cell}” is too large.' },
  'indicators.import-unit-other': {
    vi: '“{cell}” không phải số tính bằng {unit}.',
    en: '“{cell}” is no figure in {unit}.',
  },
  'indicators.import-period-unreadable': {
    vi: 'Không hiểu “{cell}” là kỳ nào. Viết như Quý II/2025, T3/2025, 6 tháng đầu năm 2025, năm 2025.',
    en: 'Cannot read “{cell}” as a period. Write Q2/2025, 03/2025, 2025.',
  },
  'indicators.import-period-without-year': {
    vi: '“{cell}” chưa ghi năm. Hãy chọn cột năm hoặc ghi năm cho cả tệp.',
    en: '“{cell}” does not say the year. Choose a column of years or one year for the file.',
  },
  'indicators.import-period-other': {
    vi: `“{cell}” không phải một ${frequencyVi}, mà chỉ tiêu này có số liệu theo ${frequencyVi}.`,
    en: `“{cell}” is not one ${frequencyEn}, and this indicator is measured by the ${frequencyEn}.`,
  },
  'indicators.import-area-missing': { vi: 'Dòng này chưa ghi địa bàn.', en: 'The row does not name an area.' },
  'indicators.import-area-unknown': {
    vi: 'Không có đơn vị hành chính nào tên “{cell}”.',
    en: 'There is no administrative unit called “{cell}”.',
  },
  'indicators.import-area-ambiguous': {
    vi: '“{cell}” có thể là: {names}. Hãy ghi rõ phường, xã, tỉnh hoặc mã.',
    en: '“{cell}” may mean: {names}. Write the kind of unit before the name, or its code.',
  },
  'indicators.import-area-not-in-force': {
    vi: '“{cell}” không có hiệu lực vào ngày {on}.',
    en: '“{cell}” was not in force on {on}.',
  },
  'indicators.import-indicator-unknown': {
    vi: 'Không có chỉ tiêu “{cell}”.',
    en: 'There is no indicator “{cell}”.',
  },
  'indicators.import-twice': {
    vi: 'Cùng chỉ tiêu, địa bàn và kỳ đã có số khác ở dòng {row}: {value, number}.',
    en: 'Row {row} has another figure for the same indicator, area and period: {value, number}.',
  },
  'indicators.import-not-yours': {
    vi: 'Bạn không được nhập số liệu của chỉ tiêu “{indicator}” ở địa bàn này.',
    en: 'You may not enter figures of “{indicator}” in this area.',
  },
  'indicators.import-odd-tenfold': {
    vi: 'Gấp {factor, number} lần số của các kỳ trước ({compared, number}): có thể sai dấu phẩy.',
    en: '{factor, number} times the figures before it ({compared, number}): the decimal point may have slipped.',
  },
  'indicators.import-odd-other-unit': {
    vi: 'Có vẻ ghi theo {unit}: các kỳ trước là {compared, number}.',
    en: 'It seems to be written in {unit}: the figures before it are about {compared, number}.',
  },
  'indicators.import-odd-far': {
    vi: 'Khác xa các kỳ trước ({compared, number}).',
    en: 'Far from the figures before it ({compared, number}).',
  },
  'indicators.import-odd-beyond-share': { vi: 'Tỷ lệ nằm ngoài 0–100%.', en: 'The share lies outside 0–100%.' },
  'indicators.import-changed-meanwhile': {
    vi: 'Chỉ tiêu vừa được sửa trong lúc đọc tệp. Hãy chạy thử lại.',
    en: 'An indicator was changed while the file was read. Try it again.',
  },
  'indicators.import-not-tried': { vi: 'Hãy chạy thử trước khi ghi.', en: 'Try it before you write it.' },
  'indicators.import-has-faults': {
    vi: 'Còn {faults, number} ô sai nên chưa ghi gì. Hãy sửa tệp rồi nhập lại.',
    en: '{faults, number} cells are wrong, so nothing was written. Correct the file and bring it again.',
  },
  'indicators.import-without-figures': { vi: 'Không đọc được số liệu nào để ghi.', en: 'There is no figure to write.' },
  'indicators.import-has-odd': {
    vi: 'Có {odd, number} số khác thường. Hãy xem lại và xác nhận rồi mới ghi.',
    en: '{odd, number} figures are unusual. Look at them and confirm before they are written.',
  },
  'indicators.import-closed': {
    vi: 'Bảng này đã được ghi, không đổi được nữa.',
    en: 'This file is carried out already and cannot be changed.',
  },
  'indicators.import-not-carried-out': {
    vi: 'Bảng này chưa được ghi hoặc đã rút lại.',
    en: 'This file is not carried out, or was undone already.',
  },
  'indicators.import-file': { vi: 'loi-nhap-so-lieu', en: 'import-faults' },
  'indicators.import-file-kind': { vi: 'Loại', en: 'Kind' },
  'indicators.import-file-fault': { vi: 'Lỗi', en: 'Fault' },
  'indicators.import-file-odd': { vi: 'Khác thường', en: 'Unusual' },
  'indicators.import-file-row': { vi: 'Dòng', en: 'Row' },
  'indicators.import-file-column': { vi: 'Cột', en: 'Column' },
  'indicators.import-file-heading': { vi: 'Tên cột', en: 'Heading' },
  'indicators.import-file-cell': { vi: 'Nội dung ô', en: 'Cell' },
  'indicators.import-file-message': { vi: 'Cần sửa', en: 'What is wrong' },
});
