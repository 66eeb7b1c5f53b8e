import { type Flat, isUpperCase, isWordEdge } from './flat.ts';
import { endsName } from './name-ends.ts';
import { endOfWord, nextWord, phraseAt } from './phrases.ts';
import { actions, bodyDeterminers, bodyHeads, nameVerbs, nounHead, occupations, predicates } from './words.ts';

/** A body named as the one that acts: its name, and where what it has to do begins. */
export interface Subject {
  start: number;
  end: number;
  /** Where the verb begins; the end of the stretch when there is none. */
  predicate: number;
}

/** The longest list of addressees that is still one addressee. */
const longestSubject = 450;

/** Whether the name of a body begins at `index`; returns where its first own word stands, or -1. */
export function bodyAt(flat: Flat, index: number): number {
  let at = index;
  for (let n = 0; n < 3; n += 1) {
    const determiner = phraseAt(bodyDeterminers, flat.lower, at);
    if (determiner === null) break;
    at = nextWord(flat.lower, at + determiner.length);
  }
  const head = phraseAt(bodyHeads, flat.lower, at);
  if (head === null) return -1;
  return isVerbInDisguise(flat, at, head) ? -1 : at;
}

// "tổ chức thực hiện", "đoàn kết", "cấp phép", "bộ tiêu chí", "ban hành", "hội nhập": begin like bodies, are none.
const disguises: Readonly<Record<string, RegExp>> = {
  'tổ chức':
    /^tổ chức (?!đảng|chính trị|xã hội|đoàn thể|tín dụng|,|và |cá nhân|khác|có |liên quan|bảo đảm|đảm bảo|phải|cần|chịu|tham gia|chủ động|căn cứ|hội|quần chúng|quốc tế|tổ chức|tiếp tục|khẩn trương|tăng cường|đẩy mạnh|nghiêm túc|kịp thời|trực thuộc|hành chính|kinh tế|nêu|;|:)/,
  đoàn: /^đoàn kết/,
  cấp: /^cấp (?!ủy|ngành|,|có thẩm quyền|trên|dưới)/,
  bộ: /^bộ (?:tiêu chí|máy|quy tắc|chỉ số|luật|phận|thủ tục|dữ liệu|công cụ|câu hỏi|nhận diện|môn|mặt)/,
  ban: /^ban (?:hành|đầu|đêm|ngày)/,
  hội: /^hội (?:nhập|nghị|thảo|chợ|họp|thi|tụ)/,
  vụ: /^vụ (?:việc|án|vi phạm|mùa|lợi|thể|đông|xuân)/,
  ngành: /^ngành (?:nghề|hàng)/,
  báo: /^báo (?:cáo|động|chí)/,
  đài: /^đài (?:tưởng|loan|kiểm soát)/,
  phòng: /^phòng(?:,| chống| ngừa| tránh| cháy| thủ|-| bệnh| vệ)/,
  viện: /^viện (?:trợ|dẫn)/,
  thuế: /^thuế (?!tỉnh|thành phố|cơ sở|việt nam)/,
  quỹ: /^quỹ (?:đất|thời gian|nhà)/,
  trường: /^trường (?:hợp|quay)/,
  'cơ sở': /^cơ sở (?:dữ liệu|hạ tầng|pháp lý|khoa học|vật chất|đề xuất|kết quả)/,
  trưởng: /^trưởng (?:thành)/,
  'thanh tra': /^thanh tra(?:,| việc| các| toàn| trách| đột| đối với| kiểm tra|\.)/,
  'lãnh đạo': /^lãnh đạo,? (?:thực hiện|tổ chức|triển khai|chỉ đạo|công tác|việc|và chỉ đạo)/,
  'kiểm toán': /^kiểm toán (?!nhà nước)/,
  tỉnh: /^tỉnh (?:lộ)/,
  'địa phương': /^địa phương hóa/,
  'đơn vị': /^đơn vị (?:hành chính|tính|sản phẩm)/,
  xã: /^xã hội/,
  phường: /^phường hội/,
  'chính quyền': /^chính quyền (?:số|điện tử|đô thị thông minh)/,
  'chính phủ': /^chính phủ (?:số|điện tử)/,
  'thành phố': /^thành phố thông minh/,
  thôn: /^thôn (?!.*(?:thực hiện|phối hợp|tổ chức))/,
  'ủy viên': /^$/,
};

function isVerbInDisguise(flat: Flat, at: number, head: string): boolean {
  // "Cấp xã tổ chức …": with a capital, a level of government.
  if (head === 'cấp' && /^Cấp (?:tỉnh|huyện|xã)(?!\p{L})/u.test(flat.text.slice(at, at + 12))) return false;
  const pattern = disguises[head];
  return pattern?.test(flat.lower.slice(at, at + 60)) ?? false;
}

/**
 * Reads the addressee that stands at `from` ("Sở Y tế chủ trì, …", "Các Bộ: Quốc phòng, Công an chủ động …"): up to the
 * first verb in small letters, which names of bodies never contain. With `anyName` any capital begins a name.
 */
