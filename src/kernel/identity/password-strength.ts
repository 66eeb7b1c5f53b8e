import { ZxcvbnFactory, type ZxcvbnResult } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import { withoutDiacritics } from '../vietnamese.ts';
import { commonInVietnam } from './common-passwords.ts';

export const shortestPassword = 10;
/** Of the estimator's five grades (0 to 4), the least that is taken: more than 10⁸ guesses. */
const leastGrade = 3;
/** The estimate costs more the longer the text is; what begins well is good enough. */
const longestEstimated = 64;

const estimator = new ZxcvbnFactory({
  graphs: common.adjacencyGraphs,
  dictionary: { ...common.dictionary, vietnam: [...commonInVietnam] },
});

/** Why a password is weak, in the order of what to say first. */
export type Weakness =
  | 'short'
  | 'holds-email'
  | 'holds-name'
  | 'common'
  | 'keyboard'
  | 'repeat'
  | 'sequence'
  | 'date'
  | 'guessable';

export interface Strength {
  /** From 0, guessed at once, to 4. */
  grade: number;
  /** None: it is taken. */
  weakness: Weakness | null;
}

export interface About {
  email: string;
  name: string;
}

/** How hard a password is to guess, for somebody who knows the person's name and address; the same here and on the page. */
export function passwordStrength(password: string, { email, name }: About): Strength {
  const [mailbox = ''] = email.split('@');
  const names = withoutDiacritics(name).split(/\s+/);
  const known = [mailbox, ...mailbox.split(/[^a-z0-9]+/i), names.join(''), ...names].filter((word) => word.length > 2);
  // Weighed as it is, without a Vietnamese keyboard, and without what stands between its words: the weakest counts.
  const plain = withoutDiacritics(password);
  const weighed = [password, plain, plain.replace(/[^a-z0-9]/g, '')].map((text) =>
    estimator.check(text.slice(0, longestEstimated), [...known, 'dothi']),
  );
  const weakest = weighed.reduce((a, b) => (b.guesses < a.guesses ? b : a));
  const weakness = () => {
    if ([...password].length < shortestPassword) return 'short';
    if (mailbox.length >= 4 && password.toLowerCase().includes(mailbox.toLowerCase())) return 'holds-email';
    return weakest.score >= leastGrade ? null : weaknessOf(weakest.sequence);
  };
  return { grade: weakest.score, weakness: weakness() };
}

/** What the longest guessable part of it is. */
function weaknessOf(sequence: ZxcvbnResult['sequence']): Weakness {
  const guessable = sequence.filter(({ pattern }) => pattern !== 'bruteforce');
  const longest = guessable.sort((a, b) => b.token.length - a.token.length)[0];
  switch (longest?.pattern) {
    case 'dictionary':
      return longest.dictionaryName === 'userInputs' ? 'holds-name' : 'common';
    case 'spatial':
      return 'keyboard';
    case 'repeat':
      return 'repeat';
    case 'sequence':
      return 'sequence';
    case 'date':
    case 'regex':
      return 'date';
    default:
      return 'guessable';
  }
}
