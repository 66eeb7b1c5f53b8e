import type { Span } from './offsets.ts';
import { spaced } from './wording.ts';

/** A number with its measure as a text writes it: "240.000 tỷ đồng", "35 - 40%", "15 triệu khách du lịch". */
export interface Amount extends Span {
  /** Of a range, the lower bound. */
  value: number;
  range: boolean;
  unit: string;
  /** The unit is one we know; any other noun is only an amount where a comparison stands before it. */
  known: boolean;
}

const written = '([0-9]{1,3}(?:\\.[0-9]{3}){1,4}(?:,[0-9]{1,3})?|[0-9]{1,9}(?:[.,][0-9]{1,3})?)';
const letter = '[a-z\\u00df-\\u1ef9]';
const scale = '(?:nghìn tỷ|ngàn tỷ|nghìn|ngàn|vạn|triệu|tỷ|tỉ)';
const measures =
  'đồng|usd|đô la mỹ|tấn|tạ|kg|lít|m2|m²|m3|m³|mwp?|kwh?|gbps|mbps|km2|km²|km|ha|héc-ta|hecta|điểm phần trăm|điểm %|điểm|lần';
const things =
  'lượt khách(?: du lịch)?|khách(?: du lịch| quốc tế| nội địa)?|lượt người|lượt|người(?: dân| lao động)?|lao động|việc làm|' +
  'hộ(?: dân| nghèo| gia đình)?|con|cây xanh|cây|trạm|dự án|công trình|nhiệm vụ|chỉ tiêu|tiêu chí|mô hình|sản phẩm|xã|phường|thôn|bản|' +
  'tổ dân phố|huyện|tỉnh|cụm công nghiệp|khu công nghiệp|khu|cụm|nhà|căn(?: hộ| nhà)?|phòng học|phòng|trường(?: học)?|lớp tập huấn|lớp|' +
  'giường(?: bệnh)?|bác sĩ|cơ sở dữ liệu|cơ sở|doanh nghiệp|hợp tác xã|tổ chức|đơn vị|cơ quan|hội nghị|cuộc|buổi|tuyến(?: đường| phố)?|cầu|' +
  'ngày(?=~/)|hồ sơ|thủ tục hành chính|thủ tục|dịch vụ công|dịch vụ|nền tảng|hệ thống|camera|thửa(?: đất)?|suất|giải pháp|văn bản|đề án|chương trình|' +
  'cán bộ|công chức|đảng viên|học viên|học sinh|sinh viên|chuyên gia|vụ';
/** "/năm", "/người/năm", "/10.000 dân", "/dự án". */
const per = `(?:~/~(?:[0-9.]{1,7} )?${letter}{1,8}(?: (?:án|trình|dân|phố|dân số|nghiệp|sở))?(?!${letter})){0,2}`;
const known = `%${per}|phần trăm(?!${letter})${per}|(?:(?:${scale} )?(?:${measures}|${things})|${scale})(?![0-9]|${letter})${per}`;
const ordinary = `${letter}{2,12}(?: ${letter}{2,10})?(?!${letter})`;

const amounts = new RegExp(
  spaced(
    `(?<![0-9.,/\\-–]|${letter})${written}(?:~%?~(?:[-–]|đến|tới)~${written})?(?![0-9]|[.,/][0-9])~(?:(${known})|(${ordinary}))`,
  ),
  'g',
);

/** Spans of time are for deadlines, and small words are no measures. */
const noMeasure = new RegExp(
  `^(?:ngày(?!/)|tháng|năm|tuần|giờ|phút|quý|thế kỷ|cấp|về|của|và|tại|đến|trên|theo|với|là|có|được|cho|trong|hoặc|ca|kíp|mũi|rõ)(?!${letter})`,
);

/** All amounts in lower-case text, in order; dates, numbers of documents and headings are none. */
export function findAmounts(lower: string): Amount[] {
  const found: Amount[] = [];
  for (const match of lower.matchAll(amounts)) {
    const [whole, low = '', high, knownUnit, otherNoun] = match;
    const unit = (knownUnit ?? otherNoun ?? '').trim();
    if (noMeasure.test(unit)) continue;
    found.push({
      start: match.index,
      end: match.index + whole.trimEnd().length,
      value: asNumber(low),
      range: high !== undefined,
      unit: unit.replace(/[\s*]+/g, ' '),
      known: knownUnit !== undefined,
    });
  }
  return found;
}

/** Points between thousands, a comma before decimals; a single point that cannot part thousands is a comma. */
export function asNumber(text: string): number {
  const inThousands = /^\d{1,3}(?:\.\d{3})+(?:,|$)/.test(text);
  return Number((inThousands ? text.replaceAll('.', '') : text).replace(',', '.'));
}
