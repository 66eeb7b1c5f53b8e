import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchPage } from '../../kernel/search/contract.ts';
import { icons } from '../components/icons.tsx';
import { t } from '../language.ts';
import { useSession } from '../session.ts';
import { commandsFor } from './commands.ts';
import { byKind, foundWord, HitFacts, kindIcon, kindWord, Marked, titleOf } from './hits.tsx';
import { forgetRecent, type Recent, recentOf, rememberRecent } from './recent.ts';
import { useSearch } from './use-search.ts';
import './search.css';

interface Choice {
  key: string;
  url: string;
  icon: ReactNode;
  shown: ReactNode;
  /** Remembered once it is opened. */
  recent?: Recent;
}

interface Group {
  name: string;
  choices: Choice[];
}

/** Ctrl-K: everything that can be found or opened, from the keyboard. */
export default function Palette({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [, go] = useLocation();
  const session = useSession();
  const account = session.account?.id ?? null;
  const [text, type] = useState('');
  const [at, setAt] = useState(0);
  const [recent, setRecent] = useState(() => recentOf(account));
  const { page, isWaiting } = useSearch(text);
  const id = useId();
  useEffect(() => {
    if (dialog.current !== null && !dialog.current.open) dialog.current.showModal();
  }, []);

  const groups = useMemo(
    () => groupsFor(text.trim(), page, recent, commandsFor(text.trim(), session.may)),
    [text, page, recent, session.may],
  );
  const choices = groups.flatMap((group) => group.choices);
  const chosen = Math.min(at, choices.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const open = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    if (choice.recent !== undefined) rememberRecent(account, choice.recent);
    close();
    go(choice.url);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // a Vietnamese input method is still at its letter
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(choices.length, 1));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + choices.length) % Math.max(choices.length, 1));
    else if (event.key === 'Enter') open(choices[chosen]);
    else return;
    event.preventDefault();
  };

  let index = 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on what lies around
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('search.open')}
      onClose={close}
      onClick={({ target }) => target === dialog.current && close()}
    >
      <div className="palette-body">
        <div className="palette-field">
          {icons.search}
          <input
            autoFocus
            role="combobox"
            aria-label={t('search.field')}
            aria-expanded={choices.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={choices.length > 0 ? optionId(chosen) : undefined}
            placeholder={t('search.field')}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={300}
            value={text}
            onChange={({ target }) => {
              type(target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <button type="button" className="plain" onClick={close}>
            {t('search.close')}
          </button>
        </div>
        <p role="status" className="unseen">
          {statusOf(text, page, isWaiting)}
        </p>
        {page?.guessed === true && <p className="palette-note">{t('search.guessed')}</p>}
        <div id={`${id}-list`} ref={list} role="listbox" aria-label={t('search.results')}>
          {groups.map(({ name, choices: own }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
            <div key={name} role="group" aria-label={name}>
              <p className="palette-kind" aria-hidden="true">
                {name}
              </p>
              {own.map((choice) => {
                const nr = index++;
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, as the pattern asks
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
                  <div
                    key={choice.key}
                    id={optionId(nr)}
                    role="option"
                    aria-selected={nr === chosen}
                    onMouseDown={(event) => event.preventDefault()}
                    onMouseMove={() => nr !== chosen && setAt(nr)}
                    onClick={() => open(choice)}
                  >
                    {choice.icon}
                    <span>{choice.shown}</span>
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        {text.trim() !== '' && page?.items.length === 0 && !isWaiting && (
          <p className="palette-note">
            <strong>{t('search.none', { text: text.trim() })}</strong> {t('search.none-hint')}
          </p>
        )}
        <div className="palette-foot">
          <span className="palette-keys">{t('search.keys')}</span>
          {text.trim() === '' && recent.length > 0 && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                forgetRecent();
                setRecent([]);
              }}
            >
              {t('search.forget')}
            </button>
          )}
          {page !== undefined && <span>{foundWord(page)}</span>}
        </div>
      </div>
    </dialog>
  );
}

function statusOf(text: string, page: SearchPage | undefined, isWaiting: boolean): string {
  if (text.trim() === '') return '';
  if (isWaiting || page === undefined) return t('search.waiting');
  return page.guessed ? `${t('search.guessed')} ${foundWord(page)}` : foundWord(page);
}

function groupsFor(
  text: string,
  page: SearchPage | undefined,
  recent: readonly Recent[],
  commands: readonly { to: string; word: string }[],
): Group[] {
  const goTo: Group = {
    name: t('search.commands'),
    choices: commands.map(({ to, word }) => ({ key: to, url: to, icon: icons.go, shown: word })),
  };
  if (text === '') {
    const opened = recent.map((one) => ({ key: one.url, url: one.url, icon: kindIcon[one.kind], shown: one.title }));
    return [{ name: t('search.recent'), choices: opened }, goTo].filter(({ choices }) => choices.length > 0);
  }
  const found = byKind(page?.items ?? []).map(
    ([kind, hits]): Group => ({
      name: kindWord(kind),
      choices: hits.map((hit) => ({
        key: `${kind} ${hit.id}`,
        url: hit.url,
        icon: kindIcon[kind],
        recent: { kind, title: titleOf(hit), url: hit.url },
        shown: (
          <>
            <span className="hit-title">
              <Marked segments={hit.title} />
            </span>
            {hit.excerpt.length > 0 && (
              <span className="hit-excerpt">
                <Marked segments={hit.excerpt} />
              </span>
            )}
            <HitFacts hit={hit} />
          </>
        ),
      })),
    }),
  );
  const all: Group = {
    name: t('search.results'),
    choices: [
      {
        key: 'all',
        url: `/search?q=${encodeURIComponent(text)}`,
        icon: icons.search,
        shown: t('search.all', { text }),
      },
    ],
  };
  return [...found, ...(goTo.choices.length > 0 ? [goTo] : []), ...((page?.items.length ?? 0) > 0 ? [all] : [])];
}
