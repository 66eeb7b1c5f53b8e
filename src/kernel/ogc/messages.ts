import { messages } from '../messages.ts';

export const ogcMessages = messages({
  'ogc.no-such-collection': { vi: 'Không có lớp dữ liệu {id}.', en: 'There is no collection {id}.' },
  'ogc.no-such-feature': {
    vi: 'Không có đối tượng {id} trong lớp dữ liệu này.',
    en: 'There is no feature {id} in this collection.',
  },
  'ogc.parameter-unknown': {
    vi: 'Không có tham số {name} ở địa chỉ này.',
    en: 'This address has no parameter {name}.',
  },
  'ogc.parameter-twice': {
    vi: 'Tham số {name} chỉ được ghi một lần.',
    en: 'The parameter {name} may be given once only.',
  },
  'ogc.encoding-unknown': {
    vi: 'Không có định dạng {f}; có json và html.',
    en: 'There is no encoding {f}; there are json and html.',
  },
  'ogc.limit-unreadable': {
    vi: 'limit phải là số nguyên từ 1 đến {limit}.',
    en: 'limit must be a whole number from 1 to {limit}.',
  },
  'ogc.crs-unknown': {
    vi: 'Tham số {parameter}: không có hệ tọa độ {crs} ở đây.',
    en: 'Parameter {parameter}: the coordinate reference system {crs} is not offered here.',
  },
  'ogc.bbox-unreadable': {
    vi: 'bbox phải là bốn hoặc sáu số: tây, nam, đông, bắc.',
    en: 'bbox must be four or six numbers: west, south, east, north.',
  },
  'ogc.bbox-inside-out': {
    vi: 'Khung bbox bị lộn: cạnh dưới phải nhỏ hơn cạnh trên.',
    en: 'The box is inside out: its lower side must come before its upper one.',
  },
  'ogc.bbox-outside-crs': {
    vi: 'Khung bbox nằm ngoài phạm vi của hệ tọa độ.',
    en: 'The box lies outside what its coordinate reference system can say.',
  },
  'ogc.geometry-outside-crs': {
    vi: 'Hình học trong bộ lọc nằm ngoài phạm vi của hệ tọa độ.',
    en: 'A geometry of the filter lies outside what its coordinate reference system can say.',
  },
  'ogc.geometry-unsupported': {
    vi: 'Bộ lọc không nhận GEOMETRYCOLLECTION.',
    en: 'A filter does not take a GEOMETRYCOLLECTION.',
  },
  'ogc.time-unreadable': {
    vi: 'Không đọc được thời gian {value}: cần một ngày, một thời điểm RFC 3339, hoặc hai thời điểm cách nhau bằng dấu gạch chéo.',
    en: 'The time {value} cannot be read: a day, an instant in RFC 3339, or two of them with a slash between.',
  },
  'ogc.time-backwards': { vi: 'Khoảng thời gian bị ngược.', en: 'The interval ends before it begins.' },
  'ogc.filter-lang-unknown': {
    vi: 'Không có ngôn ngữ lọc {language}; có cql2-text và cql2-json.',
    en: 'There is no filter language {language}; there are cql2-text and cql2-json.',
  },
  'ogc.filter-unreadable': { vi: 'Không đọc được bộ lọc tại: {at}', en: 'The filter cannot be read at: {at}' },
  'ogc.filter-too-long': { vi: 'Bộ lọc quá dài (tối đa {limit}).', en: 'The filter is too long (at most {limit}).' },
  'ogc.filter-too-deep': {
    vi: 'Bộ lọc lồng nhau quá sâu (tối đa {limit}).',
    en: 'The filter is nested too deeply (at most {limit}).',
  },
  'ogc.filter-too-many-positions': {
    vi: 'Hình học trong bộ lọc có quá nhiều điểm (tối đa {limit}).',
    en: 'The geometries of the filter have too many positions (at most {limit}).',
  },
  'ogc.filter-no-condition': {
    vi: 'Bộ lọc phải là một điều kiện đúng hoặc sai.',
    en: 'The filter must be a condition, true or false.',
  },
  'ogc.filter-types': {
    vi: 'Hai vế của {op} không so được với nhau.',
    en: 'The sides of {op} cannot be put together.',
  },
  'ogc.filter-pattern': {
    vi: 'Mẫu của LIKE không được kết thúc bằng dấu gạch chéo ngược.',
    en: 'A pattern of LIKE may not end with a backslash.',
  },
  'ogc.filter-number': { vi: 'Số {value} nằm ngoài phạm vi.', en: 'The number {value} is out of range.' },
  'ogc.filter-out-of-range': {
    vi: 'Phép tính trong bộ lọc vượt quá phạm vi của số.',
    en: 'A calculation of the filter goes beyond what numbers can hold.',
  },
  'ogc.filter-identifier': {
    vi: '{value} không phải mã định danh (UUID).',
    en: '{value} is not an identifier (UUID).',
  },
  'ogc.property-unknown': {
    vi: 'Lớp dữ liệu không có thuộc tính {name}.',
    en: 'The collection has no property {name}.',
  },
  'ogc.function-unknown': { vi: 'Không có hàm hay phép toán {name}.', en: 'There is no function or operator {name}.' },
  'ogc.value-unknown': {
    vi: 'Không có giá trị {value}; có: {values}.',
    en: 'There is no value {value}; there are: {values}.',
  },
  'ogc.value-unreadable': {
    vi: 'Không đọc được giá trị {value} của {name}.',
    en: 'The value {value} of {name} cannot be read.',
  },
});
