import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { Answer, Bones } from '../../../../web/components/Answer.tsx';
import { Page } from '../../../../web/components/Page.tsx';
import { formatDay } from '../../../../web/format.ts';
import { isMessageKey, type MessageKey, t } from '../../../../web/language.ts';
import { useLive } from '../../../../web/live.ts';
import { directivePath } from '../../../../web/paths.ts';
import { useGet } from '../../../../web/queries.ts';
import { useSession } from '../../../../web/session.ts';
import type { VersionComparison } from '../../versions-contract.ts';
import { typeWord } from '../names.ts';
import { Carries } from './Carries.tsx';
import { Words } from './Words.tsx';
import './versions.css';

const askEveryMs = 1000;

/** Two versions of a document side by side: what the text says now, and what becomes of the work. */
export default function VersionPage() {
  const { id, ordinal } = useParams<{ id: string; ordinal: string }>();
  const [waiting, setWaiting] = useState(true);
  const path = `/api/v1/directives/${id}/versions/${ordinal}`;
  const comparison = useGet<VersionComparison>(path, waiting ? askEveryMs : undefined);
  const reading = comparison.data?.reading;
  if (waiting && (comparison.isError || reading === 'read' || reading === 'failed')) setWaiting(false);
  useLive(['directive.changed'], () => comparison.refetch(), { about: { kind: 'directive', id } });
  return (
    <Answer of={comparison} bones={<Bones lines={12} />}>
      {(shown) => <Comparison comparison={shown} />}
    </Answer>
  );
}

function Comparison({ comparison }: { comparison: VersionComparison }) {
  const { may } = useSession();
  const { directive, ordinal, olderOrdinal, standing, reading, reason } = comparison;
  return (
    <Page
      className="wide-middle versions"
      title={t('versions.title', { name: directive.name, ordinal })}
      under={t('versions.under', { older: olderOrdinal })}
      over={t(`versions.standing.${standing}` satisfies MessageKey)}
      acts={
        <Link className="button" href={directivePath(directive.id)}>
          {t('versions.back')}
        </Link>
      }
    >
      {reading === 'failed' && (
        <div className="notice wrong" role="alert">
          <strong>{t('directives.reading.failed')}</strong>
          <p>{reason !== null && isMessageKey(reason) ? t(reason) : t('directives.reading.failed-why')}</p>
        </div>
      )}
      {(reading === 'queued' || reading === 'reading') && (
        <div className="notice" role="status">
          <strong>{t('versions.reading')}</strong>
          <div className="progress-line waiting">
            <i />
          </div>
        </div>
      )}
      {standing === 'proposed' && <Carries comparison={comparison} deciding={may('directives.review')} />}
      {reading === 'read' && <Letterhead comparison={comparison} />}
      {reading === 'read' && <Changes comparison={comparison} />}
    </Page>
  );
}

/** What the letterhead says, where the two versions differ in it. */
function Letterhead({ comparison: { letterhead } }: { comparison: VersionComparison }) {
  const { old, new: next } = letterhead;
  if (next === null) return null;
  const rows = (
    [
      ['review.letterhead.number', old.number, next.number],
      ['review.letterhead.type', old.type && typeWord(old.type), next.type && typeWord(next.type)],
      ['review.letterhead.issuer', old.issuer, next.issuer],
      [
        'review.letterhead.issued-on',
        old.issuedOn && formatDay(old.issuedOn),
        next.issuedOn && formatDay(next.issuedOn),
      ],
      ['review.letterhead.title', old.title, next.title],
    ] as const
  ).filter(([, before, after]) => before !== after);
  if (rows.length === 0) return null;
  return (
    <section className="card padded" aria-labelledby="letterhead">
      <h2 id="letterhead">{t('versions.letterhead')}</h2>
      <dl className="facts">
        {rows.map(([key, before, after]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Change = VersionComparison['changes'][number];

function Changes({ comparison: { changes } }: { comparison: VersionComparison }) {
  const [all, showAll] = useState(false);
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  const differs = ({ kind, moved }: Change) => kind !== 'same' || moved;
  const shown = all ? changes : changes.filter(differs);
  return (
    <section className="card padded" aria-labelledby="changes">
      <h2 id="changes">{t('versions.text')}</h2>
      <p className="small dim">
        {t('versions.counts', {
          added: count('added'),
          removed: count('removed'),
          changed: count('changed'),
          moved: changes.filter(({ moved }) => moved).length,
          same: changes.filter((change) => !differs(change)).length,
        })}
      </p>
      <label className="check">
        <input type="checkbox" checked={all} onChange={() => showAll(!all)} /> {t('versions.show-same')}
      </label>
      {shown.length === 0 && <p className="empty">{t('versions.no-change')}</p>}
      <ol className="changes">
        {shown.map((change) => (
          <li key={`${change.old?.id ?? ''}→${change.new?.id ?? ''}`} className={change.kind}>
            <ChangeMark change={change} />
            <div lang="vi">
              <Words words={change.words} text={(change.new ?? change.old)?.text ?? ''} kind={change.kind} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChangeMark({ change: { kind, moved, old, new: next } }: { change: Change }) {
  return (
    <p className="change-mark">
      <b>{next?.id ?? old?.id}</b>
      <span className={`chip ${kind}`}>{t(`versions.change.${kind}` satisfies MessageKey)}</span>
      {moved && old !== null && <span className="chip">{t('versions.change.moved', { from: old.id })}</span>}
    </p>
  );
}
