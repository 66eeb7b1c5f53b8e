import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Invitation } from '../../../kernel/identity/accounts/contract.ts';
import { send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { t } from '../../language.ts';
import { AppointmentFields, idsOf, nothingChosen } from './AppointmentFields.tsx';

/** An account for somebody new, and the link with which they set their password. */
export function InviteDialog({ done, close }: { done: (invitation: Invitation) => void; close: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [chosen, choose] = useState(nothingChosen);
  const inviting = useMutation({
    mutationFn: () =>
      send<Invitation>('/api/v1/accounts/invite', {
        body: { name: name.trim(), email: email.trim(), appointments: [idsOf(chosen)] },
      }),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    inviting.mutate();
  };
  return (
    <Dialog title={t('accounts.invite')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('accounts.name')}>
          <input value={name} maxLength={200} autoComplete="off" onChange={({ target }) => setName(target.value)} />
        </Field>
        <Field label={t('accounts.email')}>
          <input
            type="email"
            value={email}
            maxLength={254}
            autoComplete="off"
            onChange={({ target }) => setEmail(target.value)}
          />
        </Field>
        <AppointmentFields chosen={chosen} choose={choose} />
        <FormEnd act={t('accounts.invite')} saving={inviting} close={close} />
      </form>
    </Dialog>
  );
}
