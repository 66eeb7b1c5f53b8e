import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { conflict, notFound } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/time.ts';
import { Category, type CategoryId } from './contract.ts';

const columns = sql`
  id, code, ordinal, jsonb_build_object('vi', name_vi, 'en', name_en) as name,
  case when group_vi is not null then jsonb_build_object('vi', group_vi, 'en', group_en) end as "group",
  case when description_vi is not null then jsonb_build_object('vi', description_vi, 'en', description_en) end as description,
  icon, keywords, attributes, accept_rule as "acceptRule", finish_rule as "finishRule", warn_hours as "warnHours",
  head_hours as "headHours", leader_hours as "leaderHours", after_photo as "afterPhoto", close_days as "closeDays", publication, restricted,
  duplicate_m as "duplicateM", duplicate_days as "duplicateDays", active_from as "activeFrom", active_to as "activeTo",
  source, confirmed, version`;

/** Those offered on the day, in the order the city gave them; or all there ever were. */
export function listCategories(tx: Reads, day: Day | null): Promise<Category[]> {
  return tx.rows(
    Category,
    sql`select ${columns} from report_category
         where ${day}::date is null or daterange(active_from, active_to) @> ${day}::date order by ordinal, code`,
  );
}

export async function getCategory(tx: Reads, id: CategoryId): Promise<Category> {
  const found = await tx.row(Category, sql`select ${columns} from report_category where id = ${id}`);
  if (found === undefined) throw notFound('reports.category-unknown', { category: id });
  return found;
}

const CategoryOfferedRow = Category.extend({ isOffered: z.boolean() });

/** The category a report may be filed under on the day; one that is switched off is not there any more. */
export async function categoryOffered(tx: Reads, code: string, day: Day): Promise<Category> {
  const found = await tx.row(
    CategoryOfferedRow,
    sql`select ${columns}, daterange(active_from, active_to) @> ${day}::date as "isOffered"
          from report_category where code = ${code}`,
  );
  if (found === undefined) throw notFound('reports.category-unknown', { category: code });
  const { isOffered, ...category } = found;
  if (!isOffered) throw conflict('reports.category-off', { category: category.name.vi, code });
  return category;
}
