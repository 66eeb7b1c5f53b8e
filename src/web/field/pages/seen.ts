import type { WorkItem } from '../../../kernel/work/contract.ts';
import type { Seen } from '../outbox/parcel.ts';

/** What two versions of a task are compared by. */
export const seenOf = (task: WorkItem): Seen => ({
  version: task.version,
  facts: {
    state: task.state,
    owner: task.owner.name,
    due: task.dueOn,
    priority: task.priority,
    assignee: task.assignee,
  },
});
