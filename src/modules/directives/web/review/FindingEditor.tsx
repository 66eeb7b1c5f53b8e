import { type FormEvent, useState } from 'react';
import { priorities } from '../../../../kernel/work/contract.ts';
import { Chooser, ManyChooser, type Named, organisationsFor, placesFor } from '../../../../web/components/Chooser.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { t } from '../../../../web/language.ts';
import { PositionPicker, usePosition } from '../../../../web/map/PositionPicker.tsx';
import { lonLat } from '../../../../web/map/shown.ts';
import { priorityWord } from '../../../../web/work-words.ts';
import type { Finding, FindingCorrection } from '../../contract.ts';
import { DeadlineFields, deadlineFrom, useDeadlineForm } from './DeadlineFields.tsx';

interface Props {
  directiveId: string;
  finding: Finding;
  pending: boolean;
  error: unknown;
  close: () => void;
  save: (correction: FindingCorrection) => void;
}

/** Puts a finding right before it becomes a task. */
export function FindingEditor({ directiveId, finding, pending, error, close, save }: Props) {
  const [title, setTitle] = useState(finding.title);
  const [owner, setOwner] = useState<Named | null>(finding.owner);
  const [partners, setPartners] = useState<Named[]>(finding.partners);
  const [places, setPlaces] = useState<Named[]>(placesOf(finding));
  const [deadline, setDeadline] = useDeadlineForm(finding);
  const [pointing, point] = useState(finding.position !== null);
  const position = usePosition(finding.position === null ? null : lonLat(finding.position.coordinates));
  const [priority, setPriority] = useState(finding.priority);
  const [tried, setTried] = useState(false);
  const positionMissing = pointing && position.value === null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const until = deadlineFrom(deadline, finding);
    if (positionMissing || (until != null && 'missing' in until)) return;
    const at = pointing && position.value !== null ? { type: 'Point' as const, coordinates: position.value } : null;
    const words = title.trim();
    save({
      ...(words !== finding.title && { title: words.length < 3 ? null : words }),
      ...(owner?.id !== finding.owner?.id && { ownerId: owner?.id ?? null }),
      ...(ids(partners) !== ids(finding.partners) && { partnerIds: partners.map(({ id }) => id) }),
      ...(ids(places) !== ids(placesOf(finding)) && { placeIds: places.map(({ id }) => id) }),
      ...(at?.coordinates.join() !== finding.position?.coordinates.join() && { position: at }),
      ...(until !== undefined && { deadline: until }),
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
        <DeadlineFields directiveId={directiveId} finding={finding} form={deadline} set={setDeadline} tried={tried} />
        <Field label={t('review.title')} hint={t('review.title-hint')}>
          <textarea
            rows={2}
            lang="vi"
            value={title}
            maxLength={2000}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Field>
        <ManyChooser label={t('task.where')} chosen={places} choose={setPlaces} pathFor={placesFor} />
        <div className="acts">
          <button type="button" className="plain" aria-pressed={pointing} onClick={() => point(!pointing)}>
            {pointing ? t('review.where.no-point') : t('review.where.point')}
          </button>
        </div>
        {pointing && (
          <PositionPicker {...position} wrong={tried && positionMissing ? t('task.act.position-missing') : undefined} />
        )}
        <Field label={t('task.priority')}>
          <select
            value={priority}
            onChange={({ target }) => setPriority(priorities.find((name) => name === target.value) ?? 'normal')}
          >
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

const placesOf = (finding: Finding): Named[] => finding.places.flatMap(({ place }) => place ?? []);
const ids = (items: readonly Named[]): string => items.map(({ id }) => id).join();
