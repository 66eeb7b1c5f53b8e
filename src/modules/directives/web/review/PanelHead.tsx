import { Link } from 'wouter';
import { capitalised } from '../../../../web/capitalised.ts';
import { StackedBar } from '../../../../web/components/StackedBar.tsx';
import { formatDay } from '../../../../web/format.ts';
import { t } from '../../../../web/language.ts';
import { standingQuery } from '../../../../web/standing.ts';
import type { Directive } from '../../contract.ts';
import { typeWord } from '../names.ts';
import { versionPath } from '../versions/paths.ts';
import { DirectiveTools } from './DirectiveTools.tsx';

/** What the document is, how far its work has come, and what may be done to it as a whole. */
export function PanelHead({ directive }: { directive: Directive }) {
  const { type, issuer, issuedOn, title, state, figures, findings } = directive;
  const facts = [type === null ? null : typeWord(type), issuer, issuedOn === null ? null : formatDay(issuedOn)];
  return (
    <header className="panel-head">
      <p className="small dim">{[directive.number, ...facts].filter((fact) => fact !== null).join(' · ')}</p>
      <h1>{capitalised(title)}</h1>
      {state === 'draft' ? (
        <p className="chip">{t('directives.state.draft')}</p>
      ) : (
        <>
          {state === 'withdrawn' && (
            <p className="notice care">
              <strong>{t('directives.state.withdrawn')}</strong> {directive.withdrawnReason}
            </p>
          )}
          {figures.total > 0 && (
            <StackedBar
              figures={figures}
              linkTo={(standing) => `/tasks?sourceKind=directive&source=${directive.id}&${standingQuery(standing)}`}
            />
          )}
        </>
      )}
      {findings.length === 0 && <p className="dim">{t('review.nothing-found')}</p>}
      <Versions directive={directive} />
      <div className="acts">
        <Link className="small" href="/directives">
          {t('review.all-directives')}
        </Link>
        <DirectiveTools directive={directive} />
      </div>
    </header>
  );
}

/** A version that waits to be compared, and those there were before. */
function Versions({ directive: { id, versions } }: { directive: Directive }) {
  const proposed = versions.find(({ standing }) => standing === 'proposed');
  const former = versions.filter(({ standing, ordinal }) => standing === 'in-force' && ordinal > 1);
  return (
    <>
      {proposed !== undefined && (
        <div className="notice">
          <strong>{t('versions.waiting', { file: proposed.fileName })}</strong>
          <Link className="button primary" href={versionPath(id, proposed.ordinal)}>
            {t('versions.compare')}
          </Link>
        </div>
      )}
      {former.map(({ ordinal }) => (
        <Link key={ordinal} className="small" href={versionPath(id, ordinal)}>
          {t('versions.what-changed', { ordinal })}
        </Link>
      ))}
    </>
  );
}
