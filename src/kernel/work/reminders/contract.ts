import { z } from 'zod';
import { idSchema } from '../../brand.ts';
import { Day } from '../../time.ts';
import { Priority } from '../contract.ts';

export const ReminderRuleId = idSchema('ReminderRule');
export type ReminderRuleId = z.infer<typeof ReminderRuleId>;

export const reminderRecipients = ['assignee', 'officers', 'head'] as const;

/** What is reminded of, and the scope: the most special rule that fits a record is the one that counts for it. */
const Scope = z.object({
  about: z.enum(['work-item', 'explanation']),
  sourceKind: z
    .string()
    .regex(/^[a-z][a-z-]{1,39}$/)
    .nullable()
    .describe('Only work that comes from this kind of source, as directive.'),
  priority: Priority.nullable(),
});

const Terms = z.object({
  beforeDays: z.array(z.int().min(1).max(60)).max(10).describe('Working days before the due day.'),
  onDay: z.boolean(),
  afterEvery: z.int().min(1).max(90).nullable().describe('Every so many days after the due day.'),
  headAfter: z.int().min(1).max(365).nullable().describe('Days late after which the head of the owner hears of it.'),
  leaderAfter: z.int().min(1).max(365).nullable().describe('Days late after which the leaders hear of it.'),
  recipients: z.array(z.enum(reminderRecipients)).min(1).max(3),
});

export const NewReminderRule = Scope.extend(Terms.shape);
export type NewReminderRule = z.infer<typeof NewReminderRule>;
export const ReminderTerms = Terms;
export type ReminderTerms = z.infer<typeof Terms>;

/** What a rule says in a period of days. */
export const ReminderRule = NewReminderRule.extend({
  id: ReminderRuleId.describe('The same through all changes.'),
  validFrom: Day,
  validTo: Day.nullable(),
}).meta({ id: 'ReminderRule' });
export type ReminderRule = z.infer<typeof ReminderRule>;
