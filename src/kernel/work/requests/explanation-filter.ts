import { type Query, sql } from '../../db/db.ts';
import type { Instant } from '../../time.ts';

/** Rows `w` with a question that nobody has answered; late: whose own due instant has passed. Found from the few open ones. */
export const hasExplanation = (standing: 'open' | 'late', now: Instant): Query => sql`
  w.id in (select e.work_item_id from work_explanation e join deadline d on d.id = e.deadline_id
            where e.answered_at is null and e.withdrawn_at is null
              and (${standing === 'open'} or d.due_at < ${now}::timestamptz))`;
