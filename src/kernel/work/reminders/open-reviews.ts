import { z } from 'zod';
import { sql, type Tx } from '../../db/db.ts';
import { systemActor } from '../../identity/actor.ts';
import { schedule } from '../../jobs/jobs.ts';
import { OrganisationId } from '../../organisations/contract.ts';
import type { Services } from '../../services.ts';
import { Day, dayOf, type Instant } from '../../time.ts';
import { openWorkItem } from '../open-work-item.ts';
import { ReviewPeriod, reportTitle, reportToOpen } from './review-periods.ts';
import { ReviewRuleId } from './review-rules.ts';

/** Every morning: asks for the reports that come due, so that nobody has to remember them. */
export const openReviews = schedule({
  name: 'work.open-reviews',
  every: { dailyAt: '06:30' },
  run: (services) => openDueReviews(services),
});

/** Each rule by itself: one whose owner has ended must not keep the others from their reports. It is told at the end. */
export async function openDueReviews({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const rules = await db.inTransaction((tx) => rulesInForce(tx, dayOf(clock())));
  const failures: unknown[] = [];
  for (const rule of rules) {
    try {
      await db.inTransaction((tx) => openReport(tx, rule, clock()));
    } catch (error) {
      failures.push(error);
    }
  }
  const [first, ...others] = failures;
  if (others.length > 0) throw new AggregateError(failures, `${failures.length} reports could not be opened: ${first}`);
  if (first !== undefined) throw first;
}

const Rule = z.object({
  id: ReviewRuleId,
  sourceKind: z.string(),
  sourceId: z.uuid(),
  sourceLabel: z.string(),
  ownerId: OrganisationId,
  assignedById: z.uuid().nullable(),
  every: ReviewPeriod,
  dueDays: z.int(),
  openDays: z.int(),
  validFrom: Day,
});
type Rule = z.infer<typeof Rule>;

const rulesInForce = (tx: Tx, today: Day): Promise<Rule[]> =>
  tx.rows(
    Rule,
    sql`select id, source_kind as "sourceKind", source_id as "sourceId", source_label as "sourceLabel",
               owner_id as "ownerId", assigned_by_id as "assignedById", every, due_days as "dueDays",
               open_days as "openDays", valid_from as "validFrom"
          from review_rule where valid_from <= ${today}::date and valid_to is null order by id`,
  );

const IdRow = z.object({ id: z.uuid() });

const PublishedRow = z.object({ published: z.boolean() });

async function openReport(tx: Tx, rule: Rule, at: Instant): Promise<void> {
  const report = reportToOpen(rule, rule.validFrom, dayOf(at));
  if (report === undefined) return;
  // Whoever holds the rule opens the report; the other server finds it opened.
  await tx.run(sql`select from review_rule where id = ${rule.id} for update`);
  const opened = await tx.row(
    IdRow,
    sql`select work_item_id as id from review_opened where rule_id = ${rule.id} and period_start >= ${report.from}::date
         limit 1`,
  );
  if (opened !== undefined) return;
  const source = await tx.row(
    PublishedRow,
    sql`select published from work_item where source_id = ${rule.sourceId} order by published desc, id limit 1`,
  );
  const workItemId = await openWorkItem(
    tx,
    { ...systemActor, organisationId: rule.assignedById },
    {
      title: `${reportTitle(rule.every, report.from)}: ${rule.sourceLabel}`,
      ownerId: rule.ownerId,
      deadline: { rule: report.dueOn, from: at },
      source: { kind: rule.sourceKind, id: rule.sourceId, ref: null, label: rule.sourceLabel },
      published: source?.published ?? false,
    },
    at,
  );
  await tx.run(sql`
    insert into review_opened (rule_id, period_start, work_item_id) values (${rule.id}, ${report.from}, ${workItemId})`);
}
