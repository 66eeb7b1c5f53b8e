import type { Calendar } from '../../kernel/calendar/calendar.ts';
import { workingTimeBetween } from '../../kernel/calendar/working-time.ts';
import { computeTerm } from '../../kernel/deadlines/compute.ts';
import { parseRule } from '../../kernel/deadlines/rule.ts';
import { dayOf, type Instant } from '../../kernel/time.ts';
import type { WorkState } from '../../kernel/work/states.ts';
import { type Category, nextAlarm } from '../../modules/reports/index.ts';
import type { Chance } from './chance.ts';

/** What became of a report until now. */
export interface Course {
  state: WorkState;
  suspendedFrom: WorkState | null;
  acceptDueAt: Instant | null;
  acceptedAt: Instant | null;
  alarm: string | null;
  alarmAt: Instant | null;
  closedAt: Instant | null;
  /** The day of the end, and what it took in the office hours of the owner. */
  finishedOn: string | null;
  workingMinutes: number | null;
  outcome: 'done' | 'referred' | 'rejected' | null;
  rating: number | null;
  ratedAt: Instant | null;
  reopened: number;
  publication: 'waiting' | 'public' | 'withheld';
  moderatedAt: Instant | null;
  changedAt: Instant;
}

interface Told {
  category: Category;
  filedAt: Instant;
  dueAt: Instant;
  now: Instant;
  calendar: Calendar;
  /** The report that it repeats: it ends when that does. */
  main: Pick<Course, 'closedAt' | 'outcome'> | null;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** As the settings of a new city have it. */
const ratingDays = 7;

const later = (from: Instant, ms: number): Instant =>
  new Date(Date.parse(from) + Math.floor(ms)).toISOString() as Instant;
const span = (from: Instant, until: Instant): number => Date.parse(until) - Date.parse(from);
const unlessToCome = (at: Instant | null, now: Instant): Instant | null => (at !== null && at > now ? null : at);

export function courseOf(chance: Chance, told: Told): Course {
  const { category, filedAt, dueAt, now, calendar, main } = told;
  const even = () => chance.below(100_000) / 100_000;
  const acceptDueAt =
    category.acceptRule === null
      ? null
      : computeTerm(parseRule(category.acceptRule), filedAt, calendar, 'received').due;
  const closedAt = unlessToCome(main === null ? endOf(chance, told) : main.closedAt, now);
  const accepted = later(filedAt, span(filedAt, acceptDueAt ?? dueAt) * (0.1 + even()));
  const acceptedAt = main !== null || (closedAt !== null && accepted > closedAt) ? null : unlessToCome(accepted, now);
  const outcome = closedAt === null ? null : main === null ? outcomeOf(chance) : main.outcome;
  const reopened = main === null && acceptedAt !== null && chance.happens(0.03) ? 1 : 0;
  const state = stateOf(chance, outcome, acceptedAt !== null, main !== null, reopened > 0);
  const rated = closedAt !== null && outcome === 'done' && chance.happens(0.18);
  const ratedAt = rated ? unlessToCome(later(closedAt, even() * ratingDays * dayMs), now) : null;
  const moderated = publicationOf(chance, told);
  const said = [filedAt, acceptedAt, closedAt, ratedAt, moderated.moderatedAt].filter((at) => at !== null);
  return {
    state,
    suspendedFrom: state !== 'suspended' ? null : acceptedAt === null ? 'assigned' : 'in-progress',
    acceptDueAt,
    acceptedAt,
    ...alarmOf(told, state, acceptDueAt, acceptedAt !== null),
    closedAt,
    finishedOn: outcome === 'done' && closedAt !== null ? dayOf(closedAt) : null,
    workingMinutes: closedAt === null ? null : Math.round(workingTimeBetween(calendar, filedAt, closedAt) / 60_000),
    outcome,
    // Two stars and less open a report again: of what is done there are none.
    rating: ratedAt === null ? null : chance.of([3, 4, 4, 4, 5, 5, 5]),
    ratedAt,
    reopened,
    ...moderated,
    changedAt: said.reduce((latest, at) => (at > latest ? at : latest)),
  };
}

/** Most are done in time, some are late, a few stay lying for months. */
function endOf(chance: Chance, { filedAt, dueAt }: Told): Instant {
  const even = chance.below(100_000) / 100_000;
  if (chance.happens(0.8)) return later(filedAt, span(filedAt, dueAt) * (0.05 + 0.95 * even));
  if (chance.happens(0.85)) return later(dueAt, hourMs + 10 * dayMs * even * even);
  return later(dueAt, (20 + 220 * even) * dayMs);
}

function outcomeOf(chance: Chance): NonNullable<Course['outcome']> {
  if (chance.happens(0.92)) return 'done';
  return chance.happens(0.5) ? 'referred' : 'rejected';
}

const underWay: readonly WorkState[] = ['accepted', 'in-progress', 'in-progress', 'in-progress'];

function stateOf(
  chance: Chance,
  outcome: Course['outcome'],
  isAccepted: boolean,
  isRepeat: boolean,
  isReopened: boolean,
): WorkState {
  if (outcome !== null) return outcome === 'done' ? 'done' : 'recalled';
  if (isRepeat) return 'suspended';
  if (isReopened) return 'returned';
  if (!isAccepted) return chance.happens(0.03) ? 'refused' : 'assigned';
  if (chance.happens(0.1)) return 'awaiting-confirmation';
  return chance.happens(0.04) ? 'suspended' : chance.of(underWay);
}

/** Somebody looks within a day or two; what nobody may ever see is withheld from the first moment. */
function publicationOf(chance: Chance, { category, filedAt, now }: Told): Pick<Course, 'publication' | 'moderatedAt'> {
  if (category.restricted || category.publication === 'never') return { publication: 'withheld', moderatedAt: null };
  const moderatedAt = unlessToCome(later(filedAt, chance.below(36 * hourMs)), now);
  if (moderatedAt === null || chance.happens(0.005)) return { publication: 'waiting', moderatedAt: null };
  return { publication: chance.happens(0.88) ? 'public' : 'withheld', moderatedAt };
}

const ticking: readonly WorkState[] = ['assigned', 'accepted', 'in-progress', 'returned'];

/** What the clocks have sounded until now is behind; the next step is what they wait for. */
function alarmOf(
  { category, dueAt, now, calendar }: Told,
  state: WorkState,
  acceptDueAt: Instant | null,
  isAccepted: boolean,
): Pick<Course, 'alarm' | 'alarmAt'> {
  if (!ticking.includes(state)) return { alarm: null, alarmAt: null };
  const { warnHours, headHours, leaderHours } = category;
  const next = nextAlarm({ acceptDueAt, dueAt, isAccepted, warnHours, headHours, leaderHours }, calendar, now);
  return { alarm: next?.alarm ?? null, alarmAt: next?.at ?? null };
}
