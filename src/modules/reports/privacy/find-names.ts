import {
  ambiguousWithoutMarks,
  everyday,
  givenNames,
  households,
  middles,
  notNames,
  roles,
  strongMiddles,
  surnames,
  titles,
  wordList,
} from './name-words.ts';
import type { Certainty, PersonalSpan } from './personal-data.ts';
import { historicNames, placeWords, whereWords } from './street-names.ts';
import { foldedName, isAfterPhrase, isJoined, isOneOf, phraseAt, type TextWord, wordsOfText } from './text-words.ts';

const longestName = 4;
const longestRole = 3;

/** Names of people: introduced by a word of address or a role, told by the writers of themselves, or whole by their form. */
export function findNames(text: string, known: ReadonlySet<string>): PersonalSpan[] {
  const words = wordsOfText(text);
  const spans: PersonalSpan[] = [];
  for (let at = 0; at < words.length; at++) {
    const found = introducedName(words, at, known) ?? ownName(words, at) ?? wholeName(words, at, known);
    const first = words[found?.from ?? -1];
    const last = words[(found?.from ?? 0) + (found?.length ?? 0) - 1];
    if (found === undefined || first === undefined || last === undefined) continue;
    spans.push({ kind: 'name', start: first.start, end: last.end, certainty: found.certainty });
    at = found.from + found.length - 1;
  }
  return spans;
}

interface Found {
  from: number;
  length: number;
  certainty: Certainty;
}

/** "ông Nguyễn Văn Nam", "chị Hoa", "nhà ong hung", "anh công an Tuấn", "tổ trưởng Lan". */
function introducedName(words: readonly TextWord[], at: number, known: ReadonlySet<string>): Found | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const titled = isTitle(word);
  const role = titled ? 0 : phraseAt(words, at, roles, longestRole);
  if ((!titled && role === 0) || belongsToPlace(words, at, known)) return undefined;
  const from = titled ? at + 1 + phraseAt(words, at + 1, roles, longestRole) : at + role;
  const name = words[from];
  if (name === undefined || !isJoined(words, at, from)) return undefined;
  const house = isAfterPhrase(words, at, households, longestRole);
  if (!isWrittenAsName(name)) return nameInSmallLetters(words, from, { house, titled, unmarked: !word.marked });
  const sureTitle = titled && (word.marked || house || !isOneOf(word, ambiguousWithoutMarks));
  return capitalisedName(words, from, sureTitle ? 'title' : 'role');
}

/** "a Hùng", "c Lan" are written small; a capital alone is the initial of a name. */
const isTitle = (word: TextWord): boolean => isOneOf(word, titles) && !(word.text.length === 1 && word.capital);

const isWrittenAsName = ({ capital, shouted }: TextWord): boolean => capital && !shouted;
const isGiven = (word: TextWord | undefined): word is TextWord => word !== undefined && isOneOf(word, givenNames);

/** As many capitalised words as make a name, until a role, a place or the end of the phrase. */
function capitalisedName(words: readonly TextWord[], from: number, by: 'title' | 'role'): Found | undefined {
  const first = words[from];
  let length = 0;
  for (let word = first; word !== undefined && length < longestName; word = words[from + ++length]) {
    if (!isWrittenAsName(word) || /\d/.test(word.text)) break;
    if (length > 0 && (!word.afterBlank || introducesNext(words, from + length))) break;
    if (phraseAt(words, from + length, roles, longestRole) > 1) break;
    if (length === 0 && phraseAt(words, from, placeWords, 2) > 1) break;
  }
  if (first === undefined || length === 0) return undefined;
  // Single letters hide a name already: "ông A", "bà N.T.H".
  if (words.slice(from, from + length).every(({ text }) => text.length === 1)) return undefined;
  const folded = foldedName(words, from, length);
  if (historicNames.plain.has(folded)) return undefined;
  const formed = (length > 1 && isOneOf(first, surnames)) || isGiven(first);
  if (by === 'role') return formed ? { from, length, certainty: length > 1 ? 'sure' : 'likely' } : undefined;
  if (noPerson.test(folded)) return undefined;
  return { from, length, certainty: formed ? 'sure' : 'likely' };
}
const noPerson = /^(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|viet nam|cong an|to truong|chu tich|giam doc|cong ty)\b/;

/** "anh Tuấn Chị Hoa": a title between two names, unless it belongs to the name ("Vân Anh Thư"). */
const introducesNext = (words: readonly TextWord[], at: number): boolean => {
  const word = words[at];
  return word !== undefined && isTitle(word) && word.lower !== 'anh' && words[at + 1]?.capital === true;
};

interface Standing {
  house: boolean;
  titled: boolean;
  unmarked: boolean;
}

/** Small letters, or a text that shouts: a surname with what follows, or a given name where one is sure to stand. */
function nameInSmallLetters(
  words: readonly TextWord[],
  from: number,
  { house, titled, unmarked }: Standing,
): Found | undefined {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((i) =>
    isJoined(words, from, from + i) ? words[from + i] : undefined,
  );
  if (first === undefined) return undefined;
  const mayEnd = (word: TextWord) => isGiven(word) || !isOneOf(word, notNames);
  if (isOneOf(first, surnames) && second !== undefined && third !== undefined) {
    if (isOneOf(second, strongMiddles) && mayEnd(third)) {
      const four = isOneOf(third, middles) && isGiven(fourth) && !isOneOf(fourth, notNames);
      return { from, length: four ? 4 : 3, certainty: 'sure' };
    }
    if (isOneOf(second, middles) && isGiven(third) && !isOneOf(third, notNames)) {
      return { from, length: 3, certainty: 'sure' };
    }
  }
  if (!titled && !first.shouted) return undefined;
  if (isOneOf(first, surnames) && isGiven(second) && first.lower !== second.lower) {
    const words2 = [first, second];
    if (!words2.some((word) => isOneOf(word, notNames) || isOneOf(word, everyday))) {
      return { from, length: 2, certainty: house ? 'sure' : 'likely' };
    }
  }
  if (!isGiven(first) || isOneOf(first, notNames)) return undefined;
  if (house) return { from, length: 1, certainty: 'likely' };
  if (isOneOf(first, everyday)) return undefined;
  return { from, length: 1, certainty: unmarked ? 'possible' : 'likely' };
}

