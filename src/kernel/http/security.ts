import helmet from '@fastify/helmet';
import { bearerToken } from '../identity/bearer.ts';
import { denied } from '../refusal.ts';
import type { Settings } from '../settings/settings.ts';
import type { App } from './app.ts';

/** What a page of ours may load and do. No script or style within the page; workers and pictures as the map needs them. */
export function guardPages(app: App, settings: Settings): void {
  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false;
  const basemap = basemapOrigins(settings);
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "style-src 'self'",
    ["img-src 'self' blob: data:", ...basemap].join(' '),
    "font-src 'self'",
    ["connect-src 'self'", ...basemap].join(' '),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join(';');
  // Written here once: Helmet puts the same words together again for each answer, a twentieth of what a small one takes.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', policy);
  });
  app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: secure ? { maxAge: 365 * 24 * 60 * 60 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

export function basemapOrigins({ BASEMAP_STYLE, BASEMAP_PMTILES, BASEMAP_ORIGINS }: Settings): string[] {
  const named = [BASEMAP_STYLE, BASEMAP_PMTILES].filter((place) => place !== undefined && /^https?:/.test(place));
  return [...new Set([...named.map((place) => new URL(place ?? '').origin), ...BASEMAP_ORIGINS])];
}

const safe = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A browser says where a request comes from; one that was sent by somebody else's page changes nothing here. Programs
 * that are no browser say nothing, and carry no cookie they were tricked into sending; a token is sent on purpose.
 */
export function refuseForeignOrigins(app: App, { PUBLIC_URL }: Settings): void {
  app.addHook('onRequest', async (request) => {
    if (safe.includes(request.method) || bearerToken(request.headers.authorization) !== undefined) return;
    const { origin, 'sec-fetch-site': site } = request.headers;
    const own = [PUBLIC_URL, `${request.protocol}://${request.host}`];
    const foreign = origin === undefined ? site === 'cross-site' || site === 'same-site' : !own.includes(origin);
    if (foreign) throw denied('http.foreign-origin');
  });
}
