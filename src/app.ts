import { dataSets, makeDataFile } from './data-sets.ts';
import { featureSources } from './feature-sources.ts';
import { areasRoutes } from './kernel/areas/routes.ts';
import { auditRoutes } from './kernel/audit/routes.ts';
import { calendarRoutes } from './kernel/calendar/routes.ts';
import { calendarChangeRoutes } from './kernel/deadlines/change-routes.ts';
import { deadlinesRoutes } from './kernel/deadlines/routes.ts';
import { deadlineRulesRoutes } from './kernel/deadlines/rules/routes.ts';
import { eventsRoutes } from './kernel/events/routes.ts';
import type { App } from './kernel/http/app.ts';
import { httpServer } from './kernel/http/server.ts';
import { peopleRoutes } from './kernel/identity/people-routes.ts';
import { identityRoutes } from './kernel/identity/routes.ts';
import { jobsRoutes } from './kernel/jobs/routes.ts';
import { notificationsRoutes } from './kernel/notifications/routes.ts';
import { ogcRoutes } from './kernel/ogc/routes.ts';
import { openDataRoutes } from './kernel/open-data/routes.ts';
import { organisationsRoutes } from './kernel/organisations/routes.ts';
import { placesRoutes } from './kernel/places/routes.ts';
import { searchRoutes } from './kernel/search/routes.ts';
import type { Services } from './kernel/services.ts';
import { mapRoutes } from './kernel/tiles/map-routes.ts';
import { tileRoutes } from './kernel/tiles/tile-routes.ts';
import { webhooksRoutes } from './kernel/webhooks/routes.ts';
import { deskRoutes } from './kernel/work/desk/routes.ts';
import { exchangeRoutes } from './kernel/work/exchange-routes.ts';
import { workExportRoutes } from './kernel/work/export-routes.ts';
import { followDeadlines, titlesOfMoved } from './kernel/work/follow-deadlines.ts';
import { remindersRoutes } from './kernel/work/reminders/routes.ts';
import { workRequestsRoutes } from './kernel/work/requests/routes.ts';
import { workRoutes } from './kernel/work/routes.ts';
import { catalogue } from './messages.ts';
import type { DocumentReader } from './modules/directives/index.ts';
import { directivesRoutes } from './modules/directives/server/routes.ts';
import { orderRoutes } from './modules/order/server/routes.ts';
import { classifyRoutes } from './modules/reports/classify/routes.ts';
import { intakeRoutes } from './modules/reports/intake/routes.ts';
import { jurisdictionRoutes } from './modules/reports/open311/server/jurisdiction-routes.ts';
import { open311Routes } from './modules/reports/open311/server/routes.ts';
import { moderationRoutes } from './modules/reports/privacy/moderation-routes.ts';
import { ownDataRoutes } from './modules/reports/privacy/own-data-routes.ts';
import { reportExportRoutes } from './modules/reports/server/export-routes.ts';
import { reportsRoutes } from './modules/reports/server/routes.ts';
import { statisticsRoutes } from './modules/reports/statistics/routes.ts';
import { scorecardsRoutes } from './modules/scorecards/server/routes.ts';
import { searchSources } from './search-sources.ts';
import { tileLayers } from './tile-layers.ts';
import './work-followers.ts';

/** What the server starts for itself, unless it is handed one that runs. */
export interface Helpers {
  openReader?: () => DocumentReader;
}

/** The whole server: every part and module, one line each. */
export function createApp(services: Services, { openReader }: Helpers = {}): App {
  const app = httpServer(services, catalogue);
  app.register(async (api) => {
    identityRoutes(api, services);
    peopleRoutes(api, services);
    areasRoutes(api, services);
    calendarRoutes(api, services);
    deadlinesRoutes(api, services);
    deadlineRulesRoutes(api, services);
    calendarChangeRoutes(api, services, followDeadlines, titlesOfMoved);
    organisationsRoutes(api, services);
    placesRoutes(api, services);
    workRoutes(api, services);
    exchangeRoutes(api, services);
    workExportRoutes(api, services);
    deskRoutes(api, services);
    workRequestsRoutes(api, services);
    remindersRoutes(api, services);
    notificationsRoutes(api, services);
    directivesRoutes(api, services, openReader);
    scorecardsRoutes(api, services);
    orderRoutes(api, services);
    reportsRoutes(api, services);
    reportExportRoutes(api, services);
    intakeRoutes(api, services, catalogue);
    jurisdictionRoutes(api, services);
    open311Routes(api, services, catalogue);
    moderationRoutes(api, services);
    ownDataRoutes(api, services);
    classifyRoutes(api, services);
    statisticsRoutes(api, services);
    auditRoutes(api, services);
    eventsRoutes(api, services);
    jobsRoutes(api, services);
    webhooksRoutes(api, services);
    ogcRoutes(api, services, featureSources, tileLayers);
    openDataRoutes(api, services, dataSets, makeDataFile);
    searchRoutes(api, services, searchSources);
    tileRoutes(api, services, tileLayers);
    mapRoutes(api, services, tileLayers);
  });
  return app;
}
