import type { Clause } from './clauses.ts';
import { phraseAt } from './phrases.ts';
import { actions } from './words.ts';

const fewest = 3;
const mostOthers = 0.5;

/** Which lists are lists of actions: nearly all of their items begin with a verb we know. */
export class ActionLists {
  private readonly ofParents = new Map<Clause, boolean>();

  isAmongActions(clause: Clause): boolean {
    const { parent } = clause;
    if (parent === null || clause.label === null) return false;
    const known = this.ofParents.get(parent);
    if (known !== undefined) return known;
    const items = parent.children.filter(({ label }) => label !== null);
    const others = items.filter(({ flat }) => phraseAt(actions, flat.lower, 0) === null).length;
    const value = items.length >= fewest && others <= items.length * mostOthers;
    this.ofParents.set(parent, value);
    return value;
  }
}
