import type { TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { settleReports } from '../server/testing.ts';

/** The wards of reports, with the first office as the operations centre: it gives out what falls to the other. */
export async function settleDesk(city: Pick<TestCity, 'tx' | 'now' | 'office' | 'otherOffice'>) {
  const areas = await settleReports(city);
  await city.tx.run(sql`update report_setting set dispatcher_id = ${city.office}`);
  return areas;
}