export function readSubject(flat: Flat, from: number, to: number, anyName = false): Subject | null {
  const known = bodyAt(flat, from);
  const head = known < 0 && anyName && isUpperCase(flat.text.charAt(from)) ? from : known;
  if (head < 0) return null;
  const start = from;
  const limit = Math.min(to, from + longestSubject);
  let at = endOfWord(flat.text, head);
  let depth = 0;
  while (at < limit) {
    const character = flat.text.charAt(at);
    if (character === '(' || character === '“') depth += 1;
    else if ((character === ')' || character === '”') && depth > 0) depth -= 1;
    else if (depth === 0) {
      if (character === ':' && !listFollows(flat, start, at, limit)) return ended(flat, start, at, skipColon(flat, at));
      if (character === '.' && !/\d/.test(flat.text.charAt(at + 1))) return ended(flat, start, at, at);
      if (isWordEdge(flat.text, at) && beginsPredicate(flat, start, at)) return ended(flat, start, at, at);
    }
    at += 1;
  }
  return limit === to ? ended(flat, start, to, to) : null;
}

/**
 * The addressee of a whole sentence. Where no verb ends the name, the first of those that names are made of does: "Sở Y
 * tế mở điểm bán thuốc." says something, "Ban An toàn giao thông" is only a name.
 */
export function readActor(flat: Flat, from: number, to: number, anyName = false): Subject | null {
  const subject = readSubject(flat, from, to, anyName);
  if (subject === null || flat.lower.slice(subject.predicate, to).length > 1) return subject;
  if (!/[.;]$/.test(flat.text.slice(from, to).trimEnd())) return subject;
  for (
    let at = nextWord(flat.text, endOfWord(flat.text, from));
    at < to;
    at = nextWord(flat.text, endOfWord(flat.text, at))
  ) {
    const verb = phraseAt(actions, flat.lower, at);
    if (verb === null || !nameVerbs.has(verb) || partsOfNames.has(verb) || isUpperCase(flat.text.charAt(at))) continue;
    if (isSecondSyllable(flat, from, at, verb) || nouns.test(flat.lower.slice(at, at + 12))) continue;
    if (flat.text.charAt(at - 1) !== ' ' || nounHead.test(flat.text.slice(Math.max(from, at - 25), at).trimEnd()))
      continue;
    return ended(flat, from, at, at);
  }
  return subject;
}

/** In names far oftener than verbs, even at the end of a sentence. */
const partsOfNames = new Set(
  'phòng,chống,phòng chống,thường trực,có,không,chi,thi đua,khen thưởng,tự,cấp,giáo dục,đào tạo,thông tin,truyền thông,vệ sinh,quy hoạch,điều hành,chỉ huy,dự báo,quan trắc,thi hành,kiểm toán,đăng ký'.split(
    ',',
  ),
);

const skipColon = (flat: Flat, at: number): number => nextWord(flat.text, at + 1);

/** "các sở, đặc biệt là người đứng đầu", "…, trong đó trọng tâm là …": they are among those named before. */
const emphasised = /(?<=.),? (?:đặc biệt là|trước hết là|trong đó|trước mắt là) /;

function ended(flat: Flat, start: number, end: number, predicate: number): Subject | null {
  const emphasis = emphasised.exec(flat.lower.slice(start, end));
  let to = emphasis === null ? end : start + emphasis.index;
  while (to > start && /[\s,;:.\-–]/.test(flat.text.charAt(to - 1))) to -= 1;
  while (/ (?:và|hoặc|được|của|cùng|với|để|nhằm|trong|sẽ|đã)$/.test(flat.lower.slice(start, to))) {
    to = flat.lower.lastIndexOf(' ', to - 1);
  }
  return to > start ? { start, end: to, predicate } : null;
}

/** "Các Bộ: Quốc phòng, Công an …": the colon opens the list of their names, not what they have to do. */
function listFollows(flat: Flat, start: number, colon: number, limit: number): boolean {
  const before = flat.lower.slice(start, colon);
  if (
    !/(?:^|[ ,])(?:các|những|tỉnh|thành phố|ủy|bộ|sở|vụ|tập đoàn|công ty|đơn vị|địa phương|xã|phường)(?: |,|$)/.test(
      before,
    )
  )
    return false;
  const first = nextWord(flat.text, colon + 1);
  if (first >= limit || !isUpperCase(flat.text.charAt(first))) return false;
  // Names of a list are short, in capitals, and parted by commas.
  const next = /^[^.;:()]{2,60}?(?:,|;| và )\s?(?=\p{Lu})/u.exec(flat.text.slice(first, first + 90));
  if (next === null) return bodyAt(flat, first) >= 0 && phraseAt(actions, flat.lower, first) === null;
  const verb = phraseAt(actions, flat.lower, first);
  return verb === null || next[0].replace(/(?:,|;| và)\s?$/, '').split(' ').length <= 5;
}

