import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../../web/api.ts';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { t } from '../../../web/language.ts';
import { refresh } from '../../../web/queries.ts';
import type { Observation } from '../contract.ts';
import { periodWords } from './words.ts';

/** A figure that was entered in error is taken out of use, and stays to be seen. */
export function WithdrawDialog({ entry, close }: { entry: Observation; close: () => void }) {
  const [reason, setReason] = useState('');
  const saving = useMutation({
    mutationFn: () => send(`/api/v1/observations/${entry.id}/withdraw`, { body: { reason } }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog title={t('indicator.withdraw-of', { period: periodWords(entry.period) })} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('indicator.reason')}>
          <input value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <FormEnd act={t('indicator.withdraw')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
