import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { AccountDetail, AppointmentPeriod, HandedOver } from '../../../kernel/identity/accounts/contract.ts';
import { query, send } from '../../api.ts';
import { Chooser, type Named } from '../../components/Chooser.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { type MessageKey, t } from '../../language.ts';
import { AppointmentFields, idsOf, nothingChosen } from './AppointmentFields.tsx';

interface Props<Done> {
  title: string;
  text?: string;
  run: () => Promise<Done>;
  done: (result: Done) => void;
  close: () => void;
  children?: ReactNode;
}

/** A question before an act, with what the act needs to know. */
export function ConfirmDialog<Done>({ title, text, run, done, close, children }: Props<Done>) {
  const running = useMutation({ mutationFn: run, onSuccess: done });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    running.mutate();
  };
  return (
    <Dialog title={title} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {text !== undefined && <p>{text}</p>}
        {children}
        <FormEnd act={title} saving={running} close={close} />
      </form>
    </Dialog>
  );
}

interface About {
  /** Where the account stands in the interface. */
  path: string;
  done: () => void;
  close: () => void;
}

export function AppointDialog({ path, done, close }: About) {
  const [chosen, choose] = useState(nothingChosen);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const body = () => ({
    ...idsOf(chosen),
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { until }),
  });
  return (
    <ConfirmDialog
      title={t('accounts.appoint')}
      run={() => send(`${path}/appointments`, { body: body() })}
      done={done}
      close={close}
    >
      <AppointmentFields chosen={chosen} choose={choose} />
      <Field label={t('accounts.first-day')} hint={t('accounts.first-day-hint')}>
        <input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </Field>
      <Field label={t('accounts.last-day')} hint={t('accounts.no-end-hint')}>
        <input type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

export function EndDialog({ path, period, done, close }: About & { period: AppointmentPeriod }) {
  const [on, setOn] = useState('');
  return (
    <ConfirmDialog
      title={t('accounts.end-title', { role: t(`account.role.${period.role}` satisfies MessageKey) })}
      run={() => send(`${path}/appointments/${period.id}/end`, { body: on === '' ? {} : { on } })}
      done={done}
      close={close}
    >
      <Field label={t('accounts.last-day')} hint={t('accounts.last-day-hint')}>
        <input type="date" value={on} onChange={({ target }) => setOn(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

export function CorrectDialog({ path, account, done, close }: About & { account: AccountDetail }) {
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email);
  return (
    <ConfirmDialog
      title={t('accounts.correct')}
      run={() => send(path, { method: 'PATCH', body: { name: name.trim(), email: email.trim() } })}
      done={done}
      close={close}
    >
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
    </ConfirmDialog>
  );
}

export function ReasonDialog({ path, done, close }: About) {
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title={t('accounts.suspend')}
      text={t('accounts.suspend-text')}
      run={() => send(`${path}/suspend`, { body: { reason: reason.trim() } })}
      done={done}
      close={close}
    >
      <Field label={t('accounts.reason')}>
        <textarea value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}

interface HandOverProps extends Omit<About, 'done'> {
  name: string;
  done: (handed: HandedOver) => void;
}

export function HandOverDialog({ path, name, done, close }: HandOverProps) {
  const [to, choose] = useState<Named | null>(null);
  const [reason, setReason] = useState('');
  const body = () => ({ toId: to?.id, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  return (
    <ConfirmDialog
      title={t('accounts.hand-over')}
      text={t('accounts.hand-over-text', { name })}
      run={() => send<HandedOver>(`${path}/hand-over`, { body: body() })}
      done={done}
      close={close}
    >
      <Chooser
        label={t('accounts.takes-over')}
        chosen={to}
        choose={choose}
        pathFor={(text) => `/api/v1/accounts${query({ q: text, limit: 8 })}`}
      />
      <Field label={t('accounts.reason')} optional>
        <textarea value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
