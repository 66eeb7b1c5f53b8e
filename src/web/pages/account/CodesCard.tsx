import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { NewCode, Protection, RecoveryCodes } from '../../../kernel/identity/factors/contract.ts';
import { send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import { OwnerDialog } from './OwnerDialog.tsx';
import { QrCode } from './QrCode.tsx';
import { ShownOnce } from './ShownOnce.tsx';

type Step = 'begin' | 'remove' | 'renew' | { scan: NewCode } | { codes: string[] } | null;

/** The second factor: codes of an app, and codes on paper for the day the phone is lost. */
export function CodesCard({ protection }: { protection: Protection }) {
  const [step, go] = useState<Step>(null);
  const { code, hasPassword, recoveryCodesLeft, passkeys } = protection;
  const close = () => go(null);
  const isProtected = code || passkeys.length > 0;
  const shown = async ({ recoveryCodes }: RecoveryCodes) => {
    await refresh();
    go({ codes: recoveryCodes });
  };
  return (
    <section className="card padded account-card">
      <h2>{t('account.codes.title')}</h2>
      <p>{code ? t('account.codes.on') : t('account.codes.off')}</p>
      {isProtected && <p className="dim">{t('account.codes.left', { count: recoveryCodesLeft })}</p>}
      <div className="acts">
        {code ? (
          <button type="button" onClick={() => go('remove')}>
            {t('account.codes.remove')}
          </button>
        ) : (
          <button type="button" className="primary" onClick={() => go('begin')}>
            {t('account.codes.begin')}
          </button>
        )}
        {isProtected && (
          <button type="button" onClick={() => go('renew')}>
            {t('account.codes.renew')}
          </button>
        )}
      </div>
      {step === 'begin' && (
        <OwnerDialog
          title={t('account.codes.begin')}
          text={t('account.codes.begin-text')}
          act={t('account.next')}
          hasPassword={hasPassword}
          run={(proof) => send<NewCode>('/api/v1/account/codes', { body: proof })}
          done={(scan) => go({ scan })}
          close={close}
        />
      )}
      {step === 'renew' && (
        <OwnerDialog
          title={t('account.codes.renew')}
          text={t('account.codes.renew-text')}
          act={t('account.codes.renew')}
          hasPassword={hasPassword}
          run={(proof) => send<RecoveryCodes>('/api/v1/account/recovery-codes', { body: proof })}
          done={shown}
          close={close}
        />
      )}
      {step === 'remove' && (
        <OwnerDialog
          title={t('account.codes.remove')}
          text={t('account.codes.remove-text')}
          act={t('account.codes.remove')}
          hasPassword={hasPassword}
          run={(proof) => send('/api/v1/account/codes/remove', { body: proof })}
          done={async () => {
            await refresh();
            close();
          }}
          close={close}
        />
      )}
      {step !== null && typeof step === 'object' && 'scan' in step && (
        <Scan scan={step.scan} done={shown} close={close} />
      )}
      {step !== null && typeof step === 'object' && 'codes' in step && (
        <ShownOnce
          title={t('account.codes.paper')}
          text={t('account.codes.paper-text')}
          lines={step.codes}
          close={close}
        />
      )}
    </section>
  );
}

interface ScanProps {
  scan: NewCode;
  done: (codes: RecoveryCodes) => void;
  close: () => void;
}

function Scan({ scan: { uri, secret }, done, close }: ScanProps) {
  const [code, setCode] = useState('');
  const confirming = useMutation({
    mutationFn: () => send<RecoveryCodes>('/api/v1/account/codes/confirm', { body: { code } }),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate();
  };
  return (
    <Dialog title={t('account.codes.scan')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t('account.codes.scan-text')}</p>
        <QrCode text={uri} label={t('account.codes.picture')} />
        <p>
          {t('account.codes.by-hand')} <code className="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <Field label={t('account.codes.code')}>
          <input
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </Field>
        <FormEnd act={t('account.codes.confirm')} saving={confirming} close={close} />
      </form>
    </Dialog>
  );
}