function beginsPredicate(flat: Flat, start: number, at: number): boolean {
  if (isUpperCase(flat.text.charAt(at))) return false;
  const before = flat.lower.slice(start, at).trimEnd();
  if (before === '') return false;
  if (endsName(flat, start, at)) return true;
  const verb = phraseAt(predicates, flat.lower, at) ?? plainVerbAt(flat, at);
  if (verb === null) return false;
  const comma = /[,;]$/.test(before);
  // "các cơ quan nghiên cứu, xây dựng đề án": verbs in a row are what is to be done.
  const inARow =
    /^,? \S/.test(flat.text.slice(at + verb.length, at + verb.length + 3)) && followsVerb(flat, at + verb.length);
  if (
    !comma &&
    !inARow &&
    occupations.has(verb) &&
    nounHead.test(flat.text.slice(Math.max(start, at - 25), at).trimEnd())
  )
    return false;
  if ((verb === 'chủ trì' || verb === 'phối hợp') && /(?:^|các |những )(?:cơ quan|đơn vị)$/.test(before)) return false;
  if (isSecondSyllable(flat, start, at, verb) || nouns.test(flat.lower.slice(at, at + 12))) return false;
  // "Truyền hình thành phố"
  if (verb === 'hình thành' && flat.lower.startsWith(' phố', at + verb.length)) return false;
  if (verb === 'tổ chức' && disguises['tổ chức']?.test(flat.lower.slice(at, at + 60)) === false) return false;
  if (verb === 'có')
    return /^có (?:trách nhiệm|văn bản|kế hoạch|giải pháp|biện pháp|phương án|báo cáo|ý kiến)/.test(
      flat.lower.slice(at, at + 30),
    );
  if (verb === 'cấp') return /^cấp (?:phép|giấy|phát|kinh phí)/.test(flat.lower.slice(at, at + 20));
  if (verb === 'không' || verb === 'lấy') return !comma;
  if (verb === 'quản lý' || verb === 'sử dụng' || verb === 'đầu tư' || verb === 'phát triển')
    return !/(?:^|[ ,])(?:nước|các|hạ tầng|nhà)$/.test(before) && !looksLikeName(flat, at, verb);
  return true;
}

/** After "… tỉnh", "… xã" the name of a body is complete, and even a verb that names are made of is one. */
const areaWord = /(?:^| )(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) $/;

function plainVerbAt(flat: Flat, at: number): string | null {
  const verb = phraseAt(actions, flat.lower, at);
  if (verb === null || !nameVerbs.has(verb)) return verb;
  return verb.includes(' ') && areaWord.test(flat.lower.slice(Math.max(0, at - 12), at)) ? verb : null;
}

/** The word that ends one blank before `at`. */
function wordBefore(flat: Flat, start: number, at: number): string {
  if (flat.text.charAt(at - 1) !== ' ') return '';
  const from = Math.max(start, flat.text.lastIndexOf(' ', at - 2) + 1);
  return flat.text.slice(from, at - 1);
}

/** "Bộ Ngoại giao", "Sở Giáo dục và Đào tạo", "Ban Quản lý công trình …": what looks like a verb ends another word. */
function isSecondSyllable(flat: Flat, start: number, at: number, verb: string): boolean {
  const first = verb.includes(' ') ? '' : wordBefore(flat, start, at);
  if (first === '') return false;
  const word = `${first.toLowerCase()} ${verb}`;
  return compounds.has(word) || (isUpperCase(first.charAt(0)) && phraseAt(actions, word, 0) === word);
}

/** Words that only begin like a verb: "giao thông". */
const nouns = /^giao (?:thông|dịch|lưu)(?![\p{L}])/u;

const compounds = new Set(
  'ngoại giao,sáng tạo,sơ cấp,trung cấp,cao cấp,trung chuyển,công lập,dân lập,tư lập,xuất nhập,độc lập,bầu cử,ứng cử,thư ký,công trình,chương trình,quy trình,giáo trình,lộ trình,tiến trình,tờ trình,việc làm'.split(
    ',',
  ),
);

function followsVerb(flat: Flat, end: number): boolean {
  if (flat.text.charAt(end) !== ',') return false;
  const next = nextWord(flat.text, end);
  return !isUpperCase(flat.text.charAt(next)) && phraseAt(predicates, flat.lower, next) !== null;
}

// "chủ đầu tư xây dựng và kinh doanh hạ tầng": what a body does for a living is part of its name.
function looksLikeName(flat: Flat, at: number, verb: string): boolean {
  const after = flat.lower.slice(at + verb.length, at + verb.length + 30);
  return /^ (?:nhà nước|chuyên ngành|và|hạ tầng|rừng|dự án|đất|quỹ|chợ|khu|các khu|trạm|công trình)/.test(after);
}

/** Whether a clause is nothing but the name of whom its inner clauses address: "4. Công an tỉnh", "Sở Y tế:". */
export function isBodyAlone(flat: Flat, subject: Subject): boolean {
  return /^(?:có trách nhiệm)?[\s.:;,)]*$/.test(flat.lower.slice(subject.predicate));
}
