import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem, send } from '../../../web/api.ts';
import { Answer, ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { type MessageKey, t } from '../../../web/language.ts';
import { refresh, useGet } from '../../../web/queries.ts';
import type { Report } from '../contract.ts';
import type { Moderation, PersonalMark } from '../privacy/contract.ts';
import { ModeratePhoto } from './ModeratePhoto.tsx';

/** Kiểm duyệt: what the public will read and see, beside what was said; nothing is public before somebody looked. */
export function Moderate({ report }: { report: Report }) {
  const moderation = useGet<Moderation>(`/api/v1/reports/${report.id}/publication`);
  return (
    <section className="card padded moderate" aria-labelledby="moderate">
      <h2 id="moderate">{t('moderate.title')}</h2>
      <Answer of={moderation}>
        {(read) => (
          <>
            <ModerateText key={read.version} read={read} />
            {read.photos.map((photo) => (
              <ModeratePhoto key={`${photo.id} ${read.version}`} report={read} photo={photo} />
            ))}
          </>
        )}
      </Answer>
    </section>
  );
}

const shortestReason = 10;
/** Found in the text that was to be published: a person has to say that it is meant. */
const namesSomebody = 'privacy.names-somebody';

function ModerateText({ read }: { read: Moderation }) {
  const [text, write] = useState(read.publicText ?? read.suggestion.text);
  const [address, setAddress] = useState(read.publicAddress ?? read.suggestion.address?.text ?? '');
  const [meant, mean] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const deciding = useMutation({
    mutationFn: ({ act, body }: { act: 'publish' | 'withhold'; body: unknown }) =>
      send(`/api/v1/reports/${read.id}/${act}`, { body, ifMatch: `"${read.version}"` }),
    onSuccess: refresh,
  });
  const publish = (event: FormEvent) => {
    event.preventDefault();
    const told = address.trim() === '' ? null : address;
    deciding.mutate({ act: 'publish', body: { text, address: told, namesAreMeant: meant } });
  };
  const withhold = () => {
    const isShort = reason.trim().length < shortestReason;
    setWrong(isShort ? t('report-page.act.reason-missing') : undefined);
    if (!isShort) deciding.mutate({ act: 'withhold', body: { reason } });
  };
  const names = deciding.error instanceof Problem && deciding.error.code === namesSomebody;
  const marks = [...read.suggestion.marks, ...(read.suggestion.address?.marks ?? [])];
  return (
    <form className="form" onSubmit={publish}>
      <Found marks={marks} />
      <Field label={t('moderate.text')} hint={t('moderate.text-hint')}>
        <textarea rows={4} value={text} onChange={({ target }) => write(target.value)} />
      </Field>
      {read.address !== null && (
        <Field label={t('moderate.address')} optional>
          <input maxLength={300} value={address} onChange={({ target }) => setAddress(target.value)} />
        </Field>
      )}
      {(names || meant) && (
        <label className="check">
          <input type="checkbox" checked={meant} onChange={({ target }) => mean(target.checked)} />
          {t('moderate.meant')}
        </label>
      )}
      {deciding.isError && <ProblemNotice error={deciding.error} />}
      <div className="acts">
        <button type="submit" className="primary" disabled={deciding.isPending || text.trim() === ''}>
          {t(read.publication === 'public' ? 'moderate.publish-again' : 'moderate.publish')}
        </button>
      </div>
      {read.publication !== 'withheld' && (
        <details>
          <summary>{t('moderate.withhold')}</summary>
          <Field label={t('report-page.act.reason')} wrong={wrong}>
            <textarea rows={2} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />
          </Field>
          <button type="button" disabled={deciding.isPending} onClick={withhold}>
            {t('moderate.withhold')}
          </button>
        </details>
      )}
    </form>
  );
}

/** What was found that could name somebody, so that the moderator knows where to look. */
function Found({ marks }: { marks: readonly PersonalMark[] }) {
  if (marks.length === 0) return <p className="dim">{t('moderate.nothing-found')}</p>;
  return (
    <div>
      <p className="small dim">{t('moderate.found')}</p>
      <ul className="chosen-ones">
        {marks.map(({ kind, quote, start, certainty }) => (
          <li key={`${start} ${quote}`} className="chip">
            {t(`privacy.masked.${kind}` satisfies MessageKey)}: {quote}
            {certainty === 'possible' && ` (${t('moderate.possible')})`}
          </li>
        ))}
      </ul>
    </div>
  );
}
