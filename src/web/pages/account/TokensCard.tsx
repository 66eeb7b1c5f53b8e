import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiToken, CreatedApiToken } from '../../../kernel/identity/tokens/contract.ts';
import { send } from '../../api.ts';
import { Answer, ProblemNotice } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { dayOf, formatDay } from '../../format.ts';
import { t } from '../../language.ts';
import { refresh, useGet } from '../../queries.ts';
import { OwnerDialog } from './OwnerDialog.tsx';
import { ShownOnce } from './ShownOnce.tsx';

interface Tokens {
  items: ApiToken[];
  scopes: string[];
}
const terms = [7, 30, 90, 365] as const;

/** Keys with which programs act for somebody: fewer rights, for a time. */
export function TokensCard({ hasPassword }: { hasPassword: boolean }) {
  const tokens = useGet<Tokens>('/api/v1/account/tokens');
  const [making, make] = useState(false);
  const [made, show] = useState<string | null>(null);
  const revoking = useMutation({
    mutationFn: (id: string) => send(`/api/v1/account/tokens/${id}`, { method: 'DELETE' }),
    onSuccess: () => refresh(),
  });
  return (
    <section className="card padded account-card">
      <h2>{t('account.tokens.title')}</h2>
      <p>{t('account.tokens.text')}</p>
      {revoking.isError && <ProblemNotice error={revoking.error} />}
      <Answer of={tokens}>
        {({ items, scopes }) => (
          <>
            {items.length > 0 && (
              <ul className="account-list">
                {items.map((token) => (
                  <li key={token.id}>
                    <div>
                      <strong>{token.name}</strong>
                      <p className="dim">
                        {t('account.tokens.until', { day: formatDay(dayOf(token.expiresAt)) })};{' '}
                        {token.lastUsedAt === null
                          ? t('account.never-used')
                          : t('account.used-on', { day: formatDay(dayOf(token.lastUsedAt)) })}
                      </p>
                      <p className="dim">
                        <code>{token.scope.join(', ')}</code>
                      </p>
                    </div>
                    <div className="acts">
                      <button
                        type="button"
                        className="plain"
                        disabled={revoking.isPending}
                        onClick={() => revoking.mutate(token.id)}
                      >
                        {t('account.tokens.revoke')}
                        <span className="unseen"> {token.name}</span>
                      </button>
                    </div>
                  </li>
                ))}
              </ul>
            )}
            <div className="acts">
              <button type="button" onClick={() => make(true)}>
                {t('account.tokens.make')}
              </button>
            </div>
            {making && (
              <MakeToken
                scopes={scopes}
                hasPassword={hasPassword}
                close={() => make(false)}
                done={async ({ token }) => {
                  await refresh();
                  make(false);
                  show(token);
                }}
              />
            )}
          </>
        )}
      </Answer>
      {made !== null && (
        <ShownOnce
          title={t('account.tokens.made')}
          text={t('account.tokens.made-text')}
          lines={[made]}
          close={() => show(null)}
        />
      )}
    </section>
  );
}

interface MakeProps {
  scopes: string[];
  hasPassword: boolean;
  done: (token: CreatedApiToken) => void;
  close: () => void;
}

function MakeToken({ scopes, hasPassword, done, close }: MakeProps) {
  const [name, setName] = useState('');
  const [days, setDays] = useState<number>(30);
  const [scope, setScope] = useState<string[]>([]);
  const toggle = (one: string) =>
    setScope(scope.includes(one) ? scope.filter((other) => other !== one) : [...scope, one]);
  return (
    <OwnerDialog
      title={t('account.tokens.make')}
      act={t('account.tokens.make')}
      hasPassword={hasPassword}
      run={(proof) =>
        send<CreatedApiToken>('/api/v1/account/tokens', { body: { ...proof, name: name.trim(), scope, days } })
      }
      done={done}
      close={close}
    >
      <Field label={t('account.tokens.name')} hint={t('account.tokens.name-hint')}>
        <input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label={t('account.tokens.days')}>
        <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {terms.map((term) => (
            <option key={term} value={term}>
              {t('account.tokens.term', { days: term })}
            </option>
          ))}
        </select>
      </Field>
      <fieldset className="scopes">
        <legend>{t('account.tokens.scope')}</legend>
        {scopes.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={scope.includes(one)} onChange={() => toggle(one)} />
            <code>{one}</code>
          </label>
        ))}
      </fieldset>
    </OwnerDialog>
  );
}
