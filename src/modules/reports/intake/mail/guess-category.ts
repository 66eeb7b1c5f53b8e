import type { Tx } from '../../../../kernel/db/db.ts';
import { notFound } from '../../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../../kernel/time.ts';
import type { Category } from '../../categories/contract.ts';
import { listCategories } from '../../categories/queries.ts';
import { type Described, learn, type Model } from '../../classify/learn.ts';
import { suggestCategories } from '../../classify/suggest-category.ts';

/** What the words speak for, and otherwise the category for everything else. Nobody is taken for an accuser by a guess. */
export async function guessCategory(tx: Tx, text: string, at: Instant): Promise<Category> {
  const offered = (await listCategories(tx, dayOf(at))).filter(({ restricted }) => !restricted);
  const last = offered.at(-1);
  if (last === undefined) throw notFound('reports.category-unknown', { category: 'khac' });
  const described = offered.map(({ code, name, keywords }) => ({ code, name: name.vi, keywords }));
  const [likeliest] = suggestCategories(modelFor(described), text);
  return offered.find(({ code }) => code === (likeliest?.code ?? 'khac')) ?? last;
}

/** Learning takes a tenth of a second, and categories seldom change. */
let learned: { from: string; model: Model } | undefined;
function modelFor(described: readonly Described[]): Model {
  const from = JSON.stringify(described);
  if (learned?.from !== from) learned = { from, model: learn(described) };
  return learned.model;
}
