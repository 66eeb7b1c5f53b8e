import { z } from 'zod';
import { idSchema } from '../../brand.ts';
import { WorkItemId } from '../contract.ts';
import { actNames, WorkState } from '../states.ts';

export const SavedFilterId = idSchema('SavedFilter');
export type SavedFilterId = z.infer<typeof SavedFilterId>;

/** A person's own filter of work: nobody else sees it, and nothing of the work is in it, so it leaves no trace. */
export const SavedFilter = z
  .object({
    id: SavedFilterId,
    name: z.string(),
    /** The query of the desk's address: `heap=ours&bucket=overdue&view=calendar`. */
    query: z.string(),
  })
  .meta({ id: 'SavedFilter' });
export type SavedFilter = z.infer<typeof SavedFilter>;

export const NewSavedFilter = z.object({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(1000),
});
export type NewSavedFilter = z.infer<typeof NewSavedFilter>;

export const SeveralActs = z
  .object({
    act: z.enum(actNames),
    /** What the act is told, the same for each: the body of `POST /work-items/{id}/{act}`. */
    body: z.record(z.string(), z.unknown()).default({}),
    items: z
      .array(z.object({ id: WorkItemId, version: z.int().positive() }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'SeveralActs' });
export type SeveralActs = z.infer<typeof SeveralActs>;

/** What became of each: done with its new state and version, or refused with the code of why. */
export const SeveralOutcomes = z
  .object({
    items: z.array(
      z.discriminatedUnion('done', [
        z.object({ done: z.literal(true), id: WorkItemId, state: WorkState, version: z.int() }),
        z.object({
          done: z.literal(false),
          id: WorkItemId,
          code: z.string(),
          details: z.record(z.string(), z.unknown()),
        }),
      ]),
    ),
  })
  .meta({ id: 'SeveralOutcomes' });
export type SeveralOutcomes = z.infer<typeof SeveralOutcomes>;
