import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Answer, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { formatInstant, formatNumber } from '../../../../web/format.ts';
import { type MessageKey, t } from '../../../../web/language.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { type Page, refresh, useGet } from '../../../../web/queries.ts';
import { upload } from '../../../../web/upload.ts';
import type { ImportSummary, IndicatorImport } from '../../imports/contract.ts';

const tables = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Nhập số liệu từ bảng tính: brings a file, and lists those that were brought. */
export default function ImportsPage() {
  const [, go] = useLocation();
  const [file, choose] = useState<File | null>(null);
  const imports = useGet<Page<ImportSummary>>('/api/v1/indicator-imports?limit=20');
  const bringing = useMutation({
    mutationFn: (brought: File) => upload<IndicatorImport>('/api/v1/indicator-imports', brought),
    onSuccess: async ({ id }) => {
      await refresh();
      go(`/indicator-imports/${id}`);
    },
  });
  return (
    <Admin
      title={t('indicator-imports.title')}
      permission="indicators.record"
      under={t('indicator-imports.under')}
      back={<Link href="/indicators">{t('indicators.title')}</Link>}
    >
      <div className="admin-cards">
        <form
          className="card padded form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (file !== null) bringing.mutate(file);
          }}
        >
          <Field label={t('indicator-imports.file')} hint={t('indicator-imports.file-hint')}>
            <input type="file" accept={tables} onChange={({ target }) => choose(target.files?.[0] ?? null)} />
          </Field>
          {bringing.isError && <ProblemNotice error={bringing.error} title={t('indicator-imports.refused')} />}
          <div className="acts">
            <button type="submit" className="primary" disabled={file === null || bringing.isPending}>
              {t('indicator-imports.bring')}
            </button>
          </div>
        </form>
        <section className="card padded" aria-labelledby="imports-before">
          <h2 id="imports-before">{t('indicator-imports.before')}</h2>
          <Answer of={imports}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="empty">{t('indicator-imports.none')}</p>
              ) : (
                <ul className="admin-terms">
                  {items.map((one) => (
                    <li key={one.id}>
                      <Link href={`/indicator-imports/${one.id}`}>{one.fileName}</Link>
                      <br />
                      <span className="dim small">
                        {t(`indicator-imports.state.${one.state}` satisfies MessageKey)} ·{' '}
                        {formatInstant(one.receivedAt)}
                        {one.counts !== null &&
                          ` · ${t('indicator-imports.figures', { count: formatNumber(one.counts.figures) })}`}
                      </span>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answer>
        </section>
      </div>
    </Admin>
  );
}
