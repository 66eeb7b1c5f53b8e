import { notFound } from '../../kernel/refusal.ts';
import type { Day } from '../../kernel/time.ts';
import { type CriteriaSet, inForceOn } from './criteria-set.ts';
import civilisedStreet from './data/civilised-street.json' with { type: 'json' };
import civilisedWard from './data/civilised-ward-04-2022.json' with { type: 'json' };
import commune76 from './data/commune-76-2025.json' with { type: 'json' };
import commune112 from './data/commune-112-2025.json' with { type: 'json' };
import commune1211 from './data/commune-1211-2016.json' with { type: 'json' };
import newRural from './data/new-rural-51-2025.json' with { type: 'json' };
import province112 from './data/province-112-2025.json' with { type: 'json' };
import publicService from './data/public-service-766-2022.json' with { type: 'json' };
import urban111class1 from './data/urban-111-2025-class-1.json' with { type: 'json' };
import urban111class2 from './data/urban-111-2025-class-2.json' with { type: 'json' };
import urban111class3 from './data/urban-111-2025-class-3.json' with { type: 'json' };
import urban1210class1 from './data/urban-1210-2016-class-1.json' with { type: 'json' };
import urban1210class2 from './data/urban-1210-2016-class-2.json' with { type: 'json' };
import ward76 from './data/ward-76-2025.json' with { type: 'json' };
import ward112 from './data/ward-112-2025.json' with { type: 'json' };
import ward1211 from './data/ward-1211-2016.json' with { type: 'json' };
import { loadSet } from './load-set.ts';

/** The sets the program brings along, in the order they are listed. */
export const shippedSets: readonly CriteriaSet[] = [
  urban111class1,
  urban111class2,
  urban111class3,
  urban1210class1,
  urban1210class2,
  ward112,
  commune112,
  province112,
  ward76,
  commune76,
  ward1211,
  commune1211,
  newRural,
  civilisedWard,
  civilisedStreet,
  publicService,
].map(loadSet);

const byCode = new Map(shippedSets.map((set) => [set.code, set]));

/** Sets for a kind of unit, in force on the day. */
export const setsAbout = (about: string, day: Day): CriteriaSet[] =>
  shippedSets.filter((set) => set.about === about && inForceOn(set, day));

export const findSet = (code: string): CriteriaSet | undefined => byCode.get(code);

export function getSet(code: string): CriteriaSet {
  const set = findSet(code);
  if (set === undefined) throw notFound('scorecards.set-unknown', { set: code.slice(0, 80) });
  return set;
}
