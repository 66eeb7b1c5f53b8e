import { messages } from '../../kernel/messages.ts';

export const scorecardsMessages = messages({
  'scorecards.set-unknown': {
    vi: 'Không có bộ tiêu chí “{set}”. “dothi score --list” liệt kê các bộ hiện có.',
    en: 'There is no criteria set “{set}”. “dothi score --list” shows those there are.',
  },
  'scorecards.case-unknown': {
    vi: 'Bộ tiêu chí {set} không có trường hợp “{case}”. Các trường hợp: {known}.',
    en: 'The set {set} has no case “{case}”. Its cases: {known}.',
  },
  'scorecards.cases-exclude': {
    vi: 'Không cộng được trường hợp “{case}” với “{other}”.',
    en: 'The case “{case}” cannot be added to “{other}”.',
  },
  'scorecards.values-not-object': {
    vi: 'Số liệu phải là một đối tượng JSON: mã tiêu chuẩn và giá trị, ví dụ "2A.II.03": 350000.',
    en: 'The values have to be a JSON object of standard codes and values, for example "2A.II.03": 350000.',
  },
  'scorecards.code-unknown': {
    vi: 'Bộ tiêu chí {set} không có tiêu chuẩn {code}.',
    en: 'The set {set} has no standard {code}.',
  },
  'scorecards.value-not-number': {
    vi: 'Giá trị của {code} phải là một số, không phải {value}.',
    en: 'The value of {code} has to be a number, not {value}.',
  },
  'scorecards.value-negative': {
    vi: 'Giá trị của {code} không thể âm ({value}).',
    en: 'The value of {code} cannot be negative ({value}).',
  },
  'scorecards.value-beyond-most': {
    vi: 'Điểm của {code} không thể vượt {most} (nhận được {value}).',
    en: 'The points of {code} cannot exceed {most} (got {value}).',
  },
  'scorecards.value-not-finding': {
    vi: 'Giá trị của {code} phải là đạt hoặc không đạt (true, false), không phải {value}.',
    en: 'The value of {code} has to be met or not met (true, false), not {value}.',
  },
  'scorecards.value-not-number-or-finding': {
    vi: 'Giá trị của {code} phải là một số, hoặc đạt / không đạt (true, false), không phải {value}.',
    en: 'The value of {code} has to be a number, or met / not met (true, false), not {value}.',
  },
  'scorecards.value-not-level': {
    vi: 'Giá trị của {code} không thể là {value}. Nhận một trong: {accepted}.',
    en: 'The value of {code} cannot be {value}. It takes one of: {accepted}.',
  },
  'scorecards.value-missing': {
    vi: 'Chưa cho giá trị của {measure}.',
    en: 'No value of {measure} is given.',
  },
  'scorecards.measure-unknown': {
    vi: 'Không bộ tiêu chí nào dùng số liệu “{measure}”.',
    en: 'No criteria set reads the measure “{measure}”.',
  },
  'scorecards.measure-derived': {
    vi: 'Số liệu {measure} được tính từ số liệu khác nên không nhập.',
    en: 'The measure {measure} is computed from others, so it is not entered.',
  },
  'scorecards.value-of-the-future': {
    vi: 'Số liệu không thể thuộc về một ngày chưa tới ({on}).',
    en: 'A figure cannot speak of a day to come ({on}).',
  },
  'scorecards.area-not-in-force': {
    vi: '{area} không tồn tại vào ngày {on}.',
    en: '{area} is not in force on {on}.',
  },
  'scorecards.value-unknown': { vi: 'Không có số liệu này.', en: 'There is no such figure.' },
  'scorecards.value-superseded': {
    vi: 'Số liệu này đã được thay hoặc đã rút.',
    en: 'This figure was superseded or withdrawn already.',
  },
  'scorecards.areas-overlap': {
    vi: '{inner} nằm trong {outer}: gộp lại sẽ tính hai lần.',
    en: '{inner} lies in {outer}: together they would be counted twice.',
  },
  'scorecards.target-earns-nothing': {
    vi: 'Mức này không thêm được điểm nào.',
    en: 'This level earns no further point.',
  },
  'scorecards.goal-unknown': { vi: 'Không có mục tiêu “{goal}”.', en: 'There is no goal “{goal}”.' },
  'scorecards.file-unreadable': {
    vi: 'Không đọc được tệp {file}: {why}',
    en: 'Cannot read the file {file}: {why}',
  },
  'scorecards.file-not-json': {
    vi: 'Tệp {file} không phải JSON hợp lệ: {why}',
    en: 'The file {file} is not valid JSON: {why}',
  },
  'scorecards.set-unreadable': {
    vi: 'Bộ tiêu chí không đúng dạng ở “{where}”: {why}',
    en: 'The criteria set has the wrong shape at “{where}”: {why}',
  },
  'scorecards.set-dates-reversed': {
    vi: 'Bộ tiêu chí hết hiệu lực ({until}) trước khi có hiệu lực ({from}).',
    en: 'The criteria set ends ({until}) before it begins ({from}).',
  },
  'scorecards.set-code-twice': {
    vi: 'Mã {code} có hai lần trong bộ tiêu chí.',
    en: 'The code {code} stands twice in the criteria set.',
  },
  'scorecards.set-max-missing': {
    vi: 'Tiêu chuẩn {code} ghi thẳng điểm nên phải có điểm tối đa.',
    en: 'The standard {code} takes points as they are, so it needs a most.',
  },
  'scorecards.thresholds-reversed': {
    vi: 'Các mức của {code} sai thứ tự: {lower} rồi {upper}.',
    en: 'The thresholds of {code} are in the wrong order: {lower}, then {upper}.',
  },
  'scorecards.points-reversed': {
    vi: 'Điểm tối thiểu của {code} ({min}) lớn hơn điểm tối đa ({max}).',
    en: 'The least points of {code} ({min}) exceed the most ({max}).',
  },
  'scorecards.set-sum-differs': {
    vi: 'Điểm tối đa các phần của {code} cộng lại là {sum}, khác {stated}.',
    en: 'The parts of {code} add up to {sum}, not to {stated}.',
  },
  'scorecards.set-names-unknown': {
    vi: '{code} nhắc đến “{name}” mà bộ tiêu chí không có.',
    en: '{code} names “{name}”, which the criteria set does not have.',
  },
  'scorecards.verdict.passes': { vi: 'ĐẠT', en: 'PASSES' },
  'scorecards.verdict.fails': { vi: 'KHÔNG ĐẠT', en: 'FAILS' },
  'scorecards.verdict.open': { vi: 'CHƯA KẾT LUẬN ĐƯỢC', en: 'CANNOT BE SAID YET' },
  'scorecards.points-between': { vi: '{low} đến {high}', en: '{low} to {high}' },
  'scorecards.no-value': { vi: 'chưa có số liệu', en: 'no value' },
  'scorecards.no-law': { vi: 'chưa rõ luật', en: 'law not known' },
  'scorecards.met': { vi: 'đạt', en: 'met' },
  'scorecards.not-met': { vi: 'không đạt', en: 'not met' },
  'scorecards.least': { vi: 'tối thiểu {min}', en: 'at least {min}' },
  'scorecards.total': { vi: 'Cộng', en: 'Total' },
  'scorecards.why.total-short': {
    vi: 'cao nhất chỉ được {high}, cần {need}',
    en: 'the best case is {high}, {need} are needed',
  },
  'scorecards.why.group-short': {
    vi: 'nhóm {group} cao nhất chỉ được {high}, cần {need}',
    en: 'group {group} reaches {high} at best, {need} are needed',
  },
  'scorecards.why.total-open': { vi: 'chưa chắc đủ {need}', en: '{need} not certain yet' },
  'scorecards.why.group-open': {
    vi: 'nhóm {group} chưa chắc đủ {need}',
    en: 'group {group} not certain of {need}',
  },
  'scorecards.why.group-minimum-unknown': {
    vi: 'chưa rõ mức tối thiểu của nhóm {group}',
    en: 'the minimum of group {group} is not known',
  },
  'scorecards.why.no-mark': { vi: 'chưa rõ điều kiện đạt', en: 'the condition of passing is not known' },
  'scorecards.in-force': { vi: 'hiệu lực {from} – {until}', en: 'in force {from} – {until}' },
  'scorecards.now': { vi: 'nay', en: 'now' },
  'scorecards.unknown': { vi: 'chưa rõ', en: 'not known' },
});
