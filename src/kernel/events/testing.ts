import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { messageReader, type StreamMessage } from './read-messages.ts';

interface Asked {
  cookie?: string;
  lastEventId?: string | null;
  kinds?: string;
}

/** Somebody who listens to the events of a server, as a program without a browser does. */
export class Ear {
  readonly heard: StreamMessage[] = [];
  /** Where to go on from. */
  lastId: string | null = null;
  /** Settled when the server ends the stream, or cuts it. */
  readonly ended: Promise<void>;
  readonly headers: IncomingHttpHeaders;
  readonly #response: IncomingMessage;
  #isOver = false;
  #arrived: () => void = () => {};

  private constructor(response: IncomingMessage) {
    this.headers = response.headers;
    this.#response = response;
    this.ended = this.#read()
      .catch(() => {})
      .finally(() => {
        this.#isOver = true;
        this.#arrived();
      });
  }

  /** Answers once the stream stands: from then on nothing is missed. */
  static async listen(url: string, { cookie, lastEventId = null, kinds }: Asked = {}): Promise<Ear> {
    const headers = {
      ...(cookie === undefined ? {} : { cookie }),
      ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
    };
    const query = kinds === undefined ? '' : `?kinds=${kinds}`;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${url}/api/v1/events${query}`, { headers, agent: false }, resolve).on('error', reject);
    });
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${await text(response)}`);
    const ear = new Ear(response);
    await ear.until(() => ear.lastId !== null);
    return ear;
  }

  /** What the events were about, in order, and `reset` where everything has to be loaded anew. */
  get about(): string[] {
    return this.heard.map(({ type, data }) => (type === 'reset' ? type : JSON.parse(data).about.id));
  }

  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#isOver) throw new Error('the stream ended before it was told');
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  /** Goes away without a word. */
  async hangUp(): Promise<void> {
    this.#response.destroy();
    await this.ended;
  }

  async #read(): Promise<void> {
    const take = messageReader();
    for await (const piece of this.#response.setEncoding('utf8')) {
      for (const message of take(piece)) {
        if (message.id !== null) this.lastId = message.id;
        if (message.data !== '') this.heard.push(message);
      }
      this.#arrived();
    }
  }
}
