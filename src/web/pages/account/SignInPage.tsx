import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Provider, SecondFactorAsked, SecondFactorMethod, Session } from '../../../kernel/identity/contract.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { isMessageKey, language, t } from '../../language.ts';
import { refresh, useGet } from '../../queries.ts';
import { hasPasskeys } from './passkeys.ts';
import { SecondFactor } from './SecondFactor.tsx';
import { signInWithPasskey } from './sign-in-with-passkey.ts';
import './account.css';

/** Đăng nhập: a password, a passkey or a provider; then the second factor, where there is one. */
export default function SignInPage() {
  const [asked] = useSearchParams();
  const [, go] = useLocation();
  const [methods, ask] = useState<SecondFactorMethod[]>(methodsIn(asked.get('step')));
  const enter = async ({ mustChangePassword, mustAddSecondFactor }: Session) => {
    await refresh();
    go(mustChangePassword || mustAddSecondFactor ? '/account' : placeWithin(asked.get('to')));
  };
  if (methods.length > 0) {
    return (
      <Page className="sign-in" title={t('account.second.title')} under={t('account.second.under')}>
        <SecondFactor methods={methods} enter={enter} back={() => ask([])} />
      </Page>
    );
  }
  return (
    <Page className="sign-in" title={t('account.sign-in.title')} under={t('account.sign-in.under')}>
      <div className="account">
        {asked.has('changed') && (
          <p className="notice good" role="status">
            {t('account.new-password.done')}
          </p>
        )}
        <ProblemOfProvider code={asked.get('problem')} />
        <PasswordForm enter={enter} ask={ask} />
        <OtherWays enter={enter} to={placeWithin(asked.get('to'))} />
      </div>
    </Page>
  );
}

interface Entering {
  enter: (session: Session) => Promise<void>;
}

function PasswordForm({ enter, ask }: Entering & { ask: (methods: SecondFactorMethod[]) => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const signing = useMutation({
    mutationFn: () => send<Session | SecondFactorAsked>('/api/v1/session', { body: { email: email.trim(), password } }),
    onSuccess: (answer) => ('secondFactor' in answer ? ask(answer.secondFactor) : enter(answer)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = email.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete) signing.mutate();
  };
  return (
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
  );
}

function OtherWays({ enter, to }: Entering & { to: string }) {
  const { data } = useGet<{ items: Provider[] }>('/api/v1/session/providers');
  const providers = data?.items ?? [];
  const withPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: enter });
  if (providers.length === 0 && !hasPasskeys()) return null;
  return (
    <section className="card padded other-ways">
      <h2 className="unseen">{t('account.other-ways')}</h2>
      {hasPasskeys() && (
        <button type="button" disabled={withPasskey.isPending} onClick={() => withPasskey.mutate()}>
          {t('account.with-passkey')}
        </button>
      )}
      {withPasskey.isError && <ProblemNotice error={withPasskey.error} />}
      {providers.map(({ id, name }) => (
        <a key={id} className="button" href={`/api/v1/session/providers/${id}?to=${encodeURIComponent(to)}`}>
          {t('account.with-provider', { provider: name[language()] })}
        </a>
      ))}
    </section>
  );
}

/** What the way over a provider ended in; its code comes back in the address. */
function ProblemOfProvider({ code }: { code: string | null }) {
  if (code === null) return null;
  const isOurs = code.startsWith('identity.') && isMessageKey(code);
  return (
    <div className="notice wrong" role="alert">
      <strong>{t('web.problem')}</strong>
      <p>{isOurs ? t(code, { minutes: 15, why: '–' }) : t('web.problem')}</p>
    </div>
  );
}

const known: readonly SecondFactorMethod[] = ['code', 'recovery-code', 'passkey'];
/** After the way over a provider: what is still waited for stands in the address. */
const methodsIn = (text: string | null): SecondFactorMethod[] =>
  known.filter((method) => text?.split(',').includes(method));

/** Back to where somebody came from, but only within these pages. */
const placeWithin = (to: string | null): string => (to !== null && /^\/(?![/\\])/.test(to) ? to : '/');
