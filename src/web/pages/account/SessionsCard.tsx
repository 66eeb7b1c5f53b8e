import { useMutation } from '@tanstack/react-query';
import type { OwnSession } from '../../../kernel/identity/contract.ts';
import { send } from '../../api.ts';
import { Answer, ProblemNotice } from '../../components/Answer.tsx';
import { formatAge, formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { useNow } from '../../now.ts';
import { refresh, useGet } from '../../queries.ts';
import { browserOf } from './browser-of.ts';

/** Where somebody is signed in, each to be signed out from here. */
export function SessionsCard() {
  const sessions = useGet<{ items: OwnSession[] }>('/api/v1/account/sessions');
  const now = useNow();
  const ending = useMutation({
    mutationFn: (id: string | null) =>
      send(`/api/v1/account/sessions${id === null ? '' : `/${id}`}`, { method: 'DELETE' }),
    onSuccess: () => refresh(),
  });
  return (
    <section className="card padded account-card">
      <h2>{t('account.sessions.title')}</h2>
      {ending.isError && <ProblemNotice error={ending.error} />}
      <Answer of={sessions}>
        {({ items }) => (
          <>
            <ul className="account-list">
              {items.map(({ id, agent, address, openedAt, lastUsedAt, current }) => (
                <li key={id}>
                  <div>
                    <strong>{browserOf(agent) ?? t('account.sessions.unknown')}</strong>{' '}
                    {current && <span className="chip">{t('account.sessions.this')}</span>}
                    <p className="dim">
                      {t('account.sessions.since', { at: formatInstant(openedAt), age: formatAge(lastUsedAt, now) })}
                      {address !== null && ` · ${address}`}
                    </p>
                  </div>
                  {!current && (
                    <div className="acts">
                      <button
                        type="button"
                        className="plain"
                        disabled={ending.isPending}
                        onClick={() => ending.mutate(id)}
                      >
                        {t('account.sign-out')}
                        <span className="unseen"> {browserOf(agent) ?? address}</span>
                      </button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 1 && (
              <div className="acts">
                <button type="button" disabled={ending.isPending} onClick={() => ending.mutate(null)}>
                  {t('account.sessions.others')}
                </button>
              </div>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
