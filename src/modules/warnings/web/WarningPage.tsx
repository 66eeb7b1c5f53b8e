import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { send } from '../../../web/api.ts';
import { Answer } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatInstant } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { useNow } from '../../../web/now.ts';
import { FormDialog } from '../../../web/pages/admin/FormDialog.tsx';
import { TextField } from '../../../web/pages/admin/fields.tsx';
import { HistoryLink } from '../../../web/pages/history/HistoryLink.tsx';
import { useGet } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Warning } from '../contract.ts';
import { WarningDialog } from './WarningDialog.tsx';
import { inWords, isDrill, severityWord, standingWords, warningPath, whereWords } from './words.ts';
import './warnings.css';

/** One warning: what happens, where, until when, and what to do; its acts for those who issue. */
export default function WarningPage({ params: { id } }: { params: { id: string } }) {
  const warning = useGet<Warning>(`/api/v1/warnings/${id}`);
  useLive(['warning.changed'], () => warning.refetch(), { about: { kind: 'warning', id } });
  return <Answer of={warning}>{(found) => <Shown warning={found} />}</Answer>;
}

function Shown({ warning }: { warning: Warning }) {
  const { may } = useSession();
  const now = useNow();
  const { categories, urgency, certainty, onsetAt, endedAt, endReason, contact, web } = warning;
  return (
    <Page
      className="warning-page"
      title={inWords(warning.headline)}
      over={
        <>
          {isDrill(warning) && <b>{t(`warning.purpose.${warning.purpose}` satisfies MessageKey)} · </b>}
          {severityWord(warning)} · {inWords(warning.event)}
        </>
      }
      under={
        <>
          <span className="chip">{standingWords(warning, now)}</span>{' '}
          {t('warning.from-until', {
            from: formatInstant(warning.effectiveAt),
            until: formatInstant(warning.expiresAt),
          })}
        </>
      }
      acts={may('warnings.issue') && <Acts warning={warning} />}
    >
      {warning.state === 'cancelled' && endedAt !== null && (
        <p className="notice good">
          {t('warning.cancelled-because', { at: formatInstant(endedAt), reason: endReason ?? '' })}
        </p>
      )}
      {warning.state === 'replaced' && endedAt !== null && (
        <p className="notice care">{t('warning.was-replaced', { at: formatInstant(endedAt) })}</p>
      )}
      {warning.state === 'draft' && warning.received && (
        <p className="notice care">{t('warning.was-received', { sender: warning.sender })}</p>
      )}
      {warning.instruction !== null && (
        <section className="card padded" aria-labelledby="warning-do">
          <h2 id="warning-do">{t('warning.do')}</h2>
          <p className="warning-text do">{inWords(warning.instruction)}</p>
        </section>
      )}
      {warning.description !== null && (
        <section className="card padded" aria-labelledby="warning-happens">
          <h2 id="warning-happens">{t('warning.happens')}</h2>
          <p className="warning-text">{inWords(warning.description)}</p>
        </section>
      )}
      <dl className="facts card padded">
        <dt>{t('warning.where')}</dt>
        <dd>{whereWords(warning)}</dd>
        <dt>{t('warning.field.category')}</dt>
        <dd>{categories.map((category) => t(`warning.category.${category}` satisfies MessageKey)).join('; ')}</dd>
        <dt>{t('warning.facts')}</dt>
        <dd>
          {severityWord(warning)} · {t(`warning.urgency.${urgency}` satisfies MessageKey)} ·{' '}
          {t(`warning.certainty.${certainty}` satisfies MessageKey)}
          {onsetAt !== null && ` · ${t('warning.onset', { at: formatInstant(onsetAt) })}`}
        </dd>
        <dt>{t('warning.by')}</dt>
        <dd>{warning.sender}</dd>
        {contact !== null && (
          <>
            <dt>{t('warning.contact')}</dt>
            <dd>{contact}</dd>
          </>
        )}
        {web !== null && (
          <>
            <dt>{t('warning.web')}</dt>
            <dd>
              <a href={web}>{web}</a>
            </dd>
          </>
        )}
      </dl>
      <p className="acts">
        <a className="button" href={`/api/v1/warnings/${warning.id}/cap`}>
          {t('warning.as-cap')}
        </a>
        {warning.replacesId !== null && (
          <Link className="button" href={warningPath(warning.replacesId)}>
            {t('warning.replaces')}
          </Link>
        )}
        <HistoryLink kind="warning" id={warning.id} />
      </p>
    </Page>
  );
}

type Act = 'change' | 'issue' | 'discard' | 'replace' | 'cancel';
const actsOf: Readonly<Record<Warning['state'], readonly Act[]>> = {
  draft: ['issue', 'change', 'discard'],
  issued: ['replace', 'cancel'],
  replaced: [],
  cancelled: [],
  discarded: [],
};

function Acts({ warning }: { warning: Warning }) {
  const [asking, ask] = useState<Act | null>(null);
  const [reason, say] = useState('');
  const [, go] = useLocation();
  const close = () => ask(null);
  const path = `/api/v1/warnings/${warning.id}`;
  return (
    <>
      {actsOf[warning.state].map((act) => (
        <button key={act} type="button" className={act === 'issue' ? 'primary' : undefined} onClick={() => ask(act)}>
          {t(`warning.${act}` satisfies MessageKey)}
        </button>
      ))}
      {(asking === 'change' || asking === 'replace') && (
        <WarningDialog
          warning={warning}
          replacesId={asking === 'replace' ? warning.id : null}
          close={close}
          done={({ id }) => go(warningPath(id))}
        />
      )}
      {(asking === 'issue' || asking === 'discard') && (
        <FormDialog
          title={t(`warning.${asking}` satisfies MessageKey)}
          text={t(`warning.${asking}.text` satisfies MessageKey)}
          run={() => send(`${path}/${asking}`, {})}
          close={close}
        />
      )}
      {asking === 'cancel' && (
        <FormDialog
          title={t('warning.cancel')}
          text={t('warning.cancel.text')}
          run={() => send(`${path}/cancel`, { body: { reason } })}
          close={close}
        >
          {(wrong) => <TextField label={t('warning.reason')} value={reason} set={say} wrong={wrong('reason')} />}
        </FormDialog>
      )}
    </>
  );
}
