import { messages } from '../messages.ts';

export const auditMessages = messages({
  'audit.no-such-record': { vi: 'Không có bản ghi này.', en: 'There is no such record.' },
});
