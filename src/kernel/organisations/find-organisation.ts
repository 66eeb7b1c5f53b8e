import type { OrganisationId, OrganisationKind } from './contract.ts';
import { findGroup } from './organisation-groups.ts';
import {
  endsWith,
  foldWords,
  initialsOf,
  startsWith,
  type Tokens,
  tokenize,
  withoutLastLevel,
  withoutTitles,
} from './organisation-words.ts';

/** What an organisation may be called. */
export interface OrganisationNames {
  organisationId: OrganisationId;
  kind: OrganisationKind;
  name: string;
  aliases: readonly string[];
  /** The one area it serves: "phường" and "Cam Đường". */
  area: { kindWord: string; name: string } | null;
}

export interface Match {
  organisationId: OrganisationId;
  /** From 0 to 1: how likely the words mean this organisation. 0.9 and above: as good as certain. */
  confidence: number;
  /** What the likeness rests on. */
  how: How;
}

export type How =
  | 'name' // the name, but for case and placement of tones
  | 'abbreviation'
  | 'alias'
  | 'head' // the office of its head: "Chủ tịch UBND phường …"
  | 'short' // the name without its area
  | 'area' // the area alone, meant as its people's committee
  | 'diacritics' // the name without or with other diacritics
  | 'listed' // one of several named together
  | 'group' // one of a set that is only named as a set
  | 'similar';

export interface FindOptions {
  /** Who speaks: where several fit, those that serve the same area are meant ("Văn phòng" in a ward's own document). */
  near?: OrganisationId;
}

export type OrganisationFinder = (words: string, options?: FindOptions) => Match[];

/** The organisations that words of a document may mean, the likeliest first; none when nothing fits. */
export function findOrganisation(
  words: string,
  candidates: readonly OrganisationNames[],
  options: FindOptions = {},
): Match[] {
  return organisationFinder(candidates)(words, options);
}

/** As `findOrganisation`, made once for many questions about the same organisations. */
export function organisationFinder(candidates: readonly OrganisationNames[]): OrganisationFinder {
  const forms = candidates.flatMap(formsOf);
  const byFolded = new Map<string, Form[]>();
  for (const form of forms) byFolded.set(form.folded, [...(byFolded.get(form.folded) ?? []), form]);
  const longest = Math.max(0, ...forms.map((form) => form.words.length));
  const findSimilar = similarity(forms, candidates.length);

  return (words, { near } = {}) => {
    const asked = tokenize(words.slice(0, 500));
    if (asked.words.length === 0) return [];
    const nearArea = candidates.find((candidate) => candidate.organisationId === near)?.area ?? null;
    const equal = readingsOf(asked).flatMap((reading) =>
      (byFolded.get(foldWords(reading.words).join(' ')) ?? [])
        .filter((form) => form.whole || !reading.cut)
        .map((form) => ({ candidate: form.candidate, ...judge(reading, form) })),
    );
    if (equal.length > 0) return settle(bestOfEach(equal), nearArea);
    const listed = findListed(asked.words, byFolded, longest);
    if (listed.length > 0) return inOrder(bestOfEach(listed));
    const group = findGroup(asked.words, candidates);
    if (group !== undefined) return inOrder(group);
    return settle(bestOfEach(findSimilar(withoutTitles(asked.words))), nearArea);
  };
}

/** One way of writing a name. */
interface Form {
  candidate: OrganisationNames;
  words: string[];
  folded: string;
  weight: number;
  how: How;
  /** Names its area itself, or has none to name. */
  whole: boolean;
}

interface Guess {
  candidate: OrganisationNames;
  confidence: number;
  how: How;
}

function formsOf(candidate: OrganisationNames): Form[] {
  const { name, aliases, area, kind } = candidate;
  const forms: Form[] = [];
  const add = (words: string[], weight: number, how: How, whole = false) => {
    if (words.length > 0) forms.push({ candidate, words, folded: foldWords(words).join(' '), weight, how, whole });
  };
  const full = tokenize(name).words;
  add(full, 1, 'name', true);
  if (area === null) {
    if (full.length > 2) add([initialsOf(full)], 0.88, 'abbreviation');
    for (const alias of aliases) {
      const words = tokenize(alias).words;
      add(words, 0.97, 'alias', words.length > 1);
    }
    return forms;
  }
  const level = tokenize(area.kindWord).words;
  const place = tokenize(area.name).words;
  const withoutArea = (words: string[]) => withoutEnd(withoutEnd(words, place), level);
  const base = withoutArea(full);
  add([...base, ...level, ...place], 1, 'name', true);
  add([...base, ...place], 0.92, 'short');
  add([...base, ...level], 0.9, 'short');
  add(base, 0.9, 'short');
  if (base.length > 2) {
    add([initialsOf(base), ...level, ...place], 0.88, 'abbreviation');
    add([initialsOf(base)], 0.8, 'abbreviation');
  }
  if (kind === 'peoples-committee') {
    add([...level, ...place], 0.8, 'area');
    add(place, 0.6, 'area');
  }
  for (const alias of aliases) {
    const words = tokenize(alias).words;
    add(words, 0.97, 'alias', endsWith(words, place));
    add([...withoutArea(words), ...level, ...place], 0.97, 'alias', true);
    add([...withoutArea(words), ...level], 0.9, 'alias');
  }
  return forms;
}

const withoutEnd = (words: string[], end: string[]): string[] =>
  endsWith(words, end) && words.length > end.length ? words.slice(0, -end.length) : words;

