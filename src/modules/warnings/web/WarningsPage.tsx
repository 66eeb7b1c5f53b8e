import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Answer } from '../../../web/components/Answer.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { formatInstant } from '../../../web/format.ts';
import { t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { useNow } from '../../../web/now.ts';
import { type Page as ListPage, refresh, useGet, useList } from '../../../web/queries.ts';
import { useSession } from '../../../web/session.ts';
import type { Warning } from '../contract.ts';
import { ReceiveDialog } from './ReceiveDialog.tsx';
import { WarningDialog } from './WarningDialog.tsx';
import { inWords, severityWord, standingWords, warningPath, whereWords } from './words.ts';
import './warnings.css';

/** Cảnh báo: what is in force, what is being drafted, and whatever was issued. */
export default function WarningsPage() {
  const { may } = useSession();
  const [asking, ask] = useState<'draft' | 'receive' | null>(null);
  const [, go] = useLocation();
  const inForce = useGet<ListPage<Warning>>('/api/v1/warnings/in-force');
  const drafts = useGet<ListPage<Warning>>(may('warnings.issue') ? '/api/v1/warnings?state=draft' : null);
  useLive(['warning.changed'], refresh);
  const close = () => ask(null);
  const open = ({ id }: Warning) => go(warningPath(id));
  return (
    <Page
      title={t('warning.title')}
      className="warnings-page"
      under={t('warning.under')}
      acts={
        <>
          {may('warnings.issue') && (
            <>
              <button type="button" className="primary" onClick={() => ask('draft')}>
                {t('warning.draft')}
              </button>
              <button type="button" onClick={() => ask('receive')}>
                {t('warning.receive')}
              </button>
            </>
          )}
          <a className="button" href="/api/v1/warnings.atom">
            {t('warning.feed')}
          </a>
        </>
      }
    >
      <section aria-labelledby="warnings-now">
        <h2 id="warnings-now">{t('warning.in-force')}</h2>
        <Answer of={inForce}>
          {({ items }) =>
            items.length === 0 ? <p className="dim">{t('warning.none')}</p> : <WarningList warnings={items} />
          }
        </Answer>
      </section>
      {may('warnings.issue') && (
        <section aria-labelledby="warnings-drafts">
          <h2 id="warnings-drafts">{t('warning.drafts')}</h2>
          <Answer of={drafts}>
            {({ items }) =>
              items.length === 0 ? <p className="dim">{t('warning.drafts.none')}</p> : <WarningList warnings={items} />
            }
          </Answer>
        </section>
      )}
      <Issued />
      {asking === 'draft' && <WarningDialog warning={null} replacesId={null} close={close} done={open} />}
      {asking === 'receive' && <ReceiveDialog close={close} done={open} />}
    </Page>
  );
}

function Issued() {
  const issued = useList<Warning>('/api/v1/warnings?limit=20');
  const past = issued.data?.filter(({ state }) => state !== 'draft' && state !== 'discarded');
  return (
    <section aria-labelledby="warnings-all">
      <h2 id="warnings-all">{t('warning.all')}</h2>
      {past?.length === 0 && !issued.hasNextPage && <p className="dim">{t('warning.all.none')}</p>}
      {past !== undefined && <WarningList warnings={past} />}
      {issued.hasNextPage && (
        <button type="button" onClick={() => void issued.fetchNextPage()}>
          {t('warning.more')}
        </button>
      )}
    </section>
  );
}

function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  const now = useNow();
  return (
    <ul className="warning-list">
      {warnings.map((warning) => (
        <li key={warning.id} className={`notice severity-${warning.severity}`}>
          <h3>
            <Link href={warningPath(warning.id)}>{inWords(warning.headline)}</Link>
            <span className="chip">{standingWords(warning, now)}</span>
          </h3>
          <p className="small dim">
            {severityWord(warning)} · {whereWords(warning)} ·{' '}
            {t('warning.from-until', {
              from: formatInstant(warning.effectiveAt),
              until: formatInstant(warning.expiresAt),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
