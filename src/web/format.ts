import { dateFormat, numberFormat } from '../kernel/intl-formats.ts';
import { language, t } from './language.ts';

const zone = 'Asia/Ho_Chi_Minh';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const locale = () => (language() === 'vi' ? 'vi-VN' : 'en-GB');

function parts(at: string, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const format = dateFormat('en-GB', { timeZone: zone, ...options });
  return Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
}

/** A day of the city, `2026-11-30`, as people write it: 30/11/2026 or 30 Nov 2026. */
export function formatDay(day: string): string {
  return dateFormat(locale(), {
    timeZone: 'UTC',
    ...(language() === 'vi'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : { day: 'numeric', month: 'short', year: 'numeric' }),
  }).format(new Date(`${day}T00:00:00Z`));
}

/** The day it is in the city at an instant. */
export function dayOf(at: string): string {
  const { year, month, day } = parts(at, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year}-${month}-${day}`;
}

export function timeOf(at: string): string {
  const { hour, minute } = parts(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${hour}:${minute}`;
}

export const formatInstant = (at: string): string => `${formatDay(dayOf(at))}, ${timeOf(at)}`;

/** "Thứ Hai, 23/11/2026" */
export function formatLongDay(day: string): string {
  const weekday = dateFormat(locale(), { timeZone: 'UTC', weekday: 'long' }).format(new Date(`${day}T00:00:00Z`));
  return `${weekday}, ${formatDay(day)}`;
}

/** The days of the week from Monday, short. */
export function weekdayNames(): string[] {
  const format = dateFormat(locale(), { timeZone: 'UTC', weekday: 'short' });
  const monday = Date.UTC(2024, 0, 1);
  return Array.from({ length: 7 }, (_, day) => format.format(monday + day * dayMs));
}

export const formatNumber = (value: number): string => numberFormat(locale()).format(value);

/** Degrees to about a decimetre. */
export const formatDegrees = (degrees: number): string =>
  numberFormat(locale(), { maximumFractionDigits: 6 }).format(degrees);

export const formatShare = (share: number): string =>
  numberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Whole days of the city from one instant or day to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  const start = Date.parse(`${from.length === 10 ? from : dayOf(from)}T00:00:00Z`);
  const end = Date.parse(`${to.length === 10 ? to : dayOf(to)}T00:00:00Z`);
  return Math.round((end - start) / dayMs);
}

/** "2 giờ trước", "hôm qua", "34 ngày trước" */
export function formatAge(at: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / minuteMs));
  const days = daysBetween(at, now);
  if (minutes < 1) return t('web.age.now');
  if (minutes < 60) return t('web.age.minutes', { count: minutes });
  if (days === 0 || minutes < 12 * 60) return t('web.age.hours', { count: Math.floor(minutes / 60) });
  if (days === 1) return t('web.age.yesterday');
  return t('web.age.days', { count: days });
}
