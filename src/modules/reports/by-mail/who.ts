import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Instant } from '../../../kernel/time.ts';
import { type UpdateKind, updateKinds } from '../server/update-kinds.ts';

/**
 * Whether a reporter `p` of a report `r` is told by mail: who left an address asked for an answer. Who has an account is told
 * as they chose; for those whose words a partner or a sheet brought, whoever brought them answers.
 */
export const isToldByMail = sql`
  (p.email is not null and p.account_id is null and p.erased_at is null and p.mail_left_at is null
   and r.channel not in ('partner', 'sheet') and not r.synthetic)`;

/** What nobody waits for in their letter box: what they did themselves, and what changes nothing for them. */
const unmailed: readonly UpdateKind[] = ['rated', 'published', 'moved', 'returned', 'repeat-came', 'answered'];
export const mailedKinds = updateKinds.filter((kind) => !unmailed.includes(kind));

const EmailRow = z.object({ email: z.string() });

/** Whom a step of the report at the instant reaches by mail as its reporters, or those of its repeats. */
export async function mailedAt(reads: Reads, id: string, at: Instant): Promise<string[]> {
  const found = await reads.rows(
    EmailRow,
    sql`select p.email from report r join report_reporter p on p.report_id = r.id
         where (r.id = ${id} or r.duplicate_of_id = ${id}) and ${isToldByMail}
           and exists (select from report_update u
                        where u.report_id = ${id} and u.at = ${at} and u.kind = any(${mailedKinds}::text[]))`,
  );
  return found.map(({ email }) => email);
}
