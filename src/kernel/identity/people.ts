import { z } from 'zod';
import { type Reads, sql } from '../db/db.ts';
import { type Day, dayOf, type Instant } from '../time.ts';
import { withoutDiacritics } from '../vietnamese.ts';
import { AccountId } from './contract.ts';

/** A colleague, as those at work may know them: to name, to call in a comment. */
export const Person = z
  .object({ id: AccountId, name: z.string(), organisation: z.string().nullable() })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** People who hold an office on the day and whose name has these words, with or without diacritics. */
export function findPeople(
  tx: Reads,
  { text, now, limit }: { text: string; now: Instant; limit: number },
): Promise<Person[]> {
  const words =
    withoutDiacritics(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 5) ?? [];
  const today: Day = dayOf(now);
  const named = words.reduce((condition, word) => sql`${condition} and strpos(account.search, ${word}) > 0`, sql`true`);
  return tx.rows(
    Person,
    sql`select account.id, account.name,
               (select o.name from appointment a join organisation o on o.id = a.organisation_id
                 where a.account_id = account.id and daterange(a.valid_from, a.valid_to) @> ${today}::date
                 order by a.valid_from, a.id limit 1) as organisation
          from account
         where ${named} and account.suspended_at is null and exists (
           select from appointment a where a.account_id = account.id and a.role <> 'citizen'
              and daterange(a.valid_from, a.valid_to) @> ${today}::date)
         order by account.name collate vietnamese, account.id limit ${limit}`,
  );
}
