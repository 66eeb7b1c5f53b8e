import { useEffect } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { query } from '../../../../web/api.ts';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Chooser, type Named, organisationsFor } from '../../../../web/components/Chooser.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { formatNumber, formatShare } from '../../../../web/format.ts';
import { isMessageKey, type MessageKey, t } from '../../../../web/language.ts';
import { taskPath } from '../../../../web/paths.ts';
import { useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import { composeReport, type ReportPart, type Tell } from '../../progress/compose-report.ts';
import type { ProgressReport, ReportFigures } from '../../progress/contract.ts';
import './report.css';

const kinds = ['progress', 'interim-review', 'final-review'] as const;
const asked = ['kind', 'directive', 'organisation', 'from', 'until'] as const;

/** Báo cáo tiến độ: of a directive, an organisation or a period, as the address says. */
export default function ReportPage() {
  const { isPending, may } = useSession();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const values = Object.fromEntries(asked.map((name) => [name, search.get(name)]));
  const path = `/api/v1/progress-reports${query(values)}`;
  const report = useGet<ProgressReport>(may('progress.read') ? path : null);
  const set = (change: Partial<Record<(typeof asked)[number], string | null>>) =>
    go(`/progress-reports${query({ ...values, ...change })}`, { replace: true });

  if (!isPending && !may('progress.read')) {
    return (
      <Page className="narrow" title={t('report.title')}>
        <div className="notice care">
          <p>{t('report.sign-in')}</p>
          <Link className="button primary" href="/sign-in?to=/progress-reports">
            {t('web.nav.sign-in')}
          </Link>
        </div>
      </Page>
    );
  }
  const download = (format: string) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
  return (
    <Page
      className="wide-middle report"
      title={t('report.title')}
      acts={
        <>
          <a className="button primary" href={download('docx')} download>
            {t('report.docx')}
          </a>
          <a className="button" href={download('xlsx')} download>
            {t('report.xlsx')}
          </a>
          <button type="button" onClick={() => print()}>
            {t('report.print')}
          </button>
        </>
      }
    >
      <Filter values={values} set={set} report={report.data} />
      <Answer of={report} bones={<Bones lines={12} />}>
        {(shown) => <Paper report={shown} />}
      </Answer>
    </Page>
  );
}

interface FilterProps {
  values: Readonly<Record<string, string | null>>;
  set: (change: Readonly<Record<string, string | null>>) => void;
  report: ProgressReport | undefined;
}

function Filter({ values, set, report }: FilterProps) {
  const directive = report?.directive ?? null;
  const organisation: Named | null = report?.organisation ?? null;
  return (
    <section className="card padded filter" aria-label={t('report.filter')}>
      <Field label={t('report.kind')}>
        <select value={values.kind ?? 'progress'} onChange={({ target }) => set({ kind: target.value })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`report.kind.${kind}` satisfies MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      {directive !== null && (
        <div className="field">
          <span>{t('report.directive')}</span>
          <span className="chip">
            {directive.number ?? directive.title}
            <button type="button" aria-label={t('report.any-directive')} onClick={() => set({ directive: null })}>
              ×
            </button>
          </span>
        </div>
      )}
      <Chooser
        label={t('report.organisation')}
        chosen={organisation}
        choose={(chosen) => set({ organisation: chosen?.id ?? null })}
        pathFor={organisationsFor}
      />
      {organisation !== null && (
        <button type="button" className="plain" onClick={() => set({ organisation: null })}>
          {t('report.any-organisation')}
        </button>
      )}
      <Field label={t('report.from')} optional>
        <input type="date" value={values.from ?? ''} onChange={({ target }) => set({ from: target.value || null })} />
      </Field>
      <Field label={t('report.until')} optional>
        <input type="date" value={values.until ?? ''} onChange={({ target }) => set({ until: target.value || null })} />
      </Field>
    </section>
  );
}

/** The sentences are the same as in the document, in the language of the page. */
const tell: Tell = (key, values) => (isMessageKey(key) ? t(key, values) : key);

function Paper({ report }: { report: ProgressReport }) {
  const { subject, opening, parts } = composeReport(report, tell);
  useEffect(() => {
    document.title = t('web.title', { page: subject });
  }, [subject]);
  return (
    <article className="card padded paper">
      <h2 className="subject">{subject}</h2>
      {opening.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {parts.map((part, index) => (
        <Part key={part.name} part={part} number={index + 1} report={report} />
      ))}
    </article>
  );
}

function Part({ part, number, report }: { part: ReportPart; number: number; report: ProgressReport }) {
  const { name, heading, paragraphs, items, table } = part;
  return (
    <section aria-labelledby={`part-${name}`}>
      <h3 id={`part-${name}`}>
        {number}. {heading}
      </h3>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {items.length > 0 && (
        <ol>
          {items.map(({ text, taskId, notes }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a report do not move
            <li key={index}>
              {taskId === null ? text : <Link href={taskPath(taskId)}>{text}</Link>}
              {notes.map((note) => (
                <p key={note} className="note">
                  {note}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
      {table && <Organisations report={report} />}
    </section>
  );
}

const columns = [
  ['progress.column.total', ({ total }: ReportFigures) => formatNumber(total)],
  ['progress.column.done-on-time', ({ doneOnTime }: ReportFigures) => formatNumber(doneOnTime)],
  ['progress.column.done-late', ({ doneLate }: ReportFigures) => formatNumber(doneLate)],
  ['progress.column.in-time', ({ inTime }: ReportFigures) => formatNumber(inTime)],
  ['progress.column.overdue', ({ overdue }: ReportFigures) => formatNumber(overdue)],
  ['progress.column.open-undated', ({ openUndated }: ReportFigures) => formatNumber(openUndated)],
  [
    'progress.column.overdue-rate',
    ({ overdueRate }: ReportFigures) => (overdueRate === null ? '' : formatShare(overdueRate)),
  ],
] as const;

function Organisations({ report: { organisations, figures } }: { report: ProgressReport }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('report.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('progress.column.organisation')}</th>
            {columns.map(([key]) => (
              <th key={key} scope="col" className="number">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {organisations.map(({ id, name, figures: own }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {columns.map(([key, of]) => (
                <td key={key} className="number">
                  {of(own)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('progress.sum')}</th>
            {columns.map(([key, of]) => (
              <td key={key} className="number">
                {of(figures)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
