import { t } from '../../../../web/language.ts';
import type { Finding } from '../../contract.ts';
import { shortcuts } from './findings.ts';
import type { Asking } from './ReviewDialogs.tsx';

interface Props {
  findings: readonly Finding[];
  busy: boolean;
  confirm: () => void;
  ask: (asking: Asking) => void;
  unmark: () => void;
}

/** What can be done to all that is marked at once. */
export function MarkedBar({ findings, busy, confirm, ask, unmark }: Props) {
  return (
    <div className="marked-bar" role="toolbar" aria-label={t('review.marked', { count: findings.length })}>
      <strong>{t('review.marked', { count: findings.length })}</strong>
      <div className="acts">
        <button type="button" disabled={busy} onClick={confirm}>
          {t('review.confirm')}
        </button>
        <button type="button" disabled={busy} onClick={() => ask({ what: 'assign', findings })}>
          {t('review.assign')}
        </button>
        {findings.length > 1 && (
          <button type="button" disabled={busy} onClick={() => ask({ what: 'merge', findings })}>
            {t('review.merge')} <kbd>{shortcuts.merge.toUpperCase()}</kbd>
          </button>
        )}
        <button type="button" disabled={busy} onClick={() => ask({ what: 'reject', findings })}>
          {t('review.reject')}
        </button>
        <button type="button" className="plain" onClick={unmark}>
          {t('review.unmark')}
        </button>
      </div>
    </div>
  );
}
