import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams, useSearchParams } from 'wouter';
import { send } from '../../../web/api.ts';
import { Answer, Bones, ProblemNotice } from '../../../web/components/Answer.tsx';
import { Field } from '../../../web/components/Field.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { Reckoning } from '../../../web/components/Reckoning.tsx';
import { StandingMark } from '../../../web/components/Standing.tsx';
import { formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { refresh, useGet } from '../../../web/queries.ts';
import type { FollowedReport } from '../contract.ts';
import { isReportOpen } from '../states.ts';
import { NotTakenUp } from './NotTakenUp.tsx';
import { ReportTimeline } from './ReportTimeline.tsx';
import { reportStanding, reportStateWord, spoken } from './report-words.ts';
import '../../../web/styles/record.css';
import './reports.css';

/** Theo dõi phản ánh: by number and code, without an account. */
export default function FollowPage() {
  const { key } = useParams<{ key?: string }>();
  return key === undefined ? <AskForCode /> : <Followed code={key} />;
}

function AskForCode() {
  const [, go] = useLocation();
  const [typed, type] = useState('');
  return (
    <Page className="narrow" title={t('follow.title')} under={t('follow.under')}>
      <form
        className="card padded form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') go(`/follow/${encodeURIComponent(typed.trim())}`);
        }}
      >
        <Field label={t('follow.code')} hint={t('follow.code-hint')}>
          <input autoComplete="off" autoCapitalize="off" value={typed} onChange={({ target }) => type(target.value)} />
        </Field>
        <button type="submit" className="primary">
          {t('follow.open')}
        </button>
      </form>
    </Page>
  );
}

function Followed({ code }: { code: string }) {
  const path = `/api/v1/followed-reports/${encodeURIComponent(code)}`;
  const report = useGet<FollowedReport>(path, 60_000);
  return (
    <Answer of={report} bones={<Bones lines={8} tall />}>
      {(shown) => (
        <Page
          className="narrow report-form"
          title={t('follow.of', { number: shown.number })}
          over={shown.number}
          heading={spoken(shown.category)}
          under={
            <span className="standing-line">
              <StandingMark standing={reportStanding(shown)} />
              <span className="chip">{reportStateWord(shown.state)}</span>
              {shown.area !== null && <span className="dim">{shown.area.name}</span>}
              {shown.weight > 1 && <span className="dim">{t('report-page.weight', { others: shown.weight - 1 })}</span>}
            </span>
          }
        >
          {shown.lawful !== null && <p className="notice care">{spoken(shown.lawful)}</p>}
          {shown.photoItems.length > 0 && (
            <ul className="report-photos">
              {shown.photoItems.map(({ id, kind }) => (
                <li key={id}>
                  <a href={`${path}/photos/${id}`}>
                    <img src={`${path}/photos/${id}?size=small`} alt={t(`report-page.photo.${kind}`)} loading="lazy" />
                  </a>
                  <span className="chip">{t(`report-page.photo.${kind}`)}</span>
                </li>
              ))}
            </ul>
          )}
          {shown.text !== null && <blockquote className="card padded said">{shown.text}</blockquote>}
          {shown.expectedAt !== null && shown.state !== 'closed' && (
            <section className="card padded" aria-label={t('report-page.expected')}>
              <p className="small dim">{t('report-page.expected-by', { owner: shown.owner.name })}</p>
              <p className="due">{formatInstant(shown.expectedAt)}</p>
              {shown.explanation !== null && (
                <Reckoning explanation={shown.explanation} open={isReportOpen(shown.state)} />
              )}
            </section>
          )}
          {shown.state === 'closed' && shown.outcome !== null && <NotTakenUp {...shown.outcome} />}
          {shown.closesAt !== null && (
            <p className="notice">{t('follow.closes', { at: formatInstant(shown.closesAt) })}</p>
          )}
          {shown.mayRateUntil !== null && <Rate path={path} until={shown.mayRateUntil} />}
          {shown.rating !== null && <p className="card padded">{t('follow.rated', { stars: shown.rating })}</p>}
          <ReportTimeline updates={shown.updates} />
          {shown.byMail && <ByMail path={path} />}
        </Page>
      )}
    </Answer>
  );
}

/** Each step comes by mail; whoever has had enough says so here. */
function ByMail({ path }: { path: string }) {
  const leaving = useMutation({ mutationFn: () => send(`${path}/leave-mail`, {}), onSuccess: refresh });
  return (
    <section className="card padded form">
      <p>{t('follow.by-mail')}</p>
      {leaving.isError && <ProblemNotice error={leaving.error} />}
      <div className="acts">
        <button type="button" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
          {t('follow.leave-mail')}
        </button>
      </div>
    </section>
  );
}

const stars = [1, 2, 3, 4, 5] as const;

/** Đánh giá: only the reporter, only for some days; one or two stars open it again. */
function Rate({ path, until }: { path: string; until: string }) {
  // A link of a mail brings what was pressed there; it is sent from here, as mail programs open links by themselves.
  const [asked] = useSearchParams();
  const [chosen, choose] = useState<number | null>(stars.find((count) => String(count) === asked.get('stars')) ?? null);
  const [comment, say] = useState('');
  const rating = useMutation({
    mutationFn: () =>
      send(`${path}/rating`, { body: { stars: chosen, ...(comment.trim() === '' ? {} : { comment }) } }),
    onSuccess: refresh,
  });
  return (
    <form
      className="card padded form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) rating.mutate();
      }}
    >
      <fieldset className="stars">
        <legend>{t('follow.rate')}</legend>
        <div>
          {stars.map((count) => (
            <label key={count} className={chosen === count ? 'star chosen' : 'star'}>
              <input type="radio" name="stars" checked={chosen === count} onChange={() => choose(count)} />
              <b>{count}</b>
              <span>{t(`follow.stars.${count}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {chosen !== null && chosen <= 2 && <p className="notice care">{t('follow.reopens')}</p>}
      <Field label={t('follow.comment')} optional hint={t('follow.comment-hint')}>
        <textarea rows={3} maxLength={1000} value={comment} onChange={({ target }) => say(target.value)} />
      </Field>
      {rating.isError && <ProblemNotice error={rating.error} />}
      <button type="submit" className="primary" disabled={chosen === null || rating.isPending}>
        {t('follow.send-rating')}
      </button>
      <p className="hint">{t('follow.rate-until', { at: formatInstant(until) })}</p>
    </form>
  );
}
