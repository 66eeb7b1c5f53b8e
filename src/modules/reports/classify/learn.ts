import { examples } from './examples.ts';
import { neutralSentences } from './neutral.ts';
import { featuresOf } from './words.ts';

/** What is known of a category before anybody has filed under it. */
export interface Described {
  code: string;
  name: string;
  keywords: readonly string[];
}

/** A weight for each word and category: a report's categories are as likely as the sums of its words say. */
export interface Model {
  codes: readonly string[];
  weights: ReadonlyMap<string, Float64Array>;
}

export type Sentences = Readonly<Record<string, readonly string[]>>;
/** The sentences of the repository by category. */
export const ourSentences: Sentences = Object.fromEntries(
  Object.entries(examples).map(([code, lines]) => [code, lines.trim().split('\n')]),
);

interface Lesson {
  /** Its place among the categories; null for what speaks for none more than for another. */
  category: number | null;
  features: string[];
}

const rounds = 20;
const firstStep = 1;
/** Draws weights back to nothing, so that one sentence does not decide what its words mean. */
const decay = 0.003;

/**
 * Learns which words speak for which category, from our sentences and from the name and the keywords the city gave each:
 * logistic regression in a fixed order, so the same data always gives the same model. Takes a tenth of a second.
 */
export function learn(categories: readonly Described[], sentences: Sentences = ourSentences): Model {
  const lessons: Lesson[] = categories.flatMap(({ code, name, keywords }, category) =>
    [name, ...keywords, ...(sentences[code] ?? [])].map((text) => ({ category, features: [...featuresOf(text)] })),
  );
  for (const text of neutralSentences) lessons.push({ category: null, features: [...featuresOf(text)] });
  const weights = new Map<string, Float64Array>();
  for (const { features } of lessons) {
    for (const feature of features) {
      if (!weights.has(feature)) weights.set(feature, new Float64Array(categories.length));
    }
  }
  const model = { codes: categories.map(({ code }) => code), weights };
  const next = fixedChance();
  for (let round = 0; round < rounds; round++) {
    shuffle(lessons, next);
    const step = firstStep / (1 + round * 0.2);
    for (const { category, features } of lessons) {
      const shares = sharesOf(model, [new Set(features)]);
      if (shares === undefined) continue;
      const each = 1 / Math.sqrt(features.length);
      for (const feature of features) {
        const weight = weights.get(feature);
        if (weight === undefined) continue;
        for (let c = 0; c < weight.length; c++) {
          const wanted = category === null ? 1 / weight.length : c === category ? 1 : 0;
          const missing = wanted - (shares[c] ?? 0);
          weight[c] = (weight[c] ?? 0) + step * (missing * each - decay * (weight[c] ?? 0));
        }
      }
    }
  }
  return model;
}

/** How likely each category is, as shares of one; undefined where no word of the text was ever learnt. */
export function sharesOf(
  model: Model,
  parts: readonly ReadonlySet<string>[],
  extra: (code: string) => number = () => 0,
): Float64Array | undefined {
  const scores = Float64Array.from(model.codes, extra);
  let heard = false;
  // Each part of a long text by itself, and for as much as it says: what stands around the matter must not drown it.
  for (const features of parts) {
    const known = [...features].flatMap((feature) => model.weights.get(feature) ?? []);
    if (known.length === 0) continue;
    heard = true;
    const each = 1 / Math.sqrt(known.length);
    const said = new Float64Array(scores.length);
    for (const weight of known)
      for (let c = 0; c < said.length; c++) said[c] = (said[c] ?? 0) + (weight[c] ?? 0) * each;
    const weigh = parts.length === 1 ? 1 : Math.sqrt(Math.max(...asShares(said)));
    for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) + (said[c] ?? 0) * weigh;
  }
  if (!heard) return undefined;
  return asShares(scores);
}

function asShares(scores: Float64Array): Float64Array {
  const best = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - best));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

/** Always the same sequence, between 0 and 1 (Park and Miller). */
function fixedChance(): () => number {
  let state = 7;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

function shuffle<T>(items: T[], next: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const [a, b] = [items[i], items[j]];
    if (a !== undefined && b !== undefined) [items[i], items[j]] = [b, a];
  }
}
