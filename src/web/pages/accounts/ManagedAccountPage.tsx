import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { AccountDetail, HandedOver, Invitation } from '../../../kernel/identity/accounts/contract.ts';
import { send } from '../../api.ts';
import { Answer } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { refresh, useGet } from '../../queries.ts';
import { HistoryLink } from '../history/HistoryLink.tsx';
import { AppointDialog, ConfirmDialog, CorrectDialog, EndDialog, HandOverDialog, ReasonDialog } from './dialogs.tsx';
import { InvitationMade } from './InvitationMade.tsx';
import { Periods } from './Periods.tsx';
import { StateChip } from './StateChip.tsx';
import '../account/account.css';
import './accounts.css';

type Question =
  | 'appoint'
  | 'correct'
  | 'link'
  | 'sign-out'
  | 'reset'
  | 'suspend'
  | 'reinstate'
  | 'hand-over'
  | { end: AccountDetail['history'][number] }
  | { invitation: Invitation }
  | null;

/** One account, for those who manage accounts. */
export default function ManagedAccountPage() {
  const { id } = useParams<{ id: string }>();
  const account = useGet<AccountDetail>(`/api/v1/accounts/${id}`);
  return (
    <Answer of={account}>
      {(shown) => (
        <Page
          className="narrow"
          title={shown.name}
          over={<Link href="/admin/accounts">{t('accounts.back')}</Link>}
          under={shown.email}
        >
          <Managed account={shown} />
        </Page>
      )}
    </Answer>
  );
}

function Managed({ account }: { account: AccountDetail }) {
  const [asked, ask] = useState<Question>(null);
  const [told, tell] = useState('');
  const path = `/api/v1/accounts/${account.id}`;
  const close = () => ask(null);
  const done = async () => {
    await refresh();
    close();
  };
  const press = (question: Exclude<Question, object | null>, word: string) => (
    <button type="button" onClick={() => ask(question)}>
      {word}
    </button>
  );
  return (
    <div className="account">
      <section className="card padded account-card">
        <p>
          <StateChip state={account.state} />{' '}
          {account.secondFactor && <span className="chip">{t('accounts.second-factor')}</span>}
        </p>
        {account.suspendedAt !== null && (
          <p className="notice care">
            {t('accounts.suspended-since', {
              at: formatInstant(account.suspendedAt),
              reason: account.suspendedFor ?? '',
            })}
          </p>
        )}
        {account.invitedUntil !== null && (
          <p className="dim">{t('accounts.invited-until', { at: formatInstant(account.invitedUntil) })}</p>
        )}
        <p className="dim">
          {t('accounts.sessions', { count: account.sessions })} · {t('accounts.tokens', { count: account.tokens })}
        </p>
        <div className="acts">
          {press('correct', t('accounts.correct'))}
          {press('link', t('accounts.link'))}
          {account.sessions > 0 && press('sign-out', t('accounts.sign-out'))}
          {account.secondFactor && press('reset', t('accounts.reset'))}
          {account.state === 'suspended'
            ? press('reinstate', t('accounts.reinstate'))
            : press('suspend', t('accounts.suspend'))}
          <HistoryLink kind="account" id={account.id} />
        </div>
      </section>

      <section className="card">
        <header>
          <h2>{t('accounts.appointments')}</h2>
          <button type="button" className="primary" onClick={() => ask('appoint')}>
            {t('accounts.appoint')}
          </button>
        </header>
        <Periods history={account.history} end={(period) => ask({ end: period })} />
      </section>

      <section className="card padded account-card">
        <h2>{t('accounts.work')}</h2>
        <p role="status">{told === '' ? t('accounts.work-count', { count: account.openWork }) : told}</p>
        {account.openWork > 0 && <div className="acts">{press('hand-over', t('accounts.hand-over'))}</div>}
      </section>

      {asked === 'appoint' && <AppointDialog path={path} done={done} close={close} />}
      {asked === 'correct' && <CorrectDialog path={path} account={account} done={done} close={close} />}
      {asked === 'link' && (
        <ConfirmDialog
          title={t('accounts.link')}
          run={() => send<Invitation>(`${path}/invite`, {})}
          done={async (invitation) => {
            await refresh();
            ask({ invitation });
          }}
          close={close}
        />
      )}
      {asked === 'sign-out' && (
        <ConfirmDialog
          title={t('accounts.sign-out')}
          run={() => send(`${path}/sign-out`, {})}
          done={done}
          close={close}
        />
      )}
      {asked === 'reset' && (
        <ConfirmDialog
          title={t('accounts.reset')}
          text={t('accounts.reset-text')}
          run={() => send(`${path}/reset-second-factor`, {})}
          done={done}
          close={close}
        />
      )}
      {asked === 'suspend' && <ReasonDialog path={path} done={done} close={close} />}
      {asked === 'reinstate' && (
        <ConfirmDialog
          title={t('accounts.reinstate')}
          run={() => send(`${path}/reinstate`, {})}
          done={done}
          close={close}
        />
      )}
      {asked === 'hand-over' && (
        <HandOverDialog
          path={path}
          name={account.name}
          done={async ({ moved }: HandedOver) => {
            tell(t('accounts.handed-over', { count: moved }));
            await done();
          }}
          close={close}
        />
      )}
      {asked !== null && typeof asked === 'object' && 'end' in asked && (
        <EndDialog path={path} period={asked.end} done={done} close={close} />
      )}
      {asked !== null && typeof asked === 'object' && 'invitation' in asked && (
        <InvitationMade invitation={asked.invitation} close={close} />
      )}
    </div>
  );
}
