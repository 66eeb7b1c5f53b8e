import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { Organisation } from '../../../kernel/organisations/contract.ts';
import { send } from '../../api.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { type MessageKey, t } from '../../language.ts';
import { queries, refresh, useGet } from '../../queries.ts';
import { useSession } from '../../session.ts';
import './account.css';

export default function AccountPage() {
  const { account, appointments, organisationId, mustChangePassword, isPending } = useSession();
  const [, go] = useLocation();
  const organisation = useGet<Organisation>(organisationId === null ? null : `/api/v1/organisations/${organisationId}`);
  const leaving = useMutation({
    mutationFn: () => send('/api/v1/session', { method: 'DELETE' }),
    onSuccess: async () => {
      await refresh();
      go('/');
    },
  });
  if (isPending) return <Bones lines={4} />;
  if (account === null) return <Redirect to="/sign-in" />;
  return (
    <Page
      className="narrow"
      title={account.name}
      over={t('account.title')}
      acts={
        <button type="button" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
          {t('account.sign-out')}
        </button>
      }
    >
      <div className="account">
        {leaving.isError && <ProblemNotice error={leaving.error} />}
        {mustChangePassword && <p className="notice care">{t('account.new-password.must')}</p>}
        <section className="card padded">
          <dl className="facts">
            <dt>{t('account.email')}</dt>
            <dd>{account.email}</dd>
            <dt>{t('account.role')}</dt>
            <dd>
              {[...new Set(appointments.map(({ role }) => role))]
                .map((role) => t(`account.role.${role}` satisfies MessageKey))
                .join(', ')}
            </dd>
            {organisation.data !== undefined && (
              <>
                <dt>{t('account.organisation')}</dt>
                <dd>{organisation.data.name}</dd>
              </>
            )}
          </dl>
        </section>
        <NewPassword email={account.email} />
      </div>
    </Page>
  );
}

function NewPassword({ email }: { email: string }) {
  const [, go] = useLocation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const changing = useMutation({
    mutationFn: () => send('/api/v1/session/password', { method: 'PUT', body: { current, next } }),
    onSuccess: () => {
      queries.clear(); // every session of the account has ended
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
      <Field label={t('account.new-password.next')} hint={t('account.new-password.hint')}>
        <input
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={({ target }) => setNext(target.value)}
        />
      </Field>
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
