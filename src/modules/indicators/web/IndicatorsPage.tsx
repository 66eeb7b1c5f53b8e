import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { query, send } from '../../../web/api.ts';
import { Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatNumber } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { refresh, useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import { fields, type IndicatorWithLatest } from '../contract.ts';
import { AreaField } from './AreaField.tsx';
import { Sparkline } from './Sparkline.tsx';
import { useArea } from './use-area.ts';
import { ageWords, inWords, missingWords, periodWords, statusWord, unitWord } from './words.ts';
import './indicators.css';

/** Chỉ tiêu: the latest figure of each in an area, by field. */
export default function IndicatorsPage() {
  const [asked, ask] = useSearchParams();
  const { may } = useSession();
  const { areas, area, isPending } = useArea(asked.get('area'));
  const [words, setWords] = useState(asked.get('words') ?? '');
  const field = asked.get('field') ?? '';
  const path = `/api/v1/indicators${query({ area: area?.id, field, words: asked.get('words'), all: asked.get('all'), limit: 200 })}`;
  const list = useList<IndicatorWithLatest>(path);
  useLive(['indicator.changed'], () => list.refetch());
  const change = (name: string, value: string) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  const isNarrowed = field !== '' || asked.has('words');
  return (
    <Page
      title={t('indicators.title')}
      under={t('indicators.page.under')}
      acts={
        <>
          <Link href="/indicator-targets" className="button">
            {t('targets.of')}
          </Link>
          {may('indicators.define') && (
            <Link href="/indicators/new" className="button">
              {t('define.new')}
            </Link>
          )}
          {may('indicators.record') && (
            <Link href="/indicator-imports" className="button">
              {t('indicator-imports.title')}
            </Link>
          )}
        </>
      }
    >
      <form
        className="indicator-tools"
        onSubmit={(event) => {
          event.preventDefault();
          change('words', words.trim());
        }}
      >
        {areas.length > 0 && <AreaField areas={areas} chosen={area} choose={(id) => change('area', id)} />}
        <Field label={t('indicators.page.field')}>
          <select value={field} onChange={({ target }) => change('field', target.value)}>
            <option value="">{t('indicators.page.all-fields')}</option>
            {fields.map((code) => (
              <option key={code} value={code}>
                {t(`indicators.field.${code}` satisfies MessageKey)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('indicators.page.words')}>
          <input
            type="search"
            value={words}
            onChange={({ target }) => setWords(target.value)}
            onBlur={() => change('words', words.trim())}
          />
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={asked.has('all')}
            onChange={({ target }) => change('all', target.checked ? 'true' : '')}
          />
          {t('indicators.page.all')}
        </label>
      </form>
      {!isPending && areas.length === 0 && <p className="notice care">{t('indicators.page.choose-area')}</p>}
      {list.isPending && <Bones lines={10} />}
      {list.isError && (
        <ProblemNotice error={list.error} title={t('web.problem.load')} retry={() => void list.refetch()} />
      )}
      {list.data?.length === 0 && (isNarrowed ? <p className="empty">{t('indicators.page.none')}</p> : <NoneYet />)}
      {list.data !== undefined && list.data.length > 0 && <ByField indicators={list.data} areaId={area?.id} />}
      {list.hasNextPage && (
        <button type="button" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
          {t('indicators.page.more')}
        </button>
      )}
    </Page>
  );
}

function NoneYet() {
  const { may } = useSession();
  const adding = useMutation({
    mutationFn: () => send('/api/v1/indicators/defaults', {}),
    onSuccess: () => refresh(),
  });
  return (
    <div className="empty">
      <strong>{t('indicators.page.none-yet')}</strong>
      {may('indicators.define') && (
        <button type="button" className="primary" disabled={adding.isPending} onClick={() => adding.mutate()}>
          {t('indicators.page.add-defaults')}
        </button>
      )}
      {adding.error !== null && <ProblemNotice error={adding.error} />}
    </div>
  );
}

function ByField({ indicators, areaId }: { indicators: IndicatorWithLatest[]; areaId: string | undefined }) {
  const shown = fields.filter((field) => indicators.some((one) => one.field === field));
  return (
    <div className="indicator-fields">
      {shown.map((field) => (
        <section key={field} className="card" aria-labelledby={`field-${field}`}>
          <header>
            <h2 id={`field-${field}`}>{t(`indicators.field.${field}` satisfies MessageKey)}</h2>
          </header>
          <table className="indicators">
            <thead>
              <tr>
                <th scope="col">{t('indicators.page.name')}</th>
                <th scope="col" className="right">
                  {t('indicators.page.latest')}
                </th>
                <th scope="col">{t('indicators.page.period')}</th>
                <th scope="col" className="spared">
                  {t('indicators.page.age')}
                </th>
                <th scope="col" className="spared">
                  {t('indicators.page.course')}
                </th>
              </tr>
            </thead>
            <tbody>
              {indicators
                .filter((one) => one.field === field)
                .map((one) => (
                  <Row key={one.code} indicator={one} areaId={areaId} />
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}

function Row({ indicator, areaId }: { indicator: IndicatorWithLatest; areaId: string | undefined }) {
  const { latest, ageDays, recent, unit } = indicator;
  return (
    <tr>
      <th scope="row">
        <Link href={`/indicators/${indicator.code}${query({ area: areaId })}`}>{inWords(indicator.name)}</Link>
        {!indicator.public && <span className="chip">{t('indicators.page.internal')}</span>}
      </th>
      {latest === null || latest.value === null ? (
        <td colSpan={2} className="faint none">
          {latest?.missing == null ? t('indicators.page.no-figure') : missingWords(latest.missing)}
        </td>
      ) : (
        <>
          <td className="right">
            <b className="num">{formatNumber(latest.value)}</b> <span className="dim">{unitWord(unit)}</span>
          </td>
          <td>
            {periodWords(latest.period)}
            {latest.status === 'provisional' && <span className="faint"> · {statusWord(latest.status)}</span>}
          </td>
        </>
      )}
      <td className="spared">{ageDays !== null && <span className="age">{ageWords(ageDays)}</span>}</td>
      <td className="spared">
        <Sparkline values={recent.map(({ value }) => value)} />
      </td>
    </tr>
  );
}
