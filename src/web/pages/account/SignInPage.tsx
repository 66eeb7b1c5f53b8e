import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Session } from '../../../kernel/identity/contract.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import './account.css';

export default function SignInPage() {
  const [asked] = useSearchParams();
  const [, go] = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const signing = useMutation({
    mutationFn: () => send<Session>('/api/v1/session', { body: { email: email.trim(), password } }),
    onSuccess: async ({ mustChangePassword }) => {
      await refresh();
      go(mustChangePassword ? '/account' : placeWithin(asked.get('to')));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = email.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete) signing.mutate();
  };
  return (
    <Page className="sign-in" title={t('account.sign-in.title')} under={t('account.sign-in.under')}>
      {asked.has('changed') && (
        <p className="notice good" role="status">
          {t('account.new-password.done')}
        </p>
      )}
      <form className="card padded form" onSubmit={submit} noValidate>
        <Field label={t('account.email')} wrong={missing ? t('account.both-missing') : undefined}>
          <input type="email" autoComplete="username" value={email} onChange={({ target }) => setEmail(target.value)} />
        </Field>
        <Field label={t('account.password')}>
          <input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </Field>
        {signing.isError && <ProblemNotice error={signing.error} />}
        <button type="submit" className="primary" disabled={signing.isPending}>
          {t('account.sign-in')}
        </button>
      </form>
    </Page>
  );
}

/** Back to where somebody came from, but only within these pages. */
const placeWithin = (to: string | null): string => (to !== null && /^\/(?![/\\])/.test(to) ? to : '/');
