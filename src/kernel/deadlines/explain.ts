import { holidayLaw } from '../calendar/data/holidays.ts';
import { say } from '../http/language.ts';
import type { Language } from '../messages.ts';
import { type Day, dayOf, type Instant, timeOf } from '../time.ts';
import { type DeadlineMessage, deadlinesMessages } from './messages.ts';
import { parseRule } from './rule.ts';
import type { DayRange, Step } from './steps.ts';

/** How a due instant came about: the steps, and the same as one sentence in each language. */
export interface Explanation {
  steps: Step[];
  vi: string;
  en: string;
}

/** Sentences already put together: the same deadline is looked at again and again, and its steps stay as they were told. */
const told = new Map<string, Pick<Explanation, Language>>();
const mostTold = 2000;

export function explain(steps: Step[]): Explanation {
  const key = JSON.stringify(steps);
  let sentences = told.get(key);
  if (sentences === undefined) {
    sentences = { vi: explainIn('vi', steps), en: explainIn('en', steps) };
    if (told.size >= mostTold) told.clear();
    told.set(key, sentences);
  }
  return { steps, ...sentences };
}

/** `tiếp nhận 09/02/2026 16:40 → tính từ 10/02; 8 ngày làm việc; nghỉ Tết Nguyên đán 16–20/02; …; hạn 26/02/2026 17:00` */
export function explainIn(language: Language, steps: readonly Step[]): string {
  const [first, ...rest] = shortened(steps);
  if (first === undefined) return '';
  const year = first.kind === 'event' ? Number(dayOf(first.at).slice(0, 4)) : 0;
  const words = new Words(language, year);
  return rest.reduce((sentence, step) => {
    const leads = step.kind === 'counted-from' || step.kind === 'counted-at';
    return `${sentence}${leads ? ' → ' : '; '}${words.of(step)}`;
  }, words.of(first));
}

/** How many stretches of weekends and of holidays, and years not announced, a sentence names one by one. */
const named = { weekends: 4, holidays: 8, years: 2 };

/** The steps a sentence has room for: over a long term holidays are summed up; the steps themselves keep every day. */
function shortened(steps: readonly Step[]): SentenceStep[] {
  const holidays = steps.filter((step) => step.kind === 'days-off').filter(({ weekly }) => !weekly);
  const stretches = holidays.reduce((sum, { ranges }) => sum + ranges.length, 0);
  const days = holidays.reduce((sum, holiday) => sum + holiday.days, 0);
  const open = steps.filter((step) => step.kind === 'provisional');
  const [from, until] = [open.at(0)?.year ?? 0, open.at(-1)?.year ?? 0];
  const sumUpHolidays = stretches > named.holidays;
  const sumUpYears = until - from >= named.years;
  return steps.flatMap((step): SentenceStep[] => {
    if (sumUpHolidays && step.kind === 'days-off' && !step.weekly) {
      return step === holidays[0] ? [{ kind: 'holidays', days }] : [];
    }
    if (sumUpYears && step.kind === 'provisional') {
      return step === open[0] ? [{ kind: 'provisional-years', from, until }] : [];
    }
    return [step];
  });
}

type SentenceStep =
  | Step
  | { kind: 'holidays'; days: number }
  | { kind: 'provisional-years'; from: number; until: number };

class Words {
  readonly #language: Language;
  /** The year that goes without saying. */
  readonly #year: number;

  constructor(language: Language, year: number) {
    this.#language = language;
    this.#year = year;
  }

