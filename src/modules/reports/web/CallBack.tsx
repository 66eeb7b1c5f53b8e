import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, send } from '../../../web/api.ts';
import { ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { FormEnd } from '../../../web/components/FormEnd.tsx';
import { formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { refresh, useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Report, ReporterView } from '../contract.ts';
import type { NewCall, ReportCall } from '../duty/contract.ts';
import './call-back.css';

/** Gọi lại: who to call, only on a press because every look is in the trail; and what came of each call. */
export function CallBack({ report }: { report: Pick<Report, 'id' | 'hasReporter'> }) {
  const { may } = useSession();
  const calls = useGet<{ items: ReportCall[] }>(may('reports.call-back') ? `/api/v1/reports/${report.id}/calls` : null);
  const [correcting, correct] = useState<ReportCall | null>(null);
  const items = calls.data?.items ?? [];
  // Of other sides' reports one learns nothing here: the server has refused.
  if (calls.data === undefined || (!report.hasReporter && items.length === 0)) return null;
  return (
    <section className="card padded call-back" aria-labelledby="call-back">
      <h2 id="call-back">{t('call-back.title')}</h2>
      {report.hasReporter && <Contact id={report.id} />}
      {report.hasReporter && (
        <CallForm key={correcting?.id ?? 'new'} id={report.id} correcting={correcting} done={() => correct(null)} />
      )}
      {items.length > 0 && <Calls calls={items} correct={report.hasReporter ? correct : null} />}
    </section>
  );
}

function Contact({ id }: { id: string }) {
  const looking = useMutation({ mutationFn: () => get<ReporterView>(`/api/v1/reports/${id}/reporter`) });
  const seen = looking.data;
  if (seen === undefined) {
    return (
      <>
        <p className="small dim">{t('report-page.reporter.trail')}</p>
        <button type="button" disabled={looking.isPending} onClick={() => looking.mutate()}>
          {t('report-page.reporter.show')}
        </button>
        {looking.isError && <ProblemNotice error={looking.error} />}
      </>
    );
  }
  if (seen.erasedAt !== null) return <p>{t('report-page.reporter.erased', { at: formatInstant(seen.erasedAt) })}</p>;
  return (
    <p className="contact">
      {seen.name !== null && <strong>{seen.name}</strong>}
      {seen.phone !== null && (
        <a className="button" href={`tel:${seen.phone.replaceAll(/[^+\d]/g, '')}`}>
          {seen.phone}
        </a>
      )}
      {seen.email !== null && <a href={`mailto:${seen.email}`}>{seen.email}</a>}
    </p>
  );
}

const outcomes = ['reached', 'not-reached'] as const;

function CallForm({ id, correcting, done }: { id: string; correcting: ReportCall | null; done: () => void }) {
  const [outcome, choose] = useState<NewCall['outcome'] | null>(correcting?.outcome ?? null);
  const [said, say] = useState(correcting?.said ?? '');
  const [isMissing, miss] = useState(false);
  const saving = useMutation({
    mutationFn: (body: NewCall) => send(`/api/v1/reports/${id}/calls`, { body }),
    onSuccess: async () => {
      await refresh();
      choose(null);
      say('');
      done();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcome === null) return;
    const words = said.trim();
    const owed = outcome === 'reached' && words === '';
    miss(owed);
    if (owed) return;
    saving.mutate({
      outcome,
      ...(words === '' ? {} : { said: words }),
      ...(correcting === null ? {} : { corrects: correcting.id }),
    });
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <fieldset className="call-outcomes">
        <legend>
          {correcting === null
            ? t('call-back.outcome')
            : t('call-back.correcting', { at: formatInstant(correcting.calledAt) })}
        </legend>
        {outcomes.map((one) => (
          <label key={one} className="check">
            <input type="radio" name={`outcome-${id}`} checked={outcome === one} onChange={() => choose(one)} />
            {t(`call-back.outcome.${one}`)}
          </label>
        ))}
      </fieldset>
      {outcome !== null && (
        <>
          <Field
            label={t('call-back.said')}
            optional={outcome === 'not-reached'}
            hint={t('call-back.said.hint')}
            wrong={isMissing ? t('call-back.said.missing') : undefined}
          >
            <textarea rows={2} maxLength={2000} value={said} onChange={({ target }) => say(target.value)} />
          </Field>
          <FormEnd act={t('call-back.save')} saving={saving} close={correcting === null ? undefined : done} />
        </>
      )}
    </form>
  );
}

interface CallsProps {
  calls: readonly ReportCall[];
  correct: ((call: ReportCall) => void) | null;
}

function Calls({ calls, correct }: CallsProps) {
  const corrected = new Set(calls.map(({ corrects }) => corrects));
  return (
    <>
      <h3>{t('call-back.calls')}</h3>
      <ol className="calls">
        {calls.map((call) => (
          <li key={call.id} className={corrected.has(call.id) ? 'is-corrected' : undefined}>
            <p>
              <strong>{t(`call-back.outcome.${call.outcome}`)}</strong>
              {corrected.has(call.id) && <span className="chip">{t('call-back.corrected')}</span>}
            </p>
            {call.said !== null && <p className="said">{call.said}</p>}
            {call.erasedAt !== null && <p className="dim">{t('call-back.erased')}</p>}
            <p className="small dim">
              {call.calledBy.name} · <time dateTime={call.calledAt}>{formatInstant(call.calledAt)}</time>
              {correct !== null && !corrected.has(call.id) && (
                <button type="button" className="plain" onClick={() => correct(call)}>
                  {t('call-back.correct')}
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
