import { useMutation } from '@tanstack/react-query';
import { Link, Redirect, useLocation } from 'wouter';
import type { SignedOut } from '../../../kernel/identity/contract.ts';
import type { Protection } from '../../../kernel/identity/factors/contract.ts';
import type { Organisation } from '../../../kernel/organisations/contract.ts';
import { send } from '../../api.ts';
import { Answer, Bones, ProblemNotice } from '../../components/Answer.tsx';
import { Page } from '../../components/Page.tsx';
import { forgetAnswers } from '../../field/forget.ts';
import { type MessageKey, t } from '../../language.ts';
import { refresh, useGet } from '../../queries.ts';
import { useSession } from '../../session.ts';
import { sections } from '../admin/sections.ts';
import { CodesCard } from './CodesCard.tsx';
import { IdentitiesCard } from './IdentitiesCard.tsx';
import { NewPassword } from './NewPassword.tsx';
import { OwnName } from './OwnName.tsx';
import { PasskeysCard } from './PasskeysCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';
import { TokensCard } from './TokensCard.tsx';
import './account.css';

/** Tài khoản: who I am here, how I sign in, where I am signed in, and who acts for me. */
export default function AccountPage() {
  const { account, appointments, organisationId, mustChangePassword, mustAddSecondFactor, isPending, may } =
    useSession();
  const [, go] = useLocation();
  const organisation = useGet<Organisation>(organisationId === null ? null : `/api/v1/organisations/${organisationId}`);
  const protection = useGet<Protection>(account === null ? null : '/api/v1/account/protection');
  const leaving = useMutation({
    mutationFn: () => send<SignedOut | null>('/api/v1/session', { method: 'DELETE' }),
    onSuccess: async (told) => {
      await forgetAnswers(); // what the field part kept on this phone
      if (told !== null && told.next !== null) return location.assign(told.next); // the provider signs them out as well
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
        <>
          {may('account.manage') && !mustChangePassword && !mustAddSecondFactor && (
            <Link href="/admin/accounts" className="button">
              {t('account.of-others')}
            </Link>
          )}
          {sections.some(({ permission }) => may(permission)) && !mustChangePassword && !mustAddSecondFactor && (
            <Link href="/admin" className="button">
              {t('admin.title')}
            </Link>
          )}
          <button type="button" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
            {t('account.sign-out')}
          </button>
        </>
      }
    >
      <div className="account">
        {leaving.isError && <ProblemNotice error={leaving.error} />}
        {mustChangePassword && <p className="notice care">{t('account.new-password.must')}</p>}
        {!mustChangePassword && mustAddSecondFactor && <p className="notice care">{t('account.codes.must')}</p>}
        <section className="card padded account-card">
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
          <div className="acts">
            <OwnName name={account.name} />
          </div>
        </section>
        <Answer of={protection}>
          {(shown) =>
            mustChangePassword ? (
              <NewPassword email={account.email} name={account.name} />
            ) : (
              <>
                <CodesCard protection={shown} />
                <PasskeysCard protection={shown} />
                {shown.hasPassword && <NewPassword email={account.email} name={account.name} />}
                <IdentitiesCard protection={shown} />
                <SessionsCard />
                <TokensCard hasPassword={shown.hasPassword} />
              </>
            )
          }
        </Answer>
      </div>
    </Page>
  );
}
