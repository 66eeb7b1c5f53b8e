import { Link } from 'wouter';
import { formatInstant } from '../../../web/format.ts';
import { type MessageKey, t } from '../../../web/language.ts';
import { useLive } from '../../../web/live.ts';
import { type Page, useGet } from '../../../web/queries.ts';
import type { Warning } from '../contract.ts';
import { inWords, isDrill, severityWord, warningPath, whereWords } from './words.ts';
import './warnings.css';

/** Asked again so often besides, for those that begin or end by their time. */
const everyMs = 60_000;
const shown = 3;

/** What people are warned of now, over every page; nothing where there is nothing. */
export function WarningBanner() {
  const warnings = useGet<Page<Warning>>('/api/v1/warnings/in-force', everyMs);
  useLive(['warning.changed'], () => warnings.refetch());
  const items = warnings.data?.items ?? [];
  return (
    <section className="warning-banner" aria-label={t('warning.banner')} role="status">
      {items.slice(0, shown).map((warning) => (
        <p key={warning.id} className={`severity-${isDrill(warning) ? 'minor' : warning.severity}`}>
          <WarningSign />
          <span>
            {isDrill(warning) && <strong>{t(`warning.purpose.${warning.purpose}` satisfies MessageKey)}: </strong>}
            <strong>{inWords(warning.headline)}</strong>{' '}
            <span className="small">
              {severityWord(warning)} · {whereWords(warning)} ·{' '}
              {t('warning.until', { until: formatInstant(warning.expiresAt) })}
            </span>
          </span>
          <Link href={warningPath(warning.id)} className="button">
            {t('warning.read')}
            <span className="unseen">: {inWords(warning.headline)}</span>
          </Link>
        </p>
      ))}
      {items.length > shown && (
        <p className="severity-minor">
          <Link href="/warnings">
            {t('warning.title')} ({items.length})
          </Link>
        </p>
      )}
    </section>
  );
}

function WarningSign() {
  return (
    <svg viewBox="0 0 24 24" className="warning-sign" aria-hidden="true" focusable="false">
      <path d="M12 2.5l10.5 19h-21z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      <path d="M12 9.5v6M12 17.6v1.6" stroke="currentColor" strokeWidth="2.2" />
    </svg>
  );
}
