import type { App } from '../http/app.ts';

/**
 * Pages of any origin may read what lies at these addresses: without a cookie, which a browser does not send along when
 * any origin is allowed, so they read what the public reads.
 */
export function openToAll(app: App, under: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url !== under && !request.url.startsWith(`${under}/`) && !request.url.startsWith(`${under}?`)) return;
    reply
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'link, content-crs, etag, content-range, accept-ranges, retry-after')
      .header('cross-origin-resource-policy', 'cross-origin');
  });
  const preflight = { config: { permission: 'public' as const }, schema: { hide: true } };
  for (const url of [under, `${under}/*`]) {
    app.options(url, preflight, (_request, reply) =>
      reply
        .code(204)
        .header('allow', 'GET, HEAD, OPTIONS')
        .header('access-control-allow-methods', 'GET, HEAD, OPTIONS')
        .header('access-control-allow-headers', 'accept, accept-language, range, if-none-match, if-range')
        .header('access-control-max-age', '86400')
        .send(),
    );
  }
}
