import { Field } from '../../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import type { ColumnUse } from '../../imports/mapping.ts';
import { IndicatorField } from '../IndicatorField.tsx';

const uses = ['nothing', 'area', 'period', 'year', 'indicator', 'value'] as const;

interface Props {
  letters: string;
  heading: string;
  samples: readonly string[];
  use: ColumnUse;
  change: (use: ColumnUse) => void;
}

/** One column: its heading, a few of its cells, and what it holds. */
export function ColumnField({ letters, heading, samples, use, change }: Props) {
  return (
    <>
      <div className="import-column">
        <strong>
          <span className="dim num">{letters}</span> {heading === '' ? t('indicator-imports.no-heading') : heading}
        </strong>
        <span className="dim small">{samples.slice(0, 4).join(' · ')}</span>
      </div>
      <Field label={t('indicator-imports.holds', { column: letters })}>
        <select value={use.as} onChange={({ target }) => change(columnUseOf(target.value))}>
          {uses.map((as) => (
            <option key={as} value={as}>
              {t(`indicator-imports.use.${as}` satisfies MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      {use.as === 'value' && (
        <>
          <IndicatorField
            label={t('indicator-imports.indicator')}
            code={use.indicator ?? ''}
            choose={(one) => change({ ...use, indicator: one?.code ?? null })}
            none={t('indicator-imports.elsewhere')}
          />
          <Field label={t('indicator-imports.period')} optional>
            <input
              value={use.period ?? ''}
              onChange={({ target }) => change({ ...use, period: target.value || null })}
            />
          </Field>
        </>
      )}
    </>
  );
}

function columnUseOf(as: string): ColumnUse {
  const known = uses.find((use) => use === as) ?? 'nothing';
  return known === 'value' ? { as: 'value', indicator: null, period: null } : { as: known };
}
