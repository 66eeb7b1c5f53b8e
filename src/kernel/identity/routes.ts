import type { App } from '../http/app.ts';
import type { Services } from '../services.ts';
import { invitationRoutes } from './accounts/invitation-routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { factorRoutes } from './factors/routes.ts';
import { Providers } from './oidc/providers.ts';
import { providerRoutes } from './oidc/routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './tokens/routes.ts';

export function identityRoutes(app: App, services: Services): void {
  const providers = new Providers(services.settings.OIDC_PROVIDERS);
  sessionRoutes(app, services, providers);
  providerRoutes(app, services, providers);
  factorRoutes(app, services);
  tokenRoutes(app, services);
  accountRoutes(app, services);
  invitationRoutes(app, services);
}
