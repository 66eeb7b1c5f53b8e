import type { ChecklistItem } from './checklists.ts';

/** What an inspector says to a point: `na` where it does not apply here, `seen` where only a photo is asked for. */
export type AnswerValue = string | number;

/** Whether an answer is one that the point takes. */
export function fits(item: ChecklistItem, value: AnswerValue): boolean {
  if (value === 'na') return true;
  switch (item.kind) {
    case 'yes-no':
      return value === 'yes' || value === 'no';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choice':
      return item.choices.some(({ code }) => code === value);
    case 'photo':
      return value === 'seen';
  }
}

/** Whether an answer is a fault. Where no bound is known, nothing is. */
export function isFault(item: ChecklistItem, value: AnswerValue): boolean {
  if (value === 'na') return false;
  switch (item.kind) {
    case 'yes-no':
      return value === item.fault;
    case 'number':
      return (
        typeof value === 'number' &&
        ((item.min !== null && value < item.min) || (item.max !== null && value > item.max))
      );
    case 'choice':
      return item.choices.some(({ code, fault }) => code === value && fault);
    case 'photo':
      return false;
  }
}

/** Whether the answer has to be shown. */
export const owesPhoto = (item: ChecklistItem, value: AnswerValue): boolean =>
  value !== 'na' && (item.photo === 'always' || (item.photo === 'on-fault' && isFault(item, value)));

export interface Given {
  item: string;
  value: AnswerValue;
  photos: number;
}

/** What is wrong with an inspection as it stands: points without an answer, answers that do not fit, photos owed. */
export function gapsOf(items: readonly ChecklistItem[], given: readonly Given[]) {
  const answers = new Map(given.map((each) => [each.item, each]));
  const missing: string[] = [];
  const unfit: string[] = [];
  const unshown: string[] = [];
  for (const item of items) {
    const answer = answers.get(item.code);
    if (answer === undefined) missing.push(item.code);
    else if (!fits(item, answer.value)) unfit.push(item.code);
    else if (owesPhoto(item, answer.value) && answer.photos === 0) unshown.push(item.code);
  }
  const known = new Set(items.map(({ code }) => code));
  unfit.push(...given.map(({ item }) => item).filter((code) => !known.has(code)));
  return { missing, unfit, unshown };
}
