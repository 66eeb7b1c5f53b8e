import { areasFor, Chooser, type Named, organisationsFor } from '../../../../web/components/Chooser.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import { useGet } from '../../../../web/queries.ts';
import type { Category } from '../../categories/contract.ts';
import { spoken } from '../report-words.ts';
import { AreasOf } from './AreasOf.tsx';
import type { Asked } from './asked.ts';
import { nameOfPeriod, periodNamed, periods } from './period.ts';

export type Change = Readonly<Record<string, string | null>>;

interface Props {
  asked: Asked;
  today: string;
  set: (change: Change) => void;
}

/** Of which reports the figures are. */
export function StatisticsFilters({ asked, today, set }: Props) {
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories?all=true');
  const { category, owner, area, channel, areasOf } = asked;
  return (
    <form
      className="filters statistics-filters"
      aria-label={t('statistics-page.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <PeriodFields asked={asked} today={today} set={set} />
      <Field label={t('reports.filter.category')}>
        <select value={category ?? ''} onChange={({ target }) => set({ category: target.value })}>
          <option value="">{t('reports.filter.any')}</option>
          {categories.data?.items.map(({ code, name }) => (
            <option key={code} value={code}>
              {spoken(name)}
            </option>
          ))}
        </select>
      </Field>
      <Chooser
        label={t('statistics-page.by.organisation')}
        chosen={useNamed('organisations', owner)}
        choose={(chosen) => set({ owner: chosen?.id ?? null })}
        pathFor={organisationsFor}
      />
      <Chooser
        label={t('statistics-page.by.area')}
        chosen={useNamed('areas', area)}
        choose={(chosen) => set({ area: chosen?.id ?? null })}
        pathFor={(text) => areasFor(text) + (areasOf === null ? '' : `&day=${areasOf}`)}
      />
      {area !== null && <AreasOf asked={asked} today={today} set={set} />}
      {[category, owner, area, channel].some((one) => one !== null) && (
        <button
          type="button"
          className="plain"
          onClick={() => set({ category: null, owner: null, area: null, channel: null })}
        >
          {t('reports.filter.clear')}
        </button>
      )}
    </form>
  );
}

function useNamed(kind: 'organisations' | 'areas', id: string | null): Named | null {
  const found = useGet<Named>(id === null ? null : `/api/v1/${kind}/${id}`);
  return id === null ? null : (found.data ?? { id, name: '…' });
}

function PeriodFields({ asked, today, set }: Props) {
  const { from, until } = asked;
  const named = nameOfPeriod(asked, today);
  return (
    <>
      <Field label={t('statistics-page.period')}>
        <select
          value={named ?? ''}
          onChange={({ target }) => {
            const name = periods.find((one) => one === target.value);
            if (name !== undefined) set({ ...periodNamed(name, today) });
          }}
        >
          {named === undefined && <option value="">{t('statistics-page.period.own')}</option>}
          {periods.map((name) => (
            <option key={name} value={name}>
              {t(`statistics-page.period.${name}` satisfies MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('statistics-page.from')}>
        <input
          type="date"
          value={from}
          max={until}
          onChange={({ target }) => target.value !== '' && set({ from: target.value, until })}
        />
      </Field>
      <Field label={t('statistics-page.until')}>
        <input
          type="date"
          value={until}
          min={from}
          onChange={({ target }) => target.value !== '' && set({ from, until: target.value })}
        />
      </Field>
    </>
  );
}
