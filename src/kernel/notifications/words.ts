import { Temporal } from 'temporal-polyfill';
import { say } from '../http/language.ts';
import { dateFormat } from '../intl-formats.ts';
import type { Language } from '../messages.ts';
import { cityZone } from '../time.ts';
import type { NoticeParams } from './contract.ts';
import { type NoticeKind, sentenceKey } from './kinds.ts';
import { notificationsMessages } from './messages.ts';

/** The sentence of a notice: what happened, without naming the record. */
export function sentenceOf(kind: NoticeKind, params: NoticeParams, language: Language): string {
  const shown = Object.entries(params).map(([name, value]) => [name, shownAs(name, value, language)] as const);
  return say(notificationsMessages[sentenceKey(kind)], language, Object.fromEntries(shown));
}

/** Where the record of a notice stands among the pages. */
export function pathOf({ kind, id }: { kind: string; id: string }): string {
  if (kind === 'work-item') return `/tasks/${id}`;
  if (kind === 'report') return `/reports/${id}`;
  if (kind === 'warning') return `/warnings/${id}`;
  if (kind === 'article') return `/articles/${id}`;
  if (kind === 'week') return '/desk';
  return kind === 'directive' ? `/directives/${id}` : '/notifications';
}

function shownAs(name: string, value: string | number, language: Language): string | number {
  if (typeof value === 'number') return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayWords(value, language);
  return name.endsWith('At') ? momentWords(value, language) : value;
}

/** 17:00 30/11/2026, by the clocks of the city. */
export function momentWords(instant: string, language: Language): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(cityZone);
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${time} ${dayWords(moment.toPlainDate().toString(), language)}`;
}

/** 30/11/2026 or 30 Nov 2026. */
export function dayWords(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  return language === 'vi'
    ? dateFormat('vi-VN', { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' }).format(date)
    : dateFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}
