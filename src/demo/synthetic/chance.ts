/** Numbers that look random and are the same for the same seed, on every machine (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, but not including, `below`. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** True as often as `share` says, of one. */
  happens(share: number): boolean {
    return this.below(1_000_000) < share * 1_000_000;
  }
}

/** Identifiers that grow with the moment of their record, as those of the system do, and are the same for the same seed. */
export class Identifiers {
  #count = 0;
  readonly #seed: string;

  constructor(seed: number) {
    this.#seed = (seed >>> 0).toString(16).padStart(8, '0');
  }

  at(moment: string): string {
    const time = Date.parse(moment).toString(16).padStart(12, '0');
    const count = (this.#count++).toString(16).padStart(8, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(0, 3)}-8${count.slice(3, 6)}-${count.slice(6)}00${this.#seed}`;
  }
}
