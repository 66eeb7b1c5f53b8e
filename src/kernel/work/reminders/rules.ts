import { recordAct } from '../../audit/record-act.ts';
import { newId } from '../../brand.ts';
import { type Reads, sql, type Tx, violates } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { demand } from '../../policy/policy.ts';
import { conflict, notFound } from '../../refusal.ts';
import { type Day, dayOf, type Instant } from '../../time.ts';
import { type NewReminderRule, ReminderRule, ReminderRuleId, ReminderTerms } from './contract.ts';

const columns = sql`
  rule_id as id, about, source_kind as "sourceKind", priority, before_days as "beforeDays", on_day as "onDay",
  after_every as "afterEvery", head_after as "headAfter", leader_after as "leaderAfter", recipients,
  valid_from as "validFrom", valid_to as "validTo"`;

/** The rules in force on a day, the most special first: source and priority, then source, then priority, then any. */
export const rulesOn = (tx: Reads, day: Day): Promise<ReminderRule[]> =>
  tx.rows(
    ReminderRule,
    sql`select ${columns} from reminder_rule where daterange(valid_from, valid_to) @> ${day}::date
         order by about, source_kind is null, priority is null, source_kind, priority, rule_id`,
  );

/** Everything a rule has said, newest first. */
export const ruleHistory = (tx: Reads, id: ReminderRuleId): Promise<ReminderRule[]> =>
  tx.rows(ReminderRule, sql`select ${columns} from reminder_rule where rule_id = ${id} order by valid_from desc`);

/** A rule for a scope that has none, from today on. */
export async function addReminderRule(
  tx: Tx,
  actor: Actor,
  input: NewReminderRule,
  at: Instant,
): Promise<ReminderRuleId> {
  demand(actor, 'reminders.edit');
  const id = newId(ReminderRuleId);
  await insertRule(tx, id, input, dayOf(at));
  await recordAct(tx, actor, 'reminders.rule-added', { kind: 'reminder-rule', id }, { after: input }, at);
  return id;
}

/** From today on the rule says something else; what it said until yesterday is kept. */
export async function changeReminderRule(
  tx: Tx,
  actor: Actor,
  id: ReminderRuleId,
  terms: ReminderTerms,
  at: Instant,
): Promise<void> {
  demand(actor, 'reminders.edit');
  const before = await holdRule(tx, id, dayOf(at));
  await endOn(tx, before, dayOf(at));
  const { about, sourceKind, priority } = before;
  await insertRule(tx, id, { about, sourceKind, priority, ...terms }, dayOf(at));
  const change = { before: ReminderTerms.parse(before), after: terms };
  await recordAct(tx, actor, 'reminders.rule-changed', { kind: 'reminder-rule', id }, change, at);
}

export async function endReminderRule(tx: Tx, actor: Actor, id: ReminderRuleId, at: Instant): Promise<void> {
  demand(actor, 'reminders.edit');
  const before = await holdRule(tx, id, dayOf(at));
  await endOn(tx, before, dayOf(at));
  await recordAct(tx, actor, 'reminders.rule-ended', { kind: 'reminder-rule', id }, { before }, at);
}

async function holdRule(tx: Tx, id: ReminderRuleId, day: Day): Promise<ReminderRule> {
  const rule = await tx.row(
    ReminderRule,
    sql`select ${columns} from reminder_rule
         where rule_id = ${id} and daterange(valid_from, valid_to) @> ${day}::date for update`,
  );
  if (rule === undefined) throw notFound('reminders.rule-not-found');
  return rule;
}

/** What began today and is changed today never held for a whole day: only the history of acts keeps it. */
async function endOn(tx: Tx, { id, validFrom }: ReminderRule, day: Day): Promise<void> {
  if (validFrom === day) await tx.run(sql`delete from reminder_rule where rule_id = ${id} and valid_from = ${day}`);
  else
    await tx.run(sql`update reminder_rule set valid_to = ${day} where rule_id = ${id} and valid_from = ${validFrom}`);
}

async function insertRule(tx: Tx, id: ReminderRuleId, rule: NewReminderRule, from: Day): Promise<void> {
  const { about, sourceKind, priority, onDay, afterEvery, headAfter, leaderAfter } = rule;
  const beforeDays = [...new Set(rule.beforeDays)].sort((a, b) => b - a);
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into reminder_rule (id, rule_id, about, source_kind, priority, before_days, on_day, after_every, head_after,
                                   leader_after, recipients, valid_from)
        values (${newId(ReminderRuleId)}, ${id}, ${about}, ${sourceKind}, ${priority}, ${beforeDays}::integer[], ${onDay},
                ${afterEvery}, ${headAfter}, ${leaderAfter}, ${[...new Set(rule.recipients)]}::text[], ${from})`),
    );
  } catch (error) {
    if (violates(error, 'reminder_rule_once_a_scope')) throw conflict('reminders.scope-taken');
    throw error;
  }
}
