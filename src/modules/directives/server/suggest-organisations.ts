import type { Tx } from '../../../kernel/db/db.ts';
import type { OrganisationId } from '../../../kernel/organisations/contract.ts';
import {
  type Match,
  type OrganisationFinder,
  organisationFinder,
} from '../../../kernel/organisations/find-organisation.ts';
import { loadOrganisationNames, organisationSuccessors } from '../../../kernel/organisations/queries.ts';
import type { Day } from '../../../kernel/time.ts';

export interface Suggestion {
  organisationId: OrganisationId;
  score: number;
  /** Needs no second look. */
  sure: boolean;
}

export interface Suggester {
  owner(words: string): Promise<Suggestion | null>;
  partners(words: string): Promise<OrganisationId[]>;
  /** The organisations the words name, where they name several: "Phòng Nội vụ và Phòng Kinh tế". */
  candidates(words: string): Promise<OrganisationId[]>;
}

/** From here on a match is as good as certain (see `findOrganisation`). */
const certain = 0.9;
const likely = 0.75;

/**
 * Finds the organisations of today that words of a document mean. Where none fits, the words are looked for among those
 * of the day the document was issued, and whoever carries on their work today is meant: "UBND thành phố Lào Cai" of 2021.
 */
export async function organisationSuggester(
  tx: Tx,
  document: { issuer: string | null; issuedOn: Day | null },
  today: Day,
): Promise<Suggester> {
  const now = organisationFinder(await loadOrganisationNames(tx, today));
  const then =
    document.issuedOn === null || document.issuedOn >= today
      ? now
      : organisationFinder(await loadOrganisationNames(tx, document.issuedOn));
  const issuerNow = document.issuer === null ? undefined : now(document.issuer)[0];
  const issuerThen = document.issuer === null ? undefined : then(document.issuer)[0];
  const ask = (find: OrganisationFinder, words: string, near: Match | undefined) =>
    find(words, near === undefined ? {} : { near: near.organisationId });

  const successorOf = async ({ organisationId, confidence }: Match): Promise<Suggestion | null> => {
    const successors = await organisationSuccessors(tx, organisationId, today);
    const [only] = successors;
    if (only === undefined) return null;
    const alone = successors.length === 1;
    return {
      organisationId: only.id,
      score: alone ? confidence : confidence / 2,
      sure: alone && confidence >= certain,
    };
  };

  return {
    async owner(words) {
      const [best, second] = ask(now, words, issuerNow);
      if (best !== undefined && best.confidence >= certain && best.how !== 'group') {
        const alone = second === undefined || second.confidence < best.confidence;
        return { organisationId: best.organisationId, score: best.confidence, sure: alone };
      }
      const [former] = ask(then, words, issuerThen);
      if (former !== undefined && (best === undefined || former.confidence > best.confidence)) {
        const successor = await successorOf(former);
        if (successor !== null) return successor;
      }
      return best === undefined ? null : { organisationId: best.organisationId, score: best.confidence, sure: false };
    },
    async partners(words) {
      const matches = ask(now, words, issuerNow);
      const [best] = matches;
      if (best === undefined) return [];
      if (best.how === 'group' || best.how === 'listed') return matches.map(({ organisationId }) => organisationId);
      return best.confidence >= likely ? [best.organisationId] : [];
    },
    async candidates(words) {
      const named = ask(now, words, issuerNow).filter(({ how }) => how === 'listed');
      return named.length > 1 ? named.map(({ organisationId }) => organisationId) : [];
    },
  };
}
