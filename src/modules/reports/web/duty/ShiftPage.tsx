import { Link, useParams } from 'wouter';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { HistoryLink } from '../../../../web/pages/history/HistoryLink.tsx';
import { useGet } from '../../../../web/queries.ts';
import type { WholeShift } from '../../duty/contract.ts';
import { ShiftFigures } from './ShiftFigures.tsx';
import { ShiftNotes } from './ShiftNotes.tsx';
import { shiftTime, takenOver } from './ShiftsPage.tsx';

/** One shift as a page that can be printed: its figures, its notes, what it handed over and who took that. */
export default function ShiftPage() {
  const { id } = useParams<{ id: string }>();
  const shift = useGet<WholeShift>(`/api/v1/duty-shifts/${id}`);
  useLive(['duty-shift.changed'], () => shift.refetch(), { about: { kind: 'duty-shift', id } });
  return (
    <Answer of={shift} bones={<Bones lines={8} />}>
      {(shown) => (
        <Page
          title={t('duty.shift.title', { from: formatInstant(shown.openedAt) })}
          over={shown.organisation.name}
          heading={shiftTime(shown)}
          under={`${shown.openedBy.name} · ${takenOver(shown)}`}
          className="wide-middle duty-shift-page"
          acts={
            <>
              <Link className="button" href="/duty/shifts">
                {t('duty.shift.all')}
              </Link>
              <button type="button" onClick={() => print()}>
                {t('duty.shift.print')}
              </button>
            </>
          }
        >
          <section className="card padded" aria-labelledby="duty-figures">
            <h2 id="duty-figures">{t('duty.shift.figures')}</h2>
            <ShiftFigures figures={shown.figures} />
            <p className="small dim">{t('duty.shift.figures.seen', { at: formatInstant(shown.figuresUntil) })}</p>
          </section>
          <section className="card padded" aria-labelledby="duty-log">
            <h2 id="duty-log">{t('duty.shift.log')}</h2>
            <ShiftNotes shift={shown} />
          </section>
          <HistoryLink kind="duty-shift" id={shown.id} />
        </Page>
      )}
    </Answer>
  );
}
