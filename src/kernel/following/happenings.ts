import type { NoticeKind } from '../notifications/kinds.ts';
import type { Topic } from './contract.ts';

interface Row {
  topic: Topic;
  /** Told at once, whatever pace was chosen. */
  urgent: boolean;
  /** How it reaches those with an account. */
  notice: NoticeKind;
}

/** Everything that followers are told of. Its sentence is the message `following.<kind>`. */
export const happeningKinds = {
  'warning.issued': { topic: 'warnings', urgent: true, notice: 'warning.issued' },
  'warning.cancelled': { topic: 'warnings', urgent: true, notice: 'warning.cancelled' },
  'article.published': { topic: 'news', urgent: false, notice: 'follow.news' },
  'article.corrected': { topic: 'news', urgent: false, notice: 'follow.news' },
  'task.published': { topic: 'tasks', urgent: false, notice: 'follow.tasks' },
  'task.progressed': { topic: 'tasks', urgent: false, notice: 'follow.tasks' },
  'task.overdue': { topic: 'tasks', urgent: false, notice: 'follow.tasks' },
  'report.published': { topic: 'reports', urgent: false, notice: 'follow.reports' },
  'report.progressed': { topic: 'reports', urgent: false, notice: 'follow.reports' },
} as const satisfies Record<string, Row>;
export type HappeningKind = keyof typeof happeningKinds;
export const happeningKindNames = Object.keys(happeningKinds) as [HappeningKind, ...HappeningKind[]];
