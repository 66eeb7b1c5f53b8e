import { z } from 'zod';

/** Where records can contradict what is claimed; what each means in SQL stands in contradictions.ts. */
export const contradictionCodes = [
  'done-without-evidence',
  'percentage-without-records',
  'done-with-open-children',
  'evidence-older-than-work',
  'owner-ended',
  'finished-before-opened',
] as const;
export const ContradictionCode = z.enum(contradictionCodes);
export type ContradictionCode = z.infer<typeof ContradictionCode>;
