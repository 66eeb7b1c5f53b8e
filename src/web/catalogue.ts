import type { Message } from '../kernel/messages.ts';
import { workMessages } from '../kernel/work/messages.ts';
import { directivesMessages } from '../modules/directives/messages.ts';
import { boardMessages, directiveMessages } from '../modules/directives/web/messages.ts';
import { mapMessages } from './map/messages.ts';
import { webMessages } from './messages.ts';
import { accountMessages } from './pages/account/messages.ts';
import { areaPageMessages } from './pages/areas/messages.ts';
import { deadlinePageMessages } from './pages/deadline/messages.ts';
import { taskMessages } from './pages/task/messages.ts';

/** Every text the pages can show: their own, and those of the parts whose codes they put into words. */
export const catalogue = {
  ...workMessages,
  ...directivesMessages,
  ...webMessages,
  ...mapMessages,
  ...boardMessages,
  ...directiveMessages,
  ...taskMessages,
  ...areaPageMessages,
  ...deadlinePageMessages,
  ...accountMessages,
} satisfies Record<string, Message>;
export type MessageKey = keyof typeof catalogue;
