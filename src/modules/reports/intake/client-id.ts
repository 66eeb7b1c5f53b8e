import { createHmac } from 'node:crypto';

/**
 * The identifier under which a report of another system is the same report, however often it is sent. It is made with the
 * secret of the server, so that nobody outside can take it for a report of their own first.
 */
export function clientIdOf(secret: string, channel: string, reference: string): string {
  const hash = createHmac('sha256', secret).update(`report ${channel.length} ${channel} ${reference}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`, // version 8: of one's own making (RFC 9562)
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
