import { useId, useState } from 'react';
import type { MapCounts } from '../../../kernel/tiles/contract.ts';
import type { Category } from '../../../modules/reports/categories/contract.ts';
import { Chooser, type Named, organisationsFor } from '../../components/Chooser.tsx';
import { Field } from '../../components/Field.tsx';
import { Switch } from '../../components/Switch.tsx';
import { formatNumber } from '../../format.ts';
import { language, type MessageKey, t } from '../../language.ts';
import { useGet } from '../../queries.ts';
import { standingWord } from '../../standing.ts';
import {
  goTogether,
  type MapPageAsked,
  type StandingChoice,
  type StateChoice,
  standingChoices,
  stateChoices,
  windows,
} from './asked.ts';

export type LayerCounts = MapCounts & { layer: string };
export type Change = Readonly<Record<string, string | null>>;

interface Props {
  asked: MapPageAsked;
  known: readonly string[];
  counts: LayerCounts[];
  set: (change: Change) => void;
}

/** What is shown, of both faces alike. */
export function MapFilters({ asked, known, counts, set }: Props) {
  const owner = useGet<Named>(asked.owner === null ? null : `/api/v1/organisations/${asked.owner}`);
  const [isUnfolded, unfold] = useState(false);
  const kinds = useId();
  const narrow = useId();
  const toggle = (layer: string) => {
    const shown = known.filter((name) => (name === layer ? !asked.layers.includes(name) : asked.layers.includes(name)));
    set({ layers: shown.length === known.length ? null : shown.join(',') });
  };
  // Of two conditions that nothing meets together the one asked for last holds.
  const askStanding = (standing: StandingChoice) =>
    set({
      standing: standing === 'open' ? null : standing,
      ...(!goTogether(standing, asked.state) && { state: null }),
    });
  const askState = (state: StateChoice | null) =>
    set({ state, ...(!goTogether(asked.standing, state) && { standing: null }) });
  return (
    <form className="live-filters" aria-label={t('live-map.filters')} onSubmit={(event) => event.preventDefault()}>
      {known.length > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
        <div className="field" role="group" aria-labelledby={kinds}>
          <span id={kinds} className="live-label">
            {t('live-map.kinds')}
          </span>
          <div className="live-kinds">
            {known.map((layer) => (
              <label key={layer} className="check">
                <input
                  type="checkbox"
                  checked={asked.layers.includes(layer)}
                  disabled={asked.layers.length === 1 && asked.layers[0] === layer} // one kind at least is shown
                  onChange={() => toggle(layer)}
                />
                {kindWord(layer)}
                <span className="faint">{countOf(counts, layer)}</span>
              </label>
            ))}
          </div>
        </div>
      )}
      {/* On a phone the map comes first: what narrows it down is folded away there. */}
      <button
        type="button"
        className="live-narrow-more"
        aria-expanded={isUnfolded}
        aria-controls={narrow}
        onClick={() => unfold(!isUnfolded)}
      >
        {t('live-map.narrow', { count: narrowedBy(asked) })}
      </button>
      <div id={narrow} className={isUnfolded ? 'live-narrow is-unfolded' : 'live-narrow'}>
        <Field label={t('live-map.standing')}>
          <select
            value={asked.standing}
            onChange={({ target: { value } }) =>
              askStanding(standingChoices.find((known) => known === value) ?? 'open')
            }
          >
            {standingChoices.map((name) => (
              <option key={name} value={name}>
                {choiceWord(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('live-map.state')}>
          <select
            value={asked.state ?? ''}
            onChange={({ target: { value } }) => askState(stateChoices.find((known) => known === value) ?? null)}
          >
            <option value="">{t('live-map.state.any')}</option>
            {stateChoices.map((state) => (
              <option key={state} value={state}>
                {stateWord(state)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('live-map.age')}>
          <select
            value={asked.days ?? ''}
            onChange={({ target: { value } }) => set({ days: value === '' ? null : value, back: null })}
          >
            <option value="">{t('live-map.age.any')}</option>
            {windows.map((days) => (
              <option key={days} value={days}>
                {t(`live-map.age.${days}` satisfies MessageKey)}
              </option>
            ))}
          </select>
        </Field>
        <div className="live-owner">
          <Chooser
            label={t('live-map.owner')}
            chosen={asked.owner === null ? null : (owner.data ?? { id: asked.owner, name: '…' })}
            choose={(chosen) => set({ owner: chosen?.id ?? null })}
            pathFor={organisationsFor}
          />
          {asked.owner !== null && (
            <button type="button" className="plain" onClick={() => set({ owner: null })}>
              {t('live-map.owner.any')}
            </button>
          )}
        </div>
        {asked.layers.includes('reports') && <CategoryFilter category={asked.category} set={set} />}
      </div>
      <Switch
        label={t('live-map.look')}
        choices={[
          ['groups', t('live-map.look.groups')],
          ['heat', t('live-map.look.heat')],
        ]}
        chosen={asked.look}
        choose={(look) => set({ look: look === 'heat' ? 'heat' : null, face: null })}
      />
      <Switch
        label={t('map.face')}
        choices={[
          ['map', t('map.map')],
          ['list', t('map.list')],
        ]}
        chosen={asked.face}
        choose={(face) => set({ face: face === 'list' ? 'list' : null })}
      />
    </form>
  );
}

/** By how many conditions, beside what is shown anyway. */
const narrowedBy = ({ standing, state, days, owner, category }: MapPageAsked): number =>
  [state, days, owner, category].filter((condition) => condition !== null).length + (standing === 'open' ? 0 : 1);

/** What a report is about; tasks have no category, so that with one chosen there are none. */
function CategoryFilter({ category, set }: { category: string | null; set: (change: Change) => void }) {
  const categories = useGet<{ items: Category[] }>('/api/v1/report-categories');
  if (categories.data === undefined || categories.data.items.length === 0) return null;
  return (
    <Field label={t('live-map.category')}>
      <select
        value={category ?? ''}
        onChange={({ target: { value } }) => set({ category: value === '' ? null : value })}
      >
        <option value="">{t('live-map.category.any')}</option>
        {categories.data.items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language()]}
          </option>
        ))}
      </select>
    </Field>
  );
}

export const stateWord = (state: StateChoice): string => t(`live-map.state.${state}` satisfies MessageKey);
export const choiceWord = (choice: StandingChoice): string =>
  choice === 'open' || choice === 'any' ? t(`live-map.standing.${choice}` satisfies MessageKey) : standingWord(choice);

export const kindWord = (layer: string): string =>
  layer === 'reports' ? t('live-map.kind.reports') : t('live-map.kind.tasks');

function countOf(counts: LayerCounts[], layer: string): string {
  const found = counts.find((one) => one.layer === layer);
  return found === undefined ? '' : formatNumber(found.count);
}
