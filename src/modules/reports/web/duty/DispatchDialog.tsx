import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { send } from '../../../../web/api.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { t } from '../../../../web/language.ts';
import { refresh } from '../../../../web/queries.ts';
import type { Report } from '../../contract.ts';
import type { DeskUnit } from '../../duty/contract.ts';
import { reasonWords } from './unit-words.ts';

interface Props {
  report: Report;
  unit: DeskUnit;
  close: () => void;
  given: (sentence: string) => void;
}

const shortestReason = 10;
/** As it stands on keyboards. */
const giveKey = 'Enter';

/** Before a report goes: who gets it and why. The button has the focus, so Enter gives it and Escape does not. */
export function DispatchDialog({ report, unit, close, given }: Props) {
  const [reason, say] = useState(() => reasonWords(unit));
  const [isShort, shorten] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const giving = useMutation({
    mutationFn: () =>
      send(`/api/v1/reports/${report.id}/${unit.hasIt ? 'return' : 'reroute'}`, {
        body: unit.hasIt ? { reason: reason.trim() } : { ownerId: unit.id, reason: reason.trim() },
        ifMatch: `"${report.version}"`,
      }),
    onSuccess: async () => {
      close();
      given(t('duty.dispatch.given', { number: report.number, unit: unit.name }));
      await refresh();
    },
    onError: () => void refresh(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = reason.trim().length < shortestReason;
    shorten(tooShort);
    if (!tooShort) giving.mutate();
  };
  return (
    <Dialog title={t('duty.dispatch', { number: report.number, unit: unit.name })} close={close}>
      <form className="form" noValidate onSubmit={submit}>
        <blockquote className="said duty-quote">{report.text}</blockquote>
        {!unit.hasIt && <p className="small dim">{t('duty.dispatch.from', { unit: report.owner.name })}</p>}
        <Field
          label={t('duty.dispatch.reason')}
          hint={t('duty.dispatch.reason.told')}
          wrong={isShort ? t('duty.dispatch.reason.short') : undefined}
        >
          <textarea rows={3} maxLength={2000} value={reason} onChange={({ target }) => say(target.value)} />
        </Field>
        {giving.isError && <ProblemNotice error={giving.error} />}
        <div className="acts">
          <button ref={button} type="submit" className="primary" disabled={giving.isPending}>
            {t('duty.dispatch.give')} <kbd>{giveKey}</kbd>
          </button>
          <button type="button" onClick={close}>
            {t('web.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
