import { bodyAt, readActor, readSubject, type Subject } from './bodies.ts';
import { type Flat, isUpperCase } from './flat.ts';
import type { Span } from './offsets.ts';
import { findPhrase, nextWord, phraseAt } from './phrases.ts';
import { actions, adverbials, bodyDeterminers, connectives, orders } from './words.ts';

/** What a sentence asks for, if it asks for anything. */
export interface Statement extends Span {
  /** Whom it addresses itself; null when the addressee has to come from elsewhere. */
  subject: Subject | null;
  /** Somebody is told to do it: "Giao …", "Yêu cầu …", "Đề nghị …". */
  ordered: boolean;
  /** Where the action begins. */
  action: number;
  /** False where an addressee is named without a task: he answers for it, or is to carry out the document as a whole. */
  asks: boolean;
  confidence: number;
}

// Trên đây là …, trong quá trình thực hiện nếu có vướng mắc …: formulas with which documents close.
const closing = [
  /^trên đây là/,
  /^(?:trong quá trình|quá trình) (?:tổ chức |triển khai )?(?:tổ chức |triển khai )?(?:thực hiện|triển khai)[^.]{0,120}(?:khó khăn|vướng mắc|phát sinh|cần (?:thiết )?(?:sửa đổi|điều chỉnh|bổ sung))/,
  /^trong quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)[^.]{0,20}, [^.]{0,300}(?:khó khăn|vướng mắc)/,
  /^(?:nếu|trường hợp) (?:có|phát sinh|gặp)[^.]{0,60}(?:khó khăn|vướng mắc)[^.]{0,60}(?:phản ánh|báo cáo|thông tin)/,
  /^nếu có (?:khó khăn|vướng mắc)/,
  /(?:xin thông báo|thông báo)[^.]{0,160}(?:biết|thực hiện)(?:, thực hiện)?[./\s]*$/,
  /chịu trách nhiệm thi hành/,
  /(?:có|đã có) hiệu lực (?:thi hành )?(?:kể )?từ/,
  /^(?:ban hành kèm theo|phê duyệt kèm theo|bãi bỏ|thay thế)/,
  /(?:chỉ thị|kế hoạch|nghị quyết|kết luận|công điện|thông báo|chương trình) này (?:được )?(?:phổ biến|có hiệu lực|thay thế)/,
  /^nhận được (?:chỉ thị|công điện|văn bản|thông báo|kế hoạch)/,
];

/** The order to carry out the document as a whole, where it stands outside the numbered items. */
const wholeDocument =
  /(?:triển khai|tổ chức) (?:triển khai )?thực hiện[./;\s]*$|(?:thực hiện|triển khai)[^.;]{0,80} (?:chỉ thị|kế hoạch|công điện|quyết định|nghị quyết|kết luận|thông báo|chương trình)(?: này| trên| nêu trên)?[./;\s]*$|(?:thực hiện|triển khai|chấp hành)(?: nghiêm túc| nghiêm| tốt| có hiệu quả| hiệu quả| thực hiện)*(?: các nội dung| các nhiệm vụ| nội dung)?[^.]{0,60} (?:chỉ thị|kế hoạch|công điện|quyết định|nghị quyết|kết luận|thông báo|chương trình) (?:này|trên)|nghiêm túc (?:tổ chức )?(?:triển khai|thực hiện)(?: thực hiện)?[./;\s]*$|(?:biết|nghiêm túc|thống nhất)(?:,| và) (?:tổ chức )?(?:triển khai )?thực hiện[./;\s]*$/;

/** To follow up how a document is carried out is a duty of its own. */
const followingUp =
  /^(?:chủ trì,? |chịu trách nhiệm |có trách nhiệm )?(?:giúp [^,]{0,60}? )?(?:phối hợp [^,]{0,60},? )?(?:theo dõi|đôn đốc|kiểm tra|tổng hợp|hướng dẫn|giám sát)/;

