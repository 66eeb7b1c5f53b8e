import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Link, useLocation } from 'wouter';
import { useCity } from '../city.ts';
import { changeLanguage, language, type MessageKey, t } from '../language.ts';
import { useSession } from '../session.ts';
import { changeTheme, onThemeChange, theme, themes } from '../theme.ts';
import { icons } from './icons.tsx';

interface Place {
  to: string;
  word: MessageKey;
  /** Below a phone's thumb there is room for a short word only. */
  short?: MessageKey;
  icon: ReactNode;
}

const places: Place[] = [
  { to: '/', word: 'web.nav.board', short: 'web.nav.board-short', icon: icons.board },
  { to: '/directives', word: 'web.nav.directives', icon: icons.directive },
  { to: '/tasks', word: 'web.nav.tasks', icon: icons.task },
  { to: '/areas', word: 'web.nav.areas', icon: icons.area },
  { to: '/places', word: 'web.nav.places', icon: icons.place },
  { to: '/deadline', word: 'web.nav.deadline', short: 'web.nav.deadline-short', icon: icons.clock },
];

export function Shell({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  const city = useCity();

  // A new page begins at its top, and a screen reader goes there too.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (location.hash === '') {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [path]);

  const isHere = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));
  return (
    <>
      <button type="button" className="skip primary" onClick={() => main.current?.focus()}>
        {t('web.skip')}
      </button>
      <header className="bar">
        <Link href="/" className="brand">
          {icons.mark}
          {t('web.name')}
          {city !== null && <span>{city}</span>}
        </Link>
        <nav aria-label={t('web.nav.label')}>
          {places.map(({ to, word }) => (
            <Link key={to} href={to} aria-current={isHere(to) ? 'page' : undefined}>
              {t(word)}
            </Link>
          ))}
        </nav>
        <div className="tools">
          <ThemeSwitch />
          <LanguageSwitch />
          <Person />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <span>{t('web.foot.about')}</span>
        <a href="/api/docs">{t('web.foot.interface')}</a>
      </footer>
      <nav className="tabs" aria-label={t('web.nav.label')}>
        {places.map(({ to, word, short, icon }) => (
          <Link key={to} href={to} aria-current={isHere(to) ? 'page' : undefined}>
            {icon}
            {t(short ?? word)}
          </Link>
        ))}
      </nav>
    </>
  );
}

function ThemeSwitch() {
  const now = useSyncExternalStore(onThemeChange, theme);
  const next = themes[(themes.indexOf(now) + 1) % themes.length] ?? 'system';
  const word = t('web.theme.change', { now: t(`web.theme.${now}` satisfies MessageKey) });
  return (
    <button type="button" onClick={() => changeTheme(next)} aria-label={word} title={word}>
      {icons[now]}
    </button>
  );
}

function LanguageSwitch() {
  return (
    <button type="button" onClick={() => changeLanguage(language() === 'vi' ? 'en' : 'vi')}>
      <span aria-hidden="true">{t('web.language.short')}</span>
      <span className="unseen">{t('web.language.change')}</span>
    </button>
  );
}

function Person() {
  const session = useSession();
  const [path] = useLocation();
  if (session.isPending) return null;
  if (session.account === null) {
    const back = path === '/sign-in' ? '' : `?to=${encodeURIComponent(path)}`;
    return (
      <Link href={`/sign-in${back}`} className="button">
        {icons.person}
        <span className="word">{t('web.nav.sign-in')}</span>
      </Link>
    );
  }
  return (
    <Link href="/account" className="button" aria-label={`${t('web.nav.account')}: ${session.account.name}`}>
      {icons.person}
      <span className="word">{session.account.name}</span>
    </Link>
  );
}
