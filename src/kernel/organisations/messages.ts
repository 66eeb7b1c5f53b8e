import { messages } from '../messages.ts';

export const organisationsMessages = messages({
  'organisations.unknown': { vi: 'Không có cơ quan, đơn vị này.', en: 'There is no such organisation.' },
  'organisations.name-in-use': {
    vi: 'Đã có đơn vị tên {name} thuộc cùng cấp trên trong cùng thời gian.',
    en: 'An organisation named {name} exists under the same parent in the same period.',
  },
  'organisations.identifier-in-use': {
    vi: 'Mã định danh {identifier} đã thuộc đơn vị khác.',
    en: 'The identifier {identifier} belongs to another organisation.',
  },
  'organisations.parent-not-in-force': {
    vi: '{parent} không tồn tại trong suốt thời gian của đơn vị trực thuộc.',
    en: '{parent} does not exist as long as its part.',
  },
  'organisations.not-in-force': {
    vi: '{organisation} không tồn tại vào ngày {day}.',
    en: '{organisation} does not exist on {day}.',
  },
  'organisations.ends-before-it-begins': {
    vi: 'Ngày chấm dứt phải sau ngày thành lập.',
    en: 'An organisation must end after the day it begins.',
  },
  'organisations.already-ended': {
    vi: '{organisation} đã chấm dứt hoạt động từ {day}.',
    en: '{organisation} ended on {day}.',
  },
  'organisations.has-parts': {
    vi: '{organisation} còn đơn vị trực thuộc: {part}.',
    en: '{organisation} still has a part: {part}.',
  },
  'organisations.has-later-terms': {
    vi: '{organisation} còn nhiệm kỳ hoặc địa bàn phụ trách bắt đầu từ ngày đó về sau.',
    en: '{organisation} has a head or an area that begins on that day or later.',
  },
  'organisations.successor-off-its-day': {
    vi: '{from} phải chấm dứt đúng ngày {day} và {to} phải tồn tại vào ngày đó.',
    en: '{from} must end on {day}, and {to} must exist on that day.',
  },
  'organisations.succession-known': {
    vi: '{to} đã được ghi là đơn vị kế thừa của {from}.',
    en: '{to} is already recorded as a successor of {from}.',
  },
  'organisations.head-in-office': {
    vi: '{organisation} đã có người đứng đầu vào ngày {day}.',
    en: '{organisation} has a head on {day}.',
  },
  'organisations.area-served': {
    vi: '{organisation} đã phụ trách {area}.',
    en: '{organisation} serves {area} already.',
  },
  'organisations.phone-unreadable': {
    vi: 'Số điện thoại gồm 3 đến 15 chữ số, có thể viết kèm dấu +, dấu cách, dấu chấm, gạch nối.',
    en: 'A telephone number has 3 to 15 digits; +, spaces, dots and hyphens may stand between.',
  },
  'organisations.exception-backwards': {
    vi: 'Ngày cuối không được trước ngày đầu.',
    en: 'The last day must not lie before the first.',
  },
  'organisations.exceptions-overlap': {
    vi: 'Hai đợt giờ riêng cùng có ngày {day}.',
    en: 'Two stretches with hours of their own both have {day}.',
  },
  'organisations.alias-empty': {
    vi: 'Tên gọi khác phải có từ 1 đến 300 ký tự.',
    en: 'An alias must have 1 to 300 characters.',
  },

  'organisations.kind.party-committee': { vi: 'cấp ủy', en: 'Party committee' },
  'organisations.kind.party-body': { vi: 'cơ quan Đảng', en: 'Party body' },
  'organisations.kind.peoples-council': { vi: 'hội đồng nhân dân', en: 'people’s council' },
  'organisations.kind.peoples-committee': { vi: 'ủy ban nhân dân', en: 'people’s committee' },
  'organisations.kind.office': { vi: 'văn phòng', en: 'office' },
  'organisations.kind.department': { vi: 'sở, ngành', en: 'department' },
  'organisations.kind.division': { vi: 'phòng chuyên môn', en: 'division' },
  'organisations.kind.service-centre': { vi: 'trung tâm', en: 'service centre' },
  'organisations.kind.management-board': { vi: 'ban quản lý', en: 'management board' },
  'organisations.kind.police': { vi: 'công an', en: 'police' },
  'organisations.kind.military-command': { vi: 'chỉ huy quân sự', en: 'military command' },
  'organisations.kind.fatherland-front': { vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front' },
  'organisations.kind.mass-organisation': { vi: 'đoàn thể', en: 'mass organisation' },
  'organisations.kind.neighbourhood': { vi: 'tổ dân phố, thôn', en: 'neighbourhood' },
  'organisations.kind.other': { vi: 'khác', en: 'other' },
  'organisations.succession.merged': { vi: 'sáp nhập vào', en: 'merged into' },
  'organisations.succession.split': { vi: 'chia cho', en: 'split among' },
  'organisations.succession.renamed': { vi: 'đổi tên thành', en: 'renamed' },
  'organisations.succession.transferred': { vi: 'chuyển nhiệm vụ cho', en: 'work transferred to' },
});
