import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../language.ts';
import { queries } from '../../queries.ts';
import { NewPasswordField } from './NewPasswordField.tsx';

/** Changing the password: every session ends, this one too. */
export function NewPassword({ email, name }: { email: string; name: string }) {
  const [, go] = useLocation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const changing = useMutation({
    mutationFn: () => send('/api/v1/session/password', { method: 'PUT', body: { current, next } }),
    onSuccess: () => {
      queries.clear();
      go('/sign-in?changed');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(next !== again);
    if (next === again && next !== '') changing.mutate();
  };
  return (
    <form className="card padded form" onSubmit={submit} noValidate>
      <h2>{t('account.new-password.title')}</h2>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('account.new-password.current')}>
        <input
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={({ target }) => setCurrent(target.value)}
        />
      </Field>
      <NewPasswordField label={t('account.new-password.next')} value={next} change={setNext} about={{ email, name }} />
      <Field label={t('account.new-password.again')} wrong={differs ? t('account.new-password.differs') : undefined}>
        <input
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={({ target }) => setAgain(target.value)}
        />
      </Field>
      {changing.isError && <ProblemNotice error={changing.error} />}
      <div className="acts">
        <button type="submit" className="primary" disabled={changing.isPending}>
          {t('account.new-password.set')}
        </button>
      </div>
    </form>
  );
}
