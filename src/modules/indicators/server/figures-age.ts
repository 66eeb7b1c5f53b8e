import { z } from 'zod';
import { AreaId } from '../../../kernel/areas/contract.ts';
import { sql } from '../../../kernel/db/db.ts';
import type { Measure } from '../../../kernel/measure.ts';

const AreaIdAndValueRow = z.object({ areaId: AreaId, value: z.number() });

/** How old the latest figures of public indicators are, in the mean of an area; those the system measures left out. */
export const figuresAge: Measure = {
  code: 'figures-age',
  read: (reads, { until }) =>
    reads.rows(
      AreaIdAndValueRow,
      sql`select l.area_id as "areaId", round(avg(greatest(0, ${until}::date - l.ends_on)), 1)::float8 as value
            from indicator_latest l join indicator i on i.id = l.indicator_id
           where i.public and not i.measured group by l.area_id`,
    ),
};
