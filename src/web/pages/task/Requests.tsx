import { useState } from 'react';
import { Link } from 'wouter';
import type { WorkItem } from '../../../kernel/work/contract.ts';
import type { Explanation, ExtensionRequest, FollowUp } from '../../../kernel/work/requests/contract.ts';
import { query } from '../../api.ts';
import { StandingMark } from '../../components/Standing.tsx';
import { formatDay, formatInstant } from '../../format.ts';
import { language, type MessageKey, t } from '../../language.ts';
import { useLive } from '../../live.ts';
import { useGet } from '../../queries.ts';
import type { Standing } from '../../standing.ts';
import { type Asking, RequestDialog } from './RequestDialog.tsx';
import './requests.css';

/** What follows a task beside its state; asked apart from it, so that the page does not wait for it. */
export function useFollowUp(id: string): FollowUp | undefined {
  const followUp = useGet<FollowUp>(`/api/v1/work-items/${id}/follow-up`);
  useLive(['work.changed'], () => followUp.refetch(), { about: { kind: 'work-item', id } });
  return followUp.data;
}

/** Where the records contradict what is claimed, and what a report is to report on. */
export function FollowNotices({ followUp }: { followUp: FollowUp | undefined }) {
  if (followUp === undefined) return null;
  const { contradictions, review } = followUp;
  return (
    <>
      {contradictions.length > 0 && (
        <div className="notice wrong follow-notice">
          <strong>{t('task.contradictions')}</strong>
          <ul>
            {contradictions.map((code) => (
              <li key={code}>{t(`work.contradiction.${code}` satisfies MessageKey)}</li>
            ))}
          </ul>
        </div>
      )}
      {review !== null && (
        <div className="notice follow-notice">
          <p>{t('task.review.period', { from: formatDay(review.from), until: formatDay(review.until) })}</p>
          {review.sourceKind === 'directive' && (
            <Link
              className="button"
              href={`/progress-reports${query({ directive: review.sourceId, from: review.from, until: review.until })}`}
            >
              {t('task.review.open')}
            </Link>
          )}
        </div>
      )}
    </>
  );
}

/** Xin gia hạn and yêu cầu giải trình: what was asked, and the answer beside it. */
export function Requests({ task, followUp }: { task: WorkItem; followUp: FollowUp | undefined }) {
  const [asking, ask] = useState<Asking | null>(null);
  if (followUp === undefined) return null;
  const { extensions, explanations, mayAskExtension, mayAskExplanation } = followUp;
  const isEmpty = extensions.length === 0 && explanations.length === 0;
  if (isEmpty && !mayAskExtension && !mayAskExplanation) return null;
  return (
    <section className="card padded" aria-labelledby="requests">
      <div className="section-head">
        <h2 id="requests">{t('task.requests')}</h2>
        <div className="acts">
          {mayAskExtension && (
            <button type="button" onClick={() => ask({ form: 'extension' })}>
              {t('task.extension.ask')}
            </button>
          )}
          {mayAskExplanation && (
            <button type="button" onClick={() => ask({ form: 'question' })}>
              {t('task.explanation.ask')}
            </button>
          )}
        </div>
      </div>
      {isEmpty && <p className="dim small">{t('task.requests.none')}</p>}
      <ul className="requests">
        {explanations.map((explanation) => (
          <ExplanationItem key={explanation.id} explanation={explanation} ask={ask} />
        ))}
        {extensions.map((request) => (
          <ExtensionItem key={request.id} request={request} followUp={followUp} ask={ask} />
        ))}
      </ul>
      {asking !== null && <RequestDialog asking={asking} task={task} close={() => ask(null)} />}
    </section>
  );
}

interface Asks {
  ask: (asking: Asking) => void;
}

