import { lookup as resolveName } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { invalid, Refusal } from '../refusal.ts';
import type { Settings } from '../settings/settings.ts';
import { isPublicAddress, isWithin } from './addresses.ts';

export type OutsideSettings = Pick<Settings, 'OUTSIDE_NETWORKS'>;

export interface OutsideRequest {
  method: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** More of the answer than this is not read. */
  limitBytes: number;
  patienceMs: number;
}
export interface OutsideAnswer {
  status: number;
  /** Cut off at the limit. */
  body: Buffer;
  isWhole: boolean;
}

/**
 * Whether an address somebody gave may be asked at all: https on the public net, and what the settings name besides. What
 * its name leads to is looked at when it is asked, each time.
 */
export function demandOutside(address: string, { OUTSIDE_NETWORKS }: OutsideSettings): void {
  const url = new URL(address);
  const host = hostOf(url);
  if (url.username !== '' || url.password !== '') throw invalid('outside.address-with-password');
  if (url.protocol !== 'https:' && (url.protocol !== 'http:' || OUTSIDE_NETWORKS.length === 0)) {
    throw invalid('outside.https-needed');
  }
  if (isIP(host) !== 0) demandReachable([host], url, OUTSIDE_NETWORKS);
  else if (/(^|\.)(localhost|local|internal)\.?$/i.test(host) && OUTSIDE_NETWORKS.length === 0) throw inside(url);
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
const inside = (url: URL) => invalid('outside.address-inside', { host: url.hostname });

/** The addresses of a name that may be asked; refused where none may. Without encryption only those the settings name. */
function demandReachable(addresses: readonly string[], url: URL, networks: readonly string[]): string[] {
  const allowed = addresses.filter(
    (address) => isWithin(address, networks) || (url.protocol === 'https:' && isPublicAddress(address)),
  );
  if (allowed.length === 0) throw inside(url);
  return allowed;
}

/**
 * Asks a server that somebody named, without trust: the connection goes to the address that was checked, so that a name
 * cannot lead elsewhere between the look and the call; redirects are not followed; the answer is cut at a limit.
 */
export async function askOutside(
  address: string,
  asked: OutsideRequest,
  settings: OutsideSettings,
): Promise<OutsideAnswer> {
  demandOutside(address, settings);
  const url = new URL(address);
  const { method, headers, body, limitBytes, patienceMs } = asked;
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const lookup = checkedLookup(url, settings.OUTSIDE_NETWORKS);
      const request = send(url, { method, headers: { ...headers }, lookup, agent: false, signal }, resolve);
      request.on('error', reject);
      request.end(body);
    });
    return { status: answer.statusCode ?? 0, ...(await readUpTo(answer, limitBytes)) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('unavailable', signal.aborted ? 'outside.no-answer' : 'outside.not-reached', {
      host: url.hostname,
    });
  }
}

const checkedLookup =
  (url: URL, networks: readonly string[]): LookupFunction =>
  (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      try {
        const allowed = demandReachable(
          found.map(({ address }) => address),
          url,
          networks,
        );
        const kept = found.filter(({ address }) => allowed.includes(address));
        const [first] = kept;
        if (options.all === true || first === undefined) return done(null, kept);
        return done(null, first.address, first.family);
      } catch (refusal) {
        return done(refusal as NodeJS.ErrnoException, []);
      }
    });
  };

async function readUpTo(answer: IncomingMessage, limitBytes: number): Promise<{ body: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, limitBytes - length));
    length += part.length;
    if (length > limitBytes) {
      answer.destroy();
      return { body: Buffer.concat(parts), isWhole: false };
    }
  }
  return { body: Buffer.concat(parts), isWhole: true };
}
