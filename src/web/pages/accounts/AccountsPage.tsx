import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import type { Invitation } from '../../../kernel/identity/accounts/contract.ts';
import { accountRoles } from '../../../kernel/identity/actor.ts';
import type { Account } from '../../../kernel/identity/contract.ts';
import { query } from '../../api.ts';
import { Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Chooser, type Named, organisationsFor } from '../../components/Chooser.tsx';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { type MessageKey, t } from '../../language.ts';
import { refresh, useList } from '../../queries.ts';
import { useSession } from '../../session.ts';
import { InvitationMade } from './InvitationMade.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { StateChip } from './StateChip.tsx';
import './accounts.css';

const states = ['active', 'invited', 'suspended'] as const;

/** Quản lý tài khoản: everybody who may come in, by name, office, role and state. */
export default function AccountsPage() {
  const { isPending, may } = useSession();
  const [text, type] = useState('');
  const [organisation, choose] = useState<Named | null>(null);
  const [role, setRole] = useState('');
  const [state, setState] = useState('');
  const [inviting, invite] = useState(false);
  const [made, show] = useState<Invitation | null>(null);
  const q = useDeferredValue(text.trim());
  const accounts = useList<Account>(
    `/api/v1/accounts${query({ q, organisation: organisation?.id, role, state, limit: 50 })}`,
  );
  if (isPending) return <Bones lines={6} />;
  if (!may('account.manage')) {
    return (
      <Page title={t('accounts.title')}>
        <p className="notice care">{t('accounts.only-managers')}</p>
      </Page>
    );
  }
  return (
    <Page
      title={t('accounts.title')}
      under={t('accounts.under')}
      acts={
        <button type="button" className="primary" onClick={() => invite(true)}>
          {t('accounts.invite')}
        </button>
      }
    >
      <div className="accounts-tools">
        <Field label={t('accounts.find')}>
          <input type="search" value={text} maxLength={100} onChange={({ target }) => type(target.value)} />
        </Field>
        <div className="accounts-organisation">
          <Chooser
            label={t('accounts.organisation')}
            chosen={organisation}
            choose={choose}
            pathFor={organisationsFor}
          />
          {organisation !== null && (
            <button
              type="button"
              className="plain"
              aria-label={t('accounts.any-organisation', { name: organisation.name })}
              onClick={() => choose(null)}
            >
              ×
            </button>
          )}
        </div>
        <Field label={t('accounts.role')}>
          <select value={role} onChange={({ target }) => setRole(target.value)}>
            <option value="">{t('accounts.any')}</option>
            {accountRoles.map((one) => (
              <option key={one} value={one}>
                {t(`account.role.${one}` satisfies MessageKey)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('accounts.state')}>
          <select value={state} onChange={({ target }) => setState(target.value)}>
            <option value="">{t('accounts.any')}</option>
            {states.map((one) => (
              <option key={one} value={one}>
                {t(`accounts.state.${one}` satisfies MessageKey)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <section className="card">
        {accounts.isPending && <Bones lines={8} />}
        {accounts.isError && (
          <ProblemNotice error={accounts.error} title={t('web.problem.load')} retry={() => void accounts.refetch()} />
        )}
        {accounts.data?.length === 0 && <p className="empty">{t('accounts.none')}</p>}
        {accounts.data !== undefined && accounts.data.length > 0 && <AccountTable accounts={accounts.data} />}
        {accounts.hasNextPage && (
          <p className="accounts-more">
            <button type="button" onClick={() => void accounts.fetchNextPage()}>
              {t('web.more')}
            </button>
          </p>
        )}
      </section>
      {inviting && (
        <InviteDialog
          close={() => invite(false)}
          done={async (invitation) => {
            await refresh();
            invite(false);
            show(invitation);
          }}
        />
      )}
      {made !== null && <InvitationMade invitation={made} close={() => show(null)} />}
    </Page>
  );
}

function AccountTable({ accounts }: { accounts: Account[] }) {
  return (
    <table className="accounts">
      <thead>
        <tr>
          <th scope="col">{t('accounts.person')}</th>
          <th scope="col">{t('accounts.role')}</th>
          <th scope="col">{t('accounts.state')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ id, name, email, appointments, state, secondFactor }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/admin/accounts/${id}`}>{name}</Link>
              <span className="dim">{email}</span>
            </th>
            <td>
              {appointments.length === 0
                ? t('accounts.no-role')
                : [...new Set(appointments.map(({ role }) => role))]
                    .map((role) => t(`account.role.${role}` satisfies MessageKey))
                    .join(', ')}
            </td>
            <td>
              <StateChip state={state} /> {secondFactor && <span className="chip">{t('accounts.second-factor')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
