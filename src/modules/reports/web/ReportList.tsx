import { Link } from 'wouter';
import { useRoving } from '../../../web/components/roving.ts';
import { StandingMark } from '../../../web/components/Standing.tsx';
import { formatAge, formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useNow } from '../../../web/now.ts';
import { reportPath } from '../../../web/paths.ts';
import type { ReportSummary } from '../contract.ts';
import '../../../web/components/TaskList.css';
import { categoryIcon } from './category-icons.tsx';
import { reportStanding, reportStateWord, spoken } from './report-words.ts';

/** Reports as one acts upon them: how they stand, what was seen, where, who has it, and since when. */
export function ReportList({ reports }: { reports: readonly ReportSummary[] }) {
  const roving = useRoving();
  const now = useNow();
  return (
    <ul className="tasks report-list" {...roving}>
      {reports.map((report) => (
        <li key={report.id} data-id={report.id}>
          <div className="report-standing">
            <StandingMark standing={reportStanding(report)} />
            {report.expectedAt !== null && <small className="faint">{formatInstant(report.expectedAt)}</small>}
          </div>
          <div className="what">
            <Link href={reportPath(report.id)} data-roving>
              <span className="category-mark">{categoryIcon(report.category.icon)}</span>
              {report.text ?? spoken(report.category)}
            </Link>
            <p>
              <span>{spoken(report.category)}</span>
              <span>{report.owner.name}</span>
              <span>{report.area?.name ?? report.address ?? report.number}</span>
              <span className="where">{reportStateWord(report.state)}</span>
              {report.weight > 1 && <span>{t('report-page.weight', { others: report.weight - 1 })}</span>}
              {report.synthetic && <span>{t('report-page.synthetic')}</span>}
            </p>
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
