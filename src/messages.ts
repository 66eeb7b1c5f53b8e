import { demoMessages } from './demo/messages.ts';
import { areasMessages } from './kernel/areas/messages.ts';
import { auditMessages } from './kernel/audit/messages.ts';
import { calendarMessages } from './kernel/calendar/messages.ts';
import { dbMessages } from './kernel/db/messages.ts';
import { deadlinesMessages } from './kernel/deadlines/messages.ts';
import { eventsMessages } from './kernel/events/messages.ts';
import { feedsMessages } from './kernel/feeds/messages.ts';
import { filesMessages } from './kernel/files/messages.ts';
import { followingMessages } from './kernel/following/messages.ts';
import { geoMessages } from './kernel/geo/messages.ts';
import { httpMessages } from './kernel/http/messages.ts';
import { identityMessages } from './kernel/identity/messages.ts';
import { jobsMessages } from './kernel/jobs/messages.ts';
import type { Messages } from './kernel/messages.ts';
import { notificationsMessages } from './kernel/notifications/messages.ts';
import { ogcMessages } from './kernel/ogc/messages.ts';
import { openDataMessages } from './kernel/open-data/messages.ts';
import { organisationsMessages } from './kernel/organisations/messages.ts';
import { outsideMessages } from './kernel/outside/messages.ts';
import { placesMessages } from './kernel/places/messages.ts';
import { policyMessages } from './kernel/policy/messages.ts';
import { searchMessages } from './kernel/search/messages.ts';
import { settingsMessages } from './kernel/settings/messages.ts';
import { tilesMessages } from './kernel/tiles/messages.ts';
import { webhooksMessages } from './kernel/webhooks/messages.ts';
import { deskMessages } from './kernel/work/desk/messages.ts';
import { workMessages } from './kernel/work/messages.ts';
import { requestsMessages } from './kernel/work/requests/messages.ts';
import { boundariesMessages } from './modules/boundaries/messages.ts';
import { directivesMessages } from './modules/directives/messages.ts';
import { progressMessages } from './modules/directives/progress/messages.ts';
import { balanceMessages } from './modules/indicators/balance/messages.ts';
import { boardsMessages } from './modules/indicators/boards/messages.ts';
import { importsMessages } from './modules/indicators/imports/messages.ts';
import { indicatorsMessages } from './modules/indicators/messages.ts';
import { targetsMessages } from './modules/indicators/targets/messages.ts';
import { inspectionExportMessages } from './modules/order/export-messages.ts';
import { orderMessages } from './modules/order/messages.ts';
import { portalMessages } from './modules/portal/messages.ts';
import { followPageMessages } from './modules/portal/pages/follow-messages.ts';
import { pageMessages } from './modules/portal/pages/messages.ts';
import { byMailMessages } from './modules/reports/by-mail/messages.ts';
import { dutyMessages } from './modules/reports/duty/messages.ts';
import { reportExportMessages } from './modules/reports/export-messages.ts';
import { intakeMessages } from './modules/reports/intake/messages.ts';
import { reportsMessages } from './modules/reports/messages.ts';
import { open311Messages } from './modules/reports/open311/messages.ts';
import { privacyMessages } from './modules/reports/privacy/messages.ts';
import { statisticsMessages } from './modules/reports/statistics/messages.ts';
import { scorecardsMessages } from './modules/scorecards/messages.ts';
import { warningsMessages } from './modules/warnings/messages.ts';

/** Every text of the server, one line for each part and module. */
export const catalogue: Messages = {
  ...areasMessages,
  ...boundariesMessages,
  ...calendarMessages,
  ...dbMessages,
  ...deadlinesMessages,
  ...feedsMessages,
  ...geoMessages,
  ...auditMessages,
  ...eventsMessages,
  ...filesMessages,
  ...followingMessages,
  ...httpMessages,
  ...identityMessages,
  ...jobsMessages,
  ...notificationsMessages,
  ...ogcMessages,
  ...openDataMessages,
  ...organisationsMessages,
  ...outsideMessages,
  ...placesMessages,
  ...policyMessages,
  ...searchMessages,
  ...settingsMessages,
  ...webhooksMessages,
  ...tilesMessages,
  ...workMessages,
  ...deskMessages,
  ...requestsMessages,
  ...directivesMessages,
  ...progressMessages,
  ...balanceMessages,
  ...boardsMessages,
  ...indicatorsMessages,
  ...importsMessages,
  ...targetsMessages,
  ...scorecardsMessages,
  ...warningsMessages,
  ...reportsMessages,
  ...dutyMessages,
  ...reportExportMessages,
  ...byMailMessages,
  ...intakeMessages,
  ...open311Messages,
  ...privacyMessages,
  ...statisticsMessages,
  ...orderMessages,
  ...inspectionExportMessages,
  ...portalMessages,
  ...pageMessages,
  ...followPageMessages,
  ...demoMessages,
};
