import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings/settings.ts';

/** Where the asker reaches this server: as the settings say, else as the request itself says. */
export const originFor = (
  { PUBLIC_URL }: Settings,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): string => PUBLIC_URL ?? `${protocol}://${host}`;
