import { messages } from '../messages.ts';

export const jobsMessages = messages({
  'jobs.not-failed': {
    vi: 'Không có tác vụ này, hoặc nó không ở trạng thái thất bại.',
    en: 'There is no such job, or it has not failed.',
  },
  'jobs.another-waits': {
    vi: 'Một tác vụ mới hơn cho cùng việc này đang chờ; hãy bỏ tác vụ đã thất bại.',
    en: 'A newer job for the same matter is waiting; discard the one that failed.',
  },
});
