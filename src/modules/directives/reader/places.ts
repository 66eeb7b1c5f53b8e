import { bodyAt } from './bodies.ts';
import { type Flat, flatten, isUpperCase, isWordEdge, sourceSpan } from './flat.ts';
import type { Span } from './offsets.ts';
import { endOfWord, nextWord, phraseAt, phrases } from './phrases.ts';

/** A place of the gazetteer: the name and the aliases under which texts may know it. */
export interface KnownPlace {
  id: string;
  names: readonly string[];
}

export interface FoundPlace extends Span {
  placeId: string | null;
}

/** Loại địa danh: words that make the capitals after them the name of a place. */
const placeKinds = phrases(
  'tỉnh, thành phố, quận, huyện, thị xã, thị trấn, xã, phường, đặc khu, thôn, bản, tổ dân phố, ấp, khu phố',
  'sông, suối, hồ, núi, đèo, đảo, quần đảo, bán đảo, vịnh, cửa khẩu, rừng, khu vực',
  'cầu, đường, phố, tuyến đường, quốc lộ, tỉnh lộ, đại lộ, ngã ba, ngã tư, bến, cảng, cảng hàng không, cảng hàng không quốc tế, cảng tổng hợp, cảng tổng hợp lưỡng dụng, sân bay, ga, nhà ga, vành đai, nút giao',
  'công viên, quảng trường, chợ, đền, chùa, đình, miếu, nhà thờ, khu di tích, di tích, bảo tàng, tượng đài, khu du lịch, khu đô thị, khu dân cư, khu công nghiệp, khu kinh tế, cụm công nghiệp, khu tái định cư, nhà máy, thủy điện, hồ chứa, đập, bệnh viện',
);

/** Vùng: the regions of the country, whose names are not all capitals. */
const regions = phrases(
  'vùng trung du và miền núi bắc bộ, trung du và miền núi bắc bộ, vùng trung du và miền núi phía bắc, trung du và miền núi phía bắc',
  'vùng đồng bằng sông hồng, đồng bằng sông hồng, vùng đồng bằng sông cửu long, đồng bằng sông cửu long, vùng duyên hải miền trung, duyên hải miền trung, bắc trung bộ',
  'miền núi phía bắc, bắc bộ, nam bộ, tây nam bộ, nam trung bộ, trung trung bộ, duyên hải nam trung bộ, vùng đông nam bộ, đông nam bộ, vùng tây nguyên, tây nguyên, vùng tây bắc, tây bắc, khu vực trung bộ, trung bộ',
);

/** The area is named as the seat of a body: "Ủy ban nhân dân tỉnh …". */
const bodyBefore =
  /(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|công an|đảng ủy|đảng bộ|thanh tra|thành ủy|tỉnh ủy|chủ tịch|bí thư|ban quản lý(?: [\p{L}]+){0,3}|nhân dân|mặt trận|đoàn|hội|báo) (?:các )?$/u;
// "yêu cầu Nhà đầu tư", "Thông tấn xã Việt Nam", "văn bản Bộ …": the last syllable of another word.
const otherWordBefore = /(?:yêu|nhu|toàn|địa|văn|cơ|miền|phiên|kịch|thành|tấn|hợp tác|đồ|bộ) $/;

interface Named extends Span {
  placeId: string | null;
}

/** The places a stretch names, in order, each once; those of the gazetteer with their identity. */
export function findPlaces(flat: Flat, known: PlaceIndex): FoundPlace[] {
  const found: Named[] = [];
  for (let at = nextWord(flat.text, 0); at < flat.text.length; ) {
    const afterRoute = found.length > 0 && /^, ?$/.test(flat.text.slice(found[found.length - 1]?.end, at));
    const place = placeAt(flat, at, known, afterRoute);
    if (place === null) {
      at = nextWord(flat.text, endOfWord(flat.text, at));
      continue;
    }
    if (!found.some((each) => sameName(flat, each, place))) found.push(place);
    at = nextWord(flat.text, place.end);
  }
  return found.map((place) => ({ ...sourceSpan(flat, place.start, place.end), placeId: place.placeId }));
}

const sameName = (flat: Flat, a: Span, b: Span): boolean =>
  flat.lower.slice(a.start, a.end) === flat.lower.slice(b.start, b.end);

