import { messages } from '../messages.ts';

export const areasMessages = messages({
  'areas.unknown': { vi: 'Không có đơn vị hành chính này.', en: 'There is no such area.' },
  'areas.none-there': {
    vi: 'Vị trí này không thuộc đơn vị hành chính nào đã có ranh giới vào ngày {day}.',
    en: 'The point lies in no area with a known outline on {day}.',
  },
  'areas.without-outline': {
    vi: 'Đơn vị này chưa có ranh giới.',
    en: 'No outline of this area is known.',
  },
  'areas.code-malformed': {
    vi: 'Mã "{code}" không hợp lệ: tỉnh 2 chữ số, cấp huyện 3, cấp xã 5, giữ số 0 ở đầu.',
    en: 'The code "{code}" is not valid: two digits for a province, three for a district, five for a commune, with leading zeros.',
  },
  'areas.code-in-use': {
    vi: 'Mã {code} đã thuộc một đơn vị khác trong cùng thời gian.',
    en: 'The code {code} belongs to another unit in the same period.',
  },
  'areas.name-in-use': {
    vi: 'Đã có đơn vị cùng loại tên {name} trong cùng đơn vị cấp trên và cùng thời gian.',
    en: 'A unit of the same kind named {name} exists under the same parent in the same period.',
  },
  'areas.kind-not-of-level': {
    vi: 'Loại đơn vị không thuộc cấp đã nêu.',
    en: 'The kind of unit does not belong to the level.',
  },
  'areas.ends-before-it-begins': {
    vi: 'Ngày hết hiệu lực phải sau ngày bắt đầu.',
    en: 'A unit must end after the day it begins.',
  },
  'areas.parent-not-higher': {
    vi: '{parent} không thể là cấp trên: phải thuộc cấp cao hơn.',
    en: '{parent} cannot be the parent: it must be of a higher level.',
  },
  'areas.parent-not-in-force': {
    vi: '{parent} không có hiệu lực trong suốt thời gian của đơn vị trực thuộc.',
    en: '{parent} is not in force as long as its part.',
  },
  'areas.already-ended': { vi: '{area} đã hết hiệu lực từ {day}.', en: '{area} ended on {day}.' },
  'areas.has-parts': {
    vi: '{area} còn đơn vị trực thuộc đang có hiệu lực: {part}.',
    en: '{area} still has a part in force: {part}.',
  },
  'areas.has-begun': {
    vi: '{area} đã có hiệu lực, không rút lại được nữa.',
    en: '{area} has begun and can no longer be withdrawn.',
  },
  'areas.in-use': {
    vi: 'Đã có dữ liệu gắn với {area}. Chuyển dữ liệu đó đi trước khi rút lại.',
    en: 'Something refers to {area} already. Move that elsewhere before it is withdrawn.',
  },
  'areas.not-ending': {
    vi: '{area} không có ngày hết hiệu lực nên không có gì để khôi phục.',
    en: 'No end of {area} is announced: there is nothing to take back.',
  },
  'areas.lineage-off-its-day': {
    vi: '{from} phải hết hiệu lực và {to} phải bắt đầu đúng ngày {day}.',
    en: '{from} must end and {to} must begin on {day}.',
  },
  'areas.lineage-known': {
    vi: 'Quan hệ kế thừa từ {from} sang {to} đã có.',
    en: 'The succession from {from} to {to} is already recorded.',
  },
  'areas.share-without-basis': {
    vi: 'Khi chia tách phải nêu cơ sở tính tỷ lệ (dân số, diện tích).',
    en: 'A share must say what it was measured by (population, area).',
  },

  'areas.import.refused': {
    vi: 'Không nhập gì cả: {errors, plural, other {# lỗi}}.',
    en: 'Nothing was imported: {errors, plural, one {# error} other {# errors}}.',
  },
  'areas.import.error': { vi: 'LỖI', en: 'ERROR' },
  'areas.import.warning': { vi: 'Lưu ý', en: 'Note' },
  'areas.import.unit-imported': {
    vi: '{label}: đã nhập, {km2} km²{replaces, select, sketch {, thay bản phác thảo} outline {, thay ranh giới trước} other {}}.',
    en: '{label}: imported, {km2} km²{replaces, select, sketch {, in place of a sketch} outline {, in place of an earlier outline} other {}}.',
  },
  'areas.import.unit-read': {
    vi: '{label}: {km2} km²{replaces, select, sketch {, sẽ thay bản phác thảo} outline {, sẽ thay ranh giới trước} other {}}.',
    en: '{label}: {km2} km²{replaces, select, sketch {, would replace a sketch} outline {, would replace an earlier outline} other {}}.',
  },
  'areas.import.file-unreadable': {
    vi: 'Không đọc được tệp {file}: {why}.',
    en: 'Cannot read the file {file}: {why}.',
  },
  'areas.import.file-too-large': {
    vi: 'Tệp {file} lớn hơn {megabytes} MB.',
    en: 'The file {file} is larger than {megabytes} MB.',
  },
  'areas.import.code-missing': {
    vi: 'đối tượng thứ {number} không có mã ("code").',
    en: 'feature {number} has no "code".',
  },
  'areas.import.code-not-text': {
    vi: 'mã {code} phải là chuỗi ký tự: dạng số làm mất số 0 ở đầu.',
    en: 'the code {code} must be text: a number loses its leading zeros.',
  },
  'areas.import.code-malformed': {
    vi: 'mã "{code}" không phải mã tỉnh (2 chữ số), cấp huyện (3) hay cấp xã (5).',
    en: 'the code "{code}" is not that of a province (two digits), district (three) or commune (five).',
  },
  'areas.import.code-twice': { vi: 'mã {code} xuất hiện nhiều lần.', en: 'the code {code} occurs more than once.' },
  'areas.import.code-unknown': {
    vi: 'không có đơn vị nào mang mã {code} vào ngày {day}; dùng --create để thêm đơn vị mới.',
    en: 'no unit bears the code {code} on {day}; --create enters new units.',
  },
  'areas.import.name-without-kind': {
    vi: 'đơn vị mới cần tên đầy đủ có loại, như "Phường …" hoặc "Xã …".',
    en: 'a new unit needs its full name with its kind, such as "Phường …" or "Xã …".',
  },
  'areas.import.parent-unknown': {
    vi: 'không có đơn vị cấp trên mang mã {parent} vào ngày {day}.',
    en: 'no parent bears the code {parent} on {day}.',
  },
  'areas.import.name-differs': {
    vi: 'mã này thuộc {known} vào ngày đã nêu.',
    en: 'on that day the code belongs to {known}.',
  },
  'areas.import.period-differs': {
    vi: 'tệp ghi hiệu lực từ {file}, còn {known} bắt đầu từ {begins}.',
    en: 'the file says valid from {file}, but {known} begins on {begins}.',
  },
  'areas.import.area-differs': {
    vi: 'ranh giới đo được {km2} km², diện tích công bố là {stated} km².',
    en: 'the outline measures {km2} km², the stated area is {stated} km².',
  },
  'areas.import.overlap': {
    vi: 'chồng lên nhau {m2, number} m² ({part, number, ::percent .0} đơn vị nhỏ hơn) tại {at}.',
    en: 'overlap by {m2, number} m² ({part, number, ::percent .0} of the smaller) at {at}.',
  },
  'areas.import.gap': { vi: 'có khoảng hở {m2, number} m² tại {at}.', en: 'leave a gap of {m2, number} m² at {at}.' },

  'areas.level.province': { vi: 'cấp tỉnh', en: 'province' },
  'areas.level.district': { vi: 'cấp huyện', en: 'district' },
  'areas.level.commune': { vi: 'cấp xã', en: 'commune level' },
  'areas.level.neighbourhood': { vi: 'tổ dân phố, thôn', en: 'neighbourhood' },
  'areas.kind.province': { vi: 'tỉnh', en: 'province' },
  'areas.kind.central-city': { vi: 'thành phố trực thuộc trung ương', en: 'centrally governed city' },
  'areas.kind.provincial-city': { vi: 'thành phố thuộc tỉnh', en: 'provincial city' },
  'areas.kind.town': { vi: 'thị xã', en: 'town' },
  'areas.kind.rural-district': { vi: 'huyện', en: 'rural district' },
  'areas.kind.urban-district': { vi: 'quận', en: 'urban district' },
  'areas.kind.ward': { vi: 'phường', en: 'ward' },
  'areas.kind.commune': { vi: 'xã', en: 'commune' },
  'areas.kind.township': { vi: 'thị trấn', en: 'township' },
  'areas.kind.special-zone': { vi: 'đặc khu', en: 'special zone' },
  'areas.kind.residential-group': { vi: 'tổ dân phố', en: 'residential group' },
  'areas.kind.village': { vi: 'thôn', en: 'village' },
  'areas.lineage.merged': { vi: 'nhập vào', en: 'merged into' },
  'areas.lineage.split': { vi: 'chia thành', en: 'split into' },
  'areas.lineage.renamed': { vi: 'đổi tên thành', en: 'renamed' },
  'areas.lineage.moved': { vi: 'chuyển cấp trên', en: 'moved to another parent' },
  'areas.sketch': {
    vi: 'Bản phác thảo của dự án, không phải địa giới.',
    en: 'A sketch by this project, not a boundary.',
  },
});
