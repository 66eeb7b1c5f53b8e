import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { t } from '../language.ts';
import { isWithin, type NamedPage } from '../pages-of-program.tsx';
import { icons } from './icons.tsx';
import { useRoving } from './roving.ts';
import './More.css';

/** The pages that have no room of their own in the bar or at the thumb, one press away. */
export function More({ pages }: { pages: readonly NamedPage[] }) {
  const [isOpen, setOpen] = useState(false);
  const [path] = useLocation();
  const button = useRef<HTMLButtonElement>(null);
  const { onKeyDown } = useRoving();
  const here = pages.find(({ to }) => isWithin(path, to));

  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape') return onKeyDown(event);
    setOpen(false);
    button.current?.focus();
  };
  const closeWhenLeft = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the entries in it; Escape closes
    <div className="more-menu" onKeyDown={onKey} onBlur={closeWhenLeft}>
      <button
        type="button"
        ref={button}
        aria-expanded={isOpen}
        data-roving
        className={here === undefined ? undefined : 'holds-page'}
        onClick={() => setOpen(!isOpen)}
      >
        {icons.more}
        {t('web.nav.more')}
      </button>
      {isOpen && (
        <div className="more-pages">
          {pages.map(({ to, word, icon }) => (
            <Link
              key={to}
              href={to}
              data-roving
              aria-current={isWithin(path, to) ? 'page' : undefined}
              onClick={() => setOpen(false)}
            >
              {icon}
              {t(word)}
            </Link>
          ))}
        </div>
      )}
    </div>
  );
}
