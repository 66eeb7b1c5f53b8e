import { z } from 'zod';
import { sql, type Tx } from '../../../kernel/db/db.ts';
import { conflict } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import type { ReportSettings } from './settings.ts';

const IdRow = z.object({ id: z.string() });

/**
 * Whom a complaint, a denunciation or a report about an official is for: the people the city named; while it has named
 * nobody, its leaders and the office that serves the whole of it.
 */
export async function confidantsOf(tx: Tx, { confidantIds }: ReportSettings, day: Day): Promise<string[]> {
  const found = await tx.rows(
    IdRow,
    sql`select a.id from account a where a.id = any(${confidantIds}::uuid[]) and a.suspended_at is null order by a.id`,
  );
  if (found.length > 0) return found.map(({ id }) => id);
  const leaders = await tx.rows(
    IdRow,
    sql`select distinct a.id from appointment p join account a on a.id = p.account_id
         where p.role in ('leader', 'office') and p.area_id is null and daterange(p.valid_from, p.valid_to) @> ${day}::date
           and (p.role = 'leader' or p.organisation_id is null) and a.suspended_at is null order by a.id`,
  );
  if (leaders.length === 0) throw conflict('reports.nobody-to-confide-in');
  return leaders.map(({ id }) => id);
}
