import { useEffect, useId, useState } from 'react';
import type { About, Strength } from '../../../kernel/identity/password-strength.ts';
import { type MessageKey, t } from '../../language.ts';

type Estimate = (password: string, about: About) => Strength;

/** The list of common passwords is large: it comes when somebody is about to choose one. */
function useEstimate(): { estimate: Estimate; shortest: number } | null {
  const [known, know] = useState<{ estimate: Estimate; shortest: number } | null>(null);
  useEffect(() => {
    let gone = false;
    void import('../../../kernel/identity/password-strength.ts').then(({ passwordStrength, shortestPassword }) => {
      if (!gone) know({ estimate: passwordStrength, shortest: shortestPassword });
    });
    return () => {
      gone = true;
    };
  }, []);
  return known;
}

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  about: About;
}

/** A new password, with what is weak about it said while it is typed. The server decides by the same rule. */
export function NewPasswordField({ label, value, change, about }: Props) {
  const id = useId();
  const known = useEstimate();
  const strength = known === null || value === '' ? null : known.estimate(value, about);
  const isWeak = strength !== null && strength.weakness !== null;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        autoComplete="new-password"
        value={value}
        aria-describedby={`${id}-strength`}
        onChange={({ target }) => change(target.value)}
      />
      <div className={`strength ${isWeak ? 'weak' : 'strong'}`} id={`${id}-strength`} role="status">
        <span className="strength-bar" aria-hidden="true">
          {[1, 2, 3, 4].map((grade) => (
            <i
              key={grade}
              className={strength !== null && value !== '' && strength.grade >= grade ? 'on' : undefined}
            />
          ))}
        </span>
        <span>
          {strength === null
            ? t('account.new-password.hint')
            : strength.weakness === null
              ? t('account.new-password.strong')
              : t(`identity.password-${strength.weakness}` satisfies MessageKey, { shortest: known?.shortest ?? 0 })}
        </span>
      </div>
    </div>
  );
}
