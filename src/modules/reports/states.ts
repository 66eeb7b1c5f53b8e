import { z } from 'zod';
import type { WorkState } from '../../kernel/work/states.ts';

/**
 * đã tiếp nhận, đơn vị đã nhận, đang xử lý, chờ kiểm tra, đã xong; tạm dừng, đơn vị trả lại, mở lại, khép lại không xử lý
 *
 * A report has no states of its own: these are the words in which citizens read those of its work item, one for each.
 */
export const reportStates = [
  'received',
  'accepted',
  'in-progress',
  'awaiting-check',
  'done',
  'paused',
  'refused',
  'reopened',
  'closed',
] as const;
export const ReportState = z.enum(reportStates);
export type ReportState = z.infer<typeof ReportState>;

const workStates: Readonly<Record<ReportState, WorkState>> = {
  received: 'assigned',
  accepted: 'accepted',
  'in-progress': 'in-progress',
  'awaiting-check': 'awaiting-confirmation',
  done: 'done',
  paused: 'suspended',
  refused: 'refused',
  reopened: 'returned',
  closed: 'recalled',
};

export const workStateOf = (state: ReportState): WorkState => workStates[state];

const words = Object.fromEntries(Object.entries(workStates).map(([word, state]) => [state, word]));
export function reportStateOf(state: WorkState): ReportState {
  return ReportState.parse(words[state]);
}

/** Neither done nor closed without work. */
export const isReportOpen = (state: ReportState): boolean => state !== 'done' && state !== 'closed';
