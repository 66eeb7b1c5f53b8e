import { z } from 'zod';

/**
 * The heaps on a desk: what my organisation owes, what names me, what waits for our decision, what we gave to others,
 * where we help.
 */
export const heaps = ['ours', 'mine', 'to-decide', 'given', 'helping'] as const;
export const Heap = z.enum(heaps);
export type Heap = z.infer<typeof Heap>;
