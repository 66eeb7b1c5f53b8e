import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Area } from '../../../../kernel/areas/contract.ts';
import { areaName } from '../../../../web/area-words.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { t } from '../../../../web/language.ts';
import { type Page, useGet } from '../../../../web/queries.ts';
import { columnLetters } from '../../imports/cells.ts';
import type { ImportTrial, IndicatorImport, ToTry } from '../../imports/contract.ts';
import type { ColumnUse, ImportMapping } from '../../imports/mapping.ts';
import { IndicatorField } from '../IndicatorField.tsx';
import { ColumnField } from './ColumnField.tsx';
import { TermsFields } from './TermsFields.tsx';

interface Props {
  brought: IndicatorImport;
  trying: UseMutationResult<ImportTrial & { version: number }, Error, ToTry>;
}

/** What each column holds, and what is the same for the whole file. */
export function MappingForm({ brought, trying }: Props) {
  const { survey, suggested } = brought;
  const [mapping, setMapping] = useState<ImportMapping>(brought.mapping ?? suggested.mapping);
  const [terms, setTerms] = useState(
    brought.terms ?? suggested.terms ?? { status: 'official' as const, source: '', sourceUrl: null },
  );
  const [keepAs, setKeepAs] = useState(suggested.savedAs ?? '');
  const areas = useGet<Page<Area>>('/api/v1/areas?limit=200').data?.items ?? [];
  const change = (changed: Partial<ImportMapping>) => setMapping((before) => ({ ...before, ...changed }));
  const fillColumn = (at: number, use: ColumnUse) =>
    change({ columns: survey.headings.map((_, i) => (i === at ? use : (mapping.columns[i] ?? { as: 'nothing' }))) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trying.mutate({ mapping, terms, keepAs: keepAs.trim() === '' ? null : keepAs.trim() });
  };
  return (
    <form className="card padded form" onSubmit={submit} noValidate aria-label={t('indicator-imports.columns')}>
      <p className="dim small">
        {t('indicator-imports.found', {
          first: survey.headingRows.first,
          last: survey.headingRows.last,
          rows: survey.rows,
        })}
        {suggested.savedAs !== null && ` ${t('indicator-imports.known', { name: suggested.savedAs })}`}
      </p>
      <ol className="import-columns">
        {survey.headings.map((heading, i) => (
          <li key={columnLetters(i)}>
            <ColumnField
              letters={columnLetters(i)}
              heading={heading}
              samples={survey.samples.map(({ cells }) => cells[i] ?? '').filter((cell) => cell !== '')}
              use={mapping.columns[i] ?? { as: 'nothing' }}
              change={(use) => fillColumn(i, use)}
            />
          </li>
        ))}
      </ol>
      <fieldset className="form">
        <legend>{t('indicator-imports.whole-file')}</legend>
        <IndicatorField
          label={t('indicator-imports.indicator')}
          code={mapping.indicator ?? ''}
          choose={(one) => change({ indicator: one?.code ?? null })}
          none={t('indicator-imports.by-column')}
        />
        <Field label={t('indicator-imports.area')} optional>
          <select
            value={mapping.areaId ?? ''}
            onChange={({ target }) => change({ areaId: areas.find(({ id }) => id === target.value)?.id ?? null })}
          >
            <option value="">{t('indicator-imports.by-column')}</option>
            {areas.map((area) => (
              <option key={area.id} value={area.id}>
                {areaName(area)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('indicator-imports.period')} hint={t('indicator-imports.period-hint')} optional>
          <input value={mapping.period ?? ''} onChange={({ target }) => change({ period: target.value || null })} />
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={mapping.fillDown}
            onChange={({ target }) => change({ fillDown: target.checked })}
          />{' '}
          {t('indicator-imports.fill-down')}
        </label>
        <TermsFields terms={terms} change={setTerms} keepAs={keepAs} changeName={setKeepAs} />
      </fieldset>
      {trying.isError && <ProblemNotice error={trying.error} />}
      <div className="acts">
        <button type="submit" className="primary" disabled={trying.isPending || terms.source.trim().length < 3}>
          {t('indicator-imports.try')}
        </button>
      </div>
    </form>
  );
}