  of(step: SentenceStep): string {
    const language = this.#language;
    switch (step.kind) {
      case 'event':
        return this.#say(`deadlines.step.${step.anchor}`, { at: this.#moment(step.at) });
      case 'counted-from':
        return this.#say('deadlines.step.counted-from', { day: this.#day(step.day) });
      case 'counted-at':
        return this.#say('deadlines.step.counted-at', { at: this.#shortMoment(step.at) });
      case 'term':
        return this.#term(step.rule);
      case 'office-hours':
        return this.#say('deadlines.step.office-hours', {
          hours: step.hours.map(({ from, until }) => `${from}–${until}`).join(', '),
        });
      case 'days-off':
        return this.#daysOff(step);
      case 'worked':
        return step.swappedWith === null
          ? this.#say('deadlines.step.worked', { reason: step.reason[language], day: this.#day(step.day) })
          : this.#say('deadlines.step.worked-for', {
              reason: step.reason[language],
              day: this.#day(step.day),
              other: this.#day(step.swappedWith),
            });
      case 'moved':
        return this.#say('deadlines.step.moved', {
          from: this.#day(step.from),
          reason: step.reason[language],
          until: this.#day(step.until),
        });
      case 'day-off-kept':
        return this.#say('deadlines.step.day-off-kept', { day: this.#day(step.day), reason: step.reason[language] });
      case 'provisional': {
        const before = holidayLaw.unannounced.tetDaysBefore;
        return this.#say(`deadlines.step.provisional-${step.what}`, {
          year: `${step.year}`,
          before,
          after: 5 - before,
        });
      }
      case 'holidays':
        return this.#say('deadlines.step.holidays', { days: step.days });
      case 'provisional-years':
        return this.#say('deadlines.step.provisional-years', { from: `${step.from}`, until: `${step.until}` });
      case 'was-due':
        return this.#say('deadlines.step.was-due', { at: this.#moment(step.at) });
      case 'paused':
        return this.#say(step.left === null ? 'deadlines.step.paused' : 'deadlines.step.paused-left', {
          ...this.#pause(step),
          reason: step.reason,
          left: step.left === null ? '' : this.#left(step.left),
        });
      case 'pause-after-due':
        return this.#say('deadlines.step.pause-after-due', this.#pause(step));
      case 'extended':
        return this.#say('deadlines.step.extended', { until: this.#fullDay(step.until), reason: step.reason });
      case 'due':
        return this.#say('deadlines.step.due', { at: this.#moment(step.at) });
    }
  }

  #daysOff({ weekly, reason, ranges, days }: Extract<Step, { kind: 'days-off' }>): string {
    const stretches = ranges.map((range) => this.#range(range)).join(', ');
    if (!weekly) return `${reason[this.#language]} ${stretches}`;
    return ranges.length > named.weekends
      ? this.#say('deadlines.step.weekend-days', { days })
      : this.#say('deadlines.step.weekends', { days: stretches });
  }

  #pause({ from, until }: { from: Instant; until: Instant }): Record<string, string> {
    return { from: this.#shortMoment(from), until: this.#shortMoment(until) };
  }

  #term(text: string): string {
    const rule = parseRule(text);
    return rule.unit === 'day'
      ? this.#fullDay(rule.day)
      : this.#say(`deadlines.term.${rule.unit}`, { count: rule.count });
  }

  /** What was left of a term: a rule, or hours and minutes as `3:20`. */
  #left(text: string): string {
    const [hours, minutes] = text.split(':').map(Number);
    if (minutes === undefined) return this.#term(text);
    return this.#say('deadlines.term.hours-and-minutes', { hours: hours ?? 0, minutes });
  }

  #day(on: Day): string {
    const [year = '', month = '', day = ''] = on.split('-');
    const sameYear = Number(year) === this.#year;
    if (this.#language === 'vi') return sameYear ? `${day}/${month}` : `${day}/${month}/${year}`;
    const text = `${Number(day)} ${englishMonths[Number(month) - 1]}`;
    return sameYear ? text : `${text} ${year}`;
  }

  #fullDay(on: Day): string {
    return new Words(this.#language, 0).#day(on);
  }

  #range({ from, until }: DayRange): string {
    if (from === until) return this.#day(from);
    const sameMonth = from.slice(0, 7) === until.slice(0, 7);
    if (!sameMonth) return `${this.#day(from)}–${this.#day(until)}`;
    const firstDay = this.#language === 'vi' ? from.slice(8) : `${Number(from.slice(8))}`;
    return `${firstDay}–${this.#day(until)}`;
  }

  #moment(at: Instant): string {
    return `${this.#fullDay(dayOf(at))} ${timeOf(at)}`;
  }

  #shortMoment(at: Instant): string {
    return `${this.#day(dayOf(at))} ${timeOf(at)}`;
  }

  #say(key: DeadlineMessage, values: Record<string, string | number>): string {
    return say(deadlinesMessages[key], this.#language, values);
  }
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
