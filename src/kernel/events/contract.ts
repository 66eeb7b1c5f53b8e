import { z } from 'zod';

/** What a live screen is told: that something happened to a record, which it then asks for again. */
export const LiveEvent = z
  .object({
    kind: z.string(),
    about: z.object({ kind: z.string(), id: z.string() }),
    data: z.record(z.string(), z.unknown()),
    at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof LiveEvent>;

/** Sent in place of events when there are too many, or when the place to go on from is not known any more: load anew. */
export const resetEvent = 'reset';
