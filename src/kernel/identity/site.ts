import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings/settings.ts';
import type { Site } from './factors/passkeys.ts';

/** The address under which the asker reaches this server, as its settings say, else as the request does. */
export function siteOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>, { PUBLIC_URL }: Settings): Site {
  const { origin, hostname } = new URL(PUBLIC_URL ?? `${protocol}://${host}`);
  return { origin, host: hostname };
}
