import { closeSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The parts of the engine's file system that its types do not tell. */
interface Stream {
  nfd?: number;
  node: unknown;
}
interface Internals {
  stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: unknown): string;
}
type NodeFsOptions = Parameters<NodeFS['init']>[1];

const inputOutputError = 29; // EIO as the engine's C library counts

/**
 * The engine's folder on disk, where "flush to disk" means it: as it comes, the engine asks for nothing when it commits,
 * and a power cut may take acknowledged work. It has to be started without -F as well, see `durableStart`.
 */
export class DurableFiles extends NodeFS {
  /** Flushes so far. A test counts them, because this reaches into what the engine does not promise. */
  flushes = 0;

  override async init(database: Parameters<NodeFS['init']>[0], given: NodeFsOptions) {
    const { emscriptenOpts } = await super.init(database, given);
    const preRun = emscriptenOpts.preRun ?? [];
    preRun.push((module) => {
      const files = module.FS.filesystems.NODEFS as typeof module.FS.filesystems.NODEFS & Internals;
      files.stream_ops.fsync = (stream: Stream) => {
        try {
          if (stream.nfd === undefined) flushFolder(files.realPath(stream.node));
          else fsyncSync(stream.nfd);
          this.flushes++;
          return 0;
        } catch {
          return inputOutputError; // the engine stops rather than acknowledge what may not be on disk
        }
      };
    });
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function flushFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The engine's own start parameters, but for those that switch flushing off, and with a way to flush that it has. */
export const durableStart = (defaults: readonly string[]): string[] => [
  ...defaults.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];
