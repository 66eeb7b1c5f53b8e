import { type Flat, isUpperCase } from './flat.ts';

/**
 * Whether the name of a body is complete where the next word begins, whatever verb comes: after the name of its area
 * ("Công an phường Cam Đường siết chặt …"), after a bare word for one ("Công an tỉnh đối soát …"), after the field of
 * a ministry or department ("Sở Y tế đối soát …"), and after the one it belongs to ("Văn phòng Chính phủ đăng …").
 */
export function endsName(flat: Flat, start: number, at: number): boolean {
  if (flat.text.charAt(at - 1) !== ' ' || isUpperCase(flat.text.charAt(at))) return false;
  if (goesOn.test(flat.lower.slice(at, at + 16))) return false;
  const name = flat.text.slice(Math.max(start, at - longestName), at);
  if (areaAtEnd.test(name) || belongsAtEnd.test(name) || provinceAtEnd.test(name)) return true;
  if (bareAreaAtEnd.test(name)) return !ofArea.test(flat.lower.slice(at, at + 16));
  return fieldAtEnd.test(name);
}

const longestName = 90;

const areaAtEnd =
  /(?:^|[ (])(?:[Tt]ỉnh|[Tt]hành phố|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hôn)(?: \p{Lu}[\p{L}\p{N}’'-]*){1,5} $/u;
const bareAreaAtEnd = /(?:^|[ (])(?:[Tt]ỉnh|[Tt]hành phố|[Qq]uận|[Hh]uyện|[Xx]ã|[Pp]hường|[Đđ]ặc khu) $/u;
const belongsAtEnd =
  /(?:^| )(?:Việt Nam|Trung ương|Chính phủ|Nhà nước|Quốc hội|(?:Đảng|Tỉnh|Thành|Huyện|Quận) (?:ủy|uỷ)) $/u;

/** Bộ, sở, phòng: the fields in their names, now and before the mergers of 2025. */
const fields = [
  'Y tế',
  'Nội vụ',
  'Tư pháp',
  'Tài chính',
  'Công Thương',
  'Xây dựng',
  'Ngoại giao',
  'Ngoại vụ',
  'Quốc phòng',
  'Công an',
  'Du lịch',
  'Khoa học và Công nghệ',
  'Nông nghiệp và Môi trường',
  'Giáo dục và Đào tạo',
  'Văn hóa, Thể thao và Du lịch',
  'Văn hóa và Thể thao',
  'Dân tộc và Tôn giáo',
  'Quy hoạch - Kiến trúc',
  'An toàn thực phẩm',
  'Giao thông vận tải',
  'Kế hoạch và Đầu tư',
  'Thông tin và Truyền thông',
  'Tài nguyên và Môi trường',
  'Nông nghiệp và Phát triển nông thôn',
  'Lao động - Thương binh và Xã hội',
  'Kinh tế',
  'Kinh tế, Hạ tầng và Đô thị',
  'Văn hóa - Xã hội',
];
/** With the tone where old and new spelling put it. */
const spelled = (name: string): string =>
  name
    .replace(/óa(?!\p{L})/u, '(?:óa|oá)')
    .replace('Hòa', '(?:Hòa|Hoà)')
    .replaceAll(' - ', ' ?[-–] ?');
/** Tỉnh, thành phố, with those of before 2025: "Điện lực Lào Cai cắt …". */
const provinces = [
  'An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước',
  'Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai',
  'Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Huế, Hưng Yên, Khánh Hòa, Kiên Giang',
  'Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ',
  'Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình',
  'Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái, Hồ Chí Minh',
].flatMap((line) => line.split(', '));
const provinceAtEnd = new RegExp(`(?:^|[ (])(?:${provinces.map(spelled).join('|')}) $`, 'u');

const fieldAtEnd = new RegExp(`(?:^|[ (])(?:Bộ|Sở|Phòng|Trạm) (?:${fields.map(spelled).join('|')}) $`, 'u');

/** What may follow within the name of a body, or goes on with the list. */
const goesOn =
  /^(?:[^\p{Ll}]|(?:và|hoặc|cùng|với|của|thuộc|trực thuộc|khóa|khoá|nhiệm kỳ|theo|tại|trên|trong|từ|đến|là|được|đã|sẽ|để|khi|nếu|số|có|do|về|mới|cũ|liên quan|khu vực|cơ sở|các|cấp|tỉnh|thành phố|huyện|quận|xã|phường|viên|cơ quan|nơi|nêu|nói|sau|này|đó|hữu quan)(?!\p{L}))/u;
/** What follows the bare word for an area as part of a longer word, or tells which areas are meant. */
const ofArea =
  /^(?:ủy|uỷ|đoàn|đội|hội|lộ|lỵ|thành|đảo|bạn|nông thôn|biên giới|miền núi|vùng|ven|trọng điểm|đặc biệt|nghèo|loại|còn lại|phía|giáp|lân cận|khác|chưa|thông minh|thứ|điểm|phòng|chống|an toàn khu|dưới)(?!\p{L})/u;
