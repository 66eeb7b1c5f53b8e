import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../../web/api.ts';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { t } from '../../../web/language.ts';
import { refresh } from '../../../web/queries.ts';
import type { Scenario } from '../contract.ts';

interface Props {
  scenario: Scenario;
  close: () => void;
}

const useAct = ({ id, version }: Scenario, act: 'carry-out' | 'undo', close: () => void) =>
  useMutation({
    mutationFn: (body: Record<string, string>) =>
      send(`/api/v1/boundaries/${id}/${act}`, { body, ifMatch: `"${version}"` }),
    onSuccess: async () => {
      close();
      await refresh();
    },
  });

/** Quyết định thực hiện: from which day, and on what legal basis. */
export function DecideDialog({ scenario, close }: Props) {
  const [onDay, setDay] = useState<string>(scenario.day);
  const [legalBasis, setBasis] = useState('');
  const [tried, setTried] = useState(false);
  const saving = useAct(scenario, 'carry-out', close);
  const isMissing = legalBasis.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing && onDay !== '') saving.mutate({ onDay, legalBasis });
  };
  return (
    <Dialog title={t('boundaries.decide.title', { name: scenario.name })} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t('boundaries.decide.what')}</p>
        <Field label={t('boundaries.decide.on')}>
          <input type="date" value={onDay} onChange={({ target }) => setDay(target.value)} />
        </Field>
        <Field
          label={t('boundaries.decide.basis')}
          wrong={tried && isMissing ? t('boundaries.decide.missing') : undefined}
        >
          <input value={legalBasis} maxLength={500} onChange={({ target }) => setBasis(target.value)} />
        </Field>
        <FormEnd act={t('boundaries.decide.act')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}

/** Hủy quyết định, before its day. */
export function UndoDialog({ scenario, close }: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const saving = useAct(scenario, 'undo', close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') saving.mutate({ reason });
  };
  return (
    <Dialog title={t('boundaries.undo.title', { name: scenario.name })} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t('boundaries.undo.what')}</p>
        <Field
          label={t('boundaries.undo.reason')}
          wrong={tried && reason.trim() === '' ? t('boundaries.undo.missing') : undefined}
        >
          <textarea value={reason} maxLength={1000} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <FormEnd act={t('boundaries.undo.act')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
