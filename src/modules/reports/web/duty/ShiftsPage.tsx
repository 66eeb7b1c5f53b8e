import { Link } from 'wouter';
import { Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { useList } from '../../../../web/queries.ts';
import type { Shift } from '../../duty/contract.ts';
import './shift.css';

/** Sổ trực ca: all shifts one may read, the newest first. */
export default function ShiftsPage() {
  const shifts = useList<Shift>('/api/v1/duty-shifts?limit=50');
  useLive(['duty-shift.changed'], () => shifts.refetch());
  return (
    <Page
      title={t('duty.shifts.title')}
      acts={
        <Link className="button" href="/duty">
          {t('duty.title')}
        </Link>
      }
    >
      <section className="card">
        {shifts.isPending && <Bones lines={6} tall />}
        {shifts.isError && <ProblemNotice error={shifts.error} retry={() => void shifts.refetch()} />}
        {shifts.data?.length === 0 && <p className="empty">{t('duty.shifts.none')}</p>}
        {shifts.data !== undefined && shifts.data.length > 0 && (
          <table className="duty-shifts">
            <thead>
              <tr>
                <th scope="col">{t('duty.shift.time')}</th>
                <th scope="col">{t('duty.shift.desk')}</th>
                <th scope="col">{t('duty.shift.opened-by')}</th>
                <th scope="col">{t('duty.shift.taken-over')}</th>
              </tr>
            </thead>
            <tbody>
              {shifts.data.map((shift) => (
                <tr key={shift.id}>
                  <th scope="row">
                    <Link href={`/duty/shifts/${shift.id}`}>{shiftTime(shift)}</Link>
                  </th>
                  <td>{shift.organisation.name}</td>
                  <td>{shift.openedBy.name}</td>
                  <td>{takenOver(shift)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {shifts.hasNextPage && (
          <p className="more">
            <button type="button" disabled={shifts.isFetchingNextPage} onClick={() => void shifts.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
    </Page>
  );
}

export const shiftTime = ({ openedAt, closedAt }: Shift): string =>
  closedAt === null
    ? t('duty.shift.from-on', { from: formatInstant(openedAt) })
    : t('duty.shift.from-until', { from: formatInstant(openedAt), until: formatInstant(closedAt) });

export function takenOver({ closedAt, acknowledgedBy, acknowledgedAt }: Shift): string {
  if (closedAt === null) return t('duty.shift.under-way');
  if (acknowledgedBy === null || acknowledgedAt === null) return t('duty.shift.not-acknowledged');
  return t('duty.shift.acknowledged', { person: acknowledgedBy.name, at: formatInstant(acknowledgedAt) });
}
