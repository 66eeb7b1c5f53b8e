import { z } from 'zod';
import { type Query, type Reads, sql, written } from '../../../kernel/db/db.ts';
import type { LonLat } from '../../../kernel/geo/contract.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { Instant } from '../../../kernel/time.ts';
import { WorkState } from '../../../kernel/work/states.ts';
import { seenInside, viewerOf } from '../../../kernel/work/visibility.ts';
import { ReportId, ReportNumber } from '../contract.ts';
import { cellsOf, covering } from '../grid.ts';
import { gridColumns } from '../server/newest-in-box.ts';
import { reportStateOf } from '../states.ts';
import type { SimilarReport } from './contract.ts';
import { farthest, likenessOfWords, scoreOf, weights, wordsIn, worthShowing } from './score.ts';

export interface Looked {
  position: LonLat | null;
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

/** So many are compared by their words: those likeliest by place and category. */
const mostLooked = 100;
const mostShown = 5;

/**
 * Reports that may be of the same matter, the likeliest first: near, of late, in like words. Restricted ones are never
 * among them, and of what is not published those outside learn that it is there and how far it has come, but no word of it.
 */
export async function findSimilar(tx: Reads, actor: Actor, looked: Looked): Promise<SimilarReport[]> {
  if (looked.position === null) return [];
  const found = await tx.rows(Row, likeliestByPlace(actor, looked, looked.position, await reachOf(tx)));
  return likeliest(found, looked);
}

const Reach = z.object({ metres: z.number(), days: z.int() });
type Reach = z.infer<typeof Reach>;

/** How far, in place and in time, a report of any category may be from one like it. */
async function reachOf(tx: Reads): Promise<Reach> {
  const reach = await tx.row(
    Reach,
    sql`select max(duplicate_m)::float8 * ${farthest}::float8 as metres, max(duplicate_days) as days from report_category
        having count(*) > 0`,
  );
  return reach ?? { metres: 0, days: 0 };
}

/** A degree of latitude; one of longitude is so much by the cosine of the latitude. */
const degreeM = 111_195;

/**
 * Reports that lie within the reach of their own category, the likeliest by that and by the category first. The index of the
 * cells tells place, time and category, so that only the rows of those are read.
 */
function likeliestByPlace(actor: Actor, { at, except, categoryId }: Looked, { lon, lat }: LonLat, reach: Reach): Query {
  const degreeOfLonM = degreeM * Math.cos((lat * Math.PI) / 180);
  const [right, up] = [reach.metres / degreeOfLonM, reach.metres / degreeM];
  const around = covering([lon - right, lat - up, lon + right, lat + up]);
  const here = sql`ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)`;
  const away = sql`sqrt(((ST_X(r.position) - ${lon}::float8) * ${degreeOfLonM}::float8) ^ 2
                        + ((ST_Y(r.position) - ${lat}::float8) * ${degreeM}::float8) ^ 2)`;
  const span = (days: Query) => sql`make_interval(days => ${days})`;
  const whileOf = (days: Query) =>
    sql`r.reported_at between ${at}::timestamptz - ${span(days)} and ${at}::timestamptz + ${span(days)}`;
  return sql`
    select r.id, r.number, r.state, r.category_id as "categoryId",
           jsonb_build_object('code', c.code, 'vi', c.name_vi, 'en', c.name_en) as category, r.text as plain,
           case when ${seenInside(viewerOf(actor))} then r.text when r.publication = 'public' then r.public_text end as text,
           ST_DistanceSphere(r.position, ${here}) as "distanceM",
           abs(extract(epoch from ${at}::timestamptz - r.reported_at))::float8 / 86400 as days,
           r.reported_at as "reportedAt", r.weight, c.duplicate_m as "withinM", c.duplicate_days as "withinDays"
      from (select r.id, ${weights.near}::float8 * ${away} / (c.duplicate_m * ${farthest}::float8)
                           - case when r.category_id = ${categoryId}::uuid then ${weights.sameCategory}::float8 else ${weights.otherCategory}::float8 end as rank
              from report r join report_category c on c.id = r.category_id
             where ${gridColumns[around?.grid ?? 'cell']} = any(${around === null ? [] : cellsOf(around)}::bigint[])
               and ${whileOf(sql`${reach.days}::integer`)} and ${whileOf(sql`c.duplicate_days`)}
               and ${away} < c.duplicate_m * ${farthest}::float8
             order by 2 offset 0) as near
      join report r on r.id = near.id join report_category c on c.id = r.category_id
      join work_item w on w.id = r.work_item_id
     where not r.restricted and r.duplicate_of_id is null and r.state <> 'recalled'
       and r.id <> coalesce(${except}::uuid, '00000000-0000-0000-0000-000000000000')
     order by near.rank limit ${written(mostLooked)}`;
}

/** Words, which take longest to compare, are compared only of those whom they could bring among the likeliest. */
function likeliest(found: readonly z.infer<typeof Row>[], { categoryId: lookedFor, text }: Looked): SimilarReport[] {
  const candidates = found
    .map((row) => {
      const like = { distanceM: row.distanceM, days: row.days, sameCategory: row.categoryId === lookedFor };
      return { row, like, best: scoreOf({ ...like, words: 1 }, row) };
    })
    .sort((a, b) => b.best - a.best);
  const looked = wordsIn(text);
  let shown: SimilarReport[] = [];
  for (const { row, like, best } of candidates) {
    const least = shown.length < mostShown ? worthShowing : (shown.at(-1)?.score ?? 0);
    if (best < least) break;
    const score = scoreOf({ ...like, words: likenessOfWords(looked, wordsIn(row.plain)) }, row);
    if (score < least) continue;
    shown = [...shown, similarOf(row, score)].sort((a, b) => b.score - a.score).slice(0, mostShown);
  }
  return shown;
}

function similarOf(row: z.infer<typeof Row>, score: number): SimilarReport {
  const { id, number, state, category, text, distanceM, reportedAt, weight } = row;
  const shownState = reportStateOf(state);
  return { id, number, state: shownState, category, text, distanceM: Math.round(distanceM), reportedAt, weight, score };
}
