import type { Period } from '../../../kernel/calendar/office-hours.ts';
import { type Html, html } from '../../../kernel/http/html.ts';
import { type Contact, type WeekdayName, weekdays } from '../../../kernel/organisations/contact-contract.ts';
import { dialled, isWholeDay, type Opening } from '../../../kernel/organisations/opening.ts';
import type { Day } from '../../../kernel/time.ts';
import { dayWord, type Speaking } from './words.ts';

/** "Đang mở cửa đến 17:00", by a word and not by a colour alone. */
export function openingWord(opening: Opening, today: Day, { shown: language, t }: Speaking): Html {
  if (opening.state === 'open') {
    return html`<strong class="is-done">${opening.allDay ? t('portal.page.open-always') : t('portal.page.open-until', { until: opening.until })}</strong>`;
  }
  const { opens } = opening;
  if (opens === null) return html`<span class="dim">${t('portal.page.closed')}</span>`;
  return html`<span class="dim">${
    opens.on === today
      ? t('portal.page.opens-today', { at: opens.at })
      : t('portal.page.opens-on', { at: opens.at, on: dayWord(opens.on, language) })
  }</span>`;
}

/** Telephones and e-mail that a press reaches. */
export const reach = ({ phones, email }: Contact): Html =>
  html`${phones.map(
    ({ number, label }) =>
      html`<li><a class="call" href="tel:${dialled(number)}">${number}</a>${label === null ? '' : html` <span class="small" lang="vi">${label}</span>`}</li>`,
  )}${email === null ? '' : html`<li><a href="mailto:${email}">${email}</a></li>`}`;

/** Days with the same hours stand in one line. */
export function hoursList({ hours, exceptions }: Contact, today: Day, speaking: Speaking): Html {
  const { shown: language, t } = speaking;
  const coming = exceptions.filter(({ until }) => until >= today);
  if (hours === null && coming.length === 0) return html``;
  const lines = hours === null ? [] : alike(hours);
  return html`<details><summary>${t('portal.page.hours-all')}</summary><ul class="plain small">${
    hours === null ? html`<li>${t('portal.page.hours-city')}</li>` : ''
  }${lines.map(
    ({ from, until, periods }) =>
      html`<li>${from === until ? t(`portal.page.${from}`) : t('portal.page.day-to-day', { from: t(`portal.page.${from}`), until: t(`portal.page.${until}`) })}: ${periodsWord(periods, speaking)}</li>`,
  )}${coming.map(
    ({ from, until, periods, note }) =>
      html`<li>${from === until ? dayWord(from, language) : `${dayWord(from, language)} – ${dayWord(until, language)}`}: ${periodsWord(periods, speaking)}${note === null ? '' : html` (<span lang="vi">${note}</span>)`}</li>`,
  )}</ul></details>`;
}

const periodsWord = (periods: readonly Period[], { t }: Speaking): string => {
  if (periods.length === 0) return t('portal.page.closed');
  if (periods.some(isWholeDay)) return t('portal.page.all-day');
  return periods.map(({ from, until }) => `${from}–${until}`).join(', ');
};

interface Line {
  from: WeekdayName;
  until: WeekdayName;
  periods: readonly Period[];
}

export function alike(hours: NonNullable<Contact['hours']>): Line[] {
  const lines: Line[] = [];
  for (const name of weekdays) {
    const last = lines.at(-1);
    if (last !== undefined && JSON.stringify(last.periods) === JSON.stringify(hours[name])) last.until = name;
    else lines.push({ from: name, until: name, periods: hours[name] });
  }
  return lines;
}
