import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { query } from '../../../../web/api.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { formatInstant, formatNumber } from '../../../../web/format.ts';
import { language, t } from '../../../../web/language.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { refresh } from '../../../../web/queries.ts';
import { upload } from '../../../../web/upload.ts';
import type { SheetOutcome } from '../../intake/contract.ts';

const excel = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Nhập phản ánh từ bảng tính: tried first, row by row, and taken whole or not at all. */
export default function SheetPage() {
  const [file, choose] = useState<File | null>(null);
  const [tried, setTried] = useState<File | null>(null);
  const taking = useMutation({
    mutationFn: ({ sheet, commit }: { sheet: File; commit: boolean }) =>
      upload<SheetOutcome>(`/api/v1/reports/import${query({ commit: String(commit), lang: language() })}`, sheet),
    onSuccess: async (outcome, { sheet }) => {
      setTried(outcome.committed ? null : sheet);
      if (outcome.committed) await refresh();
    },
  });
  const outcome = taking.data;
  // What was tried is what is taken: another file asks for another try.
  const mayTake = outcome !== undefined && file !== null && tried === file && outcome.errors.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null) taking.mutate({ sheet: file, commit: false });
  };
  return (
    <Admin
      title={t('report-sheet.title')}
      permission="reports.file-for"
      under={t('report-sheet.under')}
      back={<Link href="/reports">{t('reports.title')}</Link>}
    >
      <div className="admin-cards">
        <form className="card padded form" onSubmit={submit} noValidate>
          <Field label={t('report-sheet.file')} hint={t('report-sheet.file-hint')}>
            <input
              type="file"
              accept={excel}
              onChange={({ target }) => {
                choose(target.files?.[0] ?? null);
                taking.reset();
              }}
            />
          </Field>
          <details>
            <summary>{t('report-sheet.columns')}</summary>
            <p className="small">{t('report-sheet.columns.needed')}</p>
            <p className="small">{t('report-sheet.columns.may')}</p>
          </details>
          {taking.isError && <ProblemNotice error={taking.error} title={t('report-sheet.refused')} />}
          <div className="acts">
            <button
              type="submit"
              className={mayTake ? undefined : 'primary'}
              disabled={file === null || taking.isPending}
            >
              {t('report-sheet.try')}
            </button>
            {mayTake && (
              <button
                type="button"
                className="primary"
                disabled={taking.isPending}
                onClick={() => taking.mutate({ sheet: file, commit: true })}
              >
                {t('report-sheet.take', { count: outcome.rows })}
              </button>
            )}
          </div>
        </form>
        {outcome !== undefined && <Outcome outcome={outcome} />}
      </div>
    </Admin>
  );
}

function Outcome({ outcome: { rows, committed, errors, filed, unknownColumns } }: { outcome: SheetOutcome }) {
  const isWrong = errors.length > 0;
  return (
    <section className="card padded rule" aria-labelledby="sheet-outcome">
      <h2 id="sheet-outcome">{t(committed ? 'report-sheet.done' : 'report-sheet.tried')}</h2>
      <p className={isWrong ? 'notice wrong' : 'notice good'} role="status">
        {isWrong
          ? t('report-sheet.wrong', { rows, wrong: errors.length })
          : t(committed ? 'report-sheet.taken' : 'report-sheet.clean', { rows })}
      </p>
      {unknownColumns.length > 0 && (
        <p className="notice care">{t('report-sheet.unknown', { columns: unknownColumns.join(', ') })}</p>
      )}
      {isWrong ? (
        <ul className="admin-terms">
          {errors.map(({ row, column, code, message }) => (
            <li key={`${row} ${column} ${code}`}>
              <strong>{t('report-sheet.row', { row: formatNumber(row) })}</strong>
              {column !== null && <span className="dim"> · {column}</span>}
              <br />
              {message}
            </li>
          ))}
        </ul>
      ) : (
        <ul className="admin-terms">
          {filed.map(({ row, number, owner, expectedAt }) => (
            <li key={row}>
              <strong>{t('report-sheet.row', { row: formatNumber(row) })}</strong>
              {committed && <span> · {number}</span>}
              <br />
              {owner}
              {expectedAt !== null && (
                <span className="dim"> · {t('report-sheet.expected', { at: formatInstant(expectedAt) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
