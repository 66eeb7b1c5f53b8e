import { messages } from '../messages.ts';

export const geoMessages = messages({
  'geo.not-json': { vi: 'Tệp không phải JSON đọc được.', en: 'The file is not readable JSON.' },
  'geo.not-a-feature-collection': {
    vi: 'Tệp không phải GeoJSON FeatureCollection.',
    en: 'The file is not a GeoJSON FeatureCollection.',
  },
  'geo.no-features': { vi: 'Tệp không có đối tượng nào.', en: 'The file holds no features.' },
  'geo.not-a-feature': {
    vi: 'Đối tượng thứ {number} không phải GeoJSON Feature.',
    en: 'Feature {number} is not a GeoJSON Feature.',
  },
  'geo.not-an-outline': {
    vi: 'Ranh giới phải là Polygon hoặc MultiPolygon với tọa độ là số hữu hạn.',
    en: 'An outline must be a Polygon or MultiPolygon whose coordinates are finite numbers.',
  },
  'geo.position-too-long': {
    vi: 'Một điểm chỉ có hai số, hoặc ba nếu kèm độ cao.',
    en: 'A position has two numbers, or three with a height.',
  },
  'geo.empty': { vi: 'Hình học không có tọa độ nào.', en: 'The geometry has no positions.' },
  'geo.too-many-positions': { vi: 'Hình học có quá nhiều điểm.', en: 'The geometry has too many positions.' },
  'geo.coordinates-swapped': {
    vi: 'Tọa độ bị đảo: GeoJSON ghi kinh độ trước, vĩ độ sau; tại {at} thứ tự ngược lại.',
    en: 'Coordinates are swapped: GeoJSON puts longitude before latitude; at {at} it is the other way round.',
  },
  'geo.looks-projected': {
    vi: 'Tọa độ {at} là mét trên lưới chiếu, không phải độ; nếu là VN-2000 hãy nêu rõ khi nhập.',
    en: 'The coordinates {at} are metres of a map grid, not degrees; if they are VN-2000, say so when importing.',
  },
  'geo.looks-geographic': {
    vi: 'Tọa độ {at} là độ, không phải mét của lưới VN-2000.',
    en: 'The coordinates {at} are degrees, not metres of the VN-2000 grid.',
  },
  'geo.grid-swapped': {
    vi: 'Tọa độ lưới bị đảo tại {at}: cần ghi hướng đông trước, hướng bắc sau.',
    en: 'Grid coordinates are swapped at {at}: easting comes before northing.',
  },
  'geo.outside-grid': {
    vi: 'Tọa độ {at} nằm ngoài lưới VN-2000.',
    en: 'The coordinates {at} lie outside the VN-2000 grid.',
  },
  'geo.out-of-range': {
    vi: 'Tọa độ {at} không phải kinh độ, vĩ độ.',
    en: 'The coordinates {at} are not a longitude and a latitude.',
  },
  'geo.outside-country': { vi: 'Tọa độ {at} nằm ngoài Việt Nam.', en: 'The coordinates {at} lie outside Viet Nam.' },
  'geo.line-too-short': {
    vi: 'Đường phải có ít nhất hai điểm khác nhau.',
    en: 'A line needs at least two different positions.',
  },
  'geo.ring-too-short': {
    vi: 'Vòng ranh giới phải có ít nhất bốn điểm.',
    en: 'A ring needs at least four positions.',
  },
  'geo.ring-open': {
    vi: 'Vòng ranh giới không khép kín: điểm cuối {at} khác điểm đầu.',
    en: 'The ring is not closed: its last position {at} is not its first.',
  },
  'geo.ring-crosses': {
    vi: 'Ranh giới tự cắt tại {at}.',
    en: 'The outline crosses itself at {at}.',
  },
  'geo.ring-touches-itself': {
    vi: 'Ranh giới tự chạm tại {at}.',
    en: 'The outline touches itself at {at}.',
  },
  'geo.ring-flat': { vi: 'Vòng ranh giới tại {at} không có diện tích.', en: 'The ring at {at} encloses no area.' },
  'geo.hole-outside': {
    vi: 'Lỗ tại {at} nằm ngoài vòng ngoài.',
    en: 'The hole at {at} lies outside its outer ring.',
  },
  'geo.holes-cross': {
    vi: 'Các vòng của cùng một đa giác chồng lên nhau tại {at}.',
    en: 'Rings of one polygon overlap at {at}.',
  },
  'geo.parts-overlap': {
    vi: 'Các phần của ranh giới chồng lên nhau tại {at}.',
    en: 'Parts of the outline overlap at {at}.',
  },
  'geo.invalid': {
    vi: 'Cơ sở dữ liệu từ chối hình học: {reason}.',
    en: 'The database refuses the geometry: {reason}.',
  },
});
