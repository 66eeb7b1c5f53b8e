import { Link, Redirect } from 'wouter';
import { Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { icons } from '../../../web/components/icons.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { Reckoning } from '../../../web/components/Reckoning.tsx';
import { useRoving } from '../../../web/components/roving.ts';
import { StandingMark } from '../../../web/components/Standing.tsx';
import { formatAge, formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useNow } from '../../../web/now.ts';
import { useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { OwnReport } from '../contract.ts';
import { isReportOpen } from '../states.ts';
import { categoryIcon } from './category-icons.tsx';
import { reportStanding, reportStateWord, spoken } from './report-words.ts';
import '../../../web/components/TaskList.css';
import './reports.css';

/** Phản ánh của tôi: what somebody signed in has reported, the newest first, each with the date and why. */
export default function MyReportsPage() {
  const { account, isPending } = useSession();
  if (isPending) return <Bones lines={6} />;
  if (account === null) return <Redirect to={`/sign-in?to=${encodeURIComponent('/reports/mine')}`} />;
  return <Mine />;
}

function Mine() {
  const reports = useList<OwnReport>('/api/v1/reports/mine?limit=50');
  return (
    <Page
      title={t('my-reports.title')}
      under={t('my-reports.under')}
      acts={
        <Link className="button primary" href="/report">
          {icons.report}
          {t('report-page.title')}
        </Link>
      }
    >
      <section className="card">
        {reports.isPending && <Bones lines={8} tall />}
        {reports.isError && (
          <ProblemNotice error={reports.error} title={t('web.problem.load')} retry={() => void reports.refetch()} />
        )}
        {reports.data?.length === 0 && (
          <p className="empty">
            <strong>{t('my-reports.none')}</strong>
            {t('my-reports.none.why')}
          </p>
        )}
        {reports.data !== undefined && reports.data.length > 0 && <OwnReports reports={reports.data} />}
        {reports.hasNextPage && (
          <p className="more">
            <button type="button" disabled={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
    </Page>
  );
}

function OwnReports({ reports }: { reports: readonly OwnReport[] }) {
  const roving = useRoving();
  const now = useNow();
  return (
    <ul className="tasks report-list" {...roving}>
      {reports.map((report) => (
        <li key={report.id}>
          <div className="report-standing">
            <StandingMark standing={reportStanding(report)} />
            {report.expectedAt !== null && <small className="faint">{formatInstant(report.expectedAt)}</small>}
          </div>
          <div className="what">
            <Link href={report.followPath} data-roving>
              <span className="category-mark">{categoryIcon(report.category.icon)}</span>
              {report.text ?? spoken(report.category)}
            </Link>
            <p>
              <span className="where">{reportStateWord(report.state)}</span>
              <span>{report.owner.name}</span>
              {report.area !== null && <span>{report.area.name}</span>}
              {report.weight > 1 && <span>{t('report-page.weight', { others: report.weight - 1 })}</span>}
              {report.rating !== null && <span>{t('follow.rated', { stars: report.rating })}</span>}
            </p>
            {report.explanation !== null && isReportOpen(report.state) && (
              <Reckoning explanation={report.explanation} />
            )}
          </div>
          <div className="news">
            <time dateTime={report.reportedAt}>{formatAge(report.reportedAt, now)}</time>
            <span className="faint">{report.number}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
