import type { Language } from '../messages.ts';
import type { notificationsMessages } from './messages.ts';

/** Ways to a person: the inbox of the program, e-mail, and waking their browser (web push). */
export const channels = ['inbox', 'email', 'push'] as const;
export type Channel = (typeof channels)[number];
export type Channels = Readonly<Record<Channel, boolean>>;

const everyWay: Channels = { inbox: true, email: true, push: true };
const quietly: Channels = { inbox: true, email: false, push: false };

/**
 * Every kind of notice, and the ways it takes unless the person says otherwise. The sentence of a kind is the message
 * `notice.<kind>`; a part that has something to tell adds a row here and its sentence to messages.ts.
 */
export const noticeKinds = {
  'work.assigned': everyWay,
  'work.returned': everyWay,
  'work.submitted': everyWay,
  'work.refused': everyWay,
  'work.mentioned': everyWay,
  'work.commented': quietly,
  'work.due-soon': everyWay,
  'work.due-today': everyWay,
  'work.overdue': everyWay,
  'work.awaits-decision': everyWay,
  'work.escalated': everyWay,
  'work.extension-asked': everyWay,
  'work.extension-granted': everyWay,
  'work.extension-refused': everyWay,
  'work.explanation-asked': everyWay,
  'work.explanation-answered': everyWay,
  'work.explanation-due': everyWay,
  'work.explanation-late': everyWay,
  'report.changed': everyWay,
  'report.near-border': quietly,
  'report.accept-due': everyWay,
  'report.due-soon': everyWay,
  'report.late': everyWay,
  'warning.issued': everyWay,
  'warning.cancelled': everyWay,
  'follow.news': everyWay,
  'follow.tasks': everyWay,
  'follow.reports': everyWay,
  'work.week': { inbox: false, email: true, push: false },
} as const satisfies Record<string, Channels>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[];
export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(noticeKinds, text);

/** Every kind has its sentence, or this does not compile. */
export const sentenceKey = (kind: NoticeKind): keyof typeof notificationsMessages & `notice.${NoticeKind}` =>
  `notice.${kind}`;

export const defaultLanguage: Language = 'vi';
