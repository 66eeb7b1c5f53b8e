import { bodyAt, isBodyAlone, readActor, readSubject, type Subject } from './bodies.ts';
import { splitBodies } from './body-lists.ts';
import type { Clause } from './clauses.ts';
import { type Flat, sourceSpan } from './flat.ts';
import type { Span } from './offsets.ts';
import { findPhrase, nextWord, phraseAt } from './phrases.ts';
import { splitSentences } from './sentences.ts';
import { readStatement } from './statements.ts';
import { actions, bodyDeterminers, bodyHeads, duties, occupations, orders, predicates, together } from './words.ts';

/** Who is charged by a heading or an introduction, as stretches of the text. */
export interface Assignment {
  owner: Span;
  partners: Span[];
  /** It is ordered outright, or stands in a numbered clause. */
  plain: boolean;
  /** The clause says nothing but the name. */
  alone: boolean;
}

/** Reads whom a clause charges with what stands under it; null when it charges nobody. */
export function readAssignment(clause: Clause): Assignment | null {
  const { flat } = clause;
  const order = phraseAt(orders, flat.lower, 0);
  const opener =
    order ?? /^(?:đối với|về phía|trách nhiệm (?:thực hiện )?của) /.exec(flat.lower.slice(0, 30))?.[0] ?? '';
  const from = opener === '' ? 0 : nextWord(flat.text, opener.length);
  const subject = readActor(flat, from, flat.text.length, order !== null);
  if (subject !== null && isBodyAlone(flat, subject)) return named(flat, subject);
  if (subject !== null && namesOnly(clause, subject)) {
    const end = flat.text.length - (/[\s:;,.]*$/.exec(flat.text)?.[0].length ?? 0);
    return named(flat, { ...subject, end });
  }
  const sentences = splitSentences(flat);
  const last = sentences[sentences.length - 1];
  // "Theo đó, Ủy ban nhân dân thành phố yêu cầu Chủ tịch UBND các phường:"
  const told = last === undefined || !flat.text.endsWith(':') ? null : lastOrdered(flat, last);
  if (told !== null && isBodyAlone(flat, told)) return named(flat, told);
  for (const sentence of sentences) {
    const statement = readStatement(flat, sentence, { addressed: false, opens: true, marked: clause.label !== null });
    if (statement === null || statement.subject === null) continue;
    const charged = delegated(flat, statement.subject, sentence.end) ?? statement.subject;
    return {
      owner: ownerSpan(flat, charged),
      partners: readPartners(flat, charged.end, sentence.end),
      plain: statement.ordered || clause.label !== null,
      alone: false,
    };
  }
  return null;
}

const named = (flat: Flat, subject: Subject): Assignment => ({
  owner: sourceSpan(flat, subject.start, withoutBrackets(flat, subject)),
  partners: [],
  plain: true,
  alone: true,
});

const longestName = 160;

/** A heading such as "Các chủ đầu tư xây dựng và kinh doanh hạ tầng": what looks like a verb is part of the name. */
function namesOnly(clause: Clause, subject: Subject): boolean {
  const { flat } = clause;
  if (clause.children.length === 0 || flat.text.length > longestName || /[.;]$/.test(flat.text)) return false;
  const verb = phraseAt(predicates, flat.lower, subject.predicate);
  if (verb === null || !occupations.has(verb)) return false;
  return findPhrase(duties, flat.lower, subject.predicate) === null;
}

/** "Thứ trưởng A phối hợp với Thứ trưởng B chỉ đạo Vụ C chủ trì …": in charge is C. */
function delegated(flat: Flat, subject: Subject, end: number): Subject | null {
  for (
    let at = flat.lower.indexOf(' chỉ đạo ', subject.end);
    at >= 0 && at < end;
    at = flat.lower.indexOf(' chỉ đạo ', at + 1)
  ) {
    const inner = readSubject(flat, at + 9, end);
    if (inner !== null && flat.lower.startsWith('chủ trì', inner.predicate)) return inner;
  }
  return null;
}

export const ownerSpan = (flat: Flat, subject: Subject): Span =>
  sourceSpan(flat, subject.start, withoutBrackets(flat, subject));

