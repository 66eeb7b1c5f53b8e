import { sql } from '../../../kernel/db/db.ts';

/**
 * Whether a reporter `p` of a report `r` is told by mail: who left an address asked for an answer. Who has an account is told
 * as they chose; for those whose words a partner or a sheet brought, whoever brought them answers.
 */
export const isToldByMail = sql`
  (p.email is not null and p.account_id is null and p.erased_at is null and p.mail_left_at is null
   and r.channel not in ('partner', 'sheet') and not r.synthetic)`;
