import { z } from 'zod';
import type { Reads } from '../../../kernel/db/db.ts';
import { sql } from '../../../kernel/db/db.ts';

/** What the city has settled about reports. */
export const ReportSettings = z
  .object({
    dispatcherId: z
      .uuid()
      .nullable()
      .describe('The operations centre: gives the work of reports out and decides about it.'),
    confidantIds: z
      .array(z.uuid())
      .max(50)
      .describe('Accounts that complaints, denunciations and reports about officials are for.'),
    ratingDays: z.int().min(1).max(90).describe('Days within which the reporter may rate.'),
    backDateDays: z.int().min(0).max(90).describe('How far back staff may date what was said to them.'),
    repeatsReopen: z.int().min(1).max(100).describe('So many repeats after the end reopen a report.'),
    reopenDays: z.int().min(1).max(365).describe('Days after the end within which a repeat can reopen it.'),
    borderM: z.int().min(0).max(500).describe('So near to a border, in metres, the neighbour is told as well.'),
    perAddress: z.int().min(1).max(10_000).describe('Reports taken from one address within the minutes below.'),
    addressMinutes: z.int().min(1).max(1440),
    version: z.int(),
  })
  .meta({ id: 'ReportSettings' });
export type ReportSettings = z.infer<typeof ReportSettings>;

export async function readSettings(tx: Reads): Promise<ReportSettings> {
  const found = await tx.row(
    ReportSettings,
    sql`select dispatcher_id as "dispatcherId", confidant_ids as "confidantIds", rating_days as "ratingDays",
               back_date_days as "backDateDays", repeats_reopen as "repeatsReopen", reopen_days as "reopenDays",
               border_m as "borderM", per_address as "perAddress", address_minutes as "addressMinutes", version
          from report_setting`,
  );
  if (found === undefined) throw new Error('the settings of reports are gone');
  return found;
}
