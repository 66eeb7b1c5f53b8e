import { z } from 'zod';
import { sql } from '../../../kernel/db/db.ts';
import { Steps } from '../../../kernel/deadlines/contract.ts';
import { explain } from '../../../kernel/deadlines/explain.ts';
import { Instant } from '../../../kernel/time.ts';
import { instantJson } from '../../../kernel/work/rows.ts';

/** The deadline of the work `w` as it stands, as column "deadline". */
export const deadlineColumn = sql`
  (select json_build_object('dueAt', ${instantJson(sql`e.due_at`)}, 'steps', e.steps)
     from deadline d join deadline_event e on e.deadline_id = d.id and e.number = d.events
    where d.id = w.deadline_id) as deadline`;
export const Explained = z.object({ dueAt: Instant, steps: Steps }).nullable();

/** How the expected date came about, in both languages. */
export function explained(deadline: z.infer<typeof Explained>): { vi: string; en: string } | null {
  if (deadline === null) return null;
  const { vi, en } = explain([...deadline.steps, { kind: 'due', at: deadline.dueAt }]);
  return { vi, en };
}
