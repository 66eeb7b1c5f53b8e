import { type FormEvent, useState } from 'react';
import { priorities, type WorkItem, type WorkItemSummary } from '../../../kernel/work/contract.ts';
import { rules, type WorkAct } from '../../../kernel/work/states.ts';
import { Chooser, ManyChooser, type Named, organisationsFor, peopleFor } from '../../components/Chooser.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { type MessageKey, t } from '../../language.ts';
import { PositionPicker, usePosition } from '../../map/PositionPicker.tsx';
import { lonLat } from '../../map/shown.ts';
import { actWord, priorityWord } from '../../work-words.ts';

/** Acts that are done by their button alone. */
export const needsNothing = (act: WorkAct): boolean => act === 'accept' || act === 'start' || act === 'resume';

interface Props {
  act: WorkAct;
  /** Where the form begins; of many, the first. */
  task: Pick<WorkItemSummary, 'priority' | 'evidence'> & Partial<Pick<WorkItem, 'assignee' | 'position' | 'readers'>>;
  pending: boolean;
  error: unknown;
  close: () => void;
  send: (body: unknown) => void;
}

/** What an act has to be told before it can be done. */
export function ActDialog({ act, task, pending, error, close, send }: Props) {
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [on, setOn] = useState('');
  const [without, setWithout] = useState('');
  const [until, setUntil] = useState('');
  const [owner, setOwner] = useState<Named | null>(null);
  const [priority, setPriority] = useState<string>(task.priority);
  const [assignee, setAssignee] = useState(task.assignee ?? '');
  const [readers, setReaders] = useState<Named[]>(task.readers ?? []);
  const position = usePosition(task.position == null ? null : lonLat(task.position.coordinates));
  const [wrong, setWrong] = useState<MessageKey | null>(null);
  const askReason = rules[act].reason;
  const lacksEvidence = act === 'confirm' && task.evidence === 0;

  const check = (): MessageKey | null => {
    if (askReason && reason.trim().length < 3) return 'task.act.reason-missing';
    if (lacksEvidence && without.trim().length < 3) return 'task.act.without-evidence-missing';
    if (act === 'extend' && until === '') return 'task.act.until-missing';
    if (act === 'reassign' && owner === null) return 'task.act.owner-missing';
    if (act === 'place' && position.value === null) return 'task.act.position-missing';
    return null;
  };
  const bodyOf = (): unknown => {
    const told = askReason ? { reason: reason.trim() } : {};
    switch (act) {
      case 'submit':
        return note.trim() === '' ? {} : { note: note.trim() };
      case 'confirm':
        return {
          ...(on === '' ? {} : { finishedOn: on }),
          ...(lacksEvidence ? { withoutEvidence: without.trim() } : {}),
        };
      case 'extend':
        return { ...told, until };
      case 'reassign':
        return { ...told, ownerId: owner?.id };
      case 'prioritise':
        return { priority };
      case 'appoint':
        return { assignee: assignee.trim() === '' ? null : assignee.trim() };
      case 'restrict':
        return { ...told, readerIds: readers.map(({ id }) => id) };
      case 'place':
        return { position: { type: 'Point', coordinates: position.value } };
      default:
        return told;
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setWrong(found);
    if (found === null) send(bodyOf());
  };
  const wrongAt = (key: MessageKey) => (wrong === key ? t(key) : undefined);

  return (
    <Dialog title={actWord(act)} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {act === 'reassign' && (
          <div>
            <Chooser label={t('task.act.new-owner')} chosen={owner} choose={setOwner} pathFor={organisationsFor} />
            {wrong === 'task.act.owner-missing' && <p className="is-overdue small">{t(wrong)}</p>}
          </div>
        )}
        {act === 'extend' && (
          <Field label={t('task.act.until')} wrong={wrongAt('task.act.until-missing')}>
            <input type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
          </Field>
        )}
        {act === 'submit' && (
          <Field label={t('task.act.note')} hint={t('task.act.note-hint')} optional>
            <textarea value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />
          </Field>
        )}
        {act === 'confirm' && (
          <Field label={t('task.act.finished-on')} hint={t('task.act.finished-on-hint')} optional>
            <input type="date" value={on} onChange={({ target }) => setOn(target.value)} />
          </Field>
        )}
        {lacksEvidence && (
          <Field
            label={t('task.act.without-evidence')}
            hint={t('task.act.without-evidence-hint')}
            wrong={wrongAt('task.act.without-evidence-missing')}
          >
            <textarea value={without} maxLength={2000} onChange={({ target }) => setWithout(target.value)} />
          </Field>
        )}
        {act === 'prioritise' && (
          <Field label={t('task.priority')}>
            <select value={priority} onChange={({ target }) => setPriority(target.value)}>
              {priorities.map((name) => (
                <option key={name} value={name}>
                  {priorityWord(name)}
                </option>
              ))}
            </select>
          </Field>
        )}
        {act === 'appoint' && (
          <Field label={t('task.assignee')}>
            <input value={assignee} maxLength={200} onChange={({ target }) => setAssignee(target.value)} />
          </Field>
        )}
        {act === 'restrict' && (
          <>
            <p className="hint">{t('task.act.readers-hint')}</p>
            <ManyChooser label={t('task.act.readers')} chosen={readers} choose={setReaders} pathFor={peopleFor} />
          </>
        )}
        {act === 'place' && <PositionPicker {...position} wrong={wrongAt('task.act.position-missing')} />}
        {askReason && (
          <Field label={t('task.act.reason')} wrong={wrongAt('task.act.reason-missing')}>
            <textarea value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} />
          </Field>
        )}
        <FormEnd act={actWord(act)} saving={{ error, isPending: pending }} close={close} />
      </form>
    </Dialog>
  );
}
