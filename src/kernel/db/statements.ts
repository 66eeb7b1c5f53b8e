import { parse, protocol, types } from '@electric-sql/pglite';
import type { Pglite } from './pglite.ts';
import type { Result } from './transaction.ts';

/** How many statements are kept prepared: those used last. */
export const mostPrepared = 250;
/** A longer one, such as a hundred rows to write, hardly comes again. */
const longestPrepared = 10_000;

interface Prepared {
  name: string;
  /** The types its values have to the database. */
  types: readonly number[];
}

const { serialize } = protocol;
const { RowDescriptionMessage, DataRowMessage, CommandCompleteMessage } = protocol.messages;
type Messages = Awaited<ReturnType<Pglite['execProtocolStream']>>;

/**
 * Statements sent to the embedded engine in its own protocol. Its `query` enters the engine six times and has every
 * statement read and planned anew, which takes several times as long as to run it; here one that comes again is known.
 */
export class Statements {
  readonly #database: Pglite;
  readonly #prepared = new Map<string, Prepared>();
  #lastName = 0;

  constructor(database: Pglite) {
    this.#database = database;
  }

  /** Statements without values, one or several: the result of the last. */
  async runScript(text: string): Promise<Result> {
    return this.#resultOf(await this.#exchange(serialize.query(text)));
  }

  /** One statement with its values; kept for the next time unless it is said not to come again. */
  async run(text: string, values: readonly unknown[], { keep }: { keep: boolean }): Promise<Result> {
    const isKept = keep && text.length <= longestPrepared;
    const { name, types } = await (isKept ? this.#known(text) : this.#prepare('', text));
    const written = values.map((value, i) => this.#write(value, types[i] ?? 0));
    try {
      return this.#resultOf(
        await this.#exchange(
          serialize.bind({ statement: name, values: written }),
          serialize.describe({ type: 'P' }),
          serialize.execute({}),
          serialize.sync(),
        ),
      );
    } catch (error) {
      if (isKept) await this.#forget(text); // its plan may speak of a table as it was
      throw error;
    }
  }

  async #known(text: string): Promise<Prepared> {
    const known = this.#prepared.get(text);
    const prepared = known ?? (await this.#prepare(`s${++this.#lastName}`, text));
    this.#prepared.delete(text);
    this.#prepared.set(text, prepared); // the last used stands last
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > mostPrepared && oldest !== undefined) await this.#forget(oldest);
    return prepared;
  }

  async #prepare(name: string, text: string): Promise<Prepared> {
    const described = await this.#exchange(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    return { name, types: parse.parseDescribeStatementResults(described) };
  }

  async #forget(text: string): Promise<void> {
    const { name = '' } = this.#prepared.get(text) ?? {};
    this.#prepared.delete(text);
    await this.#exchange(serialize.close({ type: 'S', name }), serialize.sync());
  }

  #write(value: unknown, type: number): string | ArrayBufferView | null {
    if (value === null || value === undefined) return null;
    return this.#database.serializers[type]?.(value) ?? String(value);
  }

  #exchange(...messages: Uint8Array[]): Promise<Messages> {
    return this.#database.execProtocolStream(Buffer.concat(messages));
  }

  /** The rows of the last statement and how many it wrote. The library's own reading of them copies all it knows of types. */
  #resultOf(messages: Messages): Result {
    const { parsers } = this.#database;
    let columns: { name: string; dataTypeID: number }[] = [];
    let rows: Result['rows'] = [];
    let affected = 0;
    for (const message of messages) {
      if (message instanceof RowDescriptionMessage) {
        columns = message.fields;
        rows = [];
      } else if (message instanceof DataRowMessage) {
        const valueAt = (i: number, type: number) => types.parseType(message.fields[i] ?? null, type, parsers);
        rows.push(Object.fromEntries(columns.map(({ name, dataTypeID }, i) => [name, valueAt(i, dataTypeID)])));
      } else if (message instanceof CommandCompleteMessage) {
        affected = Number(/^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b.* (\d+)$/.exec(message.text)?.[1] ?? 0);
      }
    }
    return { rows, affected };
  }
}
