import { Link, useSearchParams } from 'wouter';
import { query } from '../../../web/api.ts';
import { Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { Exports } from '../../../web/components/Exports.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { icons } from '../../../web/components/icons.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { useGet, useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Category } from '../categories/contract.ts';
import type { ReportCount, ReportSummary } from '../contract.ts';
import { reportStates } from '../states.ts';
import { ReportList } from './ReportList.tsx';
import { reportStateWord, spoken } from './report-words.ts';
import './reports.css';

const filters = [
  'state',
  'open',
  'late',
  'category',
  'owner',
  'area',
  'publication',
  'repeats',
  'box',
  'from',
  'until',
] as const;

/** Phản ánh hiện trường: what was reported, the newest first; for those on duty it grows as they watch. */
export default function ReportsPage() {
  const [asked, ask] = useSearchParams();
  const { account, may, organisationId } = useSession();
  const chosen = query(Object.fromEntries(filters.map((name) => [name, asked.get(name)])));
  const reports = useList<ReportSummary>(`/api/v1/reports${chosen === '' ? '?' : `${chosen}&`}limit=50`);
  const count = useGet<ReportCount>(`/api/v1/reports/count${chosen}`);
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories?all=true');
  useLive(['report.changed'], () => Promise.all([reports.refetch(), count.refetch()]));
  const set = (name: string, value: string) =>
    ask((now) => {
      const next = new URLSearchParams(now);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  const box = (name: string, word: string, value = 'true') => (
    <label className="check">
      <input
        type="checkbox"
        checked={asked.get(name) === value}
        onChange={({ target }) => set(name, target.checked ? value : '')}
      />
      {word}
    </label>
  );
  return (
    <Page
      title={t('reports.title')}
      heading={
        count.data === undefined
          ? t('reports.title')
          : t('reports.sentence', { count: count.data.count, exact: count.data.exact ? 'yes' : 'no' })
      }
      acts={
        <>
          <Link className="button primary" href="/report">
            {icons.report}
            {t('report-page.title')}
          </Link>
          {account !== null && (
            <Link className="button" href="/reports/mine">
              {t('my-reports.title')}
            </Link>
          )}
          {may('reports.file-for') && (
            <>
              <Link className="button" href="/reports/on-behalf">
                {icons.headset}
                {t('report-for.title')}
              </Link>
              <Link className="button" href="/reports/import">
                {t('report-sheet.link')}
              </Link>
            </>
          )}
          <Link className="button" href="/follow">
            {t('follow.title')}
          </Link>
          <Link className="button" href="/reports/statistics">
            {t('statistics-page.title')}
          </Link>
        </>
      }
    >
      <form className="filters" aria-label={t('reports.filter')} onSubmit={(event) => event.preventDefault()}>
        <Field label={t('reports.filter.category')}>
          <select value={asked.get('category') ?? ''} onChange={({ target }) => set('category', target.value)}>
            <option value="">{t('reports.filter.any')}</option>
            {categories.data?.items.map(({ code, name }) => (
              <option key={code} value={code}>
                {spoken(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('reports.filter.state')}>
          <select value={asked.get('state') ?? ''} onChange={({ target }) => set('state', target.value)}>
            <option value="">{t('reports.filter.any')}</option>
            {reportStates.map((state) => (
              <option key={state} value={state}>
                {reportStateWord(state)}
              </option>
            ))}
          </select>
        </Field>
        {box('open', t('reports.filter.open'))}
        {box('late', t('reports.filter.late'))}
        {organisationId !== null && box('owner', t('reports.filter.ours'), organisationId)}
        {may('reports.file-for') && box('publication', t('reports.filter.waiting'), 'waiting')}
        {chosen !== '' && (
          <button type="button" className="plain" onClick={() => ask({})}>
            {t('reports.filter.clear')}
          </button>
        )}
      </form>
      <section className="card">
        {reports.isPending && <Bones lines={8} tall />}
        {reports.isError && (
          <ProblemNotice error={reports.error} title={t('web.problem.load')} retry={() => void reports.refetch()} />
        )}
        {reports.data?.length === 0 && <p className="empty">{t('reports.none')}</p>}
        {reports.data !== undefined && <ReportList reports={reports.data} />}
        {reports.hasNextPage && (
          <p className="more">
            <button type="button" disabled={reports.isFetchingNextPage} onClick={() => void reports.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
        {reports.data !== undefined && reports.data.length > 0 && (
          <Exports of="reports" chosen={chosen} under={t('reports.export.all')} />
        )}
      </section>
    </Page>
  );
}
