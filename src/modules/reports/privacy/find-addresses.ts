import type { PersonalSpan } from './personal-data.ts';

const houseNumber =
  /(?<![\p{L}\p{N}])(?:số nhà|so nha|nhà số|nha so|sn|số|so)\s*[:.]?\s*(\d+\s?[a-z]?(?:\/\d+[a-z]?)*)(?![\p{L}\p{N}])/giu;
/** Between a name and the number of that person's house nothing else is said. */
const between = /^[\s,(:–-]*(?:(?:ở|o|tại|tai|trú tại|trú|sống ở|địa chỉ|dia chi|đ\/c|nhà|nha)[\s,(:–-]*)*$/iu;
const untilName =
  /^[\s,(:–-]*(?:(?:của|cua|là|la|nhà|nha|hộ|ho|gia đình|gia dinh|chủ hộ|chủ nhà|ông|ong|bà|ba|anh|chị|chi|cô|chú|bác|cụ)[\s,:–-]*)+$/iu;
/** The writer tells where they live. */
const ownHome =
  /(?:nhà (?:tôi|em|mình|cháu|tui)|gia đình (?:tôi|em|mình)|nha (?:toi|em|minh)|(?:tôi|em|mình|cháu) (?:ở|sống|trú|đang ở|hiện ở)|địa chỉ (?:nhà )?(?:tôi|của tôi|em|liên hệ)|thường trú|tạm trú)[\s,:(]*(?:(?:là|ở|tại|hiện|trú|nhà)[\s,:]*)*$/iu;

/** After their name it is enough that the writers say nothing of a street between. */
const ownName = /(?:^|[^\p{L}])(?:tôi|em|mình|cháu|con) (?:tên là|tên|là)\s*$/iu;

/** The number of a house that stands with the name of who lives there, or that the writer calls theirs. The street stays. */
export function findAddresses(text: string, found: readonly PersonalSpan[]): PersonalSpan[] {
  const names = found.filter(({ kind, certainty }) => kind === 'name' && certainty !== 'possible');
  const spans: PersonalSpan[] = [];
  for (const match of text.matchAll(houseNumber)) {
    const number = match[1] ?? '';
    const start = match.index + match[0].length - number.length;
    const end = match.index + match[0].length;
    const named = names.some(
      (name) =>
        (name.end <= match.index && between.test(text.slice(name.end, match.index))) ||
        (end <= name.start && name.start - end < 40 && untilName.test(text.slice(end, name.start))),
    );
    const sentence = text.slice(0, match.index).search(/[^.;!?\n]*$/);
    const told = names.some(
      (name) => name.start >= sentence && name.end <= match.index && ownName.test(text.slice(sentence, name.start)),
    );
    if (
      named ||
      (told && !/đường|phố|ngõ/iu.test(text.slice(sentence, match.index))) ||
      ownHome.test(text.slice(Math.max(0, match.index - 50), match.index))
    ) {
      spans.push({ kind: 'house-number', start, end, certainty: 'likely' });
    }
  }
  return spans;
}
