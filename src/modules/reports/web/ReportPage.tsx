import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { Answer, Bones } from '../../../web/components/Answer.tsx';
import { FollowLink } from '../../../web/components/FollowLink.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { Reckoning } from '../../../web/components/Reckoning.tsx';
import { StandingMark } from '../../../web/components/Standing.tsx';
import { formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { HistoryLink } from '../../../web/pages/history/HistoryLink.tsx';
import { reportPath, taskPath } from '../../../web/paths.ts';
import { useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Report } from '../contract.ts';
import { Answered } from './Answered.tsx';
import { CallBack } from './CallBack.tsx';
import { Moderate } from './Moderate.tsx';
import { NotTakenUp } from './NotTakenUp.tsx';
import { ReportActs } from './ReportActs.tsx';
import { ReportPosition } from './ReportPosition.tsx';
import { ReportTimeline } from './ReportTimeline.tsx';
import { reportStanding, reportStateWord, spoken } from './report-words.ts';
import '../../../web/styles/record.css';
import './reports.css';

/** Một phản ánh: what was seen, who has it until when, what happened, and, for those who work on it, what comes next. */
export default function ReportPage() {
  const { id } = useParams<{ id: string }>();
  const report = useGet<Report>(`/api/v1/reports/${id}`);
  useLive(['report.changed'], () => report.refetch(), { about: { kind: 'report', id } });
  return (
    <Answer of={report} bones={<Bones lines={10} />}>
      {(shown) => <ReportView report={shown} />}
    </Answer>
  );
}

function ReportView({ report }: { report: Report }) {
  const { may } = useSession();
  return (
    <Page
      title={t('follow.of', { number: report.number })}
      over={
        <>
          {report.number} · {formatInstant(report.reportedAt)}
        </>
      }
      heading={spoken(report.category)}
      under={
        <span className="standing-line">
          <StandingMark standing={reportStanding(report)} />
          <span className="chip">{reportStateWord(report.state)}</span>
          {report.weight > 1 && <span className="chip">{t('report-page.weight', { others: report.weight - 1 })}</span>}
          {report.synthetic && <span className="chip">{t('report-page.synthetic')}</span>}
        </span>
      }
      acts={report.publication === 'public' && <FollowLink subject={`report:${report.id}`} />}
    >
      {report.restricted && <p className="notice care">{t('report-page.restricted')}</p>}
      {report.inside && !report.restricted && report.publication !== 'public' && (
        <p className="notice care">{t(`report-page.publication.${report.publication}`)}</p>
      )}
      <div className="record-columns">
        <div className="record-main">
          {report.photoItems.length > 0 && (
            <ul className="report-photos">
              {report.photoItems.map(({ id, kind }) => (
                <li key={id}>
                  <a href={`/api/v1/reports/${report.id}/photos/${id}`}>
                    <img
                      src={`/api/v1/reports/${report.id}/photos/${id}?size=small`}
                      alt={t(`report-page.photo.${kind}`)}
                      loading="lazy"
                    />
                  </a>
                  <span className="chip">{t(`report-page.photo.${kind}`)}</span>
                </li>
              ))}
            </ul>
          )}
          <section className="card padded" aria-labelledby="report-said">
            <h2 id="report-said">{t('report-page.said')}</h2>
            {report.text === null ? (
              <p className="dim">{t('report-page.said.not-public')}</p>
            ) : (
              <blockquote className="said">{report.text}</blockquote>
            )}
          </section>
          {report.inside && <Answered category={report.category} answers={report.answers} />}
          {report.inside && !report.restricted && may('reports.moderate') && <Moderate report={report} />}
          <ReportTimeline updates={report.updates} />
          {report.inside && <HistoryLink kind="report" id={report.id} />}
        </div>
        <div className="record-side">
          <Due report={report} />
          <ReportActs report={report} />
          <Facts report={report} />
          {report.inside && <CallBack key={report.id} report={report} />}
          <ReportPosition report={report} />
        </div>
      </div>
    </Page>
  );
}

function Due({ report }: { report: Report }) {
  if (report.state === 'closed') return report.outcome === null ? null : <NotTakenUp {...report.outcome} />;
  if (report.expectedAt === null) return null;
  return (
    <section className="card padded" aria-label={t('report-page.expected')}>
      <p className="small dim">{t('report-page.expected-by', { owner: report.owner.name })}</p>
      <p className="due">{formatInstant(report.expectedAt)}</p>
      {report.explanation !== null && <Reckoning explanation={report.explanation} />}
    </section>
  );
}

function Facts({ report }: { report: Report }) {
  const facts: [string, ReactNode][] = [
    [t('report-page.fact.owner'), report.owner.name],
    ...(report.area === null ? [] : ([[t('report-page.fact.area'), report.area.name]] satisfies [string, ReactNode][])),
    ...(report.place === null
      ? []
      : ([[t('report-page.fact.place'), report.place.name]] satisfies [string, ReactNode][])),
    ...(report.address === null
      ? []
      : ([[t('report-page.fact.address'), report.address]] satisfies [string, ReactNode][])),
    ...(report.workItemId === null
      ? []
      : ([
          [
            t('report-page.fact.work'),
            <Link key="work" href={taskPath(report.workItemId)}>
              {t('report-page.fact.work-open')}
            </Link>,
          ],
        ] satisfies [string, ReactNode][])),
    ...(report.closesAt === null
      ? []
      : ([[t('report-page.fact.closes'), formatInstant(report.closesAt)]] satisfies [string, ReactNode][])),
    ...(report.repeatOf === null
      ? []
      : ([
          [
            t('report-page.fact.repeat-of'),
            <Link key="of" href={reportPath(report.repeatOf.id)}>
              {report.repeatOf.number}
            </Link>,
          ],
        ] satisfies [string, ReactNode][])),
  ];
  return (
    <section className="card padded">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {report.repeats.length > 0 && (
          <div>
            <dt>{t('report-page.fact.repeats')}</dt>
            <dd>
              {report.repeats.map(({ id, number }) => (
                <Link key={id} href={reportPath(id)}>
                  {number}{' '}
                </Link>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
