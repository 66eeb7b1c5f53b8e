/** So much memory at most; a city at ten zooms is some hundreds of tiles of a few kilobytes. */
const mostBytes = 32 * 1024 * 1024;

/** Tiles of the public made a moment ago, for as long as nothing they show has changed. The oldest make room. */
export class KeptTiles {
  readonly #tiles = new Map<string, { version: string; bytes: Uint8Array }>();
  #size = 0;

  find(address: string, version: string): Uint8Array | undefined {
    const kept = this.#tiles.get(address);
    return kept?.version === version ? kept.bytes : undefined;
  }

  keep(address: string, version: string, bytes: Uint8Array): void {
    this.#drop(address);
    this.#tiles.set(address, { version, bytes });
    this.#size += bytes.length + address.length;
    for (const oldest of this.#tiles.keys()) {
      if (this.#size <= mostBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(address: string): void {
    const kept = this.#tiles.get(address);
    if (kept === undefined) return;
    this.#tiles.delete(address);
    this.#size -= kept.bytes.length + address.length;
  }
}
