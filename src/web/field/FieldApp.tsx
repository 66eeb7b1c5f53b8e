import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { Link, Route, Router, Switch, useLocation } from 'wouter';
import { Bones } from '../components/Answer.tsx';
import { icons } from '../components/icons.tsx';
import { language, onLanguageChange, t } from '../language.ts';
import { useOnline } from './line.ts';
import { ListPage } from './pages/ListPage.tsx';
import { MePage } from './pages/MePage.tsx';
import { OutboxPage } from './pages/OutboxPage.tsx';
import { ReportPage } from './pages/ReportPage.tsx';
import { TaskPage } from './pages/TaskPage.tsx';
import { type Person, usePerson } from './person.ts';
import { isOpenParcel, needsPerson, type Outbox, useOutbox, useSending } from './use-outbox.ts';
import { useUpdate } from './use-update.ts';

const InspectionsTab = lazy(() => import('../../modules/order/web/InspectionsTab.tsx'));
const InspectPage = lazy(() => import('../../modules/order/web/InspectPage.tsx'));
const MapPage = lazy(() => import('./pages/MapPage.tsx'));

/** Hiện trường: the part that goes out into the street, with signal or without. */
export function FieldApp() {
  const shown = useSyncExternalStore(onLanguageChange, language);
  const standing = usePerson();
  const update = useUpdate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: again in the other language
  useEffect(() => {
    document.title = t('web.title', { page: t('field.title') });
  }, [shown]);
  return (
    <Router base="/field" key={shown}>
      {update.waits && (
        <div className="field-update" role="status">
          <span>{t('field.update')}</span>
          <button type="button" onClick={update.take}>
            {t('field.update.take')}
          </button>
        </div>
      )}
      {standing.kind === 'here' ? (
        <Here person={standing.person} />
      ) : (
        <main className="field-main">
          {standing.kind === 'asking' && <Bones lines={6} />}
          {standing.kind === 'signed-out' && (
            <Notice text={t('field.signed-out')}>
              <a className="button primary" href={`/sign-in?to=${encodeURIComponent('/field')}`}>
                {t('web.nav.sign-in')}
              </a>
            </Notice>
          )}
          {standing.kind === 'unknown' && (
            <Notice text={t('field.nobody')}>
              <button type="button" onClick={() => location.reload()}>
                {t('web.retry')}
              </button>
            </Notice>
          )}
        </main>
      )}
    </Router>
  );
}

function Notice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="notice">
      <h1>{t('field.title')}</h1>
      <p>{text}</p>
      {children}
    </div>
  );
}

function Here({ person }: { person: Person }) {
  const outbox = useOutbox(person.id);
  useSending();
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => scrollTo(0, 0), [path]);
  const page = { person, outbox };
  return (
    <>
      <Bar outbox={outbox} />
      <main className="field-main" id="main">
        <Suspense fallback={<Bones lines={6} />}>
          <Switch>
            <Route path="/">
              <ListPage {...page} />
            </Route>
            <Route path="/map">
              <MapPage {...page} />
            </Route>
            <Route path="/outbox">
              <OutboxPage {...page} />
            </Route>
            <Route path="/me">
              <MePage {...page} />
            </Route>
            <Route path="/inspections">
              <InspectionsTab {...page} />
            </Route>
            <Route path="/inspections/:code/:id">
              {({ code, id }) => <InspectPage key={id} code={code} id={id} {...page} />}
            </Route>
            <Route path="/reports/:id">{({ id }) => <ReportPage key={id} id={id} {...page} />}</Route>
            <Route path="/tasks/:id">{({ id }) => <TaskPage key={id} id={id} {...page} />}</Route>
            <Route>
              <p className="notice">{t('field.no-page')}</p>
            </Route>
          </Switch>
        </Suspense>
      </main>
      <Tabs outbox={outbox} path={path} />
    </>
  );
}

function Bar({ outbox }: { outbox: Outbox }) {
  const online = useOnline();
  const waiting = outbox.parcels.filter(isOpenParcel).length;
  return (
    <header className="field-bar">
      <Link href="/" className="brand">
        {icons.mark}
        {t('field.title')}
      </Link>
      <span className={online ? 'chip' : 'chip off'} role="status">
        <SignalShape online={online} />
        {online ? t('field.online') : t('field.offline')}
        {waiting > 0 && <> · {t('field.waiting', { count: waiting })}</>}
      </span>
      <Link href="/me" className="button plain" aria-label={t('field.me')}>
        {icons.person}
      </Link>
    </header>
  );
}

function SignalShape({ online }: { online: boolean }) {
  return (
    <svg viewBox="0 0 16 16" className="mark" aria-hidden="true" focusable="false">
      <path d="M2 13v-2M6 13V9M10 13V6M14 13V3" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      {!online && <path d="M2 2l12 12" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />}
    </svg>
  );
}

function Tabs({ outbox, path }: { outbox: Outbox; path: string }) {
  const asks = outbox.parcels.filter(needsPerson).length;
  const tabs = [
    { to: '/', word: t('field.tab.list'), icon: icons.task, here: path === '/' || path.startsWith('/tasks/') },
    { to: '/map', word: t('field.tab.map'), icon: icons.area, here: path === '/map' },
    { to: '/inspections', word: t('order.inspections'), icon: icons.board, here: path.startsWith('/inspections') },
    { to: '/outbox', word: t('field.tab.outbox'), icon: icons.directive, here: path === '/outbox', count: asks },
  ];
  return (
    <nav className="field-tabs" aria-label={t('web.nav.label')}>
      {tabs.map(({ to, word, icon, here, count = 0 }) => (
        <Link key={to} href={to} aria-current={here ? 'page' : undefined}>
          {icon}
          {word}
          {count > 0 && (
            <b className="count" role="img" aria-label={t('field.asks', { count })}>
              {count}
            </b>
          )}
        </Link>
      ))}
    </nav>
  );
}
