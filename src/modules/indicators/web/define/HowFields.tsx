import { Field } from '../../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import { ChoiceField } from '../../../../web/pages/admin/fields.tsx';
import { frequencies } from '../../periods.ts';
import { units } from '../../units.ts';
import { inWords } from '../words.ts';
import type { PartProps } from './DefinitionForm.tsx';
import { FormulaField } from './FormulaField.tsx';
import { RuleField } from './RuleField.tsx';

const directions = ['more', 'less', 'neither'] as const;

/** Its unit and period, how areas and periods are put together, and what it follows from. */
export function HowFields({ draft, set, wrong }: PartProps) {
  return (
    <fieldset className="card padded form">
      <legend>{t('define.how')}</legend>
      <div className="two-fields">
        <Field label={t('indicator.unit')} wrong={wrong('unit')}>
          <select value={draft.unit} onChange={({ target }) => set({ unit: target.value })}>
            {[...units].map(([code, { name }]) => (
              <option key={code} value={code}>
                {inWords(name)}
              </option>
            ))}
          </select>
        </Field>
        <ChoiceField
          label={t('indicator.frequency')}
          value={draft.frequency}
          set={(frequency) => set({ frequency })}
          options={frequencies}
          word={(one) => t(`indicators.by.${one}` satisfies MessageKey)}
        />
      </div>
      <ChoiceField
        label={t('indicator.direction')}
        value={draft.direction}
        set={(direction) => set({ direction })}
        options={directions}
        word={(one) => t(`indicator.direction.${one}` satisfies MessageKey)}
      />
      <div className="two-fields tops">
        <RuleField
          label={t('indicator.over-areas')}
          rule={draft.overAreas}
          set={(overAreas) => set({ overAreas })}
          ways={['sum', 'mean', 'ratio', 'none']}
          wrong={wrong('overAreas')}
        />
        <RuleField
          label={t('indicator.over-time')}
          rule={draft.overTime}
          set={(overTime) => set({ overTime })}
          ways={['sum', 'mean', 'ratio', 'last', 'none']}
          wrong={wrong('overTime')}
        />
      </div>
      {draft.measured ? (
        <p className="dim">{t('indicator.measured')}</p>
      ) : (
        <FormulaField
          formula={draft.formula}
          set={(formula) => set({ formula })}
          unit={draft.unit}
          code={draft.code}
          wrong={wrong('formula')}
        />
      )}
    </fieldset>
  );
}
