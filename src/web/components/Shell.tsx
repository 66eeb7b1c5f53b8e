import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Link, useLocation } from 'wouter';
import { WarningBanner } from '../../modules/warnings/web/WarningBanner.tsx';
import { useCity } from '../city.ts';
import { changeLanguage, language, type MessageKey, t } from '../language.ts';
import { useIsCutOff, useLineOf } from '../live.ts';
import { Bell } from '../pages/notifications/Bell.tsx';
import { isOpenTo, isWithin, namedPages } from '../pages-of-program.tsx';
import { SearchButton } from '../search/SearchButton.tsx';
import { useSession } from '../session.ts';
import { changeTheme, onThemeChange, theme, themes } from '../theme.ts';
import { icons } from './icons.tsx';
import { More } from './More.tsx';

/** As many as a thumb reaches; "more" is the fifth. */
const atThumbMost = 4;

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

  const { may } = useSession();
  const open = namedPages.filter((page) => isOpenTo(page, may));
  const inBar = open.filter((page) => page.in === 'bar');
  const behindMore = open.filter((page) => page.in === 'more');
  const isHere = (to: string) => (isWithin(path, to) ? 'page' : undefined);
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
          {inBar.map(({ to, word }) => (
            <Link key={to} href={to} aria-current={isHere(to)}>
              {t(word)}
            </Link>
          ))}
          <More pages={behindMore} />
        </nav>
        <LineState />
        <div className="tools">
          <SearchButton />
          <Bell />
          <ThemeSwitch />
          <LanguageSwitch />
          <Person />
        </div>
      </header>
      <WarningBanner />
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <span>{t('web.foot.about')}</span>
        <a href="/api/docs">{t('web.foot.interface')}</a>
      </footer>
      <nav className="tabs" aria-label={t('web.nav.label')}>
        {inBar.slice(0, atThumbMost).map(({ to, word, short, icon }) => (
          <Link key={to} href={to} aria-current={isHere(to)}>
            {icon}
            {t(short ?? word)}
          </Link>
        ))}
        <More pages={[...inBar.slice(atThumbMost), ...behindMore]} />
      </nav>
    </>
  );
}

/** Says so when what is shown may have grown old, and that nothing has to be done about it. */
function LineState() {
  const isCutOff = useIsCutOff();
  const { account, isPending } = useSession();
  useLineOf(isPending ? undefined : (account?.id ?? null));
  return (
    <p className="line-state" role="status">
      {isCutOff && <span className="chip">{t('web.live.lost')}</span>}
    </p>
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
      <Link href={`/sign-in${back}`} className="button" aria-label={t('web.nav.sign-in')}>
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
