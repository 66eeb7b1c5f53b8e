import { bodyAt } from './bodies.ts';
import { isChrome, opensFooter } from './chrome.ts';
import type { Clause } from './clauses.ts';

/**
 * What a clause's place in the document lets it be:
 *   tasks       it may ask for work
 *   directions  requirements in general terms: work only where somebody is addressed
 *   goals       figures to reach: work only where an action is stated
 *   funding     with what money: work only where a body opens the item
 *   context     assessments, purposes, bases: no work
 *   outside     head, recipients, signature, navigation: not the document's body
 */
export type Role = 'tasks' | 'directions' | 'goals' | 'funding' | 'context' | 'outside';

// Mục đích, đánh giá, căn cứ, kinh phí: sections that say why, how far or with what money.
const contextHeading =
  /^(?:(?:về )?(?:mục đích|yêu cầu(?:$| chung)|mục tiêu,? (?:và )?yêu cầu|mục tiêu chung|mục tiêu tổng quát|quan điểm|nguyên tắc|phương châm|tầm nhìn|đánh giá|kết quả|tình hình|thực trạng|hiện trạng|bối cảnh|sự cần thiết|căn cứ|cơ sở (?:pháp lý|chính trị|khoa học|thực tiễn|xây dựng)|tồn tại|những tồn tại|hạn chế|những hạn chế|nguyên nhân|bài học|ưu điểm|phạm vi|đối tượng|thời gian(?: và phạm vi|$|:)|giải thích từ ngữ|dự báo|thuận lợi|khó khăn|kết quả đạt được|một số kết quả|khái quát|phần mở đầu|mở đầu|đặc điểm|thông tin|nơi nhận|hồ sơ|phương thức|kính gửi))/;
// Kinh phí thực hiện: where the money comes from; only a body that opens its item has something to do.
const fundingHeading = /^(?:về )?(?:kinh phí|nguồn (?:vốn|kinh phí|lực tài chính)|dự toán)/;
const goalHeading = /^(?:các |một số |hệ thống |những )?(?:mục tiêu|chỉ tiêu)/;
const workHeading =
  /nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|nội dung|biện pháp|triển khai|thực hiện|chế độ|kế hoạch|công tác|danh mục|chương trình|phương án/;
/** "Tình hình, nhiệm vụ": the heading names work beside what is none. */
const alsoWork =
  /^(?!kinh phí|nguồn|dự toán|cơ sở|căn cứ).*(?:,| và) (?:các |một số )?(?:nhiệm vụ|giải pháp|tổ chức thực hiện)/;
const directionHeading =
  /^(?:một số |các |những )?(?:yêu cầu|chỉ đạo chung|định hướng|phương hướng|kết luận chung|ý kiến)/;

/** A paragraph after which the work begins: "… yêu cầu:", "… các nhiệm vụ sau:", "… có ý kiến như sau:". */
const leadIn =
  /(?:yêu cầu|chỉ thị|chỉ đạo|kết luận|ý kiến|giao|nhiệm vụ|nội dung|giải pháp|công việc|biện pháp|như sau|sau đây|quyết nghị|quyết định|đề nghị|phân công|việc sau)[^.;]{0,160}:$/;

// Nơi nhận, ký tên: what stands after the body.
const recipients = /^nơi nhận|^lưu: ?vt|^như trên/;
const signature = /^(?:tm\.|t\/m|kt\.|k\/t|tl\.|t\/l|tuq\.|q\. ?chủ tịch|\(đã ký\)|\[đã ký\])/;
// An attachment begins: its own kind alone in capitals, or "Phụ lục".
const attachment =
  /^(?:phụ lục|kế hoạch|chương trình|danh mục|đề án|quy chế|quy định|phương án|bảng phân công|phân công|biểu|nội dung)/;
const bases =
  /^(?:căn cứ (?!.*(?:xây dựng|khẩn trương|chủ động|tổ chức thực hiện|triển khai))|theo đề nghị|xét đề nghị|xét tờ trình|trên cơ sở kết quả biểu quyết)/;

export interface Sections {
  role(clause: Clause): Role;
  /** The paragraph that introduces the work of the whole document or section, for its addressee. */
  introduction(clause: Clause): Clause | null;
}

