import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPersonalData, isMasked, maskText, type PersonalKind, personalKinds } from './personal-data.ts';

interface Labelled {
  text: string;
  spans: { kind: PersonalKind; start: number; end: number }[];
}

const sentencesOf = (file: string): Labelled[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readLabels);

function readLabels(line: string): Labelled {
  const spans: Labelled['spans'] = [];
  let text = '';
  let at = 0;
  for (const { 0: mark, 1: kind, 2: words = '', index } of line.matchAll(/\[([a-z-]+):([^\]]+)\]/g)) {
    const known = personalKinds.find((each) => each === kind);
    if (known === undefined) throw new Error(`${kind} is no kind of personal data: ${line}`);
    text += line.slice(at, index);
    spans.push({ kind: known, start: text.length, end: text.length + words.length });
    text += words;
    at = index + mark.length;
  }
  return { text: text + line.slice(at), spans };
}

const key = ({ kind, start, end }: Labelled['spans'][number]): string => `${kind} ${start} ${end}`;

function score(sentences: readonly Labelled[]) {
  let right = 0;
  let found = 0;
  let wanted = 0;
  const wrong: string[] = [];
  for (const { text, spans } of sentences) {
    const got = findPersonalData(text).filter(isMasked);
    const expected = new Set(spans.map(key));
    const hits = got.filter((span) => expected.has(key(span))).length;
    right += hits;
    found += got.length;
    wanted += spans.length;
    if (hits < got.length || hits < spans.length) {
      wrong.push(`${text} → ${got.map((span) => `${span.kind}:${text.slice(span.start, span.end)}`).join(' | ')}`);
    }
  }
  return { precision: right / found, recall: right / wanted, wrong };
}

test.each([
  ['sentences.txt', 150, 0.97, 0.97],
  // Written after the rules: the figure to expect of words they have not seen.
  ['sentences-blind.txt', 60, 0.97, 0.97],
])(
  'of the sentences in %s nearly all that is personal is found, and little else',
  (file, fewest, leastRecall, leastPrecision) => {
    const labelled = sentencesOf(file);
    expect(labelled.length).toBeGreaterThan(fewest);
    const { precision, recall, wrong } = score(labelled);
    expect(recall, wrong.join('\n')).toBeGreaterThan(leastRecall);
    expect(precision, wrong.join('\n')).toBeGreaterThan(leastPrecision);
  },
);

test('masked text still reads', () => {
  const words = Object.fromEntries(personalKinds.map((kind) => [kind, kind === 'name' ? 'tên' : kind])) as Record<
    PersonalKind,
    string
  >;
  const text = 'Nhà ông Lò Văn Pành đổ rác, gọi 0912345678.'.normalize('NFD');
  expect(maskText(text, findPersonalData(text), words)).toBe('Nhà ông [tên] đổ rác, gọi [phone].');
});

test('what the gazetteer knows is no person, unless somebody is introduced by that name', () => {
  const known = new Set(['nguyen thi sen']);
  expect(findPersonalData('Nguyễn Thị Sen ngập từ sáng.', known)).toEqual([]);
  expect(findPersonalData('Bà Nguyễn Thị Sen bị ngã.', known).map(({ kind }) => kind)).toEqual(['name']);
});

const shared = new URL('../../../../../shared/data/reports.jsonl', import.meta.url);
test.skipIf(!existsSync(shared))('what citizens wrote elsewhere, without names, is left nearly whole', () => {
  const texts = readFileSync(shared, 'utf8')
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line).text));
  const masked = texts.filter((text) => findPersonalData(text).some(isMasked));
  expect(masked.length, masked.join('\n')).toBeLessThanOrEqual(2);
});