function placeAt(flat: Flat, at: number, known: PlaceIndex, afterRoute: boolean): Named | null {
  const region = phraseAt(regions, flat.lower, at);
  if (region !== null && /\p{Lu}/u.test(flat.text.slice(at, at + region.length))) {
    return { start: at, end: at + region.length, placeId: null };
  }
  const listed = known.at(flat, at);
  if (listed !== null && !bodyBefore.test(before(flat, at))) return listed;
  return routeAt(flat, at, afterRoute) ?? namedAt(flat, at, known);
}

const before = (flat: Flat, at: number): string => flat.lower.slice(Math.max(0, at - 40), at);

/** "cầu Hồ Kiều", "phường Bắc Cường", "Công viên Thủy Hoa". */
function namedAt(flat: Flat, at: number, known: PlaceIndex): Named | null {
  const kind = phraseAt(placeKinds, flat.lower, at);
  if (kind === null || bodyBefore.test(before(flat, at)) || otherWordBefore.test(before(flat, at))) return null;
  const nameStart = at + kind.length + 1;
  if (flat.text.charAt(nameStart - 1) !== ' ') return null;
  const end = nameEnd(flat, nameStart);
  if (end <= nameStart || isBody(flat, nameStart)) return null;
  const listed = known.at(flat, nameStart);
  return { start: at, end, placeId: listed?.end === end ? listed.placeId : null };
}

/** "khu vực Trung tâm Phát triển quỹ đất": the name that follows is that of a body, not of a place. */
const isBody = (flat: Flat, at: number): boolean =>
  bodyAt(flat, at) >= 0 &&
  !/^(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|đặc khu|bản) /.test(flat.lower.slice(at, at + 12));

const longestName = 60;

/** The end of a run of words in capitals: "Hồ Kiều", "Thành phố Hồ Chí Minh", "số 3 Trần Phú" not. */
function nameEnd(flat: Flat, from: number): number {
  let end = from;
  for (let at = from; at - from < longestName; at = end + 1) {
    const wordEnd = endOfWord(flat.text, at);
    const word = flat.text.slice(at, wordEnd);
    if (word === '' || !(isUpperCase(word.charAt(0)) || (/^\d/.test(word) && at > from - 1))) break;
    const second = /^(?:Thành phố|Thị xã|Cửa khẩu|Thị trấn)(?= )/.exec(flat.text.slice(at, at + 12))?.[0];
    end = second === undefined ? wordEnd : at + second.length;
    if (flat.text.charAt(end) !== ' ') break;
  }
  return end;
}

const roadBefore = /(?:dự án|cao tốc|tuyến|đường|đoạn|nối)(?: [^.;]{0,40})?$/;

/** "Tuyên Quang - Hà Giang", "Vinh - Cửa khẩu Thanh Thủy": a road named by the places it joins. */
function routeAt(flat: Flat, at: number, afterRoute: boolean): Named | null {
  if (!isUpperCase(flat.text.charAt(at)) || !isWordEdge(flat.text, at)) return null;
  if (!afterRoute && !roadBefore.test(flat.lower.slice(Math.max(0, at - 60), at))) return null;
  let end = nameEnd(flat, at);
  let joined = 0;
  while (/^ [-–] \p{Lu}/u.test(flat.text.slice(end, end + 5))) {
    const next = nameEnd(flat, end + 3);
    if (next <= end + 3) break;
    end = next;
    joined += 1;
  }
  return joined === 0 ? null : { start: at, end, placeId: null };
}

/** Known places by their first word, so that a text is walked through once. */
export class PlaceIndex {
  private readonly byFirstWord = new Map<string, { name: string; id: string }[]>();

  constructor(places: readonly KnownPlace[]) {
    for (const { id, names } of places) {
      for (const written of names) {
        const { lower: name } = flatten(written, { start: 0, end: written.length });
        if (name.length < 3) continue;
        const first = name.slice(0, endOfWord(name, 0));
        this.byFirstWord.set(first, [...(this.byFirstWord.get(first) ?? []), { name, id }]);
      }
    }
    for (const sharing of this.byFirstWord.values()) sharing.sort((a, b) => b.name.length - a.name.length);
  }

  /** The longest known name that stands here; a name has a capital, or the word for its kind before it. */
  at(flat: Flat, index: number): Named | null {
    const sharing = this.byFirstWord.get(flat.lower.slice(index, endOfWord(flat.lower, index)));
    for (const { name, id } of sharing ?? []) {
      const end = index + name.length;
      if (!flat.lower.startsWith(name, index) || !isWordEdge(flat.lower, end)) continue;
      if (/\p{Lu}/u.test(flat.text.slice(index, end))) return { start: index, end, placeId: id };
    }
    return null;
  }
}
