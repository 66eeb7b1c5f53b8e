import type { Finding } from '../../contract.ts';

/** From this on the reader is right nine times in ten; below half a person has to look. */
const needsLook = 0.5;

/** Whether somebody has to decide something before it can be confirmed with confidence. */
export const isUnsure = ({ owner, confidence, deadline, deadlineTrouble }: Finding): boolean =>
  owner === null || confidence < needsLook || (deadline?.confidence ?? 1) < needsLook || deadlineTrouble !== null;

export const faces = ['open', 'confirmed', 'rejected', 'all'] as const;
export type Face = (typeof faces)[number];

export interface Numbered {
  finding: Finding;
  /** Its place in the text, from 1. */
  number: number;
}

/** What the panel lists: what a person has to look at comes first, else the order of the text. */
export function listed(findings: readonly Finding[], face: Face): Numbered[] {
  const numbered = findings
    .map((finding, index) => ({ finding, number: index + 1 }))
    .filter(({ finding }) => face === 'all' || finding.state === face);
  if (face !== 'open') return numbered;
  return [
    ...numbered.filter(({ finding }) => isUnsure(finding)),
    ...numbered.filter(({ finding }) => !isUnsure(finding)),
  ];
}

/** The keys that do what the buttons of the chosen finding do. */
export const shortcuts = { confirm: 'a', edit: 'e', reject: 'x', later: 's' } as const;
