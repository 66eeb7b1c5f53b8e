import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { type Sending, send } from '../../../../web/api.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { Field } from '../../../../web/components/Field.tsx';
import { FollowLink } from '../../../../web/components/FollowLink.tsx';
import { FormEnd } from '../../../../web/components/FormEnd.tsx';
import { t } from '../../../../web/language.ts';
import { HistoryLink } from '../../../../web/pages/history/HistoryLink.tsx';
import { refresh } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { Directive } from '../../contract.ts';
import { documentTypes, typeWord } from '../names.ts';
import { NewVersionDialog } from '../versions/NewVersionDialog.tsx';

/** What may be done to a directive as a whole, beside publishing it. */
export function DirectiveTools({ directive }: { directive: Directive }) {
  const { may } = useSession();
  const [asking, ask] = useState<'letterhead' | 'withdrawal' | 'version' | null>(null);
  const close = () => ask(null);
  return (
    <>
      {may('directives.review') && directive.state !== 'withdrawn' && (
        <button type="button" className="plain" onClick={() => ask('letterhead')}>
          {t('review.letterhead')}
        </button>
      )}
      {may('directives.import') && directive.state !== 'withdrawn' && (
        <button type="button" className="plain" onClick={() => ask('version')}>
          {t('versions.new')}
        </button>
      )}
      {may('progress.read') && (
        <Link className="button plain" href={`/progress-reports?directive=${directive.id}`}>
          {t('report.open')}
        </Link>
      )}
      {may('directives.publish') && directive.state === 'published' && (
        <button type="button" className="plain" onClick={() => ask('withdrawal')}>
          {t('review.withdraw')}
        </button>
      )}
      {directive.state === 'published' && <FollowLink subject={`directive:${directive.id}`} />}
      {may('directives.publish') && directive.state === 'published' && directive.file !== null && (
        <OpenFile directive={directive} />
      )}
      <HistoryLink kind="directive" id={directive.id} />
      {asking === 'version' && <NewVersionDialog directive={directive} close={close} />}
      {asking === 'letterhead' && <LetterheadDialog directive={directive} close={close} />}
      {asking === 'withdrawal' && <WithdrawalDialog directive={directive} close={close} />}
    </>
  );
}

/** The file is looked at by a person before everybody may have it. */
function OpenFile({ directive }: { directive: Directive }) {
  const opening = useActOn(directive, () => {});
  const open = !directive.fileOpen;
  return (
    <>
      <button
        type="button"
        className="plain"
        disabled={opening.isPending}
        onClick={() => opening.mutate({ act: '/open-file', body: { open } })}
      >
        {t(open ? 'review.open-file' : 'review.close-file')}
      </button>
      {opening.error !== null && <ProblemNotice error={opening.error} />}
    </>
  );
}

interface Props {
  directive: Directive;
  close: () => void;
}

function useActOn({ id, version }: Directive, done: () => void) {
  return useMutation({
    mutationFn: ({ act, ...sending }: Sending & { act: string }) =>
      send(`/api/v1/directives/${id}${act}`, { ...sending, ifMatch: `"${version}"` }),
    onSuccess: async () => {
      await refresh();
      done();
    },
  });
}

function LetterheadDialog({ directive, close }: Props) {
  const [number, setNumber] = useState(directive.number ?? '');
  const [type, setType] = useState<string>(directive.type ?? '');
  const [issuer, setIssuer] = useState(directive.issuer ?? '');
  const [issuedOn, setIssuedOn] = useState<string>(directive.issuedOn ?? '');
  const [title, setTitle] = useState(directive.title);
  const saving = useActOn(directive, close);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { number: orNull(number), type: orNull(type), issuer: orNull(issuer), issuedOn: orNull(issuedOn) };
    saving.mutate({ act: '', method: 'PATCH', body: { ...body, title: title.trim() || directive.title } });
  };
  return (
    <Dialog title={t('review.letterhead')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <Field label={t('review.letterhead.number')}>
          <input value={number} maxLength={100} onChange={({ target }) => setNumber(target.value)} />
        </Field>
        <Field label={t('review.letterhead.type')}>
          <select value={type} onChange={({ target }) => setType(target.value)}>
            <option value="">{t('review.letterhead.type-unknown')}</option>
            {documentTypes.map((name) => (
              <option key={name} value={name}>
                {typeWord(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('review.letterhead.issuer')}>
          <input value={issuer} maxLength={300} onChange={({ target }) => setIssuer(target.value)} />
        </Field>
        <Field label={t('review.letterhead.issued-on')}>
          <input type="date" value={issuedOn} onChange={({ target }) => setIssuedOn(target.value)} />
        </Field>
        <Field label={t('review.letterhead.title')}>
          <textarea value={title} maxLength={1000} onChange={({ target }) => setTitle(target.value)} />
        </Field>
        <FormEnd act={t('web.save')} saving={saving} close={close} />
      </form>
    </Dialog>
  );
}

function WithdrawalDialog({ directive, close }: Props) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const withdrawing = useActOn(directive, close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tooShort = reason.trim().length < 3;
    setMissing(tooShort);
    if (!tooShort) withdrawing.mutate({ act: '/withdraw', body: { reason: reason.trim() } });
  };
  return (
    <Dialog title={t('review.withdraw')} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{t('review.withdraw.what')}</p>
        <Field label={t('task.act.reason')} wrong={missing ? t('task.act.reason-missing') : undefined}>
          <textarea value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} />
        </Field>
        <FormEnd act={t('review.withdraw')} saving={withdrawing} close={close} />
      </form>
    </Dialog>
  );
}
