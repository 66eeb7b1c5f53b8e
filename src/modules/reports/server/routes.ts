import type { App } from '../../../kernel/http/app.ts';
import type { Services } from '../../../kernel/services.ts';
import { categoriesRoutes } from './categories-routes.ts';
import { filingRoutes } from './filing-routes.ts';
import { followedRoutes } from './followed-routes.ts';
import { handlingRoutes } from './handling-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { routingRoutes } from './routing-routes.ts';

export function reportsRoutes(app: App, services: Services): void {
  categoriesRoutes(app, services);
  routingRoutes(app, services);
  readingRoutes(app, services);
  filingRoutes(app, services);
  handlingRoutes(app, services);
  followedRoutes(app, services);
}
