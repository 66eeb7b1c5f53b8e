import { useState } from 'react';
import { weekdays } from '../../../kernel/organisations/contact-contract.ts';
import type { OrganisationWithHistory } from '../../../kernel/organisations/contract.ts';
import { dialled } from '../../../kernel/organisations/opening.ts';
import { writePeriods } from '../../../kernel/organisations/read-periods.ts';
import { formatDay } from '../../format.ts';
import { type MessageKey, t } from '../../language.ts';
import { ContactDialog } from './ContactDialog.tsx';

/** How the office is reached, as the public sees it, and the way to change it. */
export function ContactCard({ organisation }: { organisation: OrganisationWithHistory }) {
  const [asking, ask] = useState(false);
  const { address, phones, email, hours, exceptions, position } = organisation.contact;
  const written = (line: string) => (line === '' ? t('admin.contact.closed') : line);
  return (
    <section className="card padded" aria-labelledby="contact">
      <h2 id="contact">{t('admin.contact')}</h2>
      <dl className="facts">
        <dt>{t('admin.contact.address')}</dt>
        <dd>{address ?? t('web.none')}</dd>
        <dt>{t('admin.contact.phones')}</dt>
        <dd>
          {phones.length === 0 && t('web.none')}
          {phones.map(({ number, label }) => (
            <div key={number}>
              <a href={`tel:${dialled(number)}`}>{number}</a> {label}
            </div>
          ))}
        </dd>
        <dt>{t('admin.contact.email')}</dt>
        <dd>{email === null ? t('web.none') : <a href={`mailto:${email}`}>{email}</a>}</dd>
        <dt>{t('admin.contact.hours')}</dt>
        <dd>
          {hours === null
            ? t('admin.contact.common-hours')
            : weekdays.map((day) => (
                <div key={day}>
                  {t(`admin.contact.${day}` satisfies MessageKey)}: {written(writePeriods(hours[day]))}
                </div>
              ))}
          {exceptions.map(({ from, until, periods, note }) => (
            <div key={from}>
              {from === until ? formatDay(from) : `${formatDay(from)} – ${formatDay(until)}`}:{' '}
              {written(writePeriods(periods))} {note}
            </div>
          ))}
        </dd>
        <dt>{t('admin.contact.position')}</dt>
        <dd>{position === null ? t('web.none') : `${position.lat.toFixed(5)}; ${position.lon.toFixed(5)}`}</dd>
      </dl>
      {organisation.validTo === null && (
        <p>
          <button type="button" onClick={() => ask(true)}>
            {t('admin.contact.set')}
          </button>
        </p>
      )}
      {asking && <ContactDialog organisation={organisation} close={() => ask(false)} />}
    </section>
  );
}
