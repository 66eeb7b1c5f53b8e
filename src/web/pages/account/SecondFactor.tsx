import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SecondFactorMethod, Session } from '../../../kernel/identity/contract.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../language.ts';
import { hasPasskeys } from './passkeys.ts';
import { signInWithPasskey } from './sign-in-with-passkey.ts';

interface Props {
  methods: readonly SecondFactorMethod[];
  enter: (session: Session) => Promise<void>;
  back: () => void;
}

/** After the password: a code of the app, one from the paper, or a passkey. */
export function SecondFactor({ methods, enter, back }: Props) {
  const hasCode = methods.includes('code');
  const [onPaper, setOnPaper] = useState(!hasCode && !methods.includes('passkey'));
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const giving = useMutation({
    mutationFn: () =>
      send<Session>('/api/v1/session/second-factor', { body: onPaper ? { recoveryCode: code } : { code } }),
    onSuccess: enter,
    onError: () => setCode(''),
  });
  const withPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: enter });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') giving.mutate();
  };
  const change = (paper: boolean) => {
    setOnPaper(paper);
    setCode('');
    giving.reset();
    field.current?.focus();
  };
  return (
    <form className="card padded form" onSubmit={submit} noValidate>
      {methods.includes('passkey') && hasPasskeys() && (
        <button
          type="button"
          className={hasCode ? undefined : 'primary'}
          disabled={withPasskey.isPending}
          onClick={() => withPasskey.mutate()}
        >
          {t('account.with-passkey')}
        </button>
      )}
      {withPasskey.isError && <ProblemNotice error={withPasskey.error} />}
      {(hasCode || onPaper) && (
        <>
          <Field
            label={onPaper ? t('account.second.paper') : t('account.second.code')}
            hint={onPaper ? t('account.second.paper-hint') : t('account.second.code-hint')}
          >
            <input
              ref={field}
              inputMode={onPaper ? 'text' : 'numeric'}
              autoComplete="one-time-code"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={onPaper ? 20 : 12}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </Field>
          {giving.isError && <ProblemNotice error={giving.error} />}
          <button type="submit" className="primary" disabled={giving.isPending}>
            {t('account.second.give')}
          </button>
        </>
      )}
      <div className="acts">
        {methods.includes('recovery-code') && !onPaper && (
          <button type="button" className="plain" onClick={() => change(true)}>
            {t('account.second.lost')}
          </button>
        )}
        {onPaper && hasCode && (
          <button type="button" className="plain" onClick={() => change(false)}>
            {t('account.second.found')}
          </button>
        )}
        <button type="button" className="plain" onClick={back}>
          {t('account.second.back')}
        </button>
      </div>
    </form>
  );
}
