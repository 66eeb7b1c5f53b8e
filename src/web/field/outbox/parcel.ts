/** A photo that goes before the act, or is the act. */
export interface Upload {
  photoId: string;
  /** Where it goes to, as multipart/form-data, with these fields before it. */
  path: string;
  fields: Record<string, string>;
  /** The identifier the server gave it; null while it has not arrived. */
  serverId: string | null;
}

/** What the person had before them when they decided. */
export interface Seen {
  version: number;
  facts: Record<string, string | null>;
}

export interface Trouble {
  status: number;
  code: string;
  sentence: string;
  /** The photo it is about; null where it is about the act. */
  photoId: string | null;
}

export type ParcelState = 'waiting' | 'sending' | 'refused' | 'conflict' | 'unsure' | 'sent';

/** An act on its way to the server: made once, sent until it is answered. */
export interface Parcel {
  /** Order of handing over; given by the store. */
  seq?: number;
  /** The key under which the server does it once. */
  id: string;
  account: string;
  /** Acts about one record go one after another: `work-item:<id>`. */
  record: string;
  kind: string;
  title: string;
  uploads: Upload[];
  /** Where a photo goes that is added later; null where each belongs to a part of the form. */
  proofPath: string | null;
  /** After the photos; null where the photo is the act itself. */
  request: { path: string; body: unknown; ifMatch: number | null } | null;
  /** Whether the server knows it again however late, by an identifier within it. */
  knownForGood: boolean;
  seen: Seen | null;
  /** What the record is like now, where somebody else was first. */
  current: unknown;
  state: ParcelState;
  trouble: Trouble | null;
  attempts: number;
  nextTryAt: number;
  /** When it first left and no answer came. */
  leftAt: number | null;
  madeAt: number;
  sentAt: number | null;
  language: string;
}

const secondMs = 1000;
const hourMs = 3_600_000;
/** The server remembers a key for a day; a little before that nobody can say any more whether it arrived. */
export const rememberedMs = 23 * hourMs;

/** Twice as long after every failure, a quarter of an hour at most, spread a little so that phones do not come all at once. */
export function waitAfter(attempts: number, chance: number): number {
  const wait = Math.min(5 * secondMs * 2 ** Math.max(0, attempts - 1), 900 * secondMs);
  return Math.round(wait * (0.8 + 0.4 * chance));
}

const isUnderWay = ({ state }: Parcel): boolean => state === 'waiting' || state === 'sending';

/** The next one to send: the oldest whose time has come and whose record has nothing older that has not arrived. */
export function nextToSend(parcels: readonly Parcel[], account: string, now: number): Parcel | undefined {
  const held = new Set<string>();
  for (const parcel of parcels.filter((each) => each.account === account && each.state !== 'sent')) {
    if (held.has(parcel.record)) continue;
    if (isUnderWay(parcel) && parcel.nextTryAt <= now) return parcel;
    held.add(parcel.record);
  }
  return undefined;
}

export type Outcome =
  | { kind: 'arrived'; version: number | null }
  | { kind: 'no-answer' }
  | { kind: 'later'; trouble: Trouble }
  | { kind: 'conflict'; trouble: Trouble; current: unknown }
  | { kind: 'refused'; trouble: Trouble };

/** What an answer means: whether to come again, or to ask the person. */
export function verdictOf(status: number): 'arrived' | 'later' | 'conflict' | 'refused' {
  if (status < 300) return 'arrived';
  if (status === 412) return 'conflict'; // of versions; what 409 says no to is not mended by a newer one
  if (status === 401 || status === 408 || status === 425 || status === 429 || status >= 500) return 'later';
  return 'refused';
}

/** The parcel after an attempt. */
export function afterAttempt(parcel: Parcel, outcome: Outcome, now: number, chance: number): Parcel {
  const attempts = parcel.attempts + 1;
  switch (outcome.kind) {
    case 'arrived':
      return { ...parcel, state: 'sent', trouble: null, current: null, attempts, sentAt: now };
    case 'conflict':
      return { ...parcel, state: 'conflict', trouble: outcome.trouble, current: outcome.current, attempts };
    case 'refused':
      return { ...parcel, state: 'refused', trouble: outcome.trouble, attempts };
    case 'later':
      return {
        ...parcel,
        state: 'waiting',
        trouble: outcome.trouble,
        attempts,
        nextTryAt: now + waitAfter(attempts, chance),
      };
    case 'no-answer':
      return {
        ...parcel,
        state: 'waiting',
        trouble: null,
        attempts,
        nextTryAt: now + waitAfter(attempts, chance),
        leftAt: parcel.leftAt ?? now,
      };
  }
}

/** It left so long ago that the server has forgotten the key: sending it again could do it twice. */
export const isUnsure = ({ leftAt, knownForGood, request }: Parcel, now: number): boolean =>
  leftAt !== null && !knownForGood && (request?.ifMatch ?? null) === null && now - leftAt > rememberedMs;

/** Own acts that follow one another know of each other: the next one was thought out on what this one leads to. */
export const followOn = (parcel: Parcel, arrived: Parcel, version: number): Parcel =>
  parcel.record === arrived.record && isUnderWay(parcel) && parcel.request?.ifMatch !== null && parcel.request !== null
    ? { ...parcel, request: { ...parcel.request, ifMatch: version } }
    : parcel;

/** The same act once more: on what is there now where somebody was first, under a key of its own. */
export function anew(parcel: Parcel, id: string): Parcel {
  const { request, knownForGood, uploads } = parcel;
  const current = parcel.current as { version: number } | null;
  const asIs = request === null || request.ifMatch === null || current === null;
  return {
    ...parcel,
    request: asIs ? request : { ...request, ifMatch: current.version },
    uploads: knownForGood ? uploads.map((each) => ({ ...each, serverId: null })) : uploads,
    id,
    state: 'waiting',
    trouble: null,
    current: null,
    attempts: 0,
    nextTryAt: 0,
    leftAt: null,
  };
}

/** The same act with these photos and no others: what was taken out its words do not name either, what was added is proof. */
export function withPhotos(
  parcel: Parcel,
  photoIds: readonly string[],
  proofOf: (photoId: string, number: number) => Upload,
): Parcel {
  const { uploads, request } = parcel;
  const taken = new Set(uploads.map(({ photoId }) => photoId).filter((photoId) => !photoIds.includes(photoId)));
  return {
    ...parcel,
    uploads: photoIds.map(
      (photoId, index) => uploads.find((each) => each.photoId === photoId) ?? proofOf(photoId, index + 1),
    ),
    request: request === null ? null : { ...request, body: withoutNames(request.body, taken) },
  };
}

function withoutNames(body: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(body)) {
    return body.filter((each) => typeof each !== 'string' || !names.has(each)).map((each) => withoutNames(each, names));
  }
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, inner]) => [name, withoutNames(inner, names)]));
}

/** The same body with the server's identifiers of the photos in place of the phone's. */
export function withServerIds(body: unknown, uploads: readonly Upload[]): unknown {
  const known = new Map(uploads.flatMap(({ photoId, serverId }) => (serverId === null ? [] : [[photoId, serverId]])));
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return known.get(value) ?? value;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
  };
  return fill(body);
}
