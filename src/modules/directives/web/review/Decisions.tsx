import { formatAge } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { useNow } from '../../../../web/now.ts';
import { useSession } from '../../../../web/session.ts';
import type { Directive, Finding } from '../../contract.ts';
import { isUnsure, shortcuts } from './findings.ts';
import type { Review } from './use-review.ts';

interface Props {
  directive: Directive;
  review: Review;
  /** To the next finding after the one where the review stopped. */
  goOn: (stoppedAt: string | undefined) => void;
  add: () => void;
  help: () => void;
}

/** How far the review is, where it goes on, and its end: confirm what is certain, then publish. Nothing goes live before. */
export function Decisions({ directive, review, goOn, add, help }: Props) {
  const { may } = useSession();
  const { open, confirmed, rejected } = countsOf(directive);
  const decided = confirmed + rejected;
  const total = decided + open;
  const isDraft = directive.state === 'draft';
  const certain = directive.findings.filter((finding) => finding.state === 'open' && !isUnsure(finding));
  return (
    <div className="decisions">
      {total > 0 && (
        <>
          <p className="small" id="reviewed">
            {t('review.progress', { decided, total })}
          </p>
          <progress aria-labelledby="reviewed" max={total} value={decided} />
        </>
      )}
      {open > 0 && <WhereItStopped directive={directive} goOn={goOn} />}
      <div className="acts">
        {certain.length > 0 && (
          <button type="button" disabled={review.busy} onClick={() => review.confirm(certain)}>
            {t('review.confirm-certain', { count: certain.length })}
          </button>
        )}
        {isDraft && total > 0 && may('directives.publish') && (
          <button type="button" className="primary" disabled={review.busy || confirmed === 0} onClick={review.publish}>
            {t('review.publish', { count: confirmed })}
          </button>
        )}
        <button type="button" className="plain" onClick={add}>
          {t('review.add')} <kbd>{shortcuts.add.toUpperCase()}</kbd>
        </button>
        <button type="button" className="plain" onClick={help}>
          {t('review.keys')} <kbd>{shortcuts.help}</kbd>
        </button>
      </div>
      {isDraft && total > 0 && (
        <p className="faint">{open > 0 ? t('review.publish-note', { open }) : t('review.publish-ready')}</p>
      )}
    </div>
  );
}

/** A review is left and taken up again, perhaps by somebody else. */
function WhereItStopped({ directive, goOn }: Pick<Props, 'directive' | 'goOn'>) {
  const now = useNow();
  const { lastTouched, findings } = directive;
  const at = findings.findIndex(({ id }) => id === lastTouched?.findingId);
  if (lastTouched === null || at < 0) return null;
  const name = lastTouched.by ?? t('task.history.by-system');
  return (
    <p className="small stopped">
      {t('review.stopped', { number: at + 1, name, age: formatAge(lastTouched.at, now) })}{' '}
      <button type="button" className="plain" onClick={() => goOn(lastTouched.findingId)}>
        {t('review.go-on')}
      </button>
    </p>
  );
}

function countsOf({ findings }: Directive) {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  return { open: count('open'), confirmed: count('confirmed'), rejected: count('rejected') };
}
