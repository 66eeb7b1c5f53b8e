import { useEffect, useState } from 'react';
import { Link, Redirect } from 'wouter';
import { query } from '../../../../web/api.ts';
import { Bones } from '../../../../web/components/Answer.tsx';
import { icons } from '../../../../web/components/icons.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { Switch } from '../../../../web/components/Switch.tsx';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { useGet, useList } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Report } from '../../contract.ts';
import type { DeskCount, DeskReferral, DeskReport, DeskUnit, DeskWait, UnitsForReport } from '../../duty/contract.ts';
import { Chosen } from './Chosen.tsx';
import { DispatchDialog } from './DispatchDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { ReferDialog } from './ReferDialog.tsx';
import { ShiftStrip } from './ShiftStrip.tsx';
import { Stream } from './Stream.tsx';
import { Units } from './Units.tsx';
import { mayGive } from './unit-words.ts';
import '../../../../web/styles/record.css';
import '../reports.css';
import './duty.css';

/** Bàn trực: what comes in on the left, the chosen report in the middle, who may get it on the right. */
export default function DutyPage() {
  const { account, isPending, may } = useSession();
  if (isPending) return <Bones lines={8} tall />;
  if (account === null) return <Redirect to="/sign-in?to=/duty" />;
  if (!may('duty.use')) {
    return (
      <Page title={t('duty.title')}>
        <p className="notice">{t('duty.not-yours')}</p>
      </Page>
    );
  }
  return <Desk />;
}

const columns = ['stream', 'report', 'units'] as const;
type Column = (typeof columns)[number];

/** What is asked before it is done: give this report to that unit; refer it to that agency; link these two. */
type Asked =
  | { give: DeskUnit; report: Report }
  | { refer: DeskReferral; report: Report }
  | { merge: readonly [string, string] }
  | null;

function Desk() {
  const [waits, filter] = useState<DeskWait | null>(null);
  const [chosenId, choose] = useState<string | null>(null);
  const [column, turnTo] = useState<Column>('stream');
  const [asked, ask] = useState<Asked>(null);
  const [told, tell] = useState<string | null>(null);
  const count = useGet<DeskCount>('/api/v1/duty-desk/count');
  const stream = useList<DeskReport>(`/api/v1/duty-desk${query({ waits, limit: 40 })}`);
  const first = stream.data?.[0]?.id ?? null;
  const id = chosenId ?? first;
  // What is looked at stays when something newer comes in.
  useEffect(() => {
    if (chosenId === null && first !== null) choose(first);
  }, [chosenId, first]);
  const report = useGet<Report>(id === null ? null : `/api/v1/reports/${id}`);
  const units = useGet<UnitsForReport>(id === null ? null : `/api/v1/reports/${id}/units`);
  useLive(['report.changed'], () =>
    Promise.all([count.refetch(), stream.refetch(), ...(id === null ? [] : [report.refetch(), units.refetch()])]),
  );
  const { may } = useSession();
  const close = () => ask(null);
  /** As it is by now, where it changed while it was asked. */
  const newest = (one: Report): Report => (report.data?.id === one.id ? report.data : one);
  const give = (unit: DeskUnit | undefined) => {
    if (unit !== undefined && report.data !== undefined && mayGive(report.data, unit)) {
      ask({ give: unit, report: report.data });
    }
  };
  return (
    <Page
      title={t('duty.title')}
      over={t('duty.title')}
      heading={
        count.data === undefined
          ? t('duty.title')
          : t('duty.sentence', { open: count.data.open, unit: count.data.unit })
      }
      className="duty"
      acts={
        <>
          {may('reports.file-for') && (
            <Link className="button primary" href="/reports/on-behalf">
              {icons.headset}
              {t('report-for.title')}
            </Link>
          )}
          {may('shifts.read') && (
            <Link className="button" href="/duty/shifts">
              {t('duty.shift.all')}
            </Link>
          )}
        </>
      }
    >
      {may('shifts.read') && <ShiftStrip />}
      <p role="status" className={told === null ? 'unseen' : 'notice good duty-told'}>
        {told}
      </p>
      <div className="duty-tabs">
        <Switch<Column>
          label={t('duty.columns')}
          choices={columns.map((one) => [one, t(`duty.column.${one}`)])}
          chosen={column}
          choose={turnTo}
        />
      </div>
      <div className="duty-columns" data-shown={column}>
        <Stream
          stream={stream}
          count={count.data}
          waits={waits}
          filter={(next) => {
            filter(next);
            choose(null);
          }}
          chosenId={id}
          choose={(next, isOpened) => {
            if (next !== id) tell(null);
            choose(next);
            if (isOpened) turnTo('report');
          }}
          giveTo={(nr) => give(units.data?.items[nr])}
          merge={(one, other) => ask({ merge: [one, other] })}
        />
        <Chosen
          id={id}
          report={report}
          suggested={units.data?.items.find(({ suggested }) => suggested)}
          referral={units.data?.referral ?? null}
          give={give}
          refer={(refer) => report.data !== undefined && ask({ refer, report: report.data })}
          merge={(other) => id !== null && ask({ merge: [id, other] })}
        />
        <Units id={id} report={report.data} units={units} give={give} />
      </div>
      {asked !== null && 'give' in asked && (
        <DispatchDialog report={newest(asked.report)} unit={asked.give} close={close} given={tell} />
      )}
      {asked !== null && 'refer' in asked && (
        <ReferDialog report={newest(asked.report)} referral={asked.refer} close={close} referred={tell} />
      )}
      {asked !== null && 'merge' in asked && <MergeDialog ids={asked.merge} close={close} merged={tell} />}
    </Page>
  );
}
