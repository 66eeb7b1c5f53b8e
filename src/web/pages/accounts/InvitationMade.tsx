import type { Invitation } from '../../../kernel/identity/accounts/contract.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { ShownOnce } from '../account/ShownOnce.tsx';

/** The link to hand over, or, where the city sends e-mail, where it went. */
export function InvitationMade({ invitation, close }: { invitation: Invitation; close: () => void }) {
  const { link, mailedTo, expiresAt } = invitation;
  const at = formatInstant(expiresAt);
  if (link !== null) {
    return (
      <ShownOnce title={t('accounts.link-made')} text={t('accounts.link-text', { at })} lines={[link]} close={close} />
    );
  }
  return (
    <Dialog title={t('accounts.link-mailed')} close={close}>
      <p>{t('accounts.link-mailed-text', { email: mailedTo ?? '', at })}</p>
      <div className="acts">
        <button type="button" className="primary" onClick={close}>
          {t('web.close')}
        </button>
      </div>
    </Dialog>
  );
}
