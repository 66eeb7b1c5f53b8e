import { type DocumentReader, openDocumentReader } from '../src/modules/directives/index.ts';

let reader: DocumentReader | undefined;

/** The real reader in its own process, one for all tests of a worker: starting it costs more than most tests. */
export function openReader(): DocumentReader {
  reader ??= openDocumentReader();
  return { ...reader, close: async () => {} };
}
