import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid, Refusal } from '../refusal.ts';
import { safeFileName } from './file-name.ts';
import { pictureTypes, sniffFile } from './media-type.ts';
import { encodeAnew, makeThumbnail, type Picture, thumbnailType } from './pictures.ts';

export interface Accepted {
  /** The name the sender gave. */
  name: string;
  /** Media types taken here. */
  types: readonly string[];
  limitBytes: number;
}

/** A file that has come in whole and is what it should be, not yet kept. */
export interface ReceivedFile {
  path: string;
  sha256: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  widthPx: number | null;
  heightPx: number | null;
}

/** Contents under their hash in a folder: the same content lies there once. The database says what is kept and why. */
export class FileStore {
  readonly #root: string;
  readonly #incoming: string;
  readonly #thumbnails: string;

  constructor(root: string) {
    this.#root = root;
    this.#incoming = join(root, 'incoming');
    this.#thumbnails = join(root, 'thumbnails');
  }

  /** Takes a stream in, checks and cleans it. Whatever goes wrong, nothing is left behind. */
  async receive(stream: Readable, { name, types, limitBytes }: Accepted): Promise<ReceivedFile> {
    await mkdir(this.#incoming, { recursive: true });
    const path = join(this.#incoming, randomUUID());
    const encoded = `${path}.encoded`;
    try {
      // Opened before the first byte: a stream that opens by itself may still create the file after it was cleared away.
      const file = await open(path, 'wx');
      await pipeline(stream, limitedTo(limitBytes), file.createWriteStream());
      const type = await sniffFile(path);
      if (type === undefined || !types.includes(type.mediaType)) {
        throw invalid('files.type-not-taken', { mediaType: type?.mediaType ?? null, taken: types });
      }
      const isPicture = pictureTypes.some((picture) => picture === type.mediaType);
      const picture = isPicture ? await encodeAnew(path, encoded, type.mediaType) : undefined;
      if (picture !== undefined) await rename(encoded, path);
      const { mediaType, extension } = picture ?? type;
      return {
        path,
        ...(await hashAndSize(path)),
        name: safeFileName(name, extension),
        mediaType,
        widthPx: picture?.widthPx ?? null,
        heightPx: picture?.heightPx ?? null,
      };
    } catch (error) {
      await Promise.all([rm(path, { force: true }), rm(encoded, { force: true })]);
      throw error;
    }
  }

  /** Takes in what this program writes itself: a file at a path of its own, which is then kept like one that came in. */
  produce(
    { name, mediaType }: Pick<ReceivedFile, 'name' | 'mediaType'>,
    write: (path: string) => Promise<void>,
  ): Promise<ReceivedFile> {
    return this.#made(async (path) => {
      await write(path);
      return { name, mediaType, widthPx: null, heightPx: null };
    });
  }

  /** Makes another picture of a kept one; what is made is not kept yet, as if it had just come in. */
  derive(
    { sha256, name }: { sha256: string; name: string },
    make: (from: string, to: string) => Promise<Picture>,
  ): Promise<ReceivedFile> {
    return this.#made(async (path) => {
      const { extension, ...picture } = await make(this.#placeOf(sha256), path);
      return { name: safeFileName(name, extension), ...picture };
    });
  }

  async #made(
    write: (path: string) => Promise<Omit<ReceivedFile, 'path' | 'sha256' | 'sizeBytes'>>,
  ): Promise<ReceivedFile> {
    await mkdir(this.#incoming, { recursive: true });
    const path = join(this.#incoming, randomUUID());
    try {
      const facts = await write(path);
      return { path, ...(await hashAndSize(path)), ...facts };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Puts what came in to its place, and on the disk, before the transaction that speaks of it commits. */
  async keep({ path, sha256 }: ReceivedFile): Promise<void> {
    const place = this.#placeOf(sha256);
    await mkdir(dirname(place), { recursive: true });
    await sync(path);
    await rename(path, place);
    await sync(dirname(place));
  }

  async discard({ path }: ReceivedFile): Promise<void> {
    await rm(path, { force: true });
  }

  /** The content, or the bytes from one to another, both included. */
  read(sha256: string, range?: { start: number; end: number }): Readable {
    return createReadStream(this.#placeOf(sha256), range);
  }

  /** A kept picture made small when somebody first asks for it; it can always be made again. */
  async thumbnail(sha256: string): Promise<{ content: Buffer; mediaType: string }> {
    const place = join(this.#thumbnails, sha256);
    const made = await readFile(place).catch(() => undefined);
    return { content: made ?? (await this.#makeThumbnail(sha256, place)), mediaType: thumbnailType };
  }

  async #makeThumbnail(sha256: string, place: string): Promise<Buffer> {
    const content = await makeThumbnail(this.#placeOf(sha256));
    await mkdir(this.#thumbnails, { recursive: true });
    const half = `${place}.${randomUUID()}`;
    await writeFile(half, content);
    await rename(half, place); // another asker finds it whole or not at all
    return content;
  }

  /** Removes what no record speaks of: contents of transactions that did not commit, and uploads cut off. */
  async sweep(isKept: (sha256: string) => Promise<boolean>, olderThanMs: number): Promise<number> {
    let removed = 0;
    for (const folder of await readdir(this.#root).catch(() => [])) {
      for (const name of await readdir(join(this.#root, folder))) {
        const path = join(this.#root, folder, name);
        const { mtimeMs } = await stat(path);
        if (Date.now() - mtimeMs < olderThanMs) continue;
        if (await this.#isSpokenOf(folder, name, isKept)) continue;
        await rm(path);
        removed++;
      }
    }
    return removed;
  }

  async #isSpokenOf(folder: string, name: string, isKept: (sha256: string) => Promise<boolean>): Promise<boolean> {
    if (folder === 'incoming') return false;
    return isKept(join(this.#root, folder) === this.#thumbnails ? name : `${folder}${name}`);
  }

  #placeOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the hash of a file');
    return join(this.#root, sha256.slice(0, 2), sha256.slice(2));
  }
}

function limitedTo(limitBytes: number) {
  return async function* (chunks: AsyncIterable<Uint8Array>) {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limitBytes) throw new Refusal('too-large', 'files.too-large', { limitBytes });
      yield chunk;
    }
    if (size === 0) throw invalid('files.empty');
  };
}

async function hashAndSize(path: string): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
