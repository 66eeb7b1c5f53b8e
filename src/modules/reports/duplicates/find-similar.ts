import { z } from 'zod';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { Instant } from '../../../kernel/time.ts';
import { WorkState } from '../../../kernel/work/states.ts';
import { seenInside, viewerOf } from '../../../kernel/work/visibility.ts';
import { ReportId, ReportNumber } from '../contract.ts';
import { cellsOf, covering } from '../grid.ts';
import { gridColumns } from '../server/newest-in-box.ts';
import { reportStateOf } from '../states.ts';
import type { SimilarReport } from './contract.ts';
import { scoreOf, worthShowing } from './score.ts';

export interface Looked {
  position: { lon: number; lat: number } | null;
  categoryId: string | null;
  text: string;
  at: Instant;
  /** The report itself, which is like nothing else. */
  except: ReportId | null;
}

const Row = z.object({
  id: ReportId,
  number: ReportNumber,
  state: WorkState,
  categoryId: z.string(),
  category: z.object({ code: z.string(), vi: z.string(), en: z.string() }),
  plain: z.string(),
  text: z.string().nullable(),
  distanceM: z.number(),
  days: z.number(),
  reportedAt: Instant,
  weight: z.int(),
  withinM: z.int(),
  withinDays: z.int(),
});

/** Nobody's radius is wider than this, in degrees. */
const widestDegrees = 0.012;
const mostLooked = 200;
const mostShown = 5;

/**
 * Reports that may be of the same matter, the likeliest first: near, of late, in like words. Restricted ones are never
 * among them, and of what is not published those outside learn that it is there and how far it has come, but no word of it.
 */
export async function findSimilar(tx: Reads, actor: Actor, looked: Looked): Promise<SimilarReport[]> {
  if (looked.position === null) return [];
  const { lon, lat } = looked.position;
  const around = covering([lon - widestDegrees, lat - widestDegrees, lon + widestDegrees, lat + widestDegrees]);
  const span = sql`(select make_interval(days => max(duplicate_days)) from report_category)`;
  const here = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`;
  const found = await tx.rows(
    Row,
    sql`select r.id, r.number, r.state, r.category_id as "categoryId",
               jsonb_build_object('code', c.code, 'vi', c.name_vi, 'en', c.name_en) as category, r.text as plain,
               case when ${seenInside(viewerOf(actor))} then r.text when r.publication = 'public' then r.public_text end as text,
               ST_Distance(r.position::geography, ${here}::geography) as "distanceM",
               abs(extract(epoch from ${looked.at}::timestamptz - r.reported_at))::float8 / 86400 as days,
               r.reported_at as "reportedAt", r.weight, c.duplicate_m as "withinM", c.duplicate_days as "withinDays"
          from (select r.* from report r
                 where ${gridColumns[around?.grid ?? 'cell']} = any(${around === null ? [] : cellsOf(around)}::integer[])
                   and r.reported_at between ${looked.at}::timestamptz - ${span} and ${looked.at}::timestamptz + ${span}
                   and not r.restricted
                   and r.duplicate_of_id is null and r.state <> 'recalled'
                   and r.id <> coalesce(${looked.except}::uuid, '00000000-0000-0000-0000-000000000000')
                 order by r.position <-> ${here} limit ${mostLooked}) as r
          join work_item w on w.id = r.work_item_id join report_category c on c.id = r.category_id`,
  );
  return found
    .map(({ plain, withinM, withinDays, categoryId, state, days, ...row }) => {
      const sameCategory = categoryId === looked.categoryId;
      const like = { distanceM: row.distanceM, days, sameCategory, text: looked.text, otherText: plain };
      const score = scoreOf(like, { withinM, withinDays });
      return { ...row, distanceM: Math.round(row.distanceM), state: reportStateOf(state), score };
    })
    .filter(({ score }) => score >= worthShowing)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown);
}
