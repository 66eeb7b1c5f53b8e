import { useState } from 'react';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import type { Report } from '../../../modules/reports/contract.ts';
import { Bones } from '../../components/Answer.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../language.ts';
import { actWord } from '../../work-words.ts';
import { useDraft } from '../drafts.ts';
import { handOver } from '../outbox/outbox.ts';
import { newParcel, proofOf } from './new-parcel.ts';
import { recordOf, reportIdOf, reportPath, taskPath } from './page.ts';
import { Photos } from './parts.tsx';
import { seenOf } from './seen.ts';

interface Props {
  task: WorkItem;
  /** What the work came from; undefined as well where the phone does not have it. */
  report: Report | undefined;
  account: string;
  close: () => void;
}

/** Báo cáo hoàn thành: the photos that prove it, of a report as photos of its result, and a word about it. */
export function Finish({ task, report, account, close }: Props) {
  const draft = useDraft({ account, kind: 'finish', about: task.id, title: task.title, form: { note: '' } });
  const [asked, ask] = useState(false);
  const [sending, send] = useState(false);
  if (draft === null) return <Bones lines={3} />;
  const { note } = draft.form;
  const path = taskPath(task.id);
  const reportId = reportIdOf(task);
  const owesPhoto = report?.owesAfterPhoto === true;
  const lacksPhoto = owesPhoto && draft.photos.length === 0;
  const submit = async () => {
    ask(true);
    if (lacksPhoto) return;
    send(true);
    const proofPath = reportId === null ? `${path}/evidence` : `${reportPath(reportId)}/photos`;
    await handOver(
      newParcel({
        id: draft.id,
        account,
        record: recordOf(task.id),
        kind: 'submit',
        title: task.title,
        uploads: draft.photos.map((photoId, index) => proofOf(proofPath)(photoId, index + 1)),
        proofPath,
        request: {
          path: `${path}/submit`,
          body: note.trim() === '' ? {} : { note: note.trim() },
          ifMatch: task.version,
        },
        seen: seenOf(task),
      }),
      draft.id,
    );
    close();
  };
  return (
    <section className="card padded form" aria-label={actWord('submit')}>
      <h2>{actWord('submit')}</h2>
      {owesPhoto && <p>{t('field.after-photo.owed')}</p>}
      <Photos
        account={account}
        photos={draft.photos}
        change={(photos) => draft.change(draft.form, photos)}
        label={t(reportId === null ? 'field.photo.add' : 'field.after-photo.add')}
      />
      {reportId !== null && <p className="small dim">{t('field.after-photo.seen')}</p>}
      <Field label={t('field.note')} hint={t('field.note-hint')} optional>
        <textarea value={note} maxLength={2000} onChange={({ target }) => draft.change({ note: target.value })} />
      </Field>
      {asked && lacksPhoto && (
        <p className="notice wrong" role="alert">
          {t('field.after-photo.missing')}
        </p>
      )}
      <div className="thumb">
        <button type="button" className="primary big" disabled={sending} onClick={() => void submit()}>
          {t('field.send')}
        </button>
        <button type="button" className="big" onClick={close}>
          {t('field.later')}
        </button>
      </div>
    </section>
  );
}
