import type { Finding } from '../../contract.ts';

/** From this on the reader is right nine times in ten; below half a person has to look. */
const needsLook = 0.5;

/** Whether somebody has to decide something before it can be confirmed with confidence. */
export const isUnsure = ({ owner, confidence, deadline, deadlineTrouble }: Finding): boolean =>
  owner === null || confidence < needsLook || (deadline?.confidence ?? 1) < needsLook || deadlineTrouble !== null;

export const faces = ['open', 'confirmed', 'rejected', 'all'] as const;
export type Face = (typeof faces)[number];

/** What is unsure before what is certain, everything as in the text, or only what is unsure. */
export const orders = ['unsure-first', 'text', 'unsure-only'] as const;
export type Order = (typeof orders)[number];

export interface Numbered {
  finding: Finding;
  /** Its place in the text, from 1. */
  number: number;
}

/** What the panel lists. Of what is open, that which was left for later comes last. */
export function listed(findings: readonly Finding[], face: Face, order: Order = 'unsure-first'): Numbered[] {
  const numbered = findings
    .map((finding, index) => ({ finding, number: index + 1 }))
    .filter(({ finding }) => face === 'all' || finding.state === face);
  if (face !== 'open' || order === 'text') return numbered;
  const unsure = numbered.filter(({ finding }) => isUnsure(finding));
  const shown = order === 'unsure-only' ? unsure : [...unsure, ...numbered.filter(({ finding }) => !isUnsure(finding))];
  return [...shown.filter(({ finding }) => !finding.setAside), ...shown.filter(({ finding }) => finding.setAside)];
}

/** Where a review that stopped at one finding goes on: with the next open one after it, else the first. */
export function whereToGoOn(items: readonly Numbered[], stoppedAt: string | undefined): string | null {
  const at = items.findIndex(({ finding }) => finding.id === stoppedAt);
  const open = items.filter(({ finding }, index) => finding.state === 'open' && index > at);
  return (open[0] ?? items.find(({ finding }) => finding.state === 'open'))?.finding.id ?? null;
}

/** The keys of a review: what they do to the chosen finding or to those that are marked. */
export const shortcuts = {
  next: 'j',
  previous: 'k',
  confirm: 'a',
  edit: 'e',
  reject: 'x',
  later: 's',
  split: 't',
  mark: 'm',
  merge: 'g',
  add: 'n',
  undo: 'u',
  help: '?',
} as const;
export type Shortcut = keyof typeof shortcuts;
