import { t } from '../../../../web/language.ts';
import { TextField } from '../../../../web/pages/admin/fields.tsx';
import { unitWord } from '../words.ts';
import type { StepDraft } from './target-draft.ts';

interface Props {
  steps: readonly StepDraft[];
  set: (steps: StepDraft[]) => void;
  unit: string | null;
  wrong: (field: string) => string | undefined;
}

/** Milestones between the baseline and the goal. */
export function StepsField({ steps, set, unit, wrong }: Props) {
  const change = (key: number, changes: Partial<StepDraft>) =>
    set(steps.map((step) => (step.key === key ? { ...step, ...changes } : step)));
  return (
    <fieldset className="form-part">
      <legend>{t('targets.steps')}</legend>
      {steps.map((step, index) => (
        <div key={step.key} className="target-step">
          <TextField
            type="date"
            label={t('targets.step.on', { number: index + 1 })}
            value={step.on}
            set={(on) => change(step.key, { on })}
            wrong={wrong(`steps.${index}.on`)}
          />
          <TextField
            label={[
              t('targets.step.value', { number: index + 1 }),
              ...(unit === null ? [] : [`(${unitWord(unit)})`]),
            ].join(' ')}
            value={step.value}
            set={(value) => change(step.key, { value })}
            wrong={wrong(`steps.${index}.value`)}
          />
          <button type="button" className="plain" onClick={() => set(steps.filter(({ key }) => key !== step.key))}>
            {t('targets.step.remove', { number: index + 1 })}
          </button>
        </div>
      ))}
      <div className="acts">
        <button
          type="button"
          onClick={() => set([...steps, { key: Math.max(0, ...steps.map(({ key }) => key)) + 1, on: '', value: '' }])}
        >
          {t('targets.step.add')}
        </button>
      </div>
    </fieldset>
  );
}