// Assessments, reasons and definitions.
const description = [
  /^(?:hiện nay|hiện tại|hiện(?=,| đang| có| còn)|thời gian qua|thời gian vừa qua|trong thời gian qua|trong những năm qua|những năm qua|tuy nhiên|bên cạnh những kết quả|nguyên nhân|vừa qua|theo dự báo|theo tổng hợp|theo báo cáo|theo thống kê|đến nay|tính đến|trước tình hình|đây là|qua đó|từ đó|do đó|vì vậy|kết quả|thực tế|mặc dù|nhìn chung|với sự|thay mặt|năm 20\d\d, (?:mặc dù|công tác|tình hình)|tại phiên họp|tại cuộc họp|tại hội nghị|tại buổi|cùng dự|tham dự|sau khi nghe|sau khi xem xét)(?![\p{L}\p{N}])/u,
  /^(?:việc|những|sự|lý do|mục đích|ý nghĩa|vai trò|tình trạng|tình hình|hoạt động|công tác này|nội dung này|kinh phí|nguồn kinh phí|nguồn vốn|mức|tỷ lệ|tổng (?:số|cộng|mức|kinh phí)|số (?:lượng|liệu)|\d+(?:[.,]\d+)?\s?%|phạm vi|đối tượng|thời gian|danh mục|phụ lục|kèm theo|gửi kèm|chi tiết|ghi chú|ví dụ|theo (?:phụ lục|danh mục)|nghiêm cấm|nghị quyết (?:này|số)|quyết định này|chỉ thị này|kế hoạch này)(?![\p{L}\p{N}])/u,
  /^(?:quy định|quyết định|chỉ thị|thông báo|kết luận|hướng dẫn|báo cáo) số \d/,
  /^báo cáo (?:tại|của)[^.]{0,120}(?:cho thấy|nêu)/,
  /^(?:đánh giá|khẳng định|xác định|nhận định)[^.]{0,160} (?:thời gian qua|vừa qua|những năm qua),? (?:đã|còn|chưa)(?= )/,
  /^(?:cơ bản )?(?:thống nhất (?:chủ trương|nội dung|đề xuất|thông qua|về)|đồng ý|nhất trí|ghi nhận|đánh giá cao|biểu dương)(?= )/,
  /^(?:ngân sách|kinh phí)[^.]{0,60}(?:đảm bảo|bảo đảm|cấp)/,
  /^[^.,;:]{10,140} là (?:một trong những )?(?:nhiệm vụ|giải pháp|yêu cầu) (?:chính trị|trọng tâm|trọng yếu|quan trọng|cấp bách|hàng đầu|then chốt)/,
];

// "Ngày 17/11, Ủy ban nhân dân tỉnh ban hành …": what happened, whoever did it.
const narration =
  /(?:vừa|đã) (?:có|ban hành|ký|gửi)[^.]{0,40}(?:văn bản|công văn|công điện|chỉ thị|kế hoạch|quyết định)|^(?:(?:sáng|chiều|tối|trưa)(?: nay| qua)?,? )?(?:ngày )?\d{1,2}(?:\/\d| tháng)(?![^,]{0,12} (?:hằng|hàng) )[^.]{0,160}(?:ban hành|đã|tổ chức|chủ trì|ký|có công văn|diễn ra|làm việc)|^(?:sáng|chiều|tối) (?:nay|qua|\d|ngày)|(?:chủ trì|dự|tham dự|phát biểu (?:tại|khai mạc)) (?:cuộc họp|hội nghị|phiên họp|buổi làm việc|lễ|kỳ họp)/;

/** Being answerable is a consequence, not an action. */
const answerable =
  /^(?:phải )?chịu (?:hoàn toàn )?trách nhiệm (?:(?:toàn diện )?(?:trước|nếu|về việc để|người đứng đầu|cá nhân)|(?:tổ chức |triển khai )*thực hiện (?:\S+ ){1,3}này[./;\s]*$)/;
/** "đã ban hành", "được triển khai": told, not asked. */
const told =
  /^(?: \S+){0,3} (?:đã(?! được (?:phân công|giao))|vẫn còn|còn nhiều|còn hạn chế|chưa được|đang được|luôn được|có ý nghĩa|là nhiệm vụ|là giải pháp|có vai trò|sẽ|nhấn mạnh|cho biết|cho rằng|khẳng định|ghi nhận|chỉ rõ|nêu rõ|đánh giá cao|cảm ơn|phát biểu)(?=[ ,:])/;

