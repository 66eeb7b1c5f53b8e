import type { ReactNode } from 'react';
import { icons } from './components/icons.tsx';
import type { MessageKey } from './language.ts';

/** A page that people open by its name: from the bar, from what "more" opens, or by searching. */
export interface NamedPage {
  to: string;
  word: MessageKey;
  /** Below a phone's thumb there is room for a short word only. */
  short?: MessageKey;
  icon?: ReactNode;
  /** Shown to whom the server would let through: by one of them, where there are several. */
  permission?: string | readonly string[];
  /** In the bar; behind "more"; unsaid, found by searching alone. */
  in?: 'bar' | 'more';
}

/** Every page with a name, in the order people meet them; the first four of the bar stand at a phone's thumb. */
export const namedPages: readonly NamedPage[] = [
  { to: '/desk', word: 'desk.title', short: 'desk.title-short', icon: icons.desk, permission: 'desk.use', in: 'bar' },
  { to: '/', word: 'web.nav.board', short: 'web.nav.board-short', icon: icons.board, in: 'bar' },
  { to: '/directives', word: 'web.nav.directives', icon: icons.directive, in: 'bar' },
  { to: '/tasks', word: 'web.nav.tasks', icon: icons.task, in: 'bar' },
  { to: '/reports', word: 'web.nav.reports', icon: icons.report, in: 'bar' },
  { to: '/map', word: 'live-map.title', icon: icons.map, in: 'bar' },
  { to: '/duty', word: 'duty.title', icon: icons.headset, permission: 'duty.use', in: 'more' },
  { to: '/report', word: 'report-page.title', icon: icons.camera, in: 'more' },
  {
    to: '/reports/on-behalf',
    word: 'report-for.title',
    icon: icons.headset,
    permission: 'reports.file-for',
    in: 'more',
  },
  { to: '/reports/mine', word: 'my-reports.title', icon: icons.person, permission: 'account.own', in: 'more' },
  { to: '/reports/import', word: 'report-sheet.title', permission: 'reports.file-for' },
  { to: '/reports/statistics', word: 'statistics-page.title', icon: icons.statistics, in: 'more' },
  { to: '/follow', word: 'follow.title', permission: 'reports.file' },
  { to: '/indicators', word: 'indicators.title', icon: icons.indicator, in: 'more' },
  { to: '/boards', word: 'boards.title', icon: icons.statistics, in: 'more' },
  { to: '/balance', word: 'balance.title', icon: icons.area, in: 'more' },
  { to: '/scorecards', word: 'cards.title', icon: icons.scorecard, in: 'more' },
  { to: '/warnings', word: 'warning.title', icon: icons.bell, in: 'more' },
  { to: '/areas', word: 'web.nav.areas', icon: icons.area, in: 'more' },
  { to: '/boundaries', word: 'boundaries.title', icon: icons.area, permission: 'boundaries.read', in: 'more' },
  { to: '/places', word: 'web.nav.places', icon: icons.place, in: 'more' },
  { to: '/data', word: 'data.title', icon: icons.data, in: 'more' },
  { to: '/inspections', word: 'order.inspections', icon: icons.board, permission: 'inspections.read', in: 'more' },
  { to: '/vi', word: 'article.portal', icon: icons.news, in: 'more' },
  {
    to: '/articles',
    word: 'article.title-of-list',
    icon: icons.news,
    permission: ['articles.write', 'articles.publish'],
    in: 'more',
  },
  { to: '/deadline', word: 'web.nav.deadline', icon: icons.clock, in: 'more' },
  { to: '/command', word: 'command.title' },
  { to: '/duty/shifts', word: 'duty.shifts.title', permission: 'shifts.read' },
  { to: '/directives/new', word: 'search.import', permission: 'directives.import' },
  { to: '/progress-reports', word: 'report.title', permission: 'progress.read' },
  { to: '/notifications', word: 'notices.title', permission: 'notices.own' },
  { to: '/admin/accounts', word: 'accounts.title', permission: 'account.manage' },
  { to: '/account', word: 'web.nav.account', permission: 'account.own' },
];

/** Whether somebody may open it. */
export const isOpenTo = ({ permission }: NamedPage, may: (permission: string) => boolean): boolean =>
  permission === undefined || [permission].flat().some(may);

/** Whether the page shown is this one or a part of it. */
export const isWithin = (path: string, to: string): boolean =>
  to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
