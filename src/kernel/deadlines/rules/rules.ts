import { recordAct } from '../../audit/record-act.ts';
import { newId } from '../../brand.ts';
import { type Reads, sql, type Tx, violates } from '../../db/db.ts';
import type { Actor } from '../../identity/actor.ts';
import { demand } from '../../policy/policy.ts';
import { conflict, notFound } from '../../refusal.ts';
import { type Day, dayOf, type Instant } from '../../time.ts';
import { parseRule } from '../rule.ts';
import {
  type ChangedDeadlineRule,
  DeadlineRule,
  DeadlineRuleId,
  DeadlineRuleTerms,
  type NewDeadlineRule,
} from './contract.ts';

const columns = sql`
  rule_id as id, code, name_vi as "nameVi", name_en as "nameEn", rule, anchor, source, source_url as "sourceUrl",
  valid_from as "validFrom", valid_to as "validTo"`;

/** The rules in force on a day. */
export const deadlineRulesOn = (tx: Reads, day: Day): Promise<DeadlineRule[]> =>
  tx.rows(
    DeadlineRule,
    sql`select ${columns} from deadline_rule where daterange(valid_from, valid_to) @> ${day}::date order by code`,
  );

/** What is in force on the day, and what will be later. */
export const deadlineRulesFrom = (tx: Reads, day: Day): Promise<DeadlineRule[]> =>
  tx.rows(
    DeadlineRule,
    sql`select ${columns} from deadline_rule where valid_to is null or valid_to > ${day} order by code, valid_from`,
  );

/** Everything a rule has said, newest first. */
export const deadlineRuleHistory = (tx: Reads, id: DeadlineRuleId): Promise<DeadlineRule[]> =>
  tx.rows(DeadlineRule, sql`select ${columns} from deadline_rule where rule_id = ${id} order by valid_from desc`);

export async function addDeadlineRule(
  tx: Tx,
  actor: Actor,
  input: NewDeadlineRule,
  at: Instant,
): Promise<DeadlineRuleId> {
  demand(actor, 'deadline-rules.edit');
  const id = newId(DeadlineRuleId);
  await insertRule(tx, id, input);
  await recordAct(tx, actor, 'deadlines.rule-added', { kind: 'deadline-rule', id }, { after: input }, at);
  return id;
}

/** From a day on the rule says something else, as when a law is replaced; what it said until then is kept. */
export async function changeDeadlineRule(
  tx: Tx,
  actor: Actor,
  id: DeadlineRuleId,
  input: ChangedDeadlineRule,
  at: Instant,
): Promise<void> {
  demand(actor, 'deadline-rules.edit');
  const before = await holdRule(tx, id);
  if (input.validFrom < before.validFrom) throw conflict('deadlines.rule-begins-later', { from: before.validFrom });
  const newest = sql`rule_id = ${id} and valid_from = ${before.validFrom}`;
  // What ends on the day it began never held: only the history of acts keeps it.
  if (before.validFrom === input.validFrom) await tx.run(sql`delete from deadline_rule where ${newest}`);
  else await tx.run(sql`update deadline_rule set valid_to = ${input.validFrom} where ${newest}`);
  await insertRule(tx, id, { ...input, code: before.code });
  const told = (rule: DeadlineRule | ChangedDeadlineRule) => ({
    ...DeadlineRuleTerms.parse(rule),
    validFrom: rule.validFrom,
  });
  const change = { before: told(before), after: told(input) };
  await recordAct(tx, actor, 'deadlines.rule-changed', { kind: 'deadline-rule', id }, change, at);
}

/** Not offered from today on; one that was to begin later never does. Deadlines that were set by it stay. */
export async function endDeadlineRule(tx: Tx, actor: Actor, id: DeadlineRuleId, at: Instant): Promise<void> {
  demand(actor, 'deadline-rules.edit');
  const before = await holdRule(tx, id);
  const day = dayOf(at);
  await tx.run(sql`delete from deadline_rule where rule_id = ${id} and valid_from >= ${day}`);
  await tx.run(sql`
    update deadline_rule set valid_to = ${day} where rule_id = ${id} and (valid_to is null or valid_to > ${day})`);
  await recordAct(tx, actor, 'deadlines.rule-ended', { kind: 'deadline-rule', id }, { before }, at);
}

/** The newest of what the rule says. */
async function holdRule(tx: Tx, id: DeadlineRuleId): Promise<DeadlineRule> {
  const rule = await tx.row(
    DeadlineRule,
    sql`select ${columns} from deadline_rule where rule_id = ${id} and valid_to is null for update`,
  );
  if (rule === undefined) throw notFound('deadlines.rule-not-found');
  return rule;
}

async function insertRule(tx: Tx, id: DeadlineRuleId, input: NewDeadlineRule): Promise<void> {
  const { code, nameVi, nameEn, rule, anchor, source, sourceUrl, validFrom } = input;
  parseRule(rule); // refuses what is too long
  try {
    await tx.attempt((inner) =>
      inner.run(sql`
        insert into deadline_rule (id, rule_id, code, name_vi, name_en, rule, anchor, source, source_url, valid_from)
        values (${newId(DeadlineRuleId)}, ${id}, ${code}, ${nameVi}, ${nameEn}, ${rule}, ${anchor}, ${source},
                ${sourceUrl}, ${validFrom})`),
    );
  } catch (error) {
    if (violates(error, 'deadline_rule_once_a_code')) throw conflict('deadlines.rule-code-taken', { code });
    throw error;
  }
}
