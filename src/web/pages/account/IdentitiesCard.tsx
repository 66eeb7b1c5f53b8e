import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Provider } from '../../../kernel/identity/contract.ts';
import type { Protection } from '../../../kernel/identity/factors/contract.ts';
import { send } from '../../api.ts';
import { ProblemNotice } from '../../components/Answer.tsx';
import { dayOf, formatDay } from '../../format.ts';
import { language, t } from '../../language.ts';
import { refresh, useGet } from '../../queries.ts';
import { OwnerDialog } from './OwnerDialog.tsx';

/** Providers that vouch for somebody; nothing is shown where the city has none. */
export function IdentitiesCard({ protection: { identities, hasPassword } }: { protection: Protection }) {
  const { data } = useGet<{ items: Provider[] }>('/api/v1/session/providers');
  const [linking, link] = useState<Provider | null>(null);
  const unlinking = useMutation({
    mutationFn: (id: string) => send(`/api/v1/account/identities/${id}`, { method: 'DELETE' }),
    onSuccess: () => refresh(),
  });
  const providers = data?.items ?? [];
  if (providers.length === 0 && identities.length === 0) return null;
  const nameOf = (id: string) => providers.find((provider) => provider.id === id)?.name[language()] ?? id;
  const free = providers.filter(({ id }) => !identities.some(({ provider }) => provider === id));
  return (
    <section className="card padded account-card">
      <h2>{t('account.identities.title')}</h2>
      {unlinking.isError && <ProblemNotice error={unlinking.error} />}
      {identities.length > 0 && (
        <ul className="account-list">
          {identities.map(({ id, provider, linkedAt }) => (
            <li key={id}>
              <div>
                <strong>{nameOf(provider)}</strong>
                <p className="dim">{t('account.identities.linked', { day: formatDay(dayOf(linkedAt)) })}</p>
              </div>
              <div className="acts">
                <button
                  type="button"
                  className="plain"
                  disabled={unlinking.isPending}
                  onClick={() => unlinking.mutate(id)}
                >
                  {t('account.remove')}
                  <span className="unseen"> {nameOf(provider)}</span>
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="acts">
        {free.map((provider) => (
          <button key={provider.id} type="button" onClick={() => link(provider)}>
            {t('account.identities.link', { provider: provider.name[language()] })}
          </button>
        ))}
      </div>
      {linking !== null && (
        <OwnerDialog
          title={t('account.identities.link', { provider: linking.name[language()] })}
          text={t('account.identities.link-text')}
          act={t('account.next')}
          hasPassword={hasPassword}
          run={(proof) => send<{ next: string }>(`/api/v1/account/identities/${linking.id}`, { body: proof })}
          done={({ next }) => location.assign(next)}
          close={() => link(null)}
        />
      )}
    </section>
  );
}
