import { startRegistration } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AddedPasskey, Passkey, Protection } from '../../../kernel/identity/factors/contract.ts';
import { send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { dayOf, formatDay } from '../../format.ts';
import { t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import { OwnerDialog, type Proof } from './OwnerDialog.tsx';
import { challengeOf, hasPasskeys } from './passkeys.ts';
import { ShownOnce } from './ShownOnce.tsx';

type Step = 'add' | { rename: Passkey } | { remove: Passkey } | { codes: string[] } | null;

/** Passkeys: the device's own lock in place of password and code. */
export function PasskeysCard({ protection: { passkeys, hasPassword } }: { protection: Protection }) {
  const [step, go] = useState<Step>(null);
  const [name, setName] = useState('');
  const close = () => go(null);
  const finish = async () => {
    await refresh();
    close();
  };
  const add = async (proof: Proof) => {
    const optionsJSON = await challengeOf('/api/v1/account/passkeys/challenge', proof);
    const response = await startRegistration({ optionsJSON });
    return send<AddedPasskey>('/api/v1/account/passkeys', { body: { name: name.trim(), response } });
  };
  return (
    <section className="card padded account-card">
      <h2>{t('account.passkeys.title')}</h2>
      <p>{t('account.passkeys.text')}</p>
      {passkeys.length > 0 && (
        <ul className="account-list">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <strong>{passkey.name}</strong>
                <p className="dim">{lifeOf(passkey)}</p>
              </div>
              <div className="acts">
                <button type="button" className="plain" onClick={() => go({ rename: passkey })}>
                  {t('account.rename')}
                  <span className="unseen"> {passkey.name}</span>
                </button>
                <button type="button" className="plain" onClick={() => go({ remove: passkey })}>
                  {t('account.remove')}
                  <span className="unseen"> {passkey.name}</span>
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="acts">
        {hasPasskeys() ? (
          <button type="button" onClick={() => go('add')}>
            {t('account.passkeys.add')}
          </button>
        ) : (
          <p className="dim">{t('account.passkeys.none-here')}</p>
        )}
      </div>
      {step === 'add' && (
        <OwnerDialog
          title={t('account.passkeys.add')}
          act={t('account.passkeys.add')}
          hasPassword={hasPassword}
          run={add}
          done={async ({ recoveryCodes }) => {
            await refresh();
            setName('');
            go(recoveryCodes.length === 0 ? null : { codes: recoveryCodes });
          }}
          close={close}
        >
          <Field label={t('account.passkeys.name')} hint={t('account.passkeys.name-hint')}>
            <input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
          </Field>
        </OwnerDialog>
      )}
      {step !== null && typeof step === 'object' && 'rename' in step && (
        <Rename passkey={step.rename} done={finish} close={close} />
      )}
      {step !== null && typeof step === 'object' && 'remove' in step && (
        <OwnerDialog
          title={t('account.passkeys.remove', { name: step.remove.name })}
          text={t('account.passkeys.remove-text')}
          act={t('account.remove')}
          hasPassword={hasPassword}
          run={(proof) => send(`/api/v1/account/passkeys/${step.remove.id}/remove`, { body: proof })}
          done={finish}
          close={close}
        />
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

const lifeOf = ({ createdAt, lastUsedAt }: Passkey): string => {
  const made = t('account.made-on', { day: formatDay(dayOf(createdAt)) });
  const used =
    lastUsedAt === null ? t('account.never-used') : t('account.used-on', { day: formatDay(dayOf(lastUsedAt)) });
  return `${made}; ${used}`;
};

function Rename({ passkey, done, close }: { passkey: Passkey; done: () => Promise<void>; close: () => void }) {
  const [name, setName] = useState(passkey.name);
  const renaming = useMutation({
    mutationFn: () => send(`/api/v1/account/passkeys/${passkey.id}`, { method: 'PATCH', body: { name: name.trim() } }),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renaming.mutate();
  };
  return (
    <Dialog title={t('account.rename')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('account.passkeys.name')}>
          <input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
        </Field>
        <FormEnd act={t('web.save')} saving={renaming} close={close} />
      </form>
    </Dialog>
  );
}
