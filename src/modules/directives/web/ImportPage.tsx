import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { send } from '../../../web/api.ts';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { icons } from '../../../web/components/icons.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatShare } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { directivePath } from '../../../web/paths.ts';
import { refresh } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import { upload } from '../../../web/upload.ts';
import type { NewDirectiveText, ReadingProgress } from '../contract.ts';
import { formats } from './file-formats.ts';
import './directives.css';

const largestMiB = 50;

/** Brings a document in: a file dropped or chosen, or its text pasted. */
export default function ImportPage() {
  const { isPending, may } = useSession();
  return (
    <Page className="narrow" title={t('directives.import')} under={t('directives.import.under')}>
      {isPending || may('directives.import') ? (
        <Import />
      ) : (
        <div className="notice care">
          <p>{t('directives.import.sign-in')}</p>
          <Link className="button primary" href="/sign-in?to=/directives/new">
            {t('web.nav.sign-in')}
          </Link>
        </div>
      )}
    </Page>
  );
}

function Import() {
  const [, go] = useLocation();
  const [share, setShare] = useState(0);
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const [text, type] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const arrived = async ({ id }: ReadingProgress) => {
    await refresh();
    go(directivePath(id));
  };
  const sending = useMutation({
    mutationFn: (file: File) => upload<ReadingProgress>('/api/v1/directives', file, setShare),
    onSuccess: arrived,
  });
  const pasting = useMutation({
    mutationFn: (body: NewDirectiveText) => send<ReadingProgress>('/api/v1/directives', { body }),
    onSuccess: arrived,
  });
  const take = (file: File | undefined) => {
    if (file === undefined || sending.isPending) return;
    setShare(0);
    setTooLarge(file.size > largestMiB * 1024 * 1024);
    if (file.size <= largestMiB * 1024 * 1024) sending.mutate(file);
  };
  return (
    <div className="import">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button inside is everybody's */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        {icons.upload}
        <strong>{t('directives.import.drop')}</strong>
        <p className="dim small">{t('directives.import.formats', { size: largestMiB })}</p>
        <input
          ref={input}
          type="file"
          accept={formats}
          hidden
          aria-label={t('directives.import.choose')}
          onChange={({ target }) => {
            take(target.files?.[0]);
            target.value = '';
          }}
        />
        <button type="button" className="primary" disabled={sending.isPending} onClick={() => input.current?.click()}>
          {t('directives.import.choose')}
        </button>
        {sending.isPending && <Sending name={sending.variables.name} share={share} />}
      </div>
      {tooLarge && (
        <p className="notice wrong" role="alert">
          {t('directives.import.too-large', { size: largestMiB })}
        </p>
      )}
      {sending.isError && <ProblemNotice error={sending.error} title={t('directives.import.refused')} />}
      <details>
        <summary>{t('directives.import.paste')}</summary>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            pasting.mutate({ text });
          }}
        >
          <Field label={t('directives.import.text')} hint={t('directives.import.text-hint')}>
            <textarea rows={12} value={text} onChange={({ target }) => type(target.value)} />
          </Field>
          {pasting.isError && <ProblemNotice error={pasting.error} title={t('directives.import.refused')} />}
          <div className="acts">
            <button type="submit" className="primary" disabled={pasting.isPending || text.trim().length < 20}>
              {t('directives.import.read')}
            </button>
          </div>
        </form>
      </details>
    </div>
  );
}

function Sending({ name, share }: { name: string; share: number }) {
  const shown = Math.round(share * 100);
  return (
    <>
      <p className="small">{t('directives.import.sending', { name, share: formatShare(share) })}</p>
      <div
        className="progress-line"
        role="progressbar"
        aria-label={t('directives.import.progress')}
        aria-valuenow={shown}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${shown}%` }} />
      </div>
    </>
  );
}
