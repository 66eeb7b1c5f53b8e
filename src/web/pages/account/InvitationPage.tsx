import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { InvitationFor } from '../../../kernel/identity/accounts/contract.ts';
import { send } from '../../api.ts';
import { Answer, ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { queries } from '../../queries.ts';
import { NewPasswordField } from './NewPasswordField.tsx';
import './account.css';

/** Where an invitation leads: its token stands behind the # and is sent to nobody but our own interface. */
export default function InvitationPage() {
  const [token] = useState(() => location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => send<InvitationFor>('/api/v1/invitation', { body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page className="sign-in" title={t('account.invitation.title')} under={t('account.invitation.under')}>
      <Answer of={invitation}>{(invited) => <Accept token={token} invited={invited} />}</Answer>
    </Page>
  );
}

function Accept({ token, invited: { name, email, expiresAt } }: { token: string; invited: InvitationFor }) {
  const [, go] = useLocation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const accepting = useMutation({
    mutationFn: () => send('/api/v1/invitation/accept', { body: { token, password } }),
    onSuccess: () => {
      queries.clear();
      go('/sign-in?changed');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(password !== again);
    if (password === again && password !== '') accepting.mutate();
  };
  return (
    <form className="card padded form" onSubmit={submit} noValidate>
      <dl className="facts">
        <dt>{t('account.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('account.email')}</dt>
        <dd>{email}</dd>
        <dt>{t('account.invitation.until')}</dt>
        <dd>{formatInstant(expiresAt)}</dd>
      </dl>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField
        label={t('account.new-password.next')}
        value={password}
        change={setPassword}
        about={{ email, name }}
      />
      <Field label={t('account.new-password.again')} wrong={differs ? t('account.new-password.differs') : undefined}>
        <input
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={({ target }) => setAgain(target.value)}
        />
      </Field>
      {accepting.isError && <ProblemNotice error={accepting.error} />}
      <button type="submit" className="primary" disabled={accepting.isPending}>
        {t('account.new-password.set')}
      </button>
    </form>
  );
}
