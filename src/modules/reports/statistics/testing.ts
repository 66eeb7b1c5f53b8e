import type { TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Filed } from '../contract.ts';

export interface Course {
  reportedAt?: string;
  /** Hours from filing to the end, on the clock. */
  doneAfter?: number;
  rating?: number;
  reopened?: number;
}
/** Gives a report a course, as the acts on it would have. */
export async function ran(
  { tx }: TestCity,
  { id }: Filed,
  { reportedAt, doneAfter, rating, reopened }: Course,
): Promise<void> {
  if (reportedAt !== undefined) {
    await tx.run(sql`update report set reported_at = ${reportedAt}, filed_at = ${reportedAt} where id = ${id}`);
  }
  if (doneAfter !== undefined) {
    await tx.run(sql`
      update report set outcome = 'done', closed_at = filed_at + make_interval(hours => ${doneAfter}),
                        rating = ${rating ?? null}, rated_at = case when ${rating ?? null}::int is not null then filed_at end,
                        reopened_count = ${reopened ?? 0} where id = ${id}`);
  }
  await tx.run(sql`insert into report_fact_due (report_id, at) values (${id}, now())`);
}
