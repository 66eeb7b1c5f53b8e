import { Field } from '../../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import { ChoiceField, WithWrong } from '../../../../web/pages/admin/fields.tsx';
import type { Aggregation, Indicator } from '../../contract.ts';
import { inWords } from '../words.ts';
import type { RuleDraft } from './definition-draft.ts';

interface Props {
  label: string;
  rule: RuleDraft;
  set: (rule: RuleDraft) => void;
  ways: readonly Aggregation['by'][];
  indicators: readonly Indicator[];
  wrong: string | undefined;
}

/** How several figures make one, and by which other indicators. */
export function RuleField({ label, rule, set, ways, indicators, wrong }: Props) {
  const other = (name: 'weight' | 'of' | 'over') => (
    <IndicatorField
      label={t(`define.rule.${name}` satisfies MessageKey)}
      value={rule[name]}
      set={(code) => set({ ...rule, [name]: code })}
      indicators={indicators}
      none={t(name === 'weight' ? 'define.rule.all-alike' : 'targets.indicator.choose')}
    />
  );
  return (
    <WithWrong wrong={wrong}>
      <ChoiceField
        label={label}
        value={rule.by}
        set={(by) => set({ ...rule, by })}
        options={ways}
        word={(by) => t(`define.rule.by.${by}` satisfies MessageKey)}
      />
      {rule.by === 'mean' && other('weight')}
      {rule.by === 'ratio' && (
        <div className="two-fields">
          {other('of')}
          {other('over')}
        </div>
      )}
    </WithWrong>
  );
}

interface IndicatorFieldProps {
  label: string;
  value: string;
  set: (code: string) => void;
  indicators: readonly Indicator[];
  /** What it says where none is chosen. */
  none: string;
}

export function IndicatorField({ label, value, set, indicators, none }: IndicatorFieldProps) {
  return (
    <Field label={label}>
      <select value={value} onChange={({ target }) => set(target.value)}>
        <option value="">{none}</option>
        {indicators.map(({ code, name }) => (
          <option key={code} value={code}>
            {inWords(name)}
          </option>
        ))}
      </select>
    </Field>
  );
}
