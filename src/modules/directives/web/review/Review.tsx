import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { capitalised } from '../../../../web/capitalised.ts';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { usePageTitle } from '../../../../web/components/Page.tsx';
import { useRoving } from '../../../../web/components/roving.ts';
import { StackedBar } from '../../../../web/components/StackedBar.tsx';
import { Switch } from '../../../../web/components/Switch.tsx';
import { formatDay } from '../../../../web/format.ts';
import { isMessageKey, type MessageKey, t } from '../../../../web/language.ts';
import { useSession } from '../../../../web/session.ts';
import { standingQuery } from '../../../../web/standing.ts';
import type { Confirmed, Directive, Finding } from '../../contract.ts';
import { directiveName, typeWord } from '../names.ts';
import { DirectiveTools } from './DirectiveTools.tsx';
import { DocumentText } from './DocumentText.tsx';
import { type FindingActs, FindingCard } from './FindingCard.tsx';
import { FindingEditor } from './FindingEditor.tsx';
import { type Face, faces, isUnsure, listed, shortcuts } from './findings.ts';
import { useReview } from './use-review.ts';
import './review.css';

/** The text on the left, its tasks on the right, each leading to the other. */
export function Review({ directive }: { directive: Directive }) {
  usePageTitle(directiveName(directive));
  const { may } = useSession();
  const reviewing = directive.state !== 'withdrawn' && may('directives.review');
  const [face, show] = useState<Face>(directive.findings.some(({ state }) => state === 'open') ? 'open' : 'confirmed');
  const [pane, showPane] = useState<'text' | 'tasks'>('tasks');
  const [chosen, setChosen] = useState<string | null>(() => addressed(directive));
  const [editing, edit] = useState<Finding | null>(null);
  const panes = useRef<HTMLDivElement>(null);
  const review = useReview(directive);
  const items = listed(
    directive.findings,
    directive.state === 'draft' ? face : face === 'open' && !reviewing ? 'confirmed' : face,
  );
  const workItems = useMemo(() => new Map(directive.workItems.map((item) => [item.id as string, item])), [directive]);
  const roving = useRoving();

  const reveal = useCallback((selector: string) => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    panes.current?.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }, []);
  const chooseInText = useCallback(
    (id: string) => {
      setChosen(id);
      const state = directive.findings.find((finding) => finding.id === id)?.state;
      show((now) => (now === 'all' || state === undefined || now === state ? now : state));
      showPane('tasks');
      requestAnimationFrame(() => reveal(`[data-card="${id}"]`));
    },
    [directive, reveal],
  );
  const chooseCard = (id: string) => {
    setChosen(id);
    reveal(`[data-mark="${id}"]`);
  };
  const goOn = (from: Finding) => {
    const at = items.findIndex(({ finding }) => finding.id === from.id);
    const next = items[at + 1] ?? items[0];
    if (next === undefined || next.finding.id === from.id) return;
    chooseCard(next.finding.id);
    requestAnimationFrame(() =>
      panes.current?.querySelector<HTMLElement>(`[data-card="${next.finding.id}"] .tag`)?.focus(),
    );
  };
  // Whoever comes with the address of a clause is led to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, not whenever the directive is asked again
  useEffect(() => {
    const id = addressed(directive);
    if (id !== null) requestAnimationFrame(() => reveal(`[data-mark="${id}"]`));
  }, [reveal]);

  const acts: FindingActs = {
    confirm: (finding) => {
      goOn(finding);
      review.confirm([finding.id]);
    },
    reject: (finding) => {
      goOn(finding);
      review.reject(finding);
    },
    reopen: review.reopen,
    edit,
    later: goOn,
    take: (finding) => finding.suggestion !== null && review.correct(finding, { ownerId: finding.suggestion.id }),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    const finding = directive.findings.find(({ id }) => id === chosen);
    if (finding === undefined || finding.state !== 'open' || !reviewing || review.busy) return;
    const act = {
      [shortcuts.confirm]: finding.owner === null ? acts.edit : acts.confirm,
      [shortcuts.edit]: acts.edit,
      [shortcuts.reject]: acts.reject,
      [shortcuts.later]: acts.later,
    }[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act(finding);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for buttons that all stand on the page
    <div className={`review show-${pane}`} ref={panes} onKeyDown={onKeyDown}>
      <div className="pane-switch">
        <Switch
          label={t('map.face')}
          choices={[
            ['text', t('review.text')],
            ['tasks', t('review.tasks')],
          ]}
          chosen={pane}
          choose={showPane}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className="text-pane" tabIndex={0} aria-label={t('review.text')}>
        <DocumentText directive={directive} chosen={chosen} choose={chooseInText} />
      </section>
      <section className="task-pane" aria-label={t('review.tasks')}>
        <PanelHead directive={directive} />
        {reviewing && directive.state === 'draft' && <Decisions directive={directive} review={review} />}
        {review.error !== null && <ProblemNotice error={review.error} />}
        {review.left.length > 0 && <Left left={review.left} />}
        {(reviewing || directive.state === 'draft') && (
          <Switch
            label={t('review.show')}
            choices={faces.map((name) => [
              name,
              t(`review.face.${name}` satisfies MessageKey, { count: listed(directive.findings, name).length }),
            ])}
            chosen={face}
            choose={show}
          />
        )}
        {items.length === 0 && <p className="empty">{face === 'open' ? t('review.none-open') : t('review.none')}</p>}
        <div {...roving}>
          {items.map(({ finding, number }) => (
            <FindingCard
              key={finding.id}
              finding={finding}
              number={number}
              chosen={chosen === finding.id}
              choose={chooseCard}
              workItem={finding.workItem === null ? undefined : workItems.get(finding.workItem.id)}
              acts={reviewing ? acts : null}
              busy={review.busy}
            />
          ))}
        </div>
      </section>
      {editing !== null && (
        <FindingEditor
          finding={editing}
          pending={review.busy}
          error={review.error}
          close={() => {
            review.forget();
            edit(null);
          }}
          save={(correction) => review.correct(editing, correction, () => edit(null))}
        />
      )}
    </div>
  );
}

