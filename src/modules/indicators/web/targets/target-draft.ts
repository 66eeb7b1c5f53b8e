import { dayOf } from '../../../../web/format.ts';
import { language } from '../../../../web/language.ts';
import { orNull } from '../../../../web/pages/admin/fields.tsx';
import type { Target } from '../../targets/contract.ts';
import type { comparators } from '../../targets/state.ts';
import { readFigure } from '../words.ts';

export type Comparator = (typeof comparators)[number];

/** A clause that sets a target, as it is cited. */
export interface Clause {
  id: string;
  name: string;
}

/** What is typed so far; numbers and days as they were typed. */
export interface TargetDraft {
  areaId: string;
  comparator: Comparator;
  value: string;
  relative: boolean;
  counts: Target['counts'];
  baselineValue: string;
  baselineOn: string;
  path: Target['path'];
  steps: StepDraft[];
  by: string;
  clause: Clause | null;
  source: string;
  reason: string;
}

export interface StepDraft {
  key: number;
  on: string;
  value: string;
}

/** What a form begins with: the area one looks at, and what a clause says of its figure. */
export type Beginning = Partial<Pick<TargetDraft, 'areaId' | 'comparator' | 'value' | 'by' | 'clause' | 'source'>>;

/** An empty form for the end of the year. */
export function newDraft(now: string, begun: Beginning): TargetDraft {
  const year = dayOf(now).slice(0, 4);
  return {
    ...{ areaId: '', comparator: '>=', value: '', relative: false, counts: 'latest', baselineValue: '' },
    ...{ baselineOn: '', path: 'linear', steps: [], by: `${year}-12-31`, clause: null, source: '', reason: '' },
    ...begun,
  };
}

/** A number as it is typed in the language of the page, without marks between thousands. */
export const asTyped = (value: number): string =>
  language() === 'vi' ? String(value).replace('.', ',') : String(value);

export function draftOf(target: Target): TargetDraft {
  const { areaId, comparator, value, relative, counts, baseline, path, steps, by, clause, source } = target;
  return {
    ...{ areaId, comparator, value: asTyped(value), relative, counts, path, by, source, reason: '' },
    baselineValue: baseline === null ? '' : asTyped(baseline.value),
    baselineOn: baseline?.on ?? '',
    steps: steps.map((step, key) => ({ key, on: step.on, value: asTyped(step.value) })),
    clause: clause === null ? null : { id: clause.findingId, name: `${clause.directive}, ${clause.address}` },
  };
}

export const isChange = (comparator: Comparator): boolean => comparator === 'increase' || comparator === 'decrease';

/** As it is sent; what is no number goes as none, and the server says at which field. */
export function termsOf(draft: TargetDraft) {
  const { areaId, comparator, relative, counts, path, by, clause } = draft;
  const hasBaseline = draft.baselineValue.trim() !== '' || draft.baselineOn !== '';
  return {
    ...{ areaId, comparator, counts, path, by },
    value: readFigure(draft.value),
    relative: relative && isChange(comparator),
    baseline: hasBaseline ? { value: readFigure(draft.baselineValue), on: draft.baselineOn } : null,
    steps: draft.steps.map(({ on, value }) => ({ on, value: readFigure(value) })),
    findingId: clause?.id ?? null,
    source: orNull(draft.source),
  };
}