const namesSelf =
  /(?:^|[^\p{L}])(?:(?:tôi|mình|em|cháu|con|tui|toi|minh|chau) (?:tên|ten)(?: là| la)?|(?:tên|ten) (?:của )?(?:tôi|mình|em|cháu|toi|minh) (?:là|la)|(?:họ|ho) (?:(?:và|va) )?(?:tên|ten)|(?:người|nguoi) (?:gửi|gui|phản ánh|phan anh|báo|bao|viết|tố cáo|kiến nghị)|ký tên|ky ten|(?:tên )?chủ tài khoản|ctk)(?: là| la)?\s*[:\-,]?\s*$/iu;
const isSelf = /(?:^|[^\p{L}])(?:tôi|mình|em|cháu|tui) (?:là|đây là)\s*[:,]?\s*$/iu;

/** "tôi tên là …", "họ tên: …", "tôi là …". */
function ownName(words: readonly TextWord[], at: number): Found | undefined {
  const word = words[at];
  if (word === undefined || !(isOneOf(word, surnames) || isGiven(word))) return undefined;
  if (namesSelf.test(word.before)) {
    return isWrittenAsName(word)
      ? capitalisedName(words, at, 'role')
      : nameInSmallLetters(words, at, { house: true, titled: true, unmarked: false });
  }
  return isSelf.test(word.before) && isWrittenAsName(word) ? capitalisedName(words, at, 'role') : undefined;
}

/** A whole name that nobody introduces: surname, middle, given, with capitals, where no street can be meant. */
function wholeName(words: readonly TextWord[], at: number, known: ReadonlySet<string>): Found | undefined {
  const first = words[at];
  if (first === undefined || !isWrittenAsName(first) || !isOneOf(first, surnames)) return undefined;
  let length = 1;
  for (let next = words[at + 1]; next !== undefined && length < longestName; next = words[at + ++length]) {
    if (!isWrittenAsName(next) || !next.afterBlank) break;
  }
  const [second, last, after] = [words[at + 1], words[at + length - 1], words[at + length]];
  if (length < 2 || second === undefined || last === undefined || belongsToPlace(words, at, known)) return undefined;
  const acts = after?.afterBlank === true && isOneOf(after, doings);
  const told = acts || isAfterPhrase(words, at, beforePeople, 2);
  if (length > 2 && isOneOf(second, strongMiddles)) return { from: at, length, certainty: told ? 'sure' : 'likely' };
  if (length > 2 && isGiven(last) && told) return { from: at, length, certainty: 'likely' };
  return isGiven(last) ? { from: at, length, certainty: 'possible' } : undefined;
}

/** What people do and streets do not. */
const doings =
  wordList(`đổ, vứt, xây, lấn, chiếm, mở, tự, nuôi, bán, đánh, chửi, đã, thường, hay, cố, làm, để, đốt, thuê, phá
chặt, xả, đứng, sinh, cư, trú, là, nhận, yêu, dọa, ép, thu, cho`);
const beforePeople = wordList('do, của, bởi, tên, là, cùng, đối tượng, gặp, người, cán bộ');

/** Whether a capitalised name here belongs to a street, a place, a body or a business. */
function belongsToPlace(words: readonly TextWord[], at: number, known: ReadonlySet<string>): boolean {
  const word = words[at];
  if (word === undefined || (isBorneByPlace(words, at, known) && word.capital)) return true;
  if (words[at - 1]?.capital === true && word.capital && isBorneByPlace(words, at - 1, known)) return true;
  if (!isWrittenAsName(word)) return false;
  if (isAfterPhrase(words, at, placeWords, 3)) return true;
  if (isTitle(word)) return false;
  return (
    listedAfterStreet.test(word.before) || isAfterPhrase(words, at, whereWords, 2) || houseNumber.test(word.before)
  );
}

/** The longest name that begins here is one of history or of the gazetteer. */
function isBorneByPlace(words: readonly TextWord[], at: number, known: ReadonlySet<string>): boolean {
  let length = 1;
  while (length < longestName && words[at + length]?.capital === true && words[at + length]?.afterBlank === true)
    length++;
  for (; length > 1; length--) {
    const name = foldedName(words, at, length);
    if (historicNames.plain.has(name) || known.has(name)) return true;
  }
  return false;
}

/** "đường Trần Phú, Lê Văn Lịch", "ngã tư Nguyễn Huệ - Lê Lịch": what is listed after a street is one too. */
const listedAfterStreet =
  /(?:đường|phố|tuyến|ngã (?:ba|tư|năm|sáu)|góc|giao lộ|đoạn)\s[^.;!?\n]*(?:,|-|–|và|với|đến|tới|qua|ra|sang|giao|\/)\s*$/iu;
const houseNumber = /\d[a-z]?(?:\/\d+)*[,\s]*$/i;
