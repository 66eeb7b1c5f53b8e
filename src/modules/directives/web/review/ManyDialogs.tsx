import { type FormEvent, useState } from 'react';
import { Chooser, type Named, organisationsFor } from '../../../../web/components/Chooser.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { type MessageKey, t } from '../../../../web/language.ts';
import type { Finding } from '../../contract.ts';
import { type Shortcut, shortcuts } from './findings.ts';

interface Props {
  findings: readonly Finding[];
  saving: { error: unknown; isPending: boolean };
  close: () => void;
}

const usualReasons = ['not-assigned', 'double', 'elsewhere', 'misread'] as const;

/** Why what was found is no task: one of the usual reasons, or in one's own words. */
export function RejectDialog({ findings, saving, close, reject }: Props & { reject: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = reason.trim().length < 3;
    setMissing(tooShort);
    if (!tooShort) reject(reason.trim());
  };
  return (
    <Dialog title={t('review.reject.title', { count: findings.length })} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('task.act.reason')} wrong={missing ? t('task.act.reason-missing') : undefined}>
          <input value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} />
        </Field>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
        <div className="acts" role="group" aria-label={t('review.reject.usual')}>
          {usualReasons.map((name) => (
            <button key={name} type="button" onClick={() => setReason(t(`review.reject.${name}` satisfies MessageKey))}>
              {t(`review.reject.${name}` satisfies MessageKey)}
            </button>
          ))}
        </div>
        <FormEnd act={t('review.reject')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}

export function MergeDialog({ findings, saving, close, merge }: Props & { merge: (title: string | null) => void }) {
  const [title, setTitle] = useState(findings[0]?.title ?? '');
  return (
    <Dialog title={t('review.merge.title', { count: findings.length })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          merge(title.trim() === '' ? null : title.trim());
        }}
        noValidate
      >
        <p>{t('review.merge.what', { count: findings.length })}</p>
        <ol className="parts" lang="vi">
          {findings.map(({ id, quote }) => (
            <li key={id}>
              <span className="parts-words">{quote}</span>
            </li>
          ))}
        </ol>
        <Field label={t('review.title')} hint={t('review.title-hint')}>
          <textarea rows={2} value={title} maxLength={2000} onChange={({ target }) => setTitle(target.value)} />
        </Field>
        <FormEnd act={t('review.merge')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}

export function AssignDialog({ findings, saving, close, assign }: Props & { assign: (ownerId: string) => void }) {
  const [owner, choose] = useState<Named | null>(null);
  return (
    <Dialog title={t('review.assign.title', { count: findings.length })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (owner !== null) assign(owner.id);
        }}
        noValidate
      >
        <Chooser label={t('task.owner')} chosen={owner} choose={choose} pathFor={organisationsFor} />
        <FormEnd act={t('review.assign')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}

/** The keys of the review, for those who have them under their fingers. */
export function HelpDialog({ close }: { close: () => void }) {
  return (
    <Dialog title={t('review.keys')} close={close}>
      <dl>
        {(Object.keys(shortcuts) as Shortcut[]).map((name) => (
          <div key={name} className="keys-row">
            <dt>
              <kbd>{shortcuts[name].toUpperCase()}</kbd>
            </dt>
            <dd>{t(`review.keys.${name}` satisfies MessageKey)}</dd>
          </div>
        ))}
        <div className="keys-row">
          <dt>
            <kbd>1</kbd> <kbd>2</kbd>
          </dt>
          <dd>{t('review.keys.owner')}</dd>
        </div>
      </dl>
      <div className="acts">
        <button type="button" onClick={close}>
          {t('web.close')}
        </button>
      </div>
    </Dialog>
  );
}
