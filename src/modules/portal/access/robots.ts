/** Programs that say what they are. Those that pretend to be people are counted as people: nobody can tell them apart. */
const robots =
  /bot\b|bot[/;)_-]|crawl|spider|slurp|archiver|monitor|preview|scan|validator|lighthouse|headless|phantom|facebookexternalhit|whatsapp|telegram|zalo.*share|feed|rss|python|curl|wget|java\/|go-http|okhttp|axios|node-fetch|libwww|httpclient/i;

interface Asked {
  agent: string | undefined;
  /** `Sec-Purpose` or `Purpose`: a browser that loads ahead what somebody may never open. */
  purpose: string | undefined;
}

/** Whether a request was made by somebody who looks, as far as the request says. Every browser of today says Mozilla or Opera. */
export const isPerson = ({ agent, purpose }: Asked): boolean =>
  agent !== undefined &&
  /^(Mozilla|Opera)\//.test(agent) &&
  !robots.test(agent) &&
  !/prefetch|prerender|preview/i.test(purpose ?? '');

/** An address of the sixth version stands for its network of 64 bits: a telephone changes the rest by the hour. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [left = '', right] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const head = left.split(':').filter((part) => part !== '');
  const tail = (right ?? '').split(':').filter((part) => part !== '');
  const gap = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...(right === undefined ? [] : gap), ...tail].slice(0, 4).join(':');
}