interface Reading {
  words: string[];
  factor: number;
  how: How | null;
  /** What was left out named an area, so that only a name with its own area can be meant by the rest. */
  cut: boolean;
}

/** The phrase as it stands, without the title of a head, and without the province named after it. */
function readingsOf({ words, abbreviated }: Tokens): Reading[] {
  const how = abbreviated ? 'abbreviation' : null;
  const asked: Reading[] = [{ words, factor: 1, how, cut: false }];
  const untitled = withoutTitles(words);
  if (untitled.length < words.length) asked.push({ words: untitled, factor: 0.97, how: 'head', cut: false });
  return asked.flatMap((reading) => {
    const rest = withoutLastLevel(reading.words);
    return rest === undefined
      ? [reading]
      : [reading, { ...reading, words: rest, factor: reading.factor * 0.97, cut: true }];
  });
}

function judge(reading: Reading, form: Form): { confidence: number; how: How } {
  const same = startsWith(reading.words, form.words) && reading.words.length === form.words.length;
  if (same) {
    const how = form.how === 'name' ? (reading.how ?? 'name') : form.how;
    return { confidence: form.weight * reading.factor, how };
  }
  const bare = foldWords(reading.words).every((word, i) => word === reading.words[i]);
  return { confidence: form.weight * reading.factor * (bare ? 0.9 : 0.7), how: 'diacritics' };
}

function bestOfEach(guesses: readonly Guess[]): Guess[] {
  const best = new Map<OrganisationId, Guess>();
  for (const guess of guesses) {
    const before = best.get(guess.candidate.organisationId);
    if (before === undefined || guess.confidence > before.confidence) best.set(guess.candidate.organisationId, guess);
  }
  return [...best.values()];
}

type Area = OrganisationNames['area'];
const sameArea = (a: Area, b: Area) => a !== null && b !== null && a.kindWord === b.kindWord && a.name === b.name;

/** Where several fit equally well, each is as unlikely as the others are likely, unless the speaker tells them apart. */
function settle(guesses: readonly Guess[], nearArea: Area): Match[] {
  const best = Math.max(...guesses.map((guess) => guess.confidence));
  const rivals = guesses.filter((guess) => guess.confidence > best - 0.02);
  const nearby = rivals.filter(({ candidate }) => sameArea(candidate.area, nearArea));
  const share = (guess: Guess): number => {
    if (nearby.length === 0) return 1 / rivals.length;
    return nearby.includes(guess) ? 1 / nearby.length : 0.1 / rivals.length;
  };
  return inOrder(guesses.map((guess) => ({ ...guess, confidence: guess.confidence * share(guess) })));
}

const inOrder = (guesses: readonly Guess[]): Match[] =>
  guesses
    .map(({ candidate, confidence, how }) => ({
      organisationId: candidate.organisationId,
      confidence: Math.round(confidence * 100) / 100,
      how,
    }))
    .sort((a, b) => b.confidence - a.confidence || (a.organisationId < b.organisationId ? -1 : 1));

/**
 * Names inside a longer phrase, as in "UBND phường A, Sở B": those that mean one organisation only. The one that the
 * phrase begins with is the likeliest.
 */
function findListed(words: readonly string[], byFolded: ReadonlyMap<string, Form[]>, longest: number): Guess[] {
  const phrase = foldWords(words);
  const found: Guess[] = [];
  for (let at = 0; at < phrase.length; at++) {
    for (let length = Math.min(longest, phrase.length - at); length > 1; length--) {
      const forms = (byFolded.get(phrase.slice(at, at + length).join(' ')) ?? []).filter(
        ({ how, whole }) => whole || ((how === 'short' || how === 'alias') && !isLevel(phrase, at + length)),
      );
      const [form] = forms;
      if (form === undefined || forms.some(({ candidate }) => candidate !== form.candidate)) continue;
      found.push({ candidate: form.candidate, confidence: at === 0 ? 0.8 : 0.6, how: 'listed' });
      at += length - 1;
      break;
    }
  }
  return found;
}

/** A province or city named there says whose the organisation is: perhaps that of another place. */
const isLevel = (phrase: readonly string[], at: number): boolean =>
  phrase[at] === 'tinh' || (phrase[at] === 'thanh' && phrase[at + 1] === 'pho');

const alikeEnough = 0.75;

/** Compares by the words in common; a word that stands in every name tells next to nothing. */
function similarity(forms: readonly Form[], candidateCount: number): (words: readonly string[]) => Guess[] {
  const named = forms
    .filter((form) => form.words.length > 2)
    .map((form) => ({ form, words: [...new Set(form.folded.split(' '))] }));
  const holders = new Map<string, Set<OrganisationId>>();
  for (const { form, words } of named) {
    for (const word of words) holders.set(word, (holders.get(word) ?? new Set()).add(form.candidate.organisationId));
  }
  const weightOf = (word: string) => Math.log(1 + (candidateCount + 1) / ((holders.get(word)?.size ?? 0) + 1));
  const total = (words: readonly string[]) => words.reduce((sum, word) => sum + weightOf(word), 0);
  const weighed = named.map((one) => ({ ...one, weight: total(one.words) }));

  return (words) => {
    const asked = new Set(foldWords(words));
    const askedWeight = total([...asked]);
    return weighed.flatMap(({ form, words: own, weight }) => {
      const likeness = (2 * total(own.filter((word) => asked.has(word)))) / (weight + askedWeight);
      if (likeness < alikeEnough) return [];
      return [{ candidate: form.candidate, confidence: 0.7 * likeness * form.weight, how: 'similar' as const }];
    });
  };
}
