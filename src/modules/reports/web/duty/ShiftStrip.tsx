import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../../../web/api.ts';
import { Answer, Bones, ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { refresh, useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { DeskNow, WholeShift } from '../../duty/contract.ts';
import { ShiftFigures } from './ShiftFigures.tsx';
import { ShiftNotes } from './ShiftNotes.tsx';
import { NoteText } from './ShiftText.tsx';

const everyMs = 60_000;

/** The shift at this desk: who sits here since when, what it has done, its log, and what the last one handed over. */
export function ShiftStrip() {
  const desk = useGet<DeskNow>('/api/v1/duty-shifts/now', everyMs);
  useLive(['duty-shift.changed', 'report.changed'], () => desk.refetch());
  return (
    <Answer of={desk} bones={<Bones lines={1} />}>
      {({ organisation, shift, handedOver }) =>
        organisation === null ? null : (
          <>
            {handedOver !== null && <HandedOver shift={handedOver} />}
            <section className="card duty-shift" aria-label={t('duty.shift')}>
              {shift === null ? <NoShift desk={organisation} /> : <UnderWay shift={shift} />}
            </section>
          </>
        )
      }
    </Answer>
  );
}

function NoShift({ desk }: { desk: { id: string; name: string } }) {
  const { may } = useSession();
  const opening = useMutation({
    mutationFn: () => send('/api/v1/duty-shifts', { body: { organisationId: desk.id } }),
    onSuccess: refresh,
  });
  return (
    <div className="duty-shift-line">
      <p>{t('duty.shift.none', { desk: desk.name })}</p>
      {may('shifts.keep') && (
        <button type="button" className="primary" disabled={opening.isPending} onClick={() => opening.mutate()}>
          {t('duty.shift.open')}
        </button>
      )}
      {opening.isError && <ProblemNotice error={opening.error} />}
    </div>
  );
}

function UnderWay({ shift }: { shift: WholeShift }) {
  const [isClosing, ask] = useState(false);
  return (
    <>
      <div className="duty-shift-line">
        <p>
          <strong>{shift.organisation.name}</strong>{' '}
          <span className="dim">
            {t('duty.shift.since', { person: shift.openedBy.name, at: formatInstant(shift.openedAt) })}
          </span>
        </p>
        <ShiftFigures figures={shift.figures} />
        {shift.mayKeep && (
          <button type="button" onClick={() => ask(true)}>
            {t('duty.shift.close')}
          </button>
        )}
      </div>
      <details>
        <summary>{t('duty.shift.log-count', { count: shift.notes.length })}</summary>
        <ShiftNotes shift={shift} />
      </details>
      {isClosing && <CloseDialog shift={shift} close={() => ask(false)} />}
    </>
  );
}

function CloseDialog({ shift, close }: { shift: WholeShift; close: () => void }) {
  const [handOver, say] = useState('');
  const [isMissing, miss] = useState(false);
  const closing = useMutation({
    mutationFn: () => send(`/api/v1/duty-shifts/${shift.id}/close`, { body: { handOver: handOver.trim() } }),
    onSuccess: async () => {
      close();
      await refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    miss(handOver.trim() === '');
    if (handOver.trim() !== '') closing.mutate();
  };
  return (
    <Dialog title={t('duty.shift.close')} close={close}>
      <form className="form" noValidate onSubmit={submit}>
        <Field
          label={t('duty.shift.hand-over')}
          hint={t('duty.shift.hand-over.hint')}
          wrong={isMissing ? t('duty.shift.note.empty') : undefined}
        >
          <textarea rows={6} maxLength={4000} value={handOver} onChange={({ target }) => say(target.value)} />
        </Field>
        <FormEnd act={t('duty.shift.close')} saving={closing} close={close} />
      </form>
    </Dialog>
  );
}

/** Stands on the desk until somebody else has read it. */
function HandedOver({ shift }: { shift: WholeShift }) {
  const taking = useMutation({
    mutationFn: () => send(`/api/v1/duty-shifts/${shift.id}/acknowledge`, {}),
    onSuccess: refresh,
  });
  const notes = shift.notes.filter(({ kind, corrects }) => kind === 'hand-over' || corrects !== null);
  return (
    <section className="notice care duty-handed-over" aria-labelledby="duty-handed-over">
      <strong id="duty-handed-over">{t('duty.shift.handed-over')}</strong>
      {notes.map((note) => (
        <NoteText key={note.id} note={note} />
      ))}
      <p className="small dim">
        {shift.closedBy !== null &&
          shift.closedAt !== null &&
          t('duty.shift.handed-over.by', { person: shift.closedBy.name, at: formatInstant(shift.closedAt) })}
      </p>
      {shift.mayAcknowledge ? (
        <button type="button" disabled={taking.isPending} onClick={() => taking.mutate()}>
          {t('duty.shift.acknowledge')}
        </button>
      ) : (
        shift.mayKeep && <p className="small dim">{t('duty.shift.acknowledge.own')}</p>
      )}
      {taking.isError && <ProblemNotice error={taking.error} />}
    </section>
  );
}
