import type { Tx } from '../../../kernel/db/db.ts';
import { loadGazetteer } from '../../../kernel/places/queries.ts';
import type { Day } from '../../../kernel/time.ts';
import { readDirective } from '../reader/read.ts';
import { type Draft, draftOf } from './insert-finding.ts';
import { organisationSuggester } from './suggest-organisations.ts';

/** What the words of one passage say of owner, time and place, read as if they stood alone in a list of tasks. */
export type PassageReader = (words: string) => Promise<Draft>;

const nothing: Omit<Draft, 'suggestion'> = {
  confidence: 1,
  ownerQuote: null,
  ownerConfidence: 0,
  ownerId: null,
  candidateIds: [],
  partners: [],
  places: [],
  targets: [],
  deadline: null,
  areaId: null,
  position: null,
  modules: [],
  priority: 'normal',
};

/** Reads passages that a person selected. That they are tasks is certain; who is meant may not be. */
export async function passageReader(
  tx: Tx,
  document: { issuer: string | null; issuedOn: Day | null },
  today: Day,
): Promise<PassageReader> {
  const suggest = await organisationSuggester(tx, document, today);
  const places = await loadGazetteer(tx, today);
  return async (words) => {
    const listed = `I. NHIỆM VỤ\n1. ${words.replace(/\s+/g, ' ').trim()}\n`;
    const [task] = readDirective(listed, { places }).tasks;
    if (task === undefined) return { ...nothing, suggestion: null };
    return { ...(await draftOf(task, suggest)), confidence: 1 };
  };
}