/** Says of every clause what its section lets it be. `bodyStart` is where the head of the document ends. */
export function readSections(clauses: readonly Clause[], bodyStart: number, isArticle: boolean): Sections {
  const roles = new Map<Clause, Role>();
  // What headings say of themselves; only that is handed on to the clauses in them.
  const ownRoles = new Map<Clause, Role>();
  const introductions = new Map<Clause, Clause | null>();
  let ended = false;
  // Until the first numbered clause or introduction a document tells why it is written.
  let preamble = opensLater(clauses, bodyStart);
  let introduction: Clause | null = null;
  for (const clause of clauses) {
    const { flat } = clause;
    if (opensFooter(flat) && clause.start >= bodyStart) ended = true;
    const outside = clause.start < bodyStart || isChrome(flat) || (ended && !beginsAttachment(clause));
    if (outside || recipients.test(flat.lower) || signature.test(flat.lower)) {
      if (!outside) ended = true;
      roles.set(clause, 'outside');
      continue;
    }
    if (ended) {
      ended = false;
      preamble = opensLater(clauses, clause.start + 1);
      introduction = null;
    }
    const opens = leadsIn(clause);
    const numbered = clause.label !== null && clause.rank < bulletRank;
    if (opens || numbered) preamble = false;
    const own = isArticle ? (roleInArticle(clause) ?? ownRole(clause)) : ownRole(clause);
    if (own === 'tasks' && clause.kind === 'part' && !attachment.test(flat.lower)) preamble = false;
    if (own !== null) ownRoles.set(clause, own);
    let role =
      own ?? (preamble && clause.kind === 'paragraph' ? 'context' : inheritedRole(clause, ownRoles, !preamble));
    if (role === 'tasks' && !numbered && bases.test(flat.lower)) role = 'context';
    if (clause.kind === 'part' && clause.rank <= partRank) introduction = opens ? clause : kept(introduction, clause);
    if (opens && (clause.parent === null || clause.parent.kind === 'part')) introduction = clause;
    // "./." is how the last sentence of the body ends.
    if (/\.\/\.?\W*$/.test(flat.text) && !isArticle) ended = true;
    roles.set(clause, role);
    introductions.set(clause, introduction);
  }
  return {
    role: (clause) => roles.get(clause) ?? 'context',
    introduction: (clause) => introductions.get(clause) ?? null,
  };
}

const bulletRank = 10;
const partRank = 4;

/** Whether, from here on, something still opens the body: an introduction or a numbered clause. */
function opensLater(clauses: readonly Clause[], from: number): boolean {
  return clauses.some(
    (clause) => clause.start >= from && (leadsIn(clause) || (clause.label !== null && clause.rank < bulletRank)),
  );
}

/** What introduced the whole document holds in all its parts; what introduced a part ends with it. */
function kept(introduction: Clause | null, part: Clause): Clause | null {
  if (introduction === null) return null;
  const home = introduction.parent;
  return home === null || home === part.parent ? introduction : null;
}

export function leadsIn(clause: Clause): boolean {
  return clause.kind === 'paragraph' && leadIn.test(clause.flat.lower);
}

function beginsAttachment(clause: Clause): boolean {
  if (clause.style === 'appendix') return true;
  if (clause.kind === 'row') return clause.table !== null && clause.table.rows.length > 2;
  const capitals = clause.heading === 'capitals' || clause.heading === 'marked';
  return capitals && (attachment.test(clause.flat.lower) || clause.heading === 'marked');
}

/** "… yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh … thực hiện các nội dung sau:" */
const ordersWork = /(?:yêu cầu|giao|đề nghị|phân công|chỉ đạo)(?: \S.*)?:$/;
/** "Căn cứ theo Điều 30 Luật …", "… được quy định tại khoản 2 Điều 10 … như sau:", "Như vậy, …". */
const explainsLaw =
  /^(?:như vậy|căn cứ|theo quy định tại|theo) [^:]{0,60}(?:khoản|điều|điểm) \d|quy định (?:tại|theo) (?:điểm|khoản|điều) [^:]*:$|được (?:quy định|hướng dẫn)[^.:]{0,80} như sau:$|^như vậy,/;

/** Articles answer questions about the law beside telling what is asked for. */
function roleInArticle(clause: Clause): Role | null {
  const { lower } = clause.flat;
  if (clause.kind === 'paragraph' && explainsLaw.test(lower)) return 'context';
  if (leadsIn(clause) && ordersWork.test(lower)) return 'tasks';
  return clause.kind === 'part' && /\?$/.test(lower) ? 'context' : null;
}

const longestSectionName = 220;

/** What a heading says of the clauses under it; null when it says nothing, or is no heading. */
function ownRole(clause: Clause): Role | null {
  const { lower, text } = clause.flat;
  if (text.length > longestSectionName || clause.kind === 'row') return null;
  const heads = clause.kind === 'part' || clause.heading !== null || clause.children.length > 0 || /:$/.test(text);
  if (!heads) return null;
  // Công điện: "Thủ tướng Chính phủ điện:" names those it is sent to.
  if (/ điện:?$/.test(lower)) return 'context';
  if (bodyAt(clause.flat, 0) >= 0) return 'tasks';
  if (goalHeading.test(lower)) {
    if (/nhiệm vụ|giải pháp/.test(lower)) return 'tasks';
    return /yêu cầu|mục tiêu chung|tổng quát/.test(lower) ? 'context' : 'goals';
  }
  if (fundingHeading.test(lower)) return 'funding';
  if (contextHeading.test(lower)) return alsoWork.test(lower) ? 'tasks' : 'context';
  if (/(?:đạt được|phấn đấu)[^.]*(?:mục tiêu|chỉ tiêu)[^.]*:$/.test(lower)) return 'goals';
  if (directionHeading.test(lower) && clause.kind === 'part') return 'directions';
  return clause.kind === 'part' && workHeading.test(lower) ? 'tasks' : null;
}

function inheritedRole(clause: Clause, ownRoles: ReadonlyMap<Clause, Role>, started: boolean): Role {
  for (let outer = clause.parent; outer !== null; outer = outer.parent) {
    const role = ownRoles.get(outer);
    if (role !== undefined) return role;
  }
  if (clause.kind === 'article') return 'tasks';
  if (clause.kind === 'row') return 'tasks';
  return started || clause.label !== null ? 'tasks' : 'context';
}
