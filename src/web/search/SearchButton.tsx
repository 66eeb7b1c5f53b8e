import { lazy, Suspense, useEffect, useState } from 'react';
import { icons } from '../components/icons.tsx';
import { t } from '../language.ts';

const loadPalette = () => import('./Palette.tsx');
const Palette = lazy(loadPalette);

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Opens the palette: by Ctrl-K or ⌘K wherever one is, or by touch. */
export function SearchButton() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isAsked = (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;
      if (!isAsked || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  // It opens at once: its code is fetched while nobody waits for it.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => {}), 2000); // asked for again when it is opened
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <button
        type="button"
        className="search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={() => setOpen(true)}
      >
        {icons.search}
        <span className="word" aria-hidden="true">
          {t('search.open')}
        </span>
        <span className="unseen">{t('search.open')}</span>
        <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Palette close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