export interface StatementSetting {
  /** Whether an addressee is known from the headings: then an item asks for work unless something speaks against it. */
  addressed: boolean;
  /** Whether the sentence opens its clause. */
  opens: boolean;
  /** The clause has a number or a bullet. */
  marked: boolean;
  /** The clause stands in a list of actions, so that what begins it is taken for one too. */
  listed?: boolean;
}

export function readStatement(flat: Flat, span: Span, setting: StatementSetting): Statement | null {
  const start = skipQuotes(flat, span.start, span.end);
  const words = flat.lower.slice(start, span.end);
  if (words.length < 12 || closing.some((pattern) => pattern.test(words))) return null;
  if (narration.test(words)) return null;
  const found = findAction(flat, start, span.end);
  if (found === null) return weakStatement(flat, start, span, setting);
  const { action } = found;
  if (answerable.test(flat.lower.slice(action, Math.min(span.end, action + 100)))) {
    return found.subject === null ? null : { start, end: span.end, ...found, asks: false, confidence: 0.9 };
  }
  if (!found.ordered && found.subject === null && description.some((pattern) => pattern.test(words))) return null;
  if (!found.ordered && found.subject !== null && toldOf(flat, found.subject, span.end)) {
    return readReported(flat, found.subject, span, setting);
  }
  const asks = setting.marked || !wholeDocument.test(words) || followingUp.test(flat.lower.slice(action, action + 120));
  return { start, end: span.end, ...found, asks, confidence: confidenceOf(found, setting) };
}

const says = /^ (?:cũng |tiếp tục )?(?:nhấn mạnh|nêu rõ|chỉ rõ|lưu ý|khẳng định|đề nghị|quán triệt)[,:] /;

/** "Thủ tướng nêu rõ, các địa phương phải …": what a leader says somebody has to do. */
function readReported(flat: Flat, teller: Subject, span: Span, setting: StatementSetting): Statement | null {
  const said = isLeader(flat, teller) ? says.exec(flat.lower.slice(teller.end, teller.end + 40)) : null;
  if (said === null) return null;
  const reported = readStatement(flat, { start: teller.end + said[0].length, end: span.end }, setting);
  return reported === null || reported.subject === null ? null : { ...reported, start: span.start };
}

function toldOf(flat: Flat, subject: Subject, end: number): boolean {
  if (/ (?:đã|vừa)(?: |$)/.test(flat.lower.slice(subject.start, subject.end))) return true;
  return told.test(flat.lower.slice(subject.end, Math.min(end, subject.end + 100)));
}

function confidenceOf(found: Found, setting: StatementSetting): number {
  if (found.ordered && found.subject !== null) return 0.95;
  if (found.subject !== null) return setting.marked ? 0.92 : 0.8;
  if (found.adverbial) return setting.addressed ? 0.85 : 0.7;
  return setting.addressed ? 0.93 : setting.marked ? 0.85 : 0.75;
}

/** An item of somebody's list that begins with no verb we know. */
function weakStatement(flat: Flat, start: number, span: Span, setting: StatementSetting): Statement | null {
  if (!(setting.addressed || setting.listed === true) || !setting.opens || !setting.marked) return null;
  const words = flat.lower.slice(start, span.end);
  if (words.length < 30 || /:$/.test(words) || description.some((pattern) => pattern.test(words))) return null;
  if (/^(?:các|là|do|mức|trên địa bàn|về|cơ chế|bao gồm|gồm)(?= )/.test(words) || told.test(` ${words}`)) return null;
  return { start, end: span.end, subject: null, ordered: false, action: start, asks: true, confidence: 0.5 };
}

interface Found {
  subject: Subject | null;
  ordered: boolean;
  action: number;
  adverbial: boolean;
}

const mostCommas = 14;

