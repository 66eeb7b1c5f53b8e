import { language, type MessageKey, t } from '../../../web/language.ts';
import type { Standing } from '../../../web/standing.ts';
import type { ReportAct, ReportState, ReportSummary } from '../contract.ts';
import { isReportOpen } from '../states.ts';

export const reportStateWord = (state: ReportState): string => t(`reports.state.${state}` satisfies MessageKey);
export const reportActWord = (act: Exclude<ReportAct, 'photo'>): string => t(`reports.act.${act}` satisfies MessageKey);

/** What the server says in both languages. */
export const spoken = (words: { vi: string; en: string }): string => words[language()];

/** As tasks stand: a report has the deadline of its category. */
export function reportStanding({
  state,
  late,
  expectedAt,
}: Pick<ReportSummary, 'state' | 'late' | 'expectedAt'>): Standing {
  if (expectedAt === null || state === 'closed') return 'without-deadline';
  if (isReportOpen(state)) return late ? 'overdue' : 'in-time';
  return late ? 'done-late' : 'done-on-time';
}
