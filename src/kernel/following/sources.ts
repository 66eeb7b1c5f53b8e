import type { Reads } from '../db/db.ts';
import type { Language } from '../messages.ts';
import type { Instant } from '../time.ts';
import type { SubjectKind } from './contract.ts';

/** Words in the languages there are; where one is missing, the other stands in. */
export type InLanguages = Readonly<Record<Language, string>>;

/** A record as the public sees it now. */
export interface Told {
  id: string;
  title: InLanguages;
  /** How it stands, where, what to do. */
  detail: InLanguages | null;
  paths: InLanguages;
}

/** What a part says of its records when followers are told of them: of those that are not in public, nothing. */
export interface TellSource {
  aboutKind: string;
  inPublic(reads: Reads, ids: readonly string[], now: Instant): Promise<Told[]>;
  /** Addresses that get a letter of the record's own of what came to pass at the instant: none is told of it twice. */
  toldByLetter?(reads: Reads, id: string, at: Instant): Promise<string[]>;
}

export interface NamedSubject {
  key: string;
  name: InLanguages;
  paths: InLanguages;
}

/** What can be followed; only what is in public has a name. */
export interface SubjectSource {
  kind: SubjectKind;
  named(reads: Reads, keys: readonly string[], now: Instant): Promise<NamedSubject[]>;
}

const tellSources = new Map<string, TellSource>();
const subjectSources = new Map<SubjectKind, SubjectSource>();

/** Makes parts known; `src/follow-sources.ts` names them all. */
export function tellOf(...all: readonly TellSource[]): void {
  for (const source of all) tellSources.set(source.aboutKind, source);
}
export function letFollow(...all: readonly SubjectSource[]): void {
  for (const source of all) subjectSources.set(source.kind, source);
}

export const inEach = (words: { vi: string | null; en: string | null }): InLanguages => ({
  vi: words.vi ?? words.en ?? '',
  en: words.en ?? words.vi ?? '',
});
export const sameIn = (text: string): InLanguages => ({ vi: text, en: text });

/** In small letters, as the addresses of followers are kept. */
export async function toldByLetter(reads: Reads, about: { kind: string; id: string }, at: Instant): Promise<string[]> {
  const addresses = (await tellSources.get(about.kind)?.toldByLetter?.(reads, about.id, at)) ?? [];
  return addresses.map((address) => address.toLowerCase());
}

/** The records in public, by `kind:id`. */
export async function toldOf(
  reads: Reads,
  about: readonly { kind: string; id: string }[],
  now: Instant,
): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  for (const kind of new Set(about.map((one) => one.kind))) {
    const ids = [...new Set(about.filter((one) => one.kind === kind).map(({ id }) => id))];
    for (const record of (await tellSources.get(kind)?.inPublic(reads, ids, now)) ?? []) {
      told.set(`${kind}:${record.id}`, record);
    }
  }
  return told;
}

/** Subjects by what they are known by; what is not in public, or not any more, is left out. */
export async function namedSubjects(
  reads: Reads,
  subjects: readonly { kind: SubjectKind; key: string }[],
  now: Instant,
): Promise<Map<string, NamedSubject>> {
  const named = new Map<string, NamedSubject>();
  for (const kind of new Set(subjects.map((one) => one.kind))) {
    const keys = [...new Set(subjects.filter((one) => one.kind === kind).map(({ key }) => key))];
    for (const subject of (await subjectSources.get(kind)?.named(reads, keys, now)) ?? []) {
      named.set(`${kind}:${subject.key}`, subject);
    }
  }
  return named;
}