/** Looks for the action at the beginning of the sentence, and after each of the adverbial clauses before it. */
function findAction(flat: Flat, start: number, end: number): Found | null {
  let at = skipConnectives(flat, start, end);
  const companions = flat.lower.startsWith('với ', at) ? readSubject(flat, nextWord(flat.text, at + 4), end) : null;
  if (companions !== null && companions.predicate < end) {
    return { subject: null, ordered: false, action: at, adverbial: false };
  }
  const direct = actionAt(flat, at, end);
  if (direct !== null) return { ...direct, adverbial: false };
  const told = orderTold(flat, at, end);
  if (told !== null) return { ...told, adverbial: true };
  if (phraseAt(adverbials, flat.lower, at) === null && !isName(flat, at)) return null;
  const limit = Math.min(end, start + 900);
  let depth = 0;
  let commas = 0;
  for (; at < limit && commas < mostCommas; at += 1) {
    const character = flat.text.charAt(at);
    if (character === '(' || character === '“') depth += 1;
    else if ((character === ')' || character === '”') && depth > 0) depth -= 1;
    if (depth > 0 || (character !== ',' && character !== ':' && character !== ';')) continue;
    commas += 1;
    const next = skipConnectives(flat, nextWord(flat.text, at + 1), end);
    const found = orderTold(flat, next, end) ?? actionAt(flat, next, end, character === ',' ? 'after comma' : 'fresh');
    if (found === null || (found.subject !== null && !found.ordered && !isNamed(flat, found.subject))) continue;
    return { ...found, adverbial: true };
  }
  return null;
}

/** After a comma an addressee shows itself by a capital or by "các"; bare common words go on with the list before. */
const isNamed = (flat: Flat, subject: Subject): boolean =>
  isUpperCase(flat.text.charAt(subject.start)) || phraseAt(bodyDeterminers, flat.lower, subject.start) !== null;

const isName = (flat: Flat, at: number): boolean => isUpperCase(flat.text.charAt(at));

function actionAt(
  flat: Flat,
  at: number,
  end: number,
  where: 'fresh' | 'after comma' = 'fresh',
): Omit<Found, 'adverbial'> | null {
  if (at >= end) return null;
  const order = phraseAt(orders, flat.lower, at);
  if (order !== null) {
    const whom = nextWord(flat.text, at + order.length);
    const subject = order === 'chỉ đạo' || order === 'lưu ý' ? null : readActor(flat, whom, end, true);
    if (subject !== null) return subject.predicate < end ? ordered(flat, subject) : null;
  }
  if (bodyAt(flat, at) >= 0) {
    const subject = readActor(flat, at, end);
    if (subject !== null && subject.predicate < end && subject.predicate > subject.end) {
      const whom = isLeader(flat, subject) || isAbout(flat, subject) ? orderedBy(flat, subject, end) : null;
      if (whom !== null) return ordered(flat, whom);
      return { subject: courteous(flat, subject), ordered: false, action: subject.predicate };
    }
    // A body of which nothing is said: "Phòng Kinh tế; …" is no verb.
    if (subject !== null && isUpperCase(flat.text.charAt(at))) return null;
  }
  const verb = phraseAt(actions, flat.lower, at);
  if (verb === null) return null;
  // After a comma small words may go on with the adverbial clause: "Trên cơ sở rà soát, đánh giá của các sở, …".
  if (where === 'after comma' && !opensAction.test(flat.lower.slice(at, at + 24))) return null;
  return { subject: null, ordered: false, action: at };
}

const tellers =
  /^(?:đồng chí|chủ tịch|phó chủ tịch|bí thư|phó bí thư|thủ tướng|phó thủ tướng|bộ trưởng|tổng bí thư|lãnh đạo|ông |bà |người đứng đầu|ubnd|ủy ban nhân dân|thường trực|ban thường vụ|(?:chỉ thị|công điện|kết luận|công văn|văn bản|thông báo)(?: này| trên)?(?: cũng| còn)? (?:yêu cầu|giao|đề nghị) )/;
const farthestOrder = 120;

