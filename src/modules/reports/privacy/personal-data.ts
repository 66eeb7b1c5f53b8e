import { findAddresses } from './find-addresses.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';

export const personalKinds = [
  'name', // họ tên
  'phone', // số điện thoại
  'identity-number', // căn cước, chứng minh, hộ chiếu, thẻ bảo hiểm y tế
  'plate', // biển số xe
  'email', // thư điện tử
  'online-account', // trang, tài khoản mạng xã hội
  'bank-account', // số tài khoản
  'house-number', // số nhà đứng cùng tên người
] as const;
export type PersonalKind = (typeof personalKinds)[number];

/**
 * How sure it is that the words are personal data: `sure` and `likely` are masked unless a moderator says otherwise,
 * `possible` is only shown to the moderator.
 */
export type Certainty = 'sure' | 'likely' | 'possible';

/** A stretch of the text; positions count UTF-16 units of the composed text (NFC). */
export interface PersonalSpan {
  kind: PersonalKind;
  start: number;
  end: number;
  certainty: Certainty;
}

/**
 * Finds personal data in what a citizen wrote. `known` are names that are no person's here, as the gazetteer has them,
 * in lower case without diacritics; whoever is introduced as a person ("ông …") is one all the same.
 */
export function findPersonalData(text: string, known: ReadonlySet<string> = new Set()): PersonalSpan[] {
  const composed = text.normalize('NFC');
  const found = [...findNumbers(composed)];
  found.push(...findNames(composed, known));
  const kept = withoutOverlap(found);
  return withoutOverlap([...kept, ...findAddresses(composed, kept)]);
}

/** Where two overlap, the one found first in `spans` stays. */
function withoutOverlap(spans: readonly PersonalSpan[]): PersonalSpan[] {
  const kept: PersonalSpan[] = [];
  for (const span of spans) {
    if (!kept.some((other) => span.start < other.end && other.start < span.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

export const isMasked = ({ certainty }: PersonalSpan): boolean => certainty !== 'possible';

/** The text with a word in the place of each span, so that the sentence still reads: "nhà ông [tên] đổ rác". */
export function maskText(
  text: string,
  spans: readonly PersonalSpan[],
  wordFor: Readonly<Record<PersonalKind, string>>,
): string {
  const composed = text.normalize('NFC');
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    masked += `${composed.slice(at, start)}[${wordFor[kind]}]`;
    at = end;
  }
  return masked + composed.slice(at);
}
