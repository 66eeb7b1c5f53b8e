import postgres from 'postgres';

const firstWaitMs = 250;
const longestWaitMs = 10_000;

/** The driver hands every notification to `onnotify`; its own `listen` gives up when a lost connection is not back at once. */
interface ListeningOptions extends postgres.Options<Record<string, never>> {
  onnotify: (channel: string) => void;
}

/**
 * Hears notifications on a connection of its own, made when somebody first listens. When it is lost it is made again, as
 * often as it takes, and then everybody is called: something may have been missed.
 */
export class NativeListener {
  readonly #client: postgres.Sql;
  readonly #listeners = new Map<string, Set<() => void>>();
  #again: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string) {
    const options: ListeningOptions = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      onnotice: () => {},
      onnotify: (channel) => callAll(this.#listeners.get(channel)),
      onclose: () => this.#listenAgain(firstWaitMs),
      connection: { application_name: 'dothi listening' },
    };
    this.#client = postgres(url, options);
  }

  async listen(channel: string, heard: () => void): Promise<() => Promise<void>> {
    const mine = () => heard();
    const known = this.#listeners.get(channel);
    this.#listeners.set(channel, (known ?? new Set()).add(mine));
    if (known === undefined) await this.#client.unsafe(`listen "${channel}"`);
    return async () => {
      this.#listeners.get(channel)?.delete(mine);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#again);
    await this.#client.end({ timeout: 5 });
  }

  #listenAgain(waitMs: number): void {
    if (this.#isClosed || this.#listeners.size === 0) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      const channels = [...this.#listeners.keys()].map((channel) => `listen "${channel}"`);
      this.#client.unsafe(channels.join('; ')).then(
        () => {
          for (const listeners of this.#listeners.values()) callAll(listeners);
        },
        () => this.#listenAgain(Math.min(waitMs * 2, longestWaitMs)),
      );
    }, waitMs);
  }
}

function callAll(listeners: Iterable<() => void> = []): void {
  for (const heard of listeners) heard();
}
