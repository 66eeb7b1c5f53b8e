import { withoutDiacritics } from '../../kernel/vietnamese.ts';
import { type MessageKey, t } from '../language.ts';

interface Command {
  to: string;
  word: MessageKey;
  /** Shown to whom the server would let through. */
  permission?: string;
}

const commands: readonly Command[] = [
  { to: '/desk', word: 'desk.title', permission: 'desk.use' },
  { to: '/', word: 'web.nav.board' },
  { to: '/command', word: 'command.title' },
  { to: '/directives', word: 'web.nav.directives' },
  { to: '/tasks', word: 'web.nav.tasks' },
  { to: '/areas', word: 'web.nav.areas' },
  { to: '/places', word: 'web.nav.places' },
  { to: '/deadline', word: 'web.nav.deadline' },
  { to: '/directives/new', word: 'search.import', permission: 'directives.import' },
  { to: '/progress-reports', word: 'report.title', permission: 'progress.read' },
  { to: '/notifications', word: 'notices.title', permission: 'notices.own' },
  { to: '/admin/accounts', word: 'accounts.title', permission: 'account.manage' },
  { to: '/account', word: 'web.nav.account', permission: 'account.own' },
];

/** The pages whose names have the typed words, of those the person may open. */
export function commandsFor(text: string, may: (permission: string) => boolean): { to: string; word: string }[] {
  const words = withoutDiacritics(text).split(/\s+/);
  return commands
    .filter(({ permission }) => permission === undefined || may(permission))
    .map(({ to, word }) => ({ to, word: t(word) }))
    .filter(({ word }) => words.every((part) => withoutDiacritics(word).includes(part)));
}
