import { messages } from '../../kernel/messages.ts';

export const boundariesMessages = messages({
  'boundaries.unknown': { vi: 'Không có phương án này.', en: 'There is no such scenario.' },
  'boundaries.no-outline': {
    vi: '{unit} chưa có ranh giới nên chưa chia được. Hãy nhập ranh giới trước.',
    en: 'No outline of {unit} is known, so that it cannot be cut. Enter its outline first.',
  },
  'boundaries.line-outside': {
    vi: 'Đường chia nằm ngoài {unit}. Vẽ lại để đường đi xuyên qua đơn vị.',
    en: 'The line lies outside of {unit}. Draw it through the unit.',
  },
  'boundaries.line-touches': {
    vi: 'Đường chia chỉ chạm ranh giới {unit}, không đi vào bên trong.',
    en: 'The line only touches the border of {unit} and does not go inside.',
  },
  'boundaries.line-ends-inside': {
    vi: 'Đường chia kết thúc bên trong {unit}. Kéo cả hai đầu ra ngoài ranh giới.',
    en: 'The line ends inside {unit}. Draw both ends beyond the border.',
  },
  'boundaries.line-does-not-cross': {
    vi: 'Đường chia không chia {unit} thành hai phần.',
    en: 'The line does not cut {unit} in two.',
  },
  'boundaries.line-cuts-often': {
    vi: 'Đường chia cắt {unit} thành {pieces} phần; cần đúng hai phần.',
    en: 'The line cuts {unit} into {pieces} pieces; there have to be two.',
  },
  'boundaries.line-cuts-sliver': {
    vi: 'Đường chia chỉ cắt ra một mẩu dưới 100 m² của {unit}.',
    en: 'The line cuts off a sliver of less than 100 m² of {unit}.',
  },
  'boundaries.cut-twice': {
    vi: '{unit} bị chia hai lần trong cùng phương án.',
    en: '{unit} is cut twice in one scenario.',
  },
  'boundaries.cut-and-whole': {
    vi: '{unit} đã chia thì phải chọn từng phần, không chọn cả đơn vị.',
    en: '{unit} is cut: choose its pieces, not the whole unit.',
  },
  'boundaries.not-cut': {
    vi: '{unit} chưa có đường chia nên không có phần bên trái, bên phải.',
    en: '{unit} is not cut, so that it has no left or right piece.',
  },
  'boundaries.in-two-proposals': {
    vi: '{unit} có mặt trong hai đơn vị mới. Mỗi nơi chỉ thuộc một đơn vị.',
    en: '{unit} is in two of the new units. Land belongs to one only.',
  },
  'boundaries.piece-left-over': {
    vi: 'Một phần của {unit} chưa thuộc đơn vị mới nào.',
    en: 'A piece of {unit} is in none of the new units.',
  },
  'boundaries.unit-not-begun': {
    vi: '{unit} chưa có hiệu lực trước ngày {day}.',
    en: '{unit} is not in force before {day}.',
  },
  'boundaries.unit-ended': {
    vi: '{unit} hết hiệu lực từ {day}. Chọn đơn vị đang có hiệu lực.',
    en: '{unit} ends on {day}. Choose units that are in force.',
  },
  'boundaries.levels-differ': {
    vi: '{unit} khác cấp với các đơn vị còn lại của phương án.',
    en: '{unit} is not of the level of the others in the scenario.',
  },
  'boundaries.kind-not-of-level': {
    vi: 'Loại của đơn vị mới {name} không thuộc cấp của các đơn vị đã chọn.',
    en: 'The kind of the new unit {name} does not belong to the level of the chosen units.',
  },
  'boundaries.not-touching': {
    vi: 'Không nhập được thành {name}: {one} và {other} không liền kề.',
    en: '{name} cannot be made: {one} and {other} do not touch.',
  },
  'boundaries.touch-in-a-point': {
    vi: 'Không nhập được thành {name}: {one} và {other} chỉ chạm nhau ở một điểm.',
    en: '{name} cannot be made: {one} and {other} meet in a point alone.',
  },
  'boundaries.case-unknown': {
    vi: 'Tiêu chuẩn của đơn vị mới {name} không có trường hợp “{case}”.',
    en: 'The standards of the new unit {name} have no case “{case}”.',
  },
  'boundaries.parents-differ': {
    vi: 'Các đơn vị nhập thành {name} phải cùng nằm trong một đơn vị cấp trên.',
    en: 'The units that become {name} have to lie in one unit above.',
  },
  'boundaries.level-too-high': {
    vi: '{unit} thuộc cấp trên cấp xã: có thể so sánh phương án, không thực hiện được ở đây.',
    en: '{unit} is above the commune: scenarios can be compared, not carried out here.',
  },
  'boundaries.day-not-ahead': {
    vi: 'Ngày {day} không còn ở phía trước. Phương án được thực hiện từ một ngày sắp tới.',
    en: '{day} is not ahead. A scenario is carried out from a day to come.',
  },
  'boundaries.already-decided': {
    vi: 'Phương án đã được quyết định thực hiện. Hủy quyết định trước khi sửa.',
    en: 'The scenario has been decided. Undo the decision before changing it.',
  },
  'boundaries.not-decided': {
    vi: 'Phương án chưa được quyết định thực hiện nên không có gì để hủy.',
    en: 'The scenario has not been decided: there is nothing to undo.',
  },
  'boundaries.day-has-come': {
    vi: 'Phương án có hiệu lực từ {day}, không hủy được nữa. Lập phương án mới nếu cần đổi lại.',
    en: 'The scenario has been in force since {day} and cannot be undone. Draw up a new one to change it back.',
  },
});
