import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { DeadlineId } from '../../../kernel/deadlines/contract.ts';
import { explanationOf } from '../../../kernel/deadlines/store.ts';
import { Instant } from '../../../kernel/time.ts';
import type { Filed, ReportId } from '../contract.ts';
import { reportsMessages } from '../messages.ts';
import { followCode, followPath } from './follow-code.ts';

const FiledRow = z.object({
  number: z.string(),
  kind: z.enum(['report', 'complaint', 'denunciation']),
  note: z.enum(['near-water', 'near-border']).nullable(),
  isLinked: z.boolean(),
  owner: z.object({ id: z.uuid(), name: z.string() }),
  area: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  deadlineId: DeadlineId.nullable(),
  dueAt: Instant.nullable(),
  referral: z.object({ agency: z.string(), reason: z.string() }).nullable(),
});

/** What the reporter is told when it is filed, and told again when the device sends the same once more. */
export async function filedAnswer(tx: Tx, secret: string, id: ReportId): Promise<Filed> {
  const row = await tx.row(
    FiledRow,
    sql`select r.number, r.kind, r.position_note as note, r.duplicate_of_id is not null as "isLinked",
               jsonb_build_object('id', o.id, 'name', o.name) as owner,
               case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as area,
               w.deadline_id as "deadlineId", w.due_at as "dueAt",
               case when r.referred_by_rule_id is not null then
                 jsonb_build_object('agency', r.referred_to, 'reason', r.outcome_reason) end as referral
          from report r join work_item w on w.id = r.work_item_id join organisation o on o.id = r.owner_id
          left join area a on a.id = r.area_id where r.id = ${id}`,
  );
  if (row === undefined) throw new Error(`report ${id} was not filed`);
  const { referral } = row;
  const deadlineId = referral === null ? row.deadlineId : null; // nothing is promised of what goes to others
  const explanation = deadlineId === null ? null : await explanationOf(tx, deadlineId);
  const notes: (keyof typeof reportsMessages)[] = [];
  if (row.note !== null) notes.push(`reports.note.${row.note}`);
  if (row.isLinked) notes.push('reports.note.linked');
  if (row.kind !== 'report') notes.push(`reports.lawful.${row.kind}`);
  const code = followCode(secret, id);
  return {
    id,
    number: row.number,
    followCode: code,
    followPath: followPath(row.number, code),
    state: referral === null ? 'received' : 'closed',
    owner: row.owner,
    area: row.area,
    expectedAt: referral === null ? row.dueAt : null,
    explanation: explanation === null ? null : { vi: explanation.vi, en: explanation.en },
    referral,
    notes: notes.map((key) => ({ code: key, ...reportsMessages[key] })),
  };
}
