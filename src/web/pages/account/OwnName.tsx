import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { t } from '../../language.ts';
import { refresh } from '../../queries.ts';

export function OwnName({ name: known }: { name: string }) {
  const [open, show] = useState(false);
  const [name, setName] = useState(known);
  const saving = useMutation({
    mutationFn: () => send('/api/v1/account', { method: 'PATCH', body: { name: name.trim() } }),
    onSuccess: async () => {
      await refresh();
      show(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const close = () => show(false);
  return (
    <>
      <button type="button" onClick={() => show(true)}>
        {t('account.name.change')}
      </button>
      {open && (
        <Dialog title={t('account.name.change')} close={close}>
          <form className="form" onSubmit={submit} noValidate>
            <Field label={t('account.name')}>
              <input
                autoComplete="name"
                maxLength={200}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            </Field>
            <FormEnd act={t('web.save')} saving={saving} close={close} />
          </form>
        </Dialog>
      )}
    </>
  );
}
