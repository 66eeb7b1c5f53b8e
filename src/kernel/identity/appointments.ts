import { sql } from '../db/db.ts';
import { dayOf, type Instant } from '../time.ts';

/** What rows of `account` are appointed to on a day, the oldest first: an array in JSON, null for nothing. */
export const appointmentsOn = (now: Instant) => sql`
  (select jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id, 'areaId', area_id)
                    order by valid_from, id)
     from appointment
    where account_id = account.id and daterange(valid_from, valid_to) @> ${dayOf(now)}::date)`;
