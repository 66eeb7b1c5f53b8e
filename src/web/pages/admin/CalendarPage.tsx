import { useState } from 'react';
import { type AnnouncementView, type CalendarDayView, cityCalendarId } from '../../../kernel/calendar/contract.ts';
import { send } from '../../api.ts';
import { Answer } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { dayOf, formatDay, formatInstant, formatLongDay } from '../../format.ts';
import { language, t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { useGet } from '../../queries.ts';
import { HistoryLink } from '../history/HistoryLink.tsx';
import { Admin } from './AdminPage.tsx';
import { AnnounceDialog } from './AnnounceDialog.tsx';
import { contentWord } from './announcement-words.ts';
import { FormDialog } from './FormDialog.tsx';
import { TextField } from './fields.tsx';
import { HoursDialog } from './HoursDialog.tsx';

type Asking = { act: 'announce' | 'hours' } | { act: 'withdraw'; announcement: AnnouncementView };

/** Lịch làm việc: the days off of a year and where each comes from, what was announced, and the office hours. */
export default function CalendarPage() {
  const today = dayOf(useNow());
  const [year, setYear] = useState(today.slice(0, 4));
  const [asking, ask] = useState<Asking | null>(null);
  const path = /^20\d\d$/.test(year) ? `/api/v1/calendar/days?from=${year}-01-01&until=${year}-12-31` : null;
  const days = useGet<{ items: CalendarDayView[] }>(path);
  const announcements = useGet<{ items: AnnouncementView[] }>('/api/v1/calendar/announcements');
  const close = () => ask(null);
  return (
    <Admin
      title={t('admin.calendar')}
      permission="calendar.edit"
      under={t('admin.calendar.text')}
      acts={
        <>
          <button type="button" onClick={() => ask({ act: 'hours' })}>
            {t('admin.hours.set')}
          </button>
          <button type="button" className="primary" onClick={() => ask({ act: 'announce' })}>
            {t('admin.announce')}
          </button>
        </>
      }
    >
      <div className="filters">
        <Field label={t('admin.year')}>
          <input type="number" min={2021} max={2100} value={year} onChange={({ target }) => setYear(target.value)} />
        </Field>
      </div>
      <div className="admin-cards">
        <section className="card" aria-labelledby="days-off">
          <header>
            <h2 id="days-off">{t('admin.days-off', { year })}</h2>
          </header>
          <Answer of={days}>{({ items }) => <DaysOff days={items} today={today} />}</Answer>
        </section>
        <section className="card padded" aria-labelledby="announced">
          <h2 id="announced">{t('admin.announced')}</h2>
          <Answer of={announcements}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="dim small">{t('admin.announced.none')}</p>
              ) : (
                <ul className="admin-terms">
                  {[...items].reverse().map((announcement) => (
                    <Announced
                      key={announcement.id}
                      announcement={announcement}
                      withdraw={() => ask({ act: 'withdraw', announcement })}
                    />
                  ))}
                </ul>
              )
            }
          </Answer>
          <p>
            <HistoryLink kind="calendar" id={cityCalendarId} />
          </p>
        </section>
      </div>
      {asking?.act === 'announce' && <AnnounceDialog close={close} />}
      {asking?.act === 'hours' && <HoursDialog close={close} />}
      {asking?.act === 'withdraw' && <WithdrawDialog announcement={asking.announcement} close={close} />}
    </Admin>
  );
}

/** Days that are not as the week has them, and the hours of the next ordinary one. */
function DaysOff({ days, today }: { days: CalendarDayView[]; today: string }) {
  const special = days.filter(({ kind }) => kind !== 'work' && kind !== 'weekly-rest');
  const next =
    days.find(({ kind, day }) => kind === 'work' && day >= today) ?? days.find(({ kind }) => kind === 'work');
  return (
    <>
      {next !== undefined && (
        <p className="body small">
          {t('admin.hours.of', {
            day: formatDay(next.day),
            hours: next.hours.map(({ from, until }) => `${from}–${until}`).join(', '),
          })}
        </p>
      )}
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{t('admin.day')}</th>
            <th scope="col">{t('admin.why')}</th>
            <th scope="col">{t('admin.instrument')}</th>
          </tr>
        </thead>
        <tbody>
          {special.map(({ day, reason, instrument, confirmed, provisional }) => (
            <tr key={day}>
              <th scope="row">{formatLongDay(day)}</th>
              <td>
                {reason?.[language()]} {provisional !== null && <span className="chip">{t('admin.provisional')}</span>}
              </td>
              <td className="dim">
                {instrument} {!confirmed && <span className="chip">{t('admin.unconfirmed')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Announced({ announcement, withdraw }: { announcement: AnnouncementView; withdraw: () => void }) {
  const { calendarId, content, instrument, announcedAt, withdrawnAt, url } = announcement;
  return (
    <li className={withdrawnAt === null ? undefined : 'dim'}>
      <p>{contentWord(content)}</p>
      <p className="small dim">
        {url === null ? (
          instrument
        ) : (
          <a href={url} rel="noreferrer">
            {instrument}
          </a>
        )}
        {' · '}
        {formatInstant(announcedAt)}
        {withdrawnAt !== null && ` · ${t('admin.withdrawn', { at: formatInstant(withdrawnAt) })}`}
      </p>
      {withdrawnAt === null && calendarId === cityCalendarId && (
        <button type="button" onClick={withdraw}>
          {t('admin.withdraw')}
        </button>
      )}
    </li>
  );
}

function WithdrawDialog({ announcement, close }: { announcement: AnnouncementView; close: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('admin.withdraw')}
      text={t('admin.withdraw-text', { what: contentWord(announcement.content) })}
      run={() => send(`/api/v1/calendar/announcements/${announcement.id}/withdrawal`, { body: { reason } })}
      close={close}
    >
      {(wrong) => <TextField label={t('admin.reason')} value={reason} set={setReason} wrong={wrong('reason')} long />}
    </FormDialog>
  );
}
