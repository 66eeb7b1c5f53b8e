import type { ServerResponse } from 'node:http';
import type { Actor } from '../identity/actor.ts';
import { resetEvent } from './contract.ts';
import { mayHear } from './may-hear.ts';
import type { OutboxEvent } from './outbox.ts';

/** What is sent to a client and not yet taken by it; one that lets more gather is cut off, and resumes later. */
const mostWaitingBytes = 1024 * 1024;

/** Events that came about together, with the message of each written once for everybody. */
export interface Delivery {
  /** The position after all of them. */
  until: string;
  /** Null where there are too many, or some are not known any more: who listens loads anew. */
  messages: readonly { event: OutboxEvent; text: string }[] | null;
}

export interface Listener {
  actor: Actor;
  /** The session it stands on, and ends with; none for the public and for programs. */
  sessionId: string | null;
  /** Counted by this against too many: the account, or the address of who has none. */
  countedAs: string;
  /** The kinds asked for; null for all. */
  kinds: ReadonlySet<string> | null;
}

/** One screen that listens: an answer that does not end. */
export class EventStream {
  readonly listener: Listener;
  readonly openedAt = performance.now();
  readonly #response: ServerResponse;
  readonly #onCut: () => void;
  /** What came while the stream is still being told what it missed. */
  #held: Delivery[] | undefined;

  constructor(response: ServerResponse, listener: Listener, onCut: () => void) {
    this.#response = response;
    this.listener = listener;
    this.#onCut = onCut;
  }

  /** From here on deliveries are kept back until `release`. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const delivery of held) this.deliver(delivery);
  }

  deliver(delivery: Delivery): void {
    if (this.#held === undefined) this.tell(delivery);
    else this.#held.push(delivery);
  }

  /** Sends at once, past what is held back. */
  tell({ until, messages }: Delivery): void {
    if (messages === null) {
      this.#write(`id: ${until}\nevent: ${resetEvent}\ndata: {}\n\n`);
      return;
    }
    const { actor, kinds } = this.listener;
    const heard = messages.filter(({ event }) => (kinds === null || kinds.has(event.kind)) && mayHear(actor, event));
    if (heard.length > 0) this.#write(heard.map(({ text }) => text).join(''));
  }

  /** Keeps the line open through proxies, and moves the place to go on from. A message without data is shown to nobody. */
  beat(position: string): void {
    if (this.#held === undefined) this.#write(`id: ${position}\n\n`);
  }

  end(): void {
    this.#response.end();
  }

  #write(text: string): void {
    const { writableLength, destroyed, writableEnded } = this.#response;
    if (destroyed || writableEnded) return;
    if (writableLength > mostWaitingBytes) {
      this.#onCut();
      this.#response.destroy();
      return;
    }
    this.#response.write(text);
  }
}
