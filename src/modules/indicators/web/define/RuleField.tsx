import { type MessageKey, t } from '../../../../web/language.ts';
import { ChoiceField, WithWrong } from '../../../../web/pages/admin/fields.tsx';
import type { Aggregation } from '../../contract.ts';
import { IndicatorField } from '../IndicatorField.tsx';
import type { RuleDraft } from './definition-draft.ts';

interface Props {
  label: string;
  rule: RuleDraft;
  set: (rule: RuleDraft) => void;
  ways: readonly Aggregation['by'][];
  wrong: string | undefined;
}

/** How several figures make one, and by which other indicators. */
export function RuleField({ label, rule, set, ways, wrong }: Props) {
  const other = (name: 'weight' | 'of' | 'over') => (
    <IndicatorField
      label={t(`define.rule.${name}` satisfies MessageKey)}
      code={rule[name]}
      choose={(one) => set({ ...rule, [name]: one?.code ?? '' })}
      {...(name === 'weight' ? { none: t('define.rule.all-alike') } : {})}
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
