import { type FormEvent, useState } from 'react';
import { priorities } from '../../../../kernel/work/contract.ts';
import { Chooser, ManyChooser, type Named, organisationsFor, placesFor } from '../../../../web/components/Chooser.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { t } from '../../../../web/language.ts';
import { priorityWord } from '../../../../web/work-words.ts';
import type { Finding } from '../../contract.ts';

interface Props {
  finding: Finding;
  pending: boolean;
  error: unknown;
  close: () => void;
  save: (correction: Readonly<Record<string, unknown>>) => void;
}

type DeadlineChoice = 'as-read' | 'day' | 'none';

/** Puts a finding right before it becomes a task. */
export function FindingEditor({ finding, pending, error, close, save }: Props) {
  const [owner, setOwner] = useState<Named | null>(finding.owner);
  const [partners, setPartners] = useState<Named[]>(finding.partners);
  const [places, setPlaces] = useState<Named[]>(finding.places.flatMap(({ place }) => (place === null ? [] : [place])));
  const [deadline, setDeadline] = useState<DeadlineChoice>('as-read');
  const [day, setDay] = useState(finding.deadline?.until ?? '');
  const [priority, setPriority] = useState<string>(finding.priority);
  const dayMissing = deadline === 'day' && day === '';
  const [tried, setTried] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (dayMissing) return;
    save({
      ...(owner?.id !== finding.owner?.id && { ownerId: owner?.id ?? null }),
      ...(ids(partners) !== ids(finding.partners) && { partnerIds: partners.map(({ id }) => id) }),
      ...(ids(places) !== ids(finding.places.flatMap(({ place }) => place ?? [])) && {
        placeIds: places.map(({ id }) => id),
      }),
      ...(deadline === 'none' && { deadline: null }),
      ...(deadline === 'day' && {
        deadline: { quote: finding.deadline?.quote ?? '', kind: 'date', from: null, until: day, rule: null },
      }),
      ...(priority !== finding.priority && { priority }),
    });
  };
  return (
    <Dialog title={t('review.edit-title')} close={close}>
      <blockquote className="small" lang="vi">
        {finding.quote}
      </blockquote>
      <form className="form" onSubmit={submit} noValidate>
        <Chooser label={t('task.owner')} chosen={owner} choose={setOwner} pathFor={organisationsFor} />
        <ManyChooser label={t('task.partners')} chosen={partners} choose={setPartners} pathFor={organisationsFor} />
        <Field label={t('task.due')}>
          <select value={deadline} onChange={({ target }) => setDeadline(choiceOf(target.value))}>
            <option value="as-read">
              {finding.deadline === null
                ? t('review.no-deadline')
                : t('review.deadline-as-read', { words: finding.deadline.quote })}
            </option>
            <option value="day">{t('review.deadline-day')}</option>
            {finding.deadline !== null && <option value="none">{t('task.due.none')}</option>}
          </select>
        </Field>
        {deadline === 'day' && (
          <Field label={t('review.due-day')} wrong={tried && dayMissing ? t('review.due-day-missing') : undefined}>
            <input type="date" value={day} onChange={({ target }) => setDay(target.value)} />
          </Field>
        )}
        <ManyChooser label={t('task.where')} chosen={places} choose={setPlaces} pathFor={placesFor} />
        <Field label={t('task.priority')}>
          <select value={priority} onChange={({ target }) => setPriority(target.value)}>
            {priorities.map((name) => (
              <option key={name} value={name}>
                {priorityWord(name)}
              </option>
            ))}
          </select>
        </Field>
        <FormEnd act={t('web.save')} saving={{ error, isPending: pending }} close={close} />
      </form>
    </Dialog>
  );
}

const ids = (items: readonly Named[]): string => items.map(({ id }) => id).join();
const choiceOf = (value: string): DeadlineChoice => (value === 'day' || value === 'none' ? value : 'as-read');
