import { z } from 'zod';
import { idSchema } from '../../kernel/brand.ts';
import { Day } from '../../kernel/time.ts';

export const ChecklistId = idSchema('ChecklistId');
export const ChecklistVersionId = idSchema('ChecklistVersionId');

const Code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const Words = z.string().trim().min(1).max(300);
const shared = {
  code: Code.describe('Stays the same from version to version, so that results can be followed through time.'),
  vi: Words,
  en: Words,
  photo: z.enum(['always', 'on-fault', 'optional']).describe('When a photo is owed.'),
  criterion: z.string().max(60).nullable().describe('The criterion of the instrument it serves; null: of none.'),
};

/** A point of a checklist. What is a fault is said here; where nobody has set a bound there is none. */
export const ChecklistItem = z.discriminatedUnion('kind', [
  z.object({ ...shared, kind: z.literal('yes-no'), fault: z.enum(['yes', 'no']).nullable() }),
  z.object({
    ...shared,
    kind: z.literal('number'),
    unit: z.string().max(20),
    min: z.number().nullable().describe('Less is a fault; null: no bound is known.'),
    max: z.number().nullable().describe('More is a fault; null: no bound is known.'),
  }),
  z.object({
    ...shared,
    kind: z.literal('choice'),
    choices: z
      .array(z.object({ code: Code, vi: Words, en: Words, fault: z.boolean() }))
      .min(2)
      .max(20),
  }),
  z.object({ ...shared, kind: z.literal('photo') }),
]);
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const ChecklistItems = z
  .array(ChecklistItem)
  .min(1)
  .max(100)
  .refine((items) => new Set(items.map(({ code }) => code)).size === items.length, { error: 'order.item-twice' });

export const Checklist = z
  .object({
    id: ChecklistId,
    code: Code,
    vi: z.string(),
    en: z.string(),
    versionId: ChecklistVersionId,
    ordinal: z.int(),
    validFrom: Day,
    validTo: Day.nullable().describe('The first day on which it is no longer used.'),
    source: z.string().nullable().describe('From which instrument it comes; null: from none.'),
    items: z.array(ChecklistItem),
  })
  .meta({ id: 'Checklist' });
export type Checklist = z.infer<typeof Checklist>;

export const NewChecklist = z
  .object({ code: Code, vi: Words, en: Words, validFrom: Day, source: Words.nullable(), items: ChecklistItems })
  .meta({ id: 'NewChecklist' });
export type NewChecklist = z.infer<typeof NewChecklist>;
export const NewChecklistVersion = NewChecklist.pick({ validFrom: true, source: true, items: true }).meta({
  id: 'NewChecklistVersion',
});
export type NewChecklistVersion = z.infer<typeof NewChecklistVersion>;

export const ChecklistEnd = z
  .object({ validTo: Day.describe('The first day on which it is no longer used.') })
  .meta({ id: 'ChecklistEnd' });
export type ChecklistEnd = z.infer<typeof ChecklistEnd>;
