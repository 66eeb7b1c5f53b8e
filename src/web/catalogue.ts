import { actWords } from '../kernel/audit/act-words.ts';
import { identityMessages } from '../kernel/identity/messages.ts';
import type { Message } from '../kernel/messages.ts';
import { notificationsMessages } from '../kernel/notifications/messages.ts';
import { organisationsMessages } from '../kernel/organisations/messages.ts';
import { deskMessages } from '../kernel/work/desk/messages.ts';
import { workMessages } from '../kernel/work/messages.ts';
import { requestsMessages } from '../kernel/work/requests/messages.ts';
import { boundaryPageMessages } from '../modules/boundaries/web/messages.ts';
import { directivesMessages } from '../modules/directives/messages.ts';
import { progressMessages } from '../modules/directives/progress/messages.ts';
import { boardMessages, commandMessages, directiveMessages } from '../modules/directives/web/messages.ts';
import { reportMessages } from '../modules/directives/web/report/messages.ts';
import { reviewMessages } from '../modules/directives/web/review/messages.ts';
import { versionMessages } from '../modules/directives/web/versions/messages.ts';
import { balanceMessages } from '../modules/indicators/balance/messages.ts';
import { boardsMessages } from '../modules/indicators/boards/messages.ts';
import { indicatorsMessages } from '../modules/indicators/messages.ts';
import { balancePagesMessages } from '../modules/indicators/web/balance/messages.ts';
import { boardPagesMessages } from '../modules/indicators/web/boards/messages.ts';
import { defineMessages } from '../modules/indicators/web/define/messages.ts';
import { indicatorImportMessages } from '../modules/indicators/web/imports/messages.ts';
import { indicatorPageMessages } from '../modules/indicators/web/messages.ts';
import { targetPageMessages } from '../modules/indicators/web/targets/messages.ts';
import { orderMessages } from '../modules/order/messages.ts';
import { checklistPageMessages } from '../modules/order/web/admin/messages.ts';
import { inspectionMessages } from '../modules/order/web/messages.ts';
import { articlePageMessages } from '../modules/portal/web/messages.ts';
import { reportsMessages } from '../modules/reports/messages.ts';
import { privacyMessages } from '../modules/reports/privacy/messages.ts';
import { doorPagesMessages } from '../modules/reports/web/admin/doors-messages.ts';
import { categoryPageMessages } from '../modules/reports/web/admin/messages.ts';
import { routingPageMessages } from '../modules/reports/web/admin/routing/messages.ts';
import { dutyPageMessages } from '../modules/reports/web/duty/messages.ts';
import { reportPagesMessages } from '../modules/reports/web/messages.ts';
import { statisticsPageMessages } from '../modules/reports/web/statistics/messages.ts';
import { scorecardPageMessages } from '../modules/scorecards/web/messages.ts';
import { warningPageMessages } from '../modules/warnings/web/messages.ts';
import { fieldMessages } from './field/messages.ts';
import { mapMessages } from './map/messages.ts';
import { webMessages } from './messages.ts';
import { accountMessages } from './pages/account/messages.ts';
import { accountsMessages } from './pages/accounts/messages.ts';
import { contactMessages } from './pages/admin/contact-messages.ts';
import { adminMessages } from './pages/admin/messages.ts';
import { webhookPageMessages } from './pages/admin/webhook-messages.ts';
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
  ...indicatorsMessages,
  ...indicatorPageMessages,
  ...boardsMessages,
  ...boardPagesMessages,
  ...balanceMessages,
  ...balancePagesMessages,
  ...indicatorImportMessages,
  ...targetPageMessages,
  ...defineMessages,
  ...orderMessages,
  ...inspectionMessages,
  ...checklistPageMessages,
  ...boardMessages,
  ...commandMessages,
  ...directiveMessages,
  ...reviewMessages,
  ...versionMessages,
  ...reportMessages,
  ...reportsMessages,
  ...privacyMessages,
  ...categoryPageMessages,
  ...routingPageMessages,
  ...doorPagesMessages,
  ...reportPagesMessages,
  ...dutyPageMessages,
  ...statisticsPageMessages,
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
  ...contactMessages,
  ...webhookPageMessages,
  ...searchPageMessages,
  ...scorecardPageMessages,
  ...boundaryPageMessages,
  ...articlePageMessages,
  ...warningPageMessages,
} satisfies Record<string, Message>;
export type MessageKey = keyof typeof catalogue;
