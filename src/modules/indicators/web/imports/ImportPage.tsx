import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { query, send } from '../../../../web/api.ts';
import { Answer, Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { language, type MessageKey, t } from '../../../../web/language.ts';
import { Admin } from '../../../../web/pages/admin/AdminPage.tsx';
import { refresh, useGet } from '../../../../web/queries.ts';
import type { ImportTrial, IndicatorImport, ToTry } from '../../imports/contract.ts';
import { MappingForm } from './MappingForm.tsx';
import { Trial } from './Trial.tsx';
import './imports.css';

/** One spreadsheet of figures: how it is read, what that would do, and whether it is done. */
export default function ImportPage() {
  const { id } = useParams<{ id: string }>();
  const brought = useGet<IndicatorImport>(`/api/v1/indicator-imports/${id}`);
  return (
    <Answer of={brought} bones={<Bones lines={10} />}>
      {(shown) => (
        <Admin
          title={shown.fileName}
          permission="indicators.record"
          under={t(`indicator-imports.state.${shown.state}` satisfies MessageKey)}
          back={<Link href="/indicator-imports">{t('indicator-imports.title')}</Link>}
        >
          {shown.state === 'received' || shown.state === 'tried' ? (
            <Open brought={shown} />
          ) : (
            <Closed brought={shown} />
          )}
        </Admin>
      )}
    </Answer>
  );
}

function Open({ brought }: { brought: IndicatorImport }) {
  const [version, setVersion] = useState(brought.version);
  const [confirmed, confirm] = useState(false);
  const base = `/api/v1/indicator-imports/${brought.id}`;
  const trying = useMutation({
    mutationFn: (body: ToTry) =>
      send<ImportTrial & { version: number }>(`${base}/try${query({ lang: language() })}`, {
        body,
        ifMatch: `"${version}"`,
      }),
    onSuccess: (trial) => {
      setVersion(trial.version);
      confirm(false);
    },
  });
  const choosing = useMutation({
    mutationFn: (sheet: string) => send<IndicatorImport>(`${base}/sheet`, { body: { sheet }, ifMatch: `"${version}"` }),
    onSuccess: () => refresh(),
  });
  const writing = useMutation({
    mutationFn: () => send(`${base}/carry-out`, { body: { confirmed }, ifMatch: `"${version}"` }),
    onSuccess: () => refresh(),
  });
  const trial = trying.data;
  const { survey } = brought;
  return (
    <div className="admin-cards">
      {survey.sheets.length > 1 && (
        <Field label={t('indicator-imports.sheet')}>
          <select
            value={survey.sheet}
            disabled={choosing.isPending}
            onChange={({ target }) => choosing.mutate(target.value)}
          >
            {survey.sheets.map((sheet) => (
              <option key={sheet}>{sheet}</option>
            ))}
          </select>
        </Field>
      )}
      {choosing.isError && <ProblemNotice error={choosing.error} />}
      <MappingForm key={survey.sheet} brought={brought} trying={trying} />
      {trial !== undefined && (
        <Trial trial={trial} faultsAt={`${base}/faults`}>
          {trial.counts.faults === 0 && trial.counts.figures > 0 && (
            <>
              {trial.counts.odd > 0 && (
                <label className="check">
                  <input type="checkbox" checked={confirmed} onChange={({ target }) => confirm(target.checked)} />{' '}
                  {t('indicator-imports.confirm-odd')}
                </label>
              )}
              {writing.isError && <ProblemNotice error={writing.error} title={t('indicator-imports.not-written')} />}
              <button
                type="button"
                className="primary"
                disabled={writing.isPending || trying.isPending || (trial.counts.odd > 0 && !confirmed)}
                onClick={() => writing.mutate()}
              >
                {t('indicator-imports.write', { count: trial.counts.added + trial.counts.revised })}
              </button>
            </>
          )}
        </Trial>
      )}
    </div>
  );
}

function Closed({ brought }: { brought: IndicatorImport }) {
  const [reason, setReason] = useState('');
  const undoing = useMutation({
    mutationFn: () =>
      send(`/api/v1/indicator-imports/${brought.id}/undo`, { body: { reason }, ifMatch: `"${brought.version}"` }),
    onSuccess: () => refresh(),
  });
  const { added = 0, revised = 0, unchanged = 0 } = brought.counts ?? {};
  return (
    <div className="admin-cards">
      <p className="notice good" role="status">
        {brought.state === 'undone'
          ? t('indicator-imports.undone', { reason: brought.undoneReason ?? '' })
          : t('indicator-imports.written', { added, revised, unchanged })}
      </p>
      {brought.state === 'carried-out' && (
        <form
          className="card padded form"
          onSubmit={(event) => {
            event.preventDefault();
            undoing.mutate();
          }}
        >
          <Field label={t('indicator-imports.undo-reason')} hint={t('indicator-imports.undo-hint')}>
            <input value={reason} onChange={({ target }) => setReason(target.value)} />
          </Field>
          {undoing.isError && <ProblemNotice error={undoing.error} />}
          <div className="acts">
            <button type="submit" disabled={undoing.isPending || reason.trim().length < 3}>
              {t('indicator-imports.undo')}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
