import type { PlaceKind } from '../../../kernel/places/contract.ts';
import { type Model, sharesOf } from './learn.ts';
import { surroundings } from './surroundings.ts';
import { featuresOf } from './words.ts';

export interface Suggestion {
  code: string;
  /** From 0 to 1: of our own sentences, kept from learning, about so many of the first suggestions were right. */
  confidence: number;
}

/** Where even the likeliest category is less sure than this, nothing is suggested. */
export const leastConfidence = 0.3;
const mostSuggestions = 3;
/** What is less likely is not worth reading. */
const leastShown = 0.05;

/** A text by its clauses. */
const partsOf = (text: string): string[] => text.split(/[.!?;,\n]+/).filter((part) => part.trim() !== '');

/** The likeliest categories of a report, best first; none where the words do not tell. */
export function suggestCategories(model: Model, text: string, nearest: PlaceKind | null = null): Suggestion[] {
  const near = (nearest === null ? undefined : surroundings[nearest]) ?? {};
  const shares = sharesOf(model, partsOf(text).map(featuresOf), (code) => near[code] ?? 0);
  if (shares === undefined) return [];
  const ranked = model.codes
    .map((code, c) => ({ code, confidence: Math.round((shares[c] ?? 0) * 100) / 100 }))
    .sort((a, b) => b.confidence - a.confidence || a.code.localeCompare(b.code));
  if ((ranked[0]?.confidence ?? 0) < leastConfidence) return [];
  return ranked.filter(({ confidence }) => confidence >= leastShown).slice(0, mostSuggestions);
}