/** What could not be confirmed, and why. */
function Left({ left }: { left: Confirmed['left'] }) {
  const codes = [...new Set(left.map(({ code }) => code))];
  return (
    <div className="notice care" role="status">
      <strong>{t('review.left', { count: left.length })}</strong>
      {codes.map((code) => isMessageKey(code) && <p key={code}>{t(code)}</p>)}
    </div>
  );
}

/** The finding that the page's address names, by its clause or its identifier: `/directives/…#2.1.a`. */
function addressed(directive: Directive): string | null {
  const named = decodeURIComponent(location.hash.slice(1));
  return directive.findings.find(({ id, address: clause }) => id === named || clause === named)?.id ?? null;
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;

function PanelHead({ directive }: { directive: Directive }) {
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
      <div className="acts">
        <Link className="small" href="/directives">
          {t('review.all-directives')}
        </Link>
        <DirectiveTools directive={directive} />
      </div>
    </header>
  );
}

/** Confirm what is certain, then publish. Nothing goes live before. */
function Decisions({ directive, review }: { directive: Directive; review: ReturnType<typeof useReview> }) {
  const { may } = useSession();
  const { open, confirmed, rejected } = countsOf(directive);
  const decided = confirmed + rejected;
  const total = decided + open;
  const certain = directive.findings
    .filter((finding) => finding.state === 'open' && !isUnsure(finding))
    .map(({ id }) => id);
  if (total === 0) return null;
  return (
    <div className="decisions">
      <p className="small" id="reviewed">
        {t('review.progress', { decided, total })}
      </p>
      <progress aria-labelledby="reviewed" max={total} value={decided} />
      <div className="acts">
        {certain.length > 0 && (
          <button type="button" disabled={review.busy} onClick={() => review.confirm(certain)}>
            {t('review.confirm-certain', { count: certain.length })}
          </button>
        )}
        {may('directives.publish') && (
          <button type="button" className="primary" disabled={review.busy || confirmed === 0} onClick={review.publish}>
            {t('review.publish', { count: confirmed })}
          </button>
        )}
      </div>
      <p className="faint">{open > 0 ? t('review.publish-note', { open }) : t('review.publish-ready')}</p>
    </div>
  );
}

function countsOf({ findings }: Directive) {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  return { open: count('open'), confirmed: count('confirmed'), rejected: count('rejected') };
}
