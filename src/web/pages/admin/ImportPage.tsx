import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { ImportReportView } from '../../../kernel/areas/contract.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { dayOf } from '../../format.ts';
import { t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { refresh } from '../../queries.ts';
import { Admin } from './AdminPage.tsx';
import { wrongAt } from './FormDialog.tsx';
import { ChoiceField, orNull, TextField } from './fields.tsx';

const systems = ['wgs84', 'vn2000'] as const;

/** Official outlines from a file: tried first, with every overlap and gap told, and taken over only as they were tried. */
export default function ImportPage() {
  const today = dayOf(useNow());
  const [file, setFile] = useState<File | null>(null);
  const [crs, setCrs] = useState<(typeof systems)[number]>('wgs84');
  const [day, setDay] = useState(today);
  const [source, setSource] = useState('');
  const [licence, setLicence] = useState('');
  const [create, setCreate] = useState(false);
  const [tried, setTried] = useState<string | null>(null);
  const settings = { crs, day, source, licence: orNull(licence), create };
  /** What was tried is what would be taken over; any change asks for another try. */
  const sign = JSON.stringify([settings, file?.name, file?.size, file?.lastModified]);
  const taking = useMutation({
    mutationFn: async (dryRun: boolean) =>
      send<ImportReportView>('/api/v1/areas/import', {
        body: { ...settings, dryRun, text: (await file?.text()) ?? '' },
      }),
    onSuccess: async (report) => {
      setTried(report.imported ? null : sign);
      if (report.imported) await refresh();
    },
  });
  const report = taking.data;
  const mayTake =
    report !== undefined && tried === sign && report.findings.every(({ severity }) => severity !== 'error');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    taking.mutate(true);
  };
  const wrong = (field: string) => wrongAt(taking.error, field);
  return (
    <Admin
      title={t('admin.import')}
      permission="areas.import"
      back={<Link href="/admin/areas">{t('admin.areas')}</Link>}
      under={t('admin.import.text')}
    >
      <div className="admin-cards">
        <form className="card padded form" onSubmit={submit} noValidate>
          <Field label={t('admin.import.file')} hint={t('admin.import.file-hint')} wrong={wrong('text')}>
            <input
              type="file"
              accept=".geojson,.json,application/geo+json"
              onChange={({ target }) => setFile(target.files?.[0] ?? null)}
            />
          </Field>
          <ChoiceField
            label={t('admin.import.crs')}
            value={crs}
            set={setCrs}
            options={systems}
            word={(one) => (one === 'wgs84' ? t('admin.import.wgs84') : t('admin.import.vn2000'))}
          />
          <TextField type="date" label={t('admin.import.day')} value={day} set={setDay} wrong={wrong('day')} />
          <TextField
            label={t('areas.page.source')}
            hint={t('admin.import.source-hint')}
            value={source}
            set={setSource}
            wrong={wrong('source')}
          />
          <TextField label={t('admin.import.licence')} value={licence} set={setLicence} optional />
          <label className="check">
            <input type="checkbox" checked={create} onChange={({ target }) => setCreate(target.checked)} />
            {t('admin.import.create')}
          </label>
          {taking.isError && <ProblemNotice error={taking.error} />}
          <div className="acts">
            <button type="submit" className={mayTake ? undefined : 'primary'} disabled={taking.isPending}>
              {t('admin.import.try')}
            </button>
            {mayTake && (
              <button
                type="button"
                className="primary"
                disabled={taking.isPending}
                onClick={() => taking.mutate(false)}
              >
                {t('admin.import.take')}
              </button>
            )}
          </div>
        </form>
        {report !== undefined && <Report report={report} />}
      </div>
    </Admin>
  );
}

function Report({ report: { imported, units, findings } }: { report: ImportReportView }) {
  return (
    <section className="card padded" aria-labelledby="report" aria-live="polite">
      <h2 id="report">{t('admin.import.report')}</h2>
      <p className={imported ? 'notice good' : 'dim small'}>
        {imported ? t('admin.import.done', { count: units.length }) : t('admin.import.tried', { count: units.length })}
      </p>
      <ul className="admin-terms">
        {findings.map(({ severity, units: about, code, sentence }) => (
          <li key={`${code} ${about.join()} ${sentence}`}>
            <strong className={severity === 'error' ? 'is-overdue' : 'is-due-soon'}>
              {severity === 'error' ? t('admin.import.error') : t('admin.import.warning')}
            </strong>{' '}
            {about.join(' – ')}: {sentence}
          </li>
        ))}
        {units.map(({ code, label, areaM2 }) => (
          <li key={code}>
            {label} <span className="dim small">{t('areas.page.km2', { km2: Math.round(areaM2 / 1e4) / 100 })}</span>
          </li>
        ))}
      </ul>
      {findings.length === 0 && <p className="small">{t('admin.import.clean')}</p>}
    </section>
  );
}
