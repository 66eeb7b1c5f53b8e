import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Evidence, WorkItem } from '../../../kernel/work/contract.ts';
import { isOpen } from '../../../kernel/work/states.ts';
import { send } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Field } from '../../components/Field.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { formatInstant } from '../../format.ts';
import { t } from '../../language.ts';
import { refresh } from '../../queries.ts';
import { upload } from '../../upload.ts';

/** Minh chứng: what proves that the work is done; without any it is not closed but for a reason. */
export function EvidenceList({ task }: { task: WorkItem }) {
  const [adding, add] = useState(false);
  return (
    <section className="card padded" aria-labelledby="evidence">
      <div className="section-head">
        <h2 id="evidence">{t('task.evidence')}</h2>
        {task.inside && (
          <button type="button" onClick={() => add(true)}>
            {t('task.evidence.add')}
          </button>
        )}
      </div>
      {task.evidenceItems.length === 0 ? (
        <p className="dim small">
          {t('task.evidence.none')} {isOpen(task.state) && t('task.evidence.needed')}
        </p>
      ) : (
        <ul className="evidence">
          {task.evidenceItems.map((item) => (
            <li key={item.id} className={isPhoto(item) ? 'photo' : undefined}>
              <EvidenceLink evidence={item} task={task} />{' '}
              <span className="faint">
                {item.byName !== null && `${item.byName} · `}
                {formatInstant(item.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {adding && <NewEvidenceDialog task={task} close={() => add(false)} />}
    </section>
  );
}

const isPhoto = ({ mediaType }: Evidence): boolean => mediaType?.startsWith('image/') === true;

function EvidenceLink({ evidence, task }: { evidence: Evidence; task: WorkItem }) {
  const { id, title, kind, url } = evidence;
  if (kind === 'file') {
    const file = `/api/v1/work-items/${task.id}/evidence/${id}/file`;
    return (
      <a href={file}>
        {isPhoto(evidence) && <img src={`${file}?size=small`} alt="" loading="lazy" decoding="async" />}
        {title}
      </a>
    );
  }
  if (url !== null) {
    return (
      <a href={url} rel="noreferrer">
        {title}
      </a>
    );
  }
  return <span>{title}</span>;
}

function NewEvidenceDialog({ task, close }: { task: WorkItem; close: () => void }) {
  const [kind, setKind] = useState<'file' | 'link'>('file');
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const adding = useMutation({
    mutationFn: async () => {
      const path = `/api/v1/work-items/${task.id}/evidence`;
      return kind === 'file' && file !== null
        ? upload(path, file, undefined, { title: title.trim() })
        : send(path, { body: { kind, title: title.trim(), url: url.trim() } });
    },
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const complete = title.trim() !== '' && (kind === 'file' ? file !== null : url.trim() !== '');
    setMissing(!complete);
    if (complete) adding.mutate();
  };
  return (
    <Dialog title={t('task.evidence.add')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('task.evidence.title')} wrong={missing ? t('task.evidence.missing') : undefined}>
          <input value={title} onChange={({ target }) => setTitle(target.value)} />
        </Field>
        <Field label={t('task.evidence.how')}>
          <select value={kind} onChange={({ target }) => setKind(target.value === 'link' ? 'link' : 'file')}>
            <option value="file">{t('task.evidence.file')}</option>
            <option value="link">{t('task.evidence.url')}</option>
          </select>
        </Field>
        {kind === 'file' ? (
          <Field label={t('task.evidence.file')}>
            <input type="file" onChange={({ target }) => setFile(target.files?.[0] ?? null)} />
          </Field>
        ) : (
          <Field label={t('task.evidence.url')}>
            <input type="url" value={url} onChange={({ target }) => setUrl(target.value)} />
          </Field>
        )}
        <FormEnd act={t('task.evidence.add')} saving={adding} close={close} />
      </form>
    </Dialog>
  );
}
