import type { WorkItemSummary } from '../kernel/work/contract.ts';
import { capitalised } from './capitalised.ts';
import { type MessageKey, t } from './language.ts';

/** How work stands against its deadline, as the page shows it: the reporting buckets, and what is due soon apart. */
export const standings = ['done-on-time', 'done-late', 'in-time', 'due-soon', 'overdue', 'without-deadline'] as const;
export type Standing = (typeof standings)[number];

export function standingWord(standing: Standing): string {
  const word = standing === 'due-soon' ? t('work.due-soon') : t(`work.bucket.${standing}` satisfies MessageKey);
  return capitalised(word);
}

export function standingOf({ bucket, dueSoon }: Pick<WorkItemSummary, 'bucket' | 'dueSoon'>): Standing {
  if (bucket === null) return 'without-deadline';
  return bucket === 'in-time' && dueSoon ? 'due-soon' : bucket;
}

/** The tasks behind a figure. */
export const standingQuery = (standing: Standing): string =>
  standing === 'due-soon' ? 'bucket=in-time&dueSoon=true' : `bucket=${standing}`;
