import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../../../../web/api.ts';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { formatInstant, timeOf } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { refresh } from '../../../../web/queries.ts';
import type { DutyNote, NewDutyNote, WholeShift } from '../../duty/contract.ts';
import { NoteText } from './ShiftText.tsx';

/** The log as it was written; what was put right stays readable above what puts it right. */
export function ShiftNotes({ shift }: { shift: WholeShift }) {
  const [correcting, correct] = useState<DutyNote | null>(null);
  const corrected = new Set(shift.notes.map(({ corrects }) => corrects));
  const byId = new Map(shift.notes.map((note) => [note.id as string, note]));
  const mayAdd = shift.mayKeep && (shift.closedAt === null || correcting !== null);
  return (
    <div className="duty-log">
      {shift.notes.length === 0 && <p className="dim">{t('duty.shift.notes.none')}</p>}
      <ol>
        {shift.notes.map((note) => (
          <li key={note.id} className={[note.kind, corrected.has(note.id) && 'is-corrected'].filter(Boolean).join(' ')}>
            <time dateTime={note.writtenAt}>{timeOf(note.writtenAt)}</time>
            <div>
              {note.kind === 'hand-over' && <strong>{t('duty.shift.hand-over')}</strong>}
              <NoteText note={note} />
              <p className="small dim">
                {note.writtenBy.name}
                {note.corrects !== null &&
                  ` · ${t('duty.shift.note.corrects', { at: timeOf(byId.get(note.corrects)?.writtenAt ?? note.writtenAt) })}`}
                {corrected.has(note.id) && ` · ${t('duty.shift.note.corrected')}`}
                {shift.mayKeep && !corrected.has(note.id) && (
                  <button type="button" className="plain" onClick={() => correct(note)}>
                    {t('duty.shift.note.correct')}
                  </button>
                )}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {mayAdd && (
        <NoteForm key={correcting?.id ?? 'new'} shiftId={shift.id} correcting={correcting} done={() => correct(null)} />
      )}
    </div>
  );
}

interface NoteFormProps {
  shiftId: string;
  correcting: DutyNote | null;
  done: () => void;
}

function NoteForm({ shiftId, correcting, done }: NoteFormProps) {
  const [text, say] = useState(correcting?.text ?? '');
  const [isMissing, miss] = useState(false);
  const saving = useMutation({
    mutationFn: (body: NewDutyNote) => send(`/api/v1/duty-shifts/${shiftId}/notes`, { body }),
    onSuccess: async () => {
      await refresh();
      say('');
      done();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    miss(words === '');
    if (words !== '') saving.mutate({ text: words, ...(correcting === null ? {} : { corrects: correcting.id }) });
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <Field
        label={
          correcting === null
            ? t('duty.shift.note')
            : t('duty.shift.note.corrects', { at: formatInstant(correcting.writtenAt) })
        }
        hint={t('duty.shift.note.hint')}
        wrong={isMissing ? t('duty.shift.note.empty') : undefined}
      >
        <textarea rows={2} maxLength={4000} value={text} onChange={({ target }) => say(target.value)} />
      </Field>
      <FormEnd act={t('duty.shift.note.add')} saving={saving} close={correcting === null ? undefined : done} />
    </form>
  );
}
