import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemNotice } from '../../../../web/components/Answer.tsx';
import { usePageTitle } from '../../../../web/components/Page.tsx';
import { useRoving } from '../../../../web/components/roving.ts';
import { Switch } from '../../../../web/components/Switch.tsx';
import { isMessageKey, type MessageKey, t } from '../../../../web/language.ts';
import { useSession } from '../../../../web/session.ts';
import type { Confirmed, Directive, Finding, Passage } from '../../contract.ts';
import { directiveName } from '../names.ts';
import { Decisions } from './Decisions.tsx';
import { DocumentText } from './DocumentText.tsx';
import { type FindingActs, FindingCard } from './FindingCard.tsx';
import { type Face, faces, listed, type Order, orders, shortcuts, whereToGoOn } from './findings.ts';
import { MarkedBar } from './MarkedBar.tsx';
import { PanelHead } from './PanelHead.tsx';
import { type Asking, ReviewDialogs } from './ReviewDialogs.tsx';
import { useReview } from './use-review.ts';
import './review.css';

/** The text on the left, its tasks on the right, each leading to the other. */
export function Review({ directive }: { directive: Directive }) {
  usePageTitle(directiveName(directive));
  const { may } = useSession();
  const reviewing = directive.state !== 'withdrawn' && may('directives.review');
  const hasOpen = directive.findings.some(({ state }) => state === 'open');
  const [face, show] = useState<Face>(hasOpen ? 'open' : 'confirmed');
  const [order, setOrder] = useState<Order>('unsure-first');
  const [pane, showPane] = useState<'text' | 'tasks'>('tasks');
  const [chosen, setChosen] = useState<string | null>(() => addressed(directive));
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [selected, select] = useState<Passage | null>(null);
  const [asking, ask] = useState<Asking | null>(null);
  const panes = useRef<HTMLDivElement>(null);
  const review = useReview(directive);
  const shownFace = directive.state === 'draft' ? face : face === 'open' && !reviewing ? 'confirmed' : face;
  const items = listed(directive.findings, shownFace, order);
  const workItems = useMemo(() => new Map(directive.workItems.map((item) => [item.id as string, item])), [directive]);
  const markedOnes = directive.findings.filter(({ id, state }) => marked.has(id) && state === 'open');
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
  const goTo = (id: string) => {
    chooseCard(id);
    requestAnimationFrame(() => {
      reveal(`[data-card="${id}"]`);
      panes.current?.querySelector<HTMLElement>(`[data-card="${id}"] .tag`)?.focus({ preventScroll: true });
    });
  };
  const step = (by: 1 | -1, from: string | null = chosen) => {
    const at = items.findIndex(({ finding }) => finding.id === from);
    const next = items.at((at + by + items.length) % Math.max(1, items.length)) ?? items[0];
    if (next !== undefined && next.finding.id !== from) goTo(next.finding.id);
  };
  // Whoever comes with the address of a clause is led to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, not whenever the directive is asked again
  useEffect(() => {
    const id = addressed(directive);
    if (id !== null) requestAnimationFrame(() => reveal(`[data-mark="${id}"]`));
  }, [reveal]);

  const acts: FindingActs = {
    confirm: (finding) => {
      step(1, finding.id);
      review.confirm([finding]);
    },
    later: (finding) => {
      step(1, finding.id);
      review.correct(finding, { setAside: true });
    },
    reject: (finding) => ask({ what: 'reject', findings: [finding] }),
    edit: (finding) => ask({ what: 'edit', finding }),
    split: (finding) => ask({ what: 'split', finding }),
    reopen: review.reopen,
    restore: review.restore,
    lead: (finding, ownerId) => review.correct(finding, leading(finding, ownerId)),
    mark: ({ id }) => setMarked((now) => (now.has(id) ? without(now, id) : new Set([...now, id]))),
  };
  const add = () => ask({ what: 'add', passage: selected ?? undefined });

  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target) || asking !== null) return;
    const key = event.key.toLowerCase();
    const act = keyAct(key);
    if (act === undefined) return;
    event.preventDefault();
    if (review.busy) pressed.current.push(key);
    else act();
  };
  const keyAct = (key: string): (() => void) | undefined => {
    if (key === shortcuts.next) return () => step(1);
    if (key === shortcuts.previous) return () => step(-1);
    if (key === shortcuts.help) return () => ask({ what: 'help' });
    if (!reviewing) return undefined;
    if (key === shortcuts.add) return add;
    if (key === shortcuts.merge && markedOnes.length > 1) return () => ask({ what: 'merge', findings: markedOnes });
    const finding = directive.findings.find(({ id }) => id === chosen);
    return finding === undefined ? undefined : keyActOn(finding, key);
  };
  const keyActOn = (finding: Finding, key: string): (() => void) | undefined => {
    if (finding.state === 'rejected') return key === shortcuts.undo ? () => acts.reopen(finding) : undefined;
    if (finding.state !== 'open') return undefined;
    const candidate = finding.owner === null ? finding.candidates[Number(key) - 1] : undefined;
    if (candidate !== undefined) return () => acts.lead(finding, candidate.id);
    const act = {
      [shortcuts.confirm]: finding.owner === null ? acts.edit : acts.confirm,
      [shortcuts.edit]: acts.edit,
      [shortcuts.reject]: acts.reject,
      [shortcuts.later]: acts.later,
      [shortcuts.split]: acts.split,
      [shortcuts.mark]: acts.mark,
      [shortcuts.undo]: finding.reshaped ? acts.restore : undefined,
    }[key];
    return act === undefined ? undefined : () => act(finding);
  };
  // Who presses keys faster than acts go through loses none of them; what was pressed after a refusal is forgotten.
  const pressed = useRef<string[]>([]);
  useEffect(() => {
    if (review.error !== null || asking !== null) pressed.current = [];
    if (review.busy) return;
    for (let key = pressed.current.shift(); key !== undefined; key = pressed.current.shift()) {
      const act = keyAct(key);
      if (act !== undefined) return act();
    }
  });
  // The keys work wherever the focus is on this page, so that a review never waits for it.
  const keys = useRef(onKey);
  useEffect(() => {
    keys.current = onKey;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => keys.current(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);

  return (
    <div className={`review show-${pane}`} ref={panes}>
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
        <DocumentText
          directive={directive}
          chosen={chosen}
          choose={chooseInText}
          select={reviewing ? select : undefined}
        />
        {reviewing && selected !== null && (
          <p className="selection-bar">
            <button
              type="button"
              className="primary"
              onMouseDown={(event) => event.preventDefault() /* the selection stays */}
              onClick={add}
            >
              {t('review.add.selected')} <kbd>{shortcuts.add.toUpperCase()}</kbd>
            </button>
          </p>
        )}
      </section>
      <section className="task-pane" aria-label={t('review.tasks')}>
        <PanelHead directive={directive} />
        {reviewing && (directive.state === 'draft' || hasOpen) && (
          <Decisions
            directive={directive}
            review={review}
            goOn={(stoppedAt) => {
              const next = whereToGoOn(items, stoppedAt);
              if (next !== null) goTo(next);
            }}
            add={add}
            help={() => ask({ what: 'help' })}
          />
        )}
        {review.error !== null && asking === null && <ProblemNotice error={review.error} />}
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
        {reviewing && shownFace === 'open' && (
          <label className="order">
            {t('review.order')}{' '}
            <select
              value={order}
              onChange={({ target }) => setOrder(orders.find((name) => name === target.value) ?? 'unsure-first')}
            >
              {orders.map((name) => (
                <option key={name} value={name}>
                  {t(`review.order.${name}` satisfies MessageKey)}
                </option>
              ))}
            </select>
          </label>
        )}
        {markedOnes.length > 0 && (
          <MarkedBar
            findings={markedOnes}
            busy={review.busy}
            confirm={() => review.confirm(markedOnes)}
            ask={ask}
            unmark={() => setMarked(new Set())}
          />
        )}
        {items.length === 0 && <p className="empty">{face === 'open' ? t('review.none-open') : t('review.none')}</p>}
        <div {...roving}>
          {items.map(({ finding, number }) => (
            <FindingCard
              key={finding.id}
              directive={directive}
              finding={finding}
              number={number}
              chosen={chosen === finding.id}
              marked={marked.has(finding.id)}
              choose={chooseCard}
              workItem={finding.workItem === null ? undefined : workItems.get(finding.workItem.id)}
              acts={reviewing ? acts : null}
              busy={review.busy}
            />
          ))}
        </div>
      </section>
      <ReviewDialogs
        directive={directive}
        asking={asking}
        review={review}
        close={() => {
          review.forget();
          ask(null);
        }}
        done={(next) => {
          ask(null);
          setMarked(new Set());
          if (next !== undefined) requestAnimationFrame(() => goTo(next));
          else if (asking?.what === 'reject' && chosen !== null) step(1);
        }}
      />
    </div>
  );
}

/** One of several organisations that the text names leads; the others help, as those that help already. */
function leading({ candidates, partners }: Finding, ownerId: string) {
  const others = [...candidates, ...partners].map(({ id }) => id).filter((id) => id !== ownerId);
  return candidates.length === 0 ? { ownerId } : { ownerId, partnerIds: [...new Set(others)] };
}

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ids].filter((each) => each !== id));

/** What was left as it is, and why. */
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

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null;
