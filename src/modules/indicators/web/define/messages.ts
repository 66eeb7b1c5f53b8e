import { messages } from '../../../../kernel/messages.ts';

export const defineMessages = messages({
  'define.new': { vi: 'Lập chỉ tiêu', en: 'Define an indicator' },
  'define.new.under': {
    vi: 'Đo cái gì, bằng đơn vị nào, bao lâu một lần, và ai chịu trách nhiệm. Mã không bao giờ đổi.',
    en: 'What is measured, in which unit, how often, and who answers for it. The code never changes.',
  },
  'define.change': { vi: 'Sửa định nghĩa', en: 'Change the definition' },
  'define.change.under': {
    vi: 'Điều vừa sửa có giá trị từ nay; trước đó nó nói gì thì còn trong lịch sử thay đổi.',
    en: 'What is changed holds from now on; what it said before stays in its history.',
  },
  'define.save': { vi: 'Lưu định nghĩa', en: 'Save the definition' },
  'define.close': { vi: 'Kết thúc chỉ tiêu', en: 'Close the indicator' },
  'define.close.text': {
    vi: 'Từ ngày này không đo nữa. Số liệu đã có vẫn còn, và vẫn xem được. Để trống ngày thì chỉ tiêu tiếp tục được đo.',
    en: 'From this day on it is not measured any more. Its figures stay and can be seen. Without a day it goes on.',
  },
  'define.not-allowed': {
    vi: 'Chỉ văn phòng theo dõi mới lập và sửa chỉ tiêu.',
    en: 'Only the office that follows up defines and changes indicators.',
  },
  'define.what': { vi: 'Đo cái gì', en: 'What is measured' },
  'define.how': { vi: 'Đo thế nào', en: 'How it is measured' },
  'define.who': { vi: 'Trách nhiệm, nguồn và hiệu lực', en: 'Who answers, sources, and when' },
  'define.code.hint': {
    vi: 'Chữ thường không dấu, số và gạch nối, ví dụ ho-ngheo. Dùng trong công thức và địa chỉ trang.',
    en: 'Small letters, digits and hyphens, such as poor-households. Formulas and addresses use it.',
  },
  'define.name.vi': { vi: 'Tên tiếng Việt', en: 'Name in Vietnamese' },
  'define.name.en': { vi: 'Tên tiếng Anh', en: 'Name in English' },
  'define.description.vi': { vi: 'Giải thích, tiếng Việt', en: 'Meaning, in Vietnamese' },
  'define.description.en': { vi: 'Giải thích, tiếng Anh', en: 'Meaning, in English' },
  'define.rule.by.sum': { vi: 'cộng lại', en: 'added up' },
  'define.rule.by.mean': { vi: 'trung bình', en: 'mean' },
  'define.rule.by.ratio': { vi: 'tổng này chia tổng kia', en: 'one sum divided by another' },
  'define.rule.by.last': { vi: 'số cuối kỳ', en: 'as at the end' },
  'define.rule.by.none': { vi: 'không gộp, phải đo lại', en: 'not at all: measured anew' },
  'define.rule.weight': { vi: 'Trung bình theo', en: 'Weighted by' },
  'define.rule.all-alike': { vi: 'mọi số như nhau', en: 'all alike' },
  'define.rule.of': { vi: 'Tổng của', en: 'The sum of' },
  'define.rule.over': { vi: 'chia tổng của', en: 'divided by the sum of' },
  'define.formula.hint': {
    vi: 'Mã chỉ tiêu, số, + - * / và dấu ngoặc; dấu trừ giữa hai mã phải có dấu cách. Chỉ tiêu có công thức thì không nhập số.',
    en: 'Codes of indicators, numbers, + - * / and brackets; a minus between codes stands apart. Nobody enters what has a formula.',
  },
  'define.formula.holds': {
    vi: 'Công thức dùng được, cho ra {unit}.',
    en: 'The formula holds and gives {unit}.',
  },
  'define.formula.follows': { vi: 'Tính từ: {names}.', en: 'It follows from: {names}.' },
  'define.formula.insert': { vi: 'Chèn chỉ tiêu vào công thức', en: 'Put an indicator into the formula' },
  'define.owner.remove': { vi: 'Chưa giao cho ai', en: 'Nobody yet' },
  'define.rights.hint': {
    vi: 'Số liệu được dùng lại theo điều kiện nào, ví dụ CC BY 4.0.',
    en: 'On what terms the figures may be used again, such as CC BY 4.0.',
  },
  'define.public': { vi: 'Công khai: ai cũng xem được', en: 'Public: anybody sees it' },
  'define.valid-from': { vi: 'Đo từ ngày', en: 'Measured from' },
  'define.valid-to': { vi: 'Thôi đo từ ngày', en: 'Not measured any more from' },
  'indicators.page.all': { vi: 'Cả chỉ tiêu đã thôi đo', en: 'Those not measured any more as well' },
  'indicator.rights': { vi: 'Quyền sử dụng số liệu', en: 'Rights in the figures' },
});
