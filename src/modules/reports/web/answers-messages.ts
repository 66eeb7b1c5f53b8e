import { messages } from '../../../kernel/messages.ts';

/** Apart, for the field part says it too. */
export const answersMessages = messages({
  'report-page.answered': { vi: 'Câu hỏi của lĩnh vực', en: 'What the category asks' },
  'report-page.answered.owed': { vi: 'Chưa rõ, cần hỏi thêm', en: 'Not known yet, to be asked' },
  'report-page.answered.none': { vi: 'Không trả lời', en: 'No answer' },
});
