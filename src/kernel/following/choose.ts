import type { Reads } from '../db/db.ts';
import { invalid, notFound } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type FollowSubject, partsOf, type Topic, topicsOf } from './contract.ts';
import { type NamedSubject, namedSubjects } from './sources.ts';

/** So many things are followed by one address, browser or account at most. */
export const mostFollowed = 50;

/** The subject, if it is in public. */
export async function findSubject(
  reads: Reads,
  subject: FollowSubject,
  now: Instant,
): Promise<NamedSubject | undefined> {
  return (await namedSubjects(reads, [partsOf(subject)], now)).get(subject);
}

export async function getSubject(reads: Reads, subject: FollowSubject, now: Instant): Promise<NamedSubject> {
  const named = await findSubject(reads, subject, now);
  if (named === undefined) throw notFound('following.subject-unknown');
  return named;
}

/** What of a subject one wants to hear; all there is where nothing is said. */
export function topicsFor(subject: FollowSubject, wanted: readonly Topic[] | undefined): Topic[] {
  const there = topicsOf[partsOf(subject).kind];
  const chosen = wanted === undefined ? [...there] : there.filter((topic) => wanted.includes(topic));
  if (chosen.length === 0) throw invalid('following.topic-unknown');
  return chosen;
}
