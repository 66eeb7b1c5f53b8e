import type { Db } from '../db/db.ts';
import { lastingSessions } from '../identity/sessions.ts';
import type { Clock } from '../time.ts';
import { eventsChannel } from './emit.ts';
import type { EventMetrics } from './event-metrics.ts';
import { type Batch, eventsBetween, mostEvents, presentSnapshot } from './outbox.ts';
import { type Position, writePosition } from './position.ts';
import type { Delivery, EventStream } from './stream.ts';

/** At most so often, however many acts there are: those that come together are told together. */
const restMs = 40;
/** A stream is made anew from time to time, by whatever rights its owner has then. */
const longestStreamMs = 60 * 60 * 1000;
/** Said of an account whose rights changed: its streams are made anew at once. */
const accountChanged = 'account.changed';

export interface Pace {
  /** Looked for anew at least so often, if a notification was lost. */
  lookEveryMs: number;
  /** A sign of life, and whether each may go on listening. */
  beatEveryMs: number;
}
export const usualPace: Pace = { lookEveryMs: 5_000, beatEveryMs: 15_000 };

export interface LiveServices {
  db: Db;
  clock: Clock;
  metrics: EventMetrics;
  onFault: (fault: unknown) => void;
  pace: Pace;
}

/**
 * The live events of one server: one reader for all who listen, however many there are. It begins with the first of them.
 */
export class LiveEvents {
  readonly streams = new Set<EventStream>();
  readonly #services: LiveServices;
  readonly #missed = new Map<string, Promise<Batch>>();
  #started: Promise<void> | undefined;
  #position = '';
  #reading: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #isClosed = false;
  #timers: NodeJS.Timeout[] = [];
  #stopListening: () => Promise<void> = async () => {};

  constructor(services: LiveServices) {
    this.#services = services;
  }

  /** Begins to read, at the first call. Nobody can join before that. */
  ready(): Promise<void> {
    this.#started ??= this.#start().catch((fault) => {
      this.#started = undefined;
      throw fault;
    });
    return this.#started;
  }

  /** Tells the stream what it missed since `after`, then whatever comes; without a place to go on from, only the latter. */
  async join(stream: EventStream, after: Position | 'unknown' | null): Promise<void> {
    if (after !== null) await this.#look(); // it may come from a server that was further than this one
    if (this.#isClosed) return stream.end();
    const until = this.#position;
    stream.hold(); // what is read from here on follows what was missed
    this.streams.add(stream);
    if (after === 'unknown') stream.tell({ until, messages: null });
    else if (after !== null) await this.#tellMissed(stream, after, until);
    stream.release();
    stream.beat(this.#position);
  }

  leave(stream: EventStream): void {
    this.streams.delete(stream);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const stream of this.streams) stream.end();
    await this.#started?.catch(() => {});
    await this.#stopListening();
    await this.#reading?.catch(() => {});
  }

  async #start(): Promise<void> {
    const { db, onFault, pace } = this.#services;
    const look = () => void this.#look().catch(onFault);
    this.#stopListening = await db.listen(eventsChannel, look);
    this.#position = await presentSnapshot(db.reads);
    if (this.#isClosed) return;
    const beat = () => void this.#beat().catch(onFault);
    this.#timers = [setInterval(look, pace.lookEveryMs), setInterval(beat, pace.beatEveryMs)];
    for (const timer of this.#timers) timer.unref();
  }

  /** Reads on. Whoever asks while a reading runs waits for the next one, which begins after they asked. */
  #look(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#next ??= (this.#reading ?? Promise.resolve())
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#reading = this.#read();
        return this.#reading;
      });
    return this.#next;
  }

  async #read(): Promise<void> {
    const { db, metrics } = this.#services;
    const from = this.#position;
    const batch = await eventsBetween(db.reads, from, null);
    this.#position = batch.until;
    if (batch.lagSeconds !== null) metrics.lag.observe(batch.lagSeconds);
    const delivery = deliveryOf({ seen: from }, batch, 0);
    for (const stream of this.streams) stream.deliver(delivery);
    metrics.events.inc(batch.events.length);
    const changed = new Set(batch.events.flatMap(({ kind, about }) => (kind === accountChanged ? about.id : [])));
    for (const stream of this.streams) if (changed.has(stream.listener.actor.id)) stream.end();
    if (batch.events.length > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }

  async #tellMissed(stream: EventStream, after: Position, until: string): Promise<void> {
    if (after.within !== undefined) {
      const rest = await this.#between(after.seen, after.within.until);
      stream.tell(deliveryOf(after, rest, after.within.delivered));
      if (rest.isLost) return;
    }
    const seen = after.within?.until ?? after.seen;
    stream.tell(deliveryOf({ seen }, await this.#between(seen, until), 0));
  }

  /** Many screens that lost the same server ask for the same: it is read once. */
  #between(seen: string, until: string): Promise<Batch> {
    const key = `${seen}/${until}`;
    const asked = this.#missed.get(key);
    if (asked !== undefined) return asked;
    const reading = eventsBetween(this.#services.db.reads, seen, until).finally(() => this.#missed.delete(key));
    this.#missed.set(key, reading);
    return reading;
  }

  /** A sign of life to all who listen and may go on listening. */
  async #beat(): Promise<void> {
    const { db, clock } = this.#services;
    const streams = [...this.streams]; // who joins while this is asked is told of life the next time
    const ids = new Set(streams.flatMap(({ listener }) => listener.sessionId ?? []));
    const lasting = ids.size === 0 ? ids : await lastingSessions(db.reads, [...ids], clock());
    const now = performance.now();
    for (const stream of streams) {
      const { sessionId } = stream.listener;
      const isOver = (sessionId !== null && !lasting.has(sessionId)) || now - stream.openedAt > longestStreamMs;
      if (isOver) stream.end();
      else stream.beat(this.#position);
    }
  }
}

/** The messages of a batch behind those that were delivered already; each says where to go on from after it. */
function deliveryOf({ seen }: Position, { until, isLost, events }: Batch, delivered: number): Delivery {
  if (isLost || events.length > mostEvents) return { until, messages: null };
  const messages = events.slice(delivered).map((event, i) => {
    const n = delivered + i + 1;
    const id = writePosition(n === events.length ? { seen: until } : { seen, within: { until, delivered: n } });
    const { kind, about, data, at } = event;
    return { event, text: `id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify({ kind, about, data, at })}\n\n` };
  });
  return { until, messages };
}