/** What explains in brackets. */
const explains = /^ \((?:theo|nếu|cơ quan|đơn vị|là|sau đây|qua|gọi|trong|để|trừ|không|bao gồm|gồm|kể cả) /;

/** A long explanation in brackets is no part of a name; "Nhà đầu tư (Tập đoàn A)" is. */
function withoutBrackets(flat: Flat, subject: Span, longestGiven = 30): number {
  const name = flat.text.slice(subject.start, subject.end);
  const bracket = name.lastIndexOf(' (');
  if (bracket < 3 || !name.endsWith(')')) return subject.end;
  if (name.length - bracket <= longestGiven && !explains.test(name.slice(bracket).toLowerCase())) return subject.end;
  return subject.start + bracket;
}

// What the issuer does in the sentence that introduces the work is no work of others.
const issuing =
  /^(?:ban hành|yêu cầu|có ý kiến|kết luận|điện|chỉ thị|quyết định|giao|đề nghị|thông báo|xây dựng|báo cáo|trình|chỉ đạo như)/;

/** "… Chủ tịch Ủy ban nhân dân thành phố yêu cầu Giám đốc các sở, … thực hiện các nhiệm vụ sau:" */
export function readIntroduction(clause: Clause): Span | null {
  const { flat } = clause;
  const sentences = splitSentences(flat);
  const last = sentences[sentences.length - 1];
  if (last === undefined) return null;
  const ordered = lastOrdered(flat, last);
  if (ordered !== null) return ownerSpan(flat, ordered);
  if (!/nhiệm vụ|giải pháp|công việc|nội dung|biện pháp/.test(flat.lower.slice(last.start))) return null;
  let found: Subject | null = null;
  // "…, thời gian tới Thành phố tập trung …": what stands before says why.
  const times = [...flat.lower.slice(last.start).matchAll(/(?:thời gian tới|từ nay đến[^,]{0,40}|giai đoạn tới),? /g)];
  const time = times[times.length - 1];
  for (let at = last.start + (time === undefined ? 0 : time.index + time[0].length); at < last.end; ) {
    const next = findBody(flat, at, last.end);
    if (next < 0) break;
    const subject = readSubject(flat, next, last.end);
    if (subject === null) {
      at = next + 2;
      continue;
    }
    const verb = flat.lower.slice(subject.predicate, subject.predicate + 30);
    if (subject.predicate < last.end && startsName(flat, next) && !issuing.test(verb)) found = subject;
    at = Math.max(subject.end, next + 2);
  }
  return found === null ? null : ownerSpan(flat, found);
}

function lastOrdered(flat: Flat, sentence: Span): Subject | null {
  let found: Subject | null = null;
  for (let at = sentence.start; at < sentence.end; ) {
    const order = findPhrase(orders, flat.lower, at, sentence.end);
    if (order === null) break;
    const whom = nextWord(flat.text, order.index + order.phrase.length);
    const subject = order.phrase === 'chỉ đạo' ? null : readSubject(flat, whom, sentence.end);
    if (subject !== null) found = subject;
    at = order.index + order.phrase.length;
  }
  return found;
}

function findBody(flat: Flat, from: number, to: number): number {
  const determined = findPhrase(bodyDeterminers, flat.lower, from, to);
  const headed = findPhrase(bodyHeads, flat.lower, from, to);
  const candidates = [determined, headed].flatMap((each) => (each === null ? [] : [each.index])).sort((a, b) => a - b);
  return candidates[0] ?? -1;
}

/** After a comma, at the beginning, or in capitals: a name, not the object of the verb before it. */
function startsName(flat: Flat, at: number): boolean {
  if (bodyAt(flat, at) < 0) return false;
  const before = flat.text.slice(Math.max(0, at - 2), at);
  const character = flat.text.charAt(at);
  return at === 0 || /[,;] ?$/.test(before) || character !== character.toLowerCase();
}

// Where the naming of those who take part ends, besides at a verb.
const partnersEnd =
  / (?:để|đê|nhằm|trong(?! (?:bộ|tỉnh|ngành|huyện|xã|phường|khu|nước)(?: |,|:|$))|theo|thông qua|khi|về việc|trên cơ sở|làm cơ sở|đối với|nắm|tuần tra|thường xuyên|kịp thời|có ý kiến|được|cùng|do)(?= |$)/;
const longestPartners = 600;

/** Phối hợp với …: those who take part, in the order of the text. */
export function readPartners(flat: Flat, from: number, to: number): Span[] {
  const found: Span[] = [];
  for (let at = from; at < to; ) {
    const phrase = findPhrase(together, flat.lower, at, to);
    if (phrase === null) break;
    at = phrase.index + phrase.phrase.length;
    const names = readNames(flat, skipVerbs(flat, at, to), to);
    if (names === null) continue;
    found.push(...names.parts);
    at = names.end;
  }
  found.push(...readIntermediaries(flat, from, to));
  return distinct(flat, found);
}

/** "Phối hợp, hướng dẫn các doanh nghiệp …": further verbs between the word and those it is done with. */
function skipVerbs(flat: Flat, from: number, to: number): number {
  let at = nextWord(flat.text, from);
  for (let n = 0; n < 3 && at < to; n += 1) {
    if (bodyAt(flat, at) >= 0) break;
    const verb = phraseAt(actions, flat.lower, at);
    if (verb === null || !/^,? ?$/.test(flat.text.slice(from, at)) || flat.text.charAt(from) !== ',') break;
    from = at + verb.length;
    at = nextWord(flat.text, from);
  }
  return at;
}

function readNames(flat: Flat, at: number, to: number): { parts: Span[]; end: number } | null {
  const limit = Math.min(to, at + longestPartners);
  const subject = readSubject(flat, at, limit);
  const whole = subject ?? (bodyAt(flat, at) >= 0 ? { start: at, end: limit, predicate: limit } : null);
  if (whole === null) return null;
  const stop = partnersEnd.exec(flat.lower.slice(whole.start, whole.end));
  const end = beforeAction(flat, whole.start, stop === null ? whole.end : whole.start + stop.index);
  const parts = splitBodies(flat, whole.start, end).map((part) => ({
    ...part,
    end: withoutBrackets(flat, part, Number.POSITIVE_INFINITY),
  }));
  return { parts, end: Math.max(end, at + 1) };
}

/** "… với các Vụ: Năng lượng, Hóa chất: Chỉ đạo …": a colon before an action ends the names. */
function beforeAction(flat: Flat, from: number, to: number): number {
  for (let at = flat.text.indexOf(': ', from); at >= 0 && at < to; at = flat.text.indexOf(': ', at + 1)) {
    if (phraseAt(actions, flat.lower, at + 2) !== null) return at;
  }
  return to;
}

/** "(qua Sở Nội vụ)", "gửi về Sở Nội vụ … để tổng hợp": through whom a report goes, or who gathers it. */
const handedOn = /(?:\(qua|thông qua|(?:gửi|về)(?= [^.;]{4,160}? (?:để |, )?(?:tổng hợp|theo dõi, tổng hợp))) (?=\S)/g;

/** Those who hand a report on take part. */
function readIntermediaries(flat: Flat, from: number, to: number): Span[] {
  const found: Span[] = [];
  for (const match of flat.lower.slice(from, to).matchAll(handedOn)) {
    const at = from + match.index + match[0].length;
    if (bodyAt(flat, at) < 0) continue;
    const closed = flat.text.indexOf(')', at);
    const limit = match[0].startsWith('(') && closed > 0 ? Math.min(to, closed) : to;
    const names = readNames(flat, at, limit);
    if (names !== null) found.push(...names.parts);
  }
  return found;
}

function distinct(flat: Flat, spans: readonly Span[]): Span[] {
  const seen = new Set<string>();
  return spans
    .filter((span) => {
      const name = flat.lower.slice(span.start, span.end);
      return !seen.has(name) && seen.add(name);
    })
    .map((span) => sourceSpan(flat, span.start, span.end));
}

/** "Với các đơn vị của Bộ Tài chính, … xây dựng …": those with whom an item of a list is to be done. */
export function readCompanions(flat: Flat, from: number, to: number): Span[] {
  if (!flat.lower.startsWith('với ', from) || bodyAt(flat, from + 4) < 0) return [];
  const names = readNames(flat, from + 4, to);
  return names === null ? [] : distinct(flat, names.parts);
}
