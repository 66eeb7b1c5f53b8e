import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962: leaves and inner nodes are hashed with different first bytes, so that neither can pass
 * for the other. Two further bytes keep batches and personal values apart from both.
 */
const firstByte = { leaf: 0, node: 1, batch: 2, personal: 3 } as const;

function hash(kind: keyof typeof firstByte, ...parts: (string | Uint8Array)[]): Buffer {
  const digest = createHash('sha256').update(Buffer.of(firstByte[kind]));
  for (const part of parts) digest.update(part);
  return digest.digest();
}

export const leafHash = (canonical: string): Buffer => hash('leaf', canonical);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash('node', left, right);
export const batchHash = (canonical: string): Buffer => hash('batch', canonical);
export const personalHash = (salt: Uint8Array, canonical: string): Buffer => hash('personal', salt, canonical);

/** The root over leaves that come one after another; it holds one hash for each level and not the leaves. */
export class GrowingRoot {
  /** Roots of full subtrees, each smaller than the one before it. */
  readonly #peaks: { hash: Buffer; leaves: number }[] = [];
  count = 0;

  add(leaf: Buffer): void {
    let peak = { hash: leaf, leaves: 1 };
    for (let last = this.#peaks.at(-1); last?.leaves === peak.leaves; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { hash: nodeHash(last.hash, peak.hash), leaves: peak.leaves * 2 };
    }
    this.#peaks.push(peak);
    this.count += 1;
  }

  /** None over no leaves. */
  get root(): Buffer | undefined {
    return this.#peaks
      .map(({ hash: own }) => own)
      .reduceRight<Buffer | undefined>(
        (right, left) => (right === undefined ? left : nodeHash(left, right)),
        undefined,
      );
  }
}

export function rootOf(leaves: readonly Buffer[]): Buffer {
  const growing = new GrowingRoot();
  for (const leaf of leaves) growing.add(leaf);
  if (growing.root === undefined) throw new RangeError('a tree without leaves has no root');
  return growing.root;
}

export interface Neighbour {
  side: 'left' | 'right';
  hash: Buffer;
}

/** The neighbours on the way from a leaf to the root. */
export function pathTo(position: number, leaves: readonly Buffer[]): Neighbour[] {
  if (leaves.length === 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return position < split
    ? [...pathTo(position, left), { side: 'right', hash: rootOf(right) }]
    : [...pathTo(position - split, right), { side: 'left', hash: rootOf(left) }];
}

/** The root that a leaf and its neighbours give. */
export const rootAlong = (leaf: Buffer, path: readonly Neighbour[]): Buffer =>
  path.reduce(
    (below, { side, hash: neighbour }) => (side === 'left' ? nodeHash(neighbour, below) : nodeHash(below, neighbour)),
    leaf,
  );

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
