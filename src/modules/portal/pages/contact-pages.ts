import type { Calendar } from '../../../kernel/calendar/calendar.ts';
import { type Html, html } from '../../../kernel/http/html.ts';
import { type Contact, noContact, weekdays } from '../../../kernel/organisations/contact-contract.ts';
import { dialled, isWholeDay, type Opening, openingAt } from '../../../kernel/organisations/opening.ts';
import type { Day } from '../../../kernel/time.ts';
import { withoutDiacritics } from '../../../kernel/vietnamese.ts';
import { areaPath, sectionPath } from '../paths.ts';
import type { Around, Page } from './frame.ts';
import { hoursList, openingWord, reach } from './office-words.ts';
import { sectionPage } from './other-pages.ts';
import type { Office, OpenHours } from './reading.ts';
import type { Speaking } from './words.ts';

/** An office as it stands at the moment of asking. */
export interface OfficeNow extends Omit<Office, 'contact'> {
  contact: Contact;
  opening: Opening;
}

export const officesNow = (
  offices: readonly Office[],
  at: { day: Day; time: string },
  calendarOf: (officeId: string) => Calendar,
): OfficeNow[] =>
  offices.map((office) => {
    const contact = office.contact ?? noContact;
    return { ...office, contact, opening: openingAt(at, contact, calendarOf(office.id)) };
  });

export interface ContactsAsked {
  words: string;
  openOnly: boolean;
}

/** Those whose name, head, address or area has every word, with or without diacritics. */
export function chosenOffices(offices: readonly OfficeNow[], { words, openOnly }: ContactsAsked): OfficeNow[] {
  const wanted = withoutDiacritics(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return offices.filter(({ name, head, areas, contact, opening }) => {
    if (openOnly && opening.state !== 'open') return false;
    const told = [name, head?.title, head?.personName, contact.address, ...areas.map((area) => area.name)];
    const text = withoutDiacritics(told.filter((part) => part != null).join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

export interface ContactsRead {
  offices: readonly OfficeNow[];
  asked: ContactsAsked;
  hours: OpenHours;
  today: Day;
  /** The picture of those that have a position. */
  map: Html | null;
}

export function contactsPage({ offices, asked, hours, today, map }: ContactsRead, around: Around): Page {
  const { speaking, origin } = around;
  const { shown: language, t } = speaking;
  const times = (['weekdays', 'saturday', 'sunday'] as const).flatMap((days) =>
    hours[days].length === 0
      ? []
      : [
          t(`portal.page.hours-${days}`, {
            periods: hours[days].map(({ from, until }) => `${from}–${until}`).join(', '),
          }),
        ],
  );
  const isAsked = asked.words !== '' || asked.openOnly;
  const numbers = numbersOnMap(offices);
  return sectionPage('contacts', around, {
    title: t('portal.page.contacts'),
    description: t('portal.page.contacts-lead'),
    about: { '@graph': offices.map((office) => officeData(office, origin + sectionPath('contacts', language))) },
    main: html`<h1>${t('portal.page.contacts')}</h1><p>${t('portal.page.contacts-lead')}</p>
<search><form action="${sectionPath('contacts', language)}"><label for="q">${t('portal.page.contacts-find')}</label>
<input id="q" type="search" name="q" value="${asked.words}" maxlength="100"><label class="tick"><input type="checkbox" name="open" value="1"${{ text: asked.openOnly ? ' checked' : '' }}> ${t('portal.page.open-only')}</label>
<button>${t('portal.page.show')}</button></form></search>
${map ?? ''}
<section aria-labelledby="hours"><h2 id="hours">${t('portal.page.hours')}</h2><ul class="plain">${times.map((time) => html`<li>${time}</li>`)}</ul></section>
<section class="offices" aria-labelledby="offices"><h2 id="offices">${t('portal.page.offices')}</h2>
${offices.length === 0 ? html`<p role="status">${t(isAsked ? 'portal.page.contacts-none' : 'portal.page.no-contacts')}</p>` : ''}
<ul class="cards">${offices.map(
      (office) => html`<li id="${office.id}">${officeCard(office, numbers.get(office.id), today, speaking)}</li>`,
    )}</ul></section>`,
  });
}

/** Those with a position carry a number, in the picture and in the list. */
export const numbersOnMap = (offices: readonly OfficeNow[]): Map<string, string> =>
  new Map(offices.filter(({ contact }) => contact.position !== null).map(({ id }, i) => [id, String(i + 1)]));

function officeCard(
  { name, head, areas, contact, opening }: OfficeNow,
  number: string | undefined,
  today: Day,
  speaking: Speaking,
): Html {
  const { shown: language, t } = speaking;
  const who = head === null ? null : [head.title, head.personName].filter((part) => part !== null).join(': ');
  const reached = reach(contact);
  return html`<h3>${number === undefined ? '' : html`<span class="badge">${number}</span> `}<span lang="vi">${name}</span></h3>
<p>${openingWord(opening, today, speaking)}</p>
${contact.address === null ? '' : html`<address lang="vi">${contact.address}</address>`}
${reached.text === '' ? html`<p class="small">${t('portal.page.no-phone')}</p>` : html`<ul class="plain reach">${reached}</ul>`}
${who === null ? '' : html`<p class="small"><span lang="vi">${who}</span></p>`}
${areas.length === 0 ? '' : html`<p class="small">${t('portal.page.serves')}: ${areas.map((area, at) => html`${at > 0 ? ', ' : ''}<a href="${areaPath(language, area.id)}" lang="vi">${area.name}</a>`)}</p>`}
${hoursList(contact, today, speaking)}`;
}

/** A GovernmentOffice of schema.org. */
export function officeData({ id, name, areas, contact }: OfficeNow, page: string): object {
  const { address, position, phones, email, hours, exceptions } = contact;
  const data = {
    '@type': 'GovernmentOffice',
    '@id': `${page}#${id}`,
    name,
    url: `${page}#${id}`,
    address: address === null ? undefined : { '@type': 'PostalAddress', streetAddress: address, addressCountry: 'VN' },
    geo: position === null ? undefined : { '@type': 'GeoCoordinates', latitude: position.lat, longitude: position.lon },
    telephone: phones.length === 0 ? undefined : phones.map(({ number }) => dialled(number)),
    email: email ?? undefined,
    areaServed:
      areas.length === 0 ? undefined : areas.map((area) => ({ '@type': 'AdministrativeArea', name: area.name })),
    openingHoursSpecification:
      hours === null
        ? undefined
        : weekdays.flatMap((day) =>
            hours[day].map((period) => ({
              '@type': 'OpeningHoursSpecification',
              dayOfWeek: `https://schema.org/${day[0]?.toUpperCase()}${day.slice(1)}`,
              opens: period.from,
              closes: isWholeDay(period) ? '23:59' : period.until,
            })),
          ),
    specialOpeningHoursSpecification:
      exceptions.length === 0
        ? undefined
        : exceptions.flatMap(({ from, until, periods }) =>
            (periods.length === 0 ? [{ from: '00:00', until: '00:00' }] : periods).map((period) => ({
              '@type': 'OpeningHoursSpecification',
              validFrom: from,
              validThrough: until,
              opens: period.from,
              closes: period.until,
            })),
          ),
  };
  return data;
}
