import { areaName } from '../../../../web/area-words.ts';
import { Field } from '../../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import { ChoiceField, TextField, WithWrong } from '../../../../web/pages/admin/fields.tsx';
import type { Indicator } from '../../contract.ts';
import { comparators } from '../../targets/state.ts';
import { useArea } from '../use-area.ts';
import { unitWord } from '../words.ts';
import { type Comparator, isChange, type TargetDraft } from './target-draft.ts';

interface Props {
  /** Null while none is chosen. */
  indicator: Indicator | null;
  draft: TargetDraft;
  set: (changes: Partial<TargetDraft>) => void;
  wrong: (field: string) => string | undefined;
}

/** Where, how much, from what, along which way and by when. */
export function TargetFields({ indicator, draft, set, wrong }: Props) {
  const { areas } = useArea(draft.areaId);
  const unit = indicator === null ? null : unitWord(indicator.unit);
  const inUnit = (key: MessageKey, share = false) =>
    share ? `${t(key)} (%)` : unit === null ? t(key) : `${t(key)} (${unit})`;
  return (
    <>
      <Field label={t('targets.area')} wrong={wrong('areaId')}>
        <select value={draft.areaId} onChange={({ target }) => set({ areaId: target.value })}>
          {draft.areaId === '' && <option value="">{t('targets.area.choose')}</option>}
          {areas.map((area) => (
            <option key={area.id} value={area.id}>
              {areaName(area)}
            </option>
          ))}
        </select>
      </Field>
      <div className="two-fields">
        <ChoiceField
          label={t('targets.comparator')}
          value={draft.comparator}
          set={(comparator) => set({ comparator })}
          options={comparators}
          word={(one) => t(`targets.comparator.${comparatorWord[one]}` satisfies MessageKey)}
        />
        <TextField
          label={inUnit('targets.value', draft.relative && isChange(draft.comparator))}
          value={draft.value}
          set={(value) => set({ value })}
          wrong={wrong('value')}
        />
      </div>
      {isChange(draft.comparator) && (
        <label className="check">
          <input
            type="checkbox"
            checked={draft.relative}
            onChange={({ target }) => set({ relative: target.checked })}
          />
          {t('targets.relative')}
        </label>
      )}
      <TextField
        type="date"
        label={t('targets.by-day')}
        value={draft.by}
        set={(by) => set({ by })}
        wrong={wrong('by')}
      />
      {indicator !== null && indicator.overTime.by === 'sum' && indicator.frequency !== 'year' && (
        <WithWrong wrong={wrong('counts')}>
          <ChoiceField
            label={t('targets.counts')}
            value={draft.counts}
            set={(counts) => set({ counts })}
            options={['latest', 'sum-of-year']}
            word={(one) => t(`targets.counts.${one}` satisfies MessageKey)}
          />
        </WithWrong>
      )}
      <div className="two-fields">
        <TextField
          label={inUnit('targets.baseline')}
          value={draft.baselineValue}
          set={(baselineValue) => set({ baselineValue })}
          wrong={wrong('baseline')}
          optional={!isChange(draft.comparator)}
        />
        <TextField
          type="date"
          label={t('targets.baseline-on')}
          value={draft.baselineOn}
          set={(baselineOn) => set({ baselineOn })}
          optional={!isChange(draft.comparator)}
        />
      </div>
      <ChoiceField
        label={t('targets.path-kind')}
        value={draft.path}
        set={(path) => set({ path })}
        options={['linear', 'stepped']}
        word={(one) => t(`targets.path-kind.${one}` satisfies MessageKey)}
      />
    </>
  );
}

const comparatorWord = {
  '>=': 'least',
  '<=': 'most',
  '=': 'exactly',
  increase: 'increase',
  decrease: 'decrease',
} as const satisfies Record<Comparator, string>;
