import { areasRoutes } from './kernel/areas/routes.ts';
import { calendarRoutes } from './kernel/calendar/routes.ts';
import { calendarChangeRoutes } from './kernel/deadlines/change-routes.ts';
import { deadlinesRoutes } from './kernel/deadlines/routes.ts';
import type { App } from './kernel/http/app.ts';
import { httpServer } from './kernel/http/server.ts';
import { identityRoutes } from './kernel/identity/routes.ts';
import { organisationsRoutes } from './kernel/organisations/routes.ts';
import { placesRoutes } from './kernel/places/routes.ts';
import type { Services } from './kernel/services.ts';
import { followDeadlines } from './kernel/work/follow-deadlines.ts';
import { workRoutes } from './kernel/work/routes.ts';
import { catalogue } from './messages.ts';
import { directivesRoutes } from './modules/directives/server/routes.ts';

/** The whole server: every part and module, one line each. */
export function createApp(services: Services): App {
  const app = httpServer(services, catalogue);
  app.register(async (api) => {
    identityRoutes(api, services);
    areasRoutes(api, services);
    calendarRoutes(api, services);
    deadlinesRoutes(api, services);
    calendarChangeRoutes(api, services, followDeadlines);
    organisationsRoutes(api, services);
    placesRoutes(api, services);
    workRoutes(api, services);
    directivesRoutes(api, services);
  });
  return app;
}
