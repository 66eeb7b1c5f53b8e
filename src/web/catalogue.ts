import { actWords } from '../kernel/audit/act-words.ts';
import { identityMessages } from '../kernel/identity/messages.ts';
import type { Message } from '../kernel/messages.ts';
import { notificationsMessages } from '../kernel/notifications/messages.ts';
import { organisationsMessages } from '../kernel/organisations/messages.ts';
import { deskMessages } from '../kernel/work/desk/messages.ts';
import { workMessages } from '../kernel/work/messages.ts';
import { requestsMessages } from '../kernel/work/requests/messages.ts';
import { directivesMessages } from '../modules/directives/messages.ts';
import { progressMessages } from '../modules/directives/progress/messages.ts';
import { boardMessages, commandMessages, directiveMessages } from '../modules/directives/web/messages.ts';
import { reportMessages } from '../modules/directives/web/report/messages.ts';
import { reviewMessages } from '../modules/directives/web/review/messages.ts';
import { versionMessages } from '../modules/directives/web/versions/messages.ts';
import { orderMessages } from '../modules/order/messages.ts';
import { inspectionMessages } from '../modules/order/web/messages.ts';
import { reportsMessages } from '../modules/reports/messages.ts';
import { privacyMessages } from '../modules/reports/privacy/messages.ts';
import { reportPagesMessages } from '../modules/reports/web/messages.ts';
import { scorecardPageMessages } from '../modules/scorecards/web/messages.ts';
import { fieldMessages } from './field/messages.ts';
import { mapMessages } from './map/messages.ts';
import { webMessages } from './messages.ts';
import { accountMessages } from './pages/account/messages.ts';
import { accountsMessages } from './pages/accounts/messages.ts';
import { adminMessages } from './pages/admin/messages.ts';
import { areaPageMessages } from './pages/areas/messages.ts';
import { dataPageMessages } from './pages/data/messages.ts';
import { deadlinePageMessages } from './pages/deadline/messages.ts';
import { deskPageMessages } from './pages/desk/messages.ts';
import { historyMessages } from './pages/history/messages.ts';
import { livePageMessages } from './pages/map/messages.ts';
import { notificationPageMessages } from './pages/notifications/messages.ts';
import { silentMessages } from './pages/silent/messages.ts';
import { taskMessages } from './pages/task/messages.ts';
import { taskRequestMessages } from './pages/task/request-messages.ts';
import { searchPageMessages } from './search/messages.ts';

/** Every text the pages can show: their own, and those of the parts whose codes they put into words. */
export const catalogue = {
  ...workMessages,
  ...requestsMessages,
  ...notificationsMessages,
  ...directivesMessages,
  ...progressMessages,
  ...webMessages,
  ...mapMessages,
  ...livePageMessages,
  ...fieldMessages,
  ...orderMessages,
  ...inspectionMessages,
  ...boardMessages,
  ...commandMessages,
  ...directiveMessages,
  ...reviewMessages,
  ...versionMessages,
  ...reportMessages,
  ...reportsMessages,
  ...privacyMessages,
  ...reportPagesMessages,
  ...taskMessages,
  ...silentMessages,
  ...deskMessages,
  ...deskPageMessages,
  ...taskRequestMessages,
  ...notificationPageMessages,
  ...areaPageMessages,
  ...deadlinePageMessages,
  ...actWords,
  ...historyMessages,
  ...dataPageMessages,
  ...identityMessages,
  ...accountMessages,
  ...accountsMessages,
  ...organisationsMessages,
  ...adminMessages,
  ...searchPageMessages,
  ...scorecardPageMessages,
} satisfies Record<string, Message>;
export type MessageKey = keyof typeof catalogue;