/** "Đồng chí Bí thư cũng giao phòng Kinh tế …": an order as a report tells it. */
function orderTold(flat: Flat, from: number, end: number): Omit<Found, 'adverbial'> | null {
  if (!tellers.test(flat.lower.slice(from, from + 40))) return null;
  const limit = Math.min(end, from + farthestOrder);
  for (let at = from; at < limit; ) {
    const order = findPhrase(orders, flat.lower, at, limit);
    if (order === null) return null;
    at = order.index + order.phrase.length;
    const subject = order.phrase === 'chỉ đạo' ? null : readSubject(flat, nextWord(flat.text, at), end);
    if (subject !== null && subject.predicate < end) return ordered(flat, subject);
  }
  return null;
}

const ordered = (flat: Flat, subject: Subject): Omit<Found, 'adverbial'> => ({
  subject: courteous(flat, subject),
  ordered: true,
  action: subject.predicate,
});

/** "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Sở Y tế …": the one who leads assigns, the other has to do it. */
function orderedBy(flat: Flat, leader: Subject, end: number): Subject | null {
  const order = phraseAt(orders, flat.lower, leader.predicate);
  if (order === null || order === 'chỉ đạo' || order === 'lưu ý') return null;
  // A colon may stand behind the order.
  const whom = readSubject(flat, nextWord(flat.text, leader.predicate + order.length), end);
  return whom !== null && whom.predicate < end ? whom : null;
}

function isLeader(flat: Flat, subject: Subject): boolean {
  return /^(?:đồng chí )?(?:tổng bí thư|chủ tịch|phó chủ tịch|ủy ban nhân dân|ubnd|thủ tướng|phó thủ tướng|chính phủ|bộ trưởng|ban thường vụ|bộ chính trị|ban bí thư|thường trực|bí thư|tỉnh ủy|thành ủy|đảng ủy|hội đồng nhân dân)/.test(
    flat.lower.slice(subject.start, subject.start + 40),
  );
}

/** "Đối với các thành viên, Tổng Bí thư yêu cầu: …": what the order is about, and the one who gives it. */
const isAbout = (flat: Flat, subject: Subject): boolean =>
  /^(?:đối với|về|tại) .*, /.test(flat.lower.slice(subject.start, subject.end));

const opensAction =
  /^(?:chủ trì|phối hợp|khẩn trương|tiếp tục|chủ động|tăng cường|đẩy mạnh|đẩy nhanh|tập trung|kịp thời|thường xuyên|phải|cần|xây dựng|rà soát|tham mưu|báo cáo|tổng hợp|tổ chức|triển khai|thực hiện|hướng dẫn|chỉ đạo|ưu tiên|hoàn thành|đề xuất|nghiên cứu|bố trí|yêu cầu|kiểm tra|lập|trình|gửi|có (?:ít nhất|trách nhiệm|văn bản|giải pháp|biện pháp)|kiến nghị|đảm bảo|bảo đảm|theo dõi|đôn đốc|phấn đấu|kiên quyết|nghiêm túc|ban hành|đưa|xử lý|công bố|xem xét|thống nhất|giải quyết|đánh giá|huy động)(?![\p{L}])/u;

/** "đồng chí Bộ trưởng Bộ Xây dựng", "Đối với các chủ đầu tư": courtesies and prepositions are no part of the name. */
function courteous(flat: Flat, subject: Subject): Subject {
  const found = /^(?:đồng chí|đối với|riêng) /.exec(flat.lower.slice(subject.start, subject.start + 12));
  return found === null ? subject : { ...subject, start: subject.start + found[0].length };
}

function skipConnectives(flat: Flat, from: number, end: number): number {
  let at = from;
  for (let n = 0; n < 3; n += 1) {
    const phrase = phraseAt(connectives, flat.lower, at);
    if (phrase === null) break;
    at = nextWord(flat.text, at + phrase.length);
  }
  return Math.min(at, end);
}

function skipQuotes(flat: Flat, from: number, end: number): number {
  let at = from;
  while (at < end && /[\s"'“”’‘\-–•+,.:;)]/.test(flat.text.charAt(at))) at += 1;
  return at;
}
