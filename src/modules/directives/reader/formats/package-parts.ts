import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { invalid, Refusal } from '../../../../kernel/refusal.ts';
import type { FileLimits } from './limits.ts';

/** The parts of a packed document. Nothing is unpacked but what is asked for, and no more of it than it declared. */
export interface PackageParts {
  names(): string[];
  read(name: string): Promise<Buffer | undefined>;
}

const bomb = () => new Refusal('too-large', 'directives.file-bomb');
const broken = () => invalid('directives.file-broken');

export async function openPackage(bytes: Uint8Array, limits: FileLimits): Promise<PackageParts> {
  const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (zip.entryCount > limits.packedEntries) throw bomb();
  const entries = await listEntries(zip, limits);
  let unpacked = 0;
  return {
    names: () => [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.isEncrypted()) throw invalid('directives.file-encrypted');
      unpacked += entry.uncompressedSize;
      if (entry.uncompressedSize > limits.unpackedPartBytes || unpacked > limits.unpackedBytes) throw bomb();
      return unpack(zip, entry);
    },
  };
}

function openZip(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => {
      if (error) reject(broken());
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile, limits: FileLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let declared = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(broken()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      declared += entry.uncompressedSize;
      // Small parts of repeated markup pack well; only what grows beyond a few megabytes can do harm.
      const swollen =
        entry.uncompressedSize > 8 * 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * limits.packingRatio;
      if (declared > limits.unpackedBytes || swollen) return reject(bomb());
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** yauzl ends the stream with an error as soon as more comes out than the entry declared. */
function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(broken());
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', () => reject(broken()));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
