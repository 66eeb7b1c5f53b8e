import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { send } from '../../../../web/api.ts';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { t } from '../../../../web/language.ts';
import { refresh } from '../../../../web/queries.ts';
import { upload } from '../../../../web/upload.ts';
import type { Directive } from '../../contract.ts';
import type { ProposedVersion } from '../../versions-contract.ts';
import { formats } from '../file-formats.ts';
import { versionPath } from './paths.ts';

/** Brings in the next version of a document, as a file or as pasted text. */
export function NewVersionDialog({ directive: { id }, close }: { directive: Directive; close: () => void }) {
  const [, go] = useLocation();
  const [file, choose] = useState<File | null>(null);
  const [text, type] = useState('');
  const [tried, setTried] = useState(false);
  const path = `/api/v1/directives/${id}/versions`;
  const proposing = useMutation({
    mutationFn: () =>
      file === null ? send<ProposedVersion>(path, { body: { text } }) : upload<ProposedVersion>(path, file),
    onSuccess: async ({ ordinal }) => {
      await refresh();
      go(versionPath(id, ordinal));
    },
  });
  const missing = file === null && text.trim().length < 20;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) proposing.mutate();
  };
  return (
    <Dialog title={t('versions.new')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t('versions.new.what')}</p>
        <Field label={t('versions.new.file')} wrong={tried && missing ? t('versions.new.missing') : undefined}>
          <input type="file" accept={formats} onChange={({ target }) => choose(target.files?.[0] ?? null)} />
        </Field>
        <Field label={t('versions.new.text')} optional>
          <textarea rows={6} value={text} onChange={({ target }) => type(target.value)} />
        </Field>
        <FormEnd act={t('versions.new.act')} saving={proposing} close={close} />
      </form>
    </Dialog>
  );
}
