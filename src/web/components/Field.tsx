import { cloneElement, type ReactElement, useId } from 'react';
import { t } from '../language.ts';

interface Control {
  id?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
}

interface Props {
  label: string;
  hint?: string;
  wrong?: string | undefined;
  optional?: boolean;
  children: ReactElement<Control>;
}

/** A control with its label, its hint and what is wrong with it, tied together for every reader. */
export function Field({ label, hint, wrong, optional = false, children }: Props) {
  const id = useId();
  const told = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <span className="faint">({t('web.optional')})</span>}
      </label>
      {cloneElement(children, {
        id,
        'aria-describedby': told === '' ? undefined : told,
        'aria-invalid': wrong === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong !== undefined && (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
    </div>
  );
}
