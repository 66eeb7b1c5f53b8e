import { useDeferredValue } from 'react';
import { query } from '../../../../web/api.ts';
import { Field } from '../../../../web/components/Field.tsx';
import { t } from '../../../../web/language.ts';
import { useGet } from '../../../../web/queries.ts';
import { type FormulaChecked, IndicatorCode } from '../../contract.ts';
import { IndicatorField } from '../IndicatorField.tsx';
import { inWords, unitWord } from '../words.ts';

interface Props {
  formula: string;
  set: (formula: string) => void;
  unit: string;
  code: string;
  wrong: string | undefined;
}

/** A formula, read by the server while it is written: what it follows from, or what is wrong with it. */
export function FormulaField({ formula, set, unit, code, wrong }: Props) {
  const asked = useDeferredValue(formula.trim());
  const of = IndicatorCode.safeParse(code).success ? code : null;
  const path = `/api/v1/indicator-formulas/check${query({ formula: asked, unit, code: of })}`;
  const checked = useGet<FormulaChecked>(asked === '' ? null : path);
  const fault = asked === '' ? wrong : checked.isError ? checked.error.message : checked.isSuccess ? undefined : wrong;
  return (
    <>
      <Field label={t('indicator.formula')} hint={t('define.formula.hint')} wrong={fault} optional>
        <textarea
          value={formula}
          maxLength={500}
          spellCheck={false}
          className="formula"
          onChange={({ target }) => set(target.value)}
        />
      </Field>
      <p className="small" role="status">
        {checked.isSuccess && asked !== '' && (
          <>
            <strong className="is-done-on-time">{t('define.formula.holds', { unit: unitWord(unit) })}</strong>{' '}
            {checked.data.follows.length > 0 && (
              <span className="dim">
                {t('define.formula.follows', {
                  names: checked.data.follows.map((one) => `${inWords(one.name)} (${unitWord(one.unit)})`).join('; '),
                })}
              </span>
            )}
          </>
        )}
      </p>
      <IndicatorField
        label={t('define.formula.insert')}
        code=""
        choose={(one) => one !== null && set(`${formula.trimEnd()} ${one.code}`.trimStart())}
      />
    </>
  );
}
