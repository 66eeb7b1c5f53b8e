import { notificationsMessages } from '../kernel/notifications/messages.ts';
import { organisationsMessages } from '../kernel/organisations/messages.ts';
import { deskMessages } from '../kernel/work/desk/messages.ts';
import { workMessages } from '../kernel/work/messages.ts';
import { requestsMessages } from '../kernel/work/requests/messages.ts';
import { directivesMessages } from '../modules/directives/messages.ts';
import { boardMessages, directiveMessages } from '../modules/directives/web/messages.ts';
import { reviewMessages } from '../modules/directives/web/review/messages.ts';
import { versionMessages } from '../modules/directives/web/versions/messages.ts';
import { indicatorsMessages } from '../modules/indicators/messages.ts';
import { defineMessages } from '../modules/indicators/web/define/messages.ts';
import { indicatorPageMessages } from '../modules/indicators/web/messages.ts';
import { targetPageMessages } from '../modules/indicators/web/targets/messages.ts';
import { inspectionMessages } from '../modules/order/web/messages.ts';
import { reportsMessages } from '../modules/reports/messages.ts';
import { privacyMessages } from '../modules/reports/privacy/messages.ts';
import { answersMessages } from '../modules/reports/web/answers-messages.ts';
import { dutyPageMessages } from '../modules/reports/web/duty/messages.ts';
import { reportPagesMessages } from '../modules/reports/web/messages.ts';
import { statisticsPageMessages } from '../modules/reports/web/statistics/messages.ts';
import { scorecardPageMessages } from '../modules/scorecards/web/messages.ts';
import { warningPageMessages } from '../modules/warnings/web/messages.ts';
import { mapMessages } from './map/messages.ts';
import { menuMessages } from './menu-messages.ts';
import { webMessages } from './messages.ts';
import { areaPageMessages } from './pages/areas/messages.ts';
import { dataPageMessages } from './pages/data/messages.ts';
import { deadlinePageMessages } from './pages/deadline/messages.ts';
import { deskPageMessages } from './pages/desk/messages.ts';
import { livePageMessages } from './pages/map/messages.ts';
import { notificationPageMessages } from './pages/notifications/messages.ts';
import { taskMessages } from './pages/task/messages.ts';
import { taskRequestMessages } from './pages/task/request-messages.ts';
import { searchPageMessages } from './search/messages.ts';

/** What the pages that anybody may open can say, and what stands around all pages. */
export const catalogue = {
  ...menuMessages,
  ...workMessages,
  ...requestsMessages,
  ...notificationsMessages,
  ...directivesMessages,
  ...webMessages,
  ...mapMessages,
  ...livePageMessages,
  ...indicatorsMessages,
  ...indicatorPageMessages,
  ...targetPageMessages,
  ...defineMessages,
  ...inspectionMessages,
  ...boardMessages,
  ...directiveMessages,
  ...reviewMessages,
  ...versionMessages,
  ...reportsMessages,
  ...privacyMessages,
  ...reportPagesMessages,
  ...answersMessages,
  ...dutyPageMessages,
  ...statisticsPageMessages,
  ...taskMessages,
  ...deskMessages,
  ...deskPageMessages,
  ...taskRequestMessages,
  ...notificationPageMessages,
  ...areaPageMessages,
  ...deadlinePageMessages,
  ...dataPageMessages,
  ...organisationsMessages,
  ...searchPageMessages,
  ...scorecardPageMessages,
  ...warningPageMessages,
};
