import { originOf, type Settings } from '../../settings/settings.ts';

/** How push services reach whoever sends (RFC 8292): the page of the city, else an address. */
export function pushSender(settings: Settings): string {
  const origin = originOf(settings);
  return origin.startsWith('https:') ? origin : `mailto:${settings.SMTP_FROM ?? 'nobody@localhost.invalid'}`;
}
