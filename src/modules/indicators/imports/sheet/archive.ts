import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { invalid, Refusal } from '../../../../kernel/refusal.ts';

/** A workbook packs well; what unpacks to more than this is none. A million rows without a cell come to some 60 MiB. */
const mostUnpackedBytes = 384 * 1024 * 1024;
const mostEntries = 2000;

const unreadable = () => invalid('indicators.import-unreadable');

/** The parts of a workbook, each read as a stream as often as it is needed, counted while it unpacks. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(content: Buffer): Promise<Archive> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      fromBuffer(content, { lazyEntries: true, validateEntrySizes: true }, (error, opened) =>
        error === null ? resolve(opened) : reject(unreadable()),
      );
    });
    try {
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        entries.set(entry.fileName.replaceAll('\\', '/'), entry);
        if (entries.size > mostEntries) throw unreadable();
      }
      return new Archive(zip, entries);
    } catch {
      throw unreadable();
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw unreadable();
    let unpacked = 0;
    let stream: Readable | undefined;
    try {
      stream = await this.#zip.openReadStreamPromise(entry);
      for await (const part of stream as AsyncIterable<Buffer>) {
        unpacked += part.length;
        if (unpacked > mostUnpackedBytes) throw invalid('indicators.import-too-large');
        yield part;
      }
    } catch (error) {
      throw error instanceof Refusal ? error : unreadable();
    } finally {
      stream?.destroy();
    }
  }
}
