import { language, type MessageKey, t } from '../language.ts';

export const termUnits = ['wd', 'wh', 'd', 'm', 'q'] as const;
export type TermUnit = (typeof termUnits)[number];

/** "8wd" in its two parts; undefined for what is no term. */
export function partsOf(rule: string | null): { count: string; unit: TermUnit } | undefined {
  const [, count, end] = /^(\d+)(wd|wh|d|m|q)$/.exec(rule ?? '') ?? [];
  const unit = termUnits.find((one) => one === end);
  return count === undefined || unit === undefined ? undefined : { count, unit };
}

/** "8 ngày làm việc" */
export function termWord(rule: string): string {
  const parts = partsOf(rule);
  return parts === undefined ? rule : `${parts.count} ${t(`deadline.unit.${parts.unit}` satisfies MessageKey)}`;
}

/** The name of a known term in the language of the page. */
export const nameOf = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }): string =>
  language() === 'vi' ? nameVi : nameEn;
