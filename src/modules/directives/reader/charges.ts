import type { Clause } from './clauses.ts';
import type { Span } from './offsets.ts';
import { type Assignment, readAssignment, readIntroduction } from './owners.ts';
import type { Sections } from './sections.ts';

/** Whom the headings and introductions over a clause charge with what stands in it, and how surely. */
export interface Charge extends Assignment {
  confidence: number;
}

/** The assignments of a document, each read once. */
export class Charges {
  private readonly sections: Sections;
  private readonly assignments = new Map<Clause, Assignment | null>();
  private readonly introductions = new Map<Clause, Span | null>();

  constructor(sections: Sections) {
    this.sections = sections;
  }

  /** The nearest clause over this one that charges somebody; at last the paragraph that introduces the whole. */
  over(clause: Clause): Charge | null {
    for (let outer = clause.parent; outer !== null; outer = outer.parent) {
      if (this.sections.role(outer) === 'outside') break;
      const assignment = this.of(outer);
      if (assignment !== null) return { ...assignment, confidence: assignment.plain ? 0.93 : 0.8 };
    }
    const introduction = this.sections.introduction(clause);
    if (introduction === null || introduction === clause || introduction.start > clause.start) return null;
    const owner = remembered(this.introductions, introduction, readIntroduction);
    return owner === null ? null : { owner, partners: [], plain: false, alone: false, confidence: 0.75 };
  }

  /** Whom the clause itself charges. Numbered parts name subjects, not addressees. */
  of(clause: Clause): Assignment | null {
    if (clause.kind === 'part' && clause.label !== null) return null;
    return remembered(this.assignments, clause, readAssignment);
  }
}

function remembered<T>(known: Map<Clause, T>, clause: Clause, read: (clause: Clause) => T): T {
  const found = known.get(clause);
  if (found !== undefined) return found;
  const value = read(clause);
  known.set(clause, value);
  return value;
}