function ExplanationItem({ explanation, ask }: { explanation: Explanation } & Asks) {
  const { id, question, askedOf, askedByOrganisation, askedAt, dueAt, reckoning, answer, answeredAt } = explanation;
  const isOpen = explanation.standing === 'open' || explanation.standing === 'late';
  return (
    <li>
      <p className="request-head">
        <b>{explanation.againAfterId === null ? t('task.explanation') : t('task.explanation.again')}</b>
        <StandingMark
          standing={explanationTone[explanation.standing]}
          word={t(`task.explanation.${explanation.standing}` satisfies MessageKey)}
        />
      </p>
      <div className="question">
        <blockquote>{question}</blockquote>
        {answer !== null && (
          <blockquote className="answer">
            {answer}
            <footer className="faint">
              {askedOf.name}
              {answeredAt !== null && ` · ${formatInstant(answeredAt)}`}
            </footer>
          </blockquote>
        )}
      </div>
      <p className="faint">
        {askedByOrganisation !== null && `${askedByOrganisation.name} · `}
        {formatInstant(askedAt)} · {t('task.explanation.of', { owner: askedOf.name })}
      </p>
      {isOpen && (
        <details className="small">
          <summary>{t('task.explanation.due', { due: formatInstant(dueAt) })}</summary>
          <p>{reckoning[language()]}</p>
        </details>
      )}
      {explanation.withdrawnReason !== null && <p className="small">{explanation.withdrawnReason}</p>}
      <div className="acts">
        {explanation.mayAnswer && (
          <button type="button" className="primary" onClick={() => ask({ form: 'answer', id, question })}>
            {t('task.explanation.answer')}
          </button>
        )}
        {explanation.mayAskAgain && (
          <button type="button" onClick={() => ask({ form: 'question', againAfter: id })}>
            {t('task.explanation.ask-again')}
          </button>
        )}
        {explanation.mayWithdraw && (
          <button type="button" className="plain" onClick={() => ask({ form: 'withdraw-question', id })}>
            {t('task.request.withdraw')}
          </button>
        )}
      </div>
    </li>
  );
}

const explanationTone: Readonly<Record<Explanation['standing'], Standing>> = {
  open: 'due-soon',
  late: 'overdue',
  'answered-on-time': 'done-on-time',
  'answered-late': 'done-late',
  withdrawn: 'without-deadline',
};

const extensionTone: Readonly<Record<ExtensionRequest['state'], Standing>> = {
  open: 'due-soon',
  granted: 'done-on-time',
  refused: 'overdue',
  withdrawn: 'without-deadline',
  lapsed: 'without-deadline',
};

function ExtensionItem({ request, followUp, ask }: { request: ExtensionRequest; followUp: FollowUp } & Asks) {
  const { id, until, reason, organisation, askedAt, state, decision, grantedUntil } = request;
  const isOpen = state === 'open';
  return (
    <li>
      <p className="request-head">
        <b>{t('task.extension.until', { day: formatDay(until) })}</b>
        <StandingMark standing={extensionTone[state]} word={t(`task.extension.${state}` satisfies MessageKey)} />
      </p>
      <blockquote>{reason}</blockquote>
      <p className="faint">
        {organisation.name} · {formatInstant(askedAt)}
      </p>
      {grantedUntil !== null && grantedUntil !== until && (
        <p className="small">{t('task.extension.granted-until', { day: formatDay(grantedUntil) })}</p>
      )}
      {decision !== null && <p className="small">{decision}</p>}
      {isOpen && (
        <div className="acts">
          {followUp.mayDecideExtension && (
            <>
              <button type="button" className="primary" onClick={() => ask({ form: 'grant', id, until })}>
                {t('task.extension.grant')}
              </button>
              <button type="button" onClick={() => ask({ form: 'refuse', id })}>
                {t('task.extension.refuse')}
              </button>
            </>
          )}
          {followUp.mayWithdrawExtension && (
            <button type="button" className="plain" onClick={() => ask({ form: 'withdraw-extension', id })}>
              {t('task.request.withdraw')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
