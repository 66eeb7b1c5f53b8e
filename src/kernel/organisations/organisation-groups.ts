import type { OrganisationKind } from './contract.ts';
import type { OrganisationNames } from './find-organisation.ts';
import { foldWords, startsWith } from './organisation-words.ts';

interface Guess {
  candidate: OrganisationNames;
  confidence: number;
  how: 'listed' | 'group';
}

/** Words that name organisations by their sort, and whom they take in. */
const sorts: readonly { words: string[]; kinds: readonly OrganisationKind[]; area?: string }[] = [
  { words: ['phường'], kinds: ['peoples-committee'], area: 'phường' },
  { words: ['xã'], kinds: ['peoples-committee'], area: 'xã' },
  { words: ['đặc', 'khu'], kinds: ['peoples-committee'], area: 'đặc khu' },
  { words: ['thị', 'trấn'], kinds: ['peoples-committee'], area: 'thị trấn' },
  { words: ['sở'], kinds: ['department'] },
  { words: ['ban'], kinds: [] },
  { words: ['ngành'], kinds: ['department'] },
  { words: ['phòng'], kinds: ['division'] },
  { words: ['trung', 'tâm'], kinds: ['service-centre'] },
  { words: ['đoàn', 'thể'], kinds: ['mass-organisation', 'fatherland-front'] },
  { words: ['hội'], kinds: ['mass-organisation'] },
  { words: ['tổ', 'dân', 'phố'], kinds: ['neighbourhood'] },
  { words: ['thôn'], kinds: ['neighbourhood'] },
  { words: ['cơ', 'quan'], kinds: [] },
  { words: ['đơn', 'vị'], kinds: [] },
  { words: ['địa', 'phương'], kinds: [] },
];

/** Which body of the communes is meant by the words before "các phường, xã"; the people's committee if none. */
const bodies: readonly { words: string[]; kind: OrganisationKind }[] = [
  { words: ['đảng', 'ủy'], kind: 'party-committee' },
  { words: ['hội', 'đồng', 'nhân', 'dân'], kind: 'peoples-council' },
  { words: ['mặt', 'trận', 'tổ', 'quốc'], kind: 'fatherland-front' },
  { words: ['công', 'an'], kind: 'police' },
];

/** From here on a phrase says whose they are, not who they are: "các phường của thành phố …". */
const limits = ['của', 'trên', 'thuộc', 'tại', 'tỉnh', 'thành phố', 'trực thuộc', 'liên quan', 'có liên quan'].map(
  (words) => words.split(' '),
);

/**
 * Reads a phrase that names organisations as a set: "các phường, xã", "UBND các phường: A, B", "sở, ban, ngành". Gives
 * the set, each member with little certainty; those named in it with more. Undefined when the phrase is of another sort.
 */
export function findGroup(words: readonly string[], candidates: readonly OrganisationNames[]): Guess[] | undefined {
  const several = words.indexOf('các');
  const start = several < 0 ? 0 : several + 1;
  const { named, end } = readSorts(words, start);
  if (named.length === 0 || (several < 0 && named.length < 2)) return undefined;

  const before = words.slice(0, Math.max(several, 0));
  const body = bodies.find(({ words: name }) => before.some((_, i) => startsWith(before.slice(i), name)));
  const members = candidates.filter((candidate) =>
    named.some((sort) =>
      sort.area === undefined
        ? sort.kinds.includes(candidate.kind)
        : candidate.area?.kindWord === sort.area && candidate.kind === (body?.kind ?? 'peoples-committee'),
    ),
  );
  const rest = words.slice(end);
  const limit = rest.findIndex((_, i) => limits.some((one) => startsWith(rest.slice(i), one)));
  const names = foldWords(limit < 0 ? rest : rest.slice(0, limit)).join(' ');
  const listed = members.filter(({ area }) => area !== null && names.includes(foldWords([area.name]).join(' ')));
  return listed.length > 0
    ? listed.map((candidate) => ({ candidate, confidence: 0.75, how: 'listed' }))
    : members.map((candidate) => ({ candidate, confidence: 0.3, how: 'group' }));
}

function readSorts(words: readonly string[], start: number): { named: (typeof sorts)[number][]; end: number } {
  const named: (typeof sorts)[number][] = [];
  let end = start;
  for (;;) {
    if (words[end] === 'các') end++;
    const sort = sorts.find((one) => startsWith(words.slice(end), one.words));
    if (sort === undefined) return { named, end };
    named.push(sort);
    end += sort.words.length;
  }
}
