import type { Standings } from '../../../../web/components/StackedBar.tsx';
import type { Figures } from '../../statistics/contract.ts';

/** How the reports of a group stand, in the words work has for it. */
export function standingsOf({ received, onTime, late, open, openLate }: Figures): Standings {
  return {
    total: received,
    doneOnTime: onTime,
    doneLate: late,
    inTime: open - openLate,
    dueSoon: 0,
    overdue: openLate,
    withoutDeadline: received - open - onTime - late,
  };
}
