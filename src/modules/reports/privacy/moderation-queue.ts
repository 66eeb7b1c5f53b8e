import { z } from 'zod';
import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { notFound } from '../../../kernel/refusal.ts';
import { Instant } from '../../../kernel/time.ts';
import { instantJson } from '../../../kernel/work/rows.ts';
import { ReportId as Id, type ReportId } from '../contract.ts';
import { reachedBy } from '../server/visibility.ts';
import { Moderation } from './contract.ts';
import { knownNames, maskingOf } from './suggest-masking.ts';

/** What waits, the oldest first: texts by when they were said, photos by when they came in. */
export const QueueKey = z.tuple([Instant, z.uuid()]);
export type QueueKey = z.infer<typeof QueueKey>;
export type Waiting = 'texts' | 'photos';

/** The rows `r` that the actor decides about. */
const moderatedBy = (actor: Actor): Query => reachedBy(actor, 'reports.moderate');

const waits = {
  texts: sql`report r where r.publication = 'waiting' and not r.restricted`,
  photos: sql`report_photo p join report r on r.id = p.report_id
                where p.publication = 'waiting' and p.report_id is not null and not r.restricted
                  and r.publication <> 'withheld'`,
} as const;
const keyOf = { texts: [sql`r.reported_at`, sql`r.id`], photos: [sql`p.added_at`, sql`p.id`] } as const;

const Row = Moderation.omit({ suggestion: true });
const QueueRow = Row.extend({ key: QueueKey });

const columns = sql`
  r.id, r.number, jsonb_build_object('code', c.code, 'vi', c.name_vi, 'en', c.name_en) as category, r.text, r.address,
  r.publication, r.public_text as "publicText", r.public_address as "publicAddress",
  r.withheld_reason as "withheldReason", r.reported_at as "reportedAt", r.moderated_at as "moderatedAt", r.version,
  (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'publication', p.publication,
            'widthPx', f.width_px, 'heightPx', f.height_px, 'covered', p.covered, 'withheldReason', p.withheld_reason)
            order by p.kind desc, p.ordinal), '[]')
     from report_photo p join file f on f.id = p.file_id where p.report_id = r.id) as photos`;

/** What waits for somebody to look, and may by this person. Photos of reports whose text is withheld wait for nobody. */
export async function moderationQueue(
  tx: Reads,
  actor: Actor,
  { waiting, limit, after }: { waiting: Waiting; limit: number; after: QueueKey | undefined },
): Promise<(Moderation & { key: QueueKey })[]> {
  const [time, id] = keyOf[waiting];
  const later = after === undefined ? sql`` : sql`and (${time}, ${id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const rows = await tx.rows(
    QueueRow,
    sql`select ${columns}, jsonb_build_array(${instantJson(time)}, waiting.id) as key
          from (select r.id as report_id, ${time} as at, ${id} as id from ${waits[waiting]}
                   and ${moderatedBy(actor)} ${later} order by ${time}, ${id} limit ${limit}) as waiting
          join report r on r.id = waiting.report_id join report_category c on c.id = r.category_id
          cross join lateral (select waiting.at as added_at) as p
         order by waiting.at, waiting.id`,
  );
  return withSuggestions(tx, rows);
}

const countedAtMost = 1000;
const CountRow = z.object({ n: z.int() });

export async function countWaiting(tx: Reads, actor: Actor, waiting: Waiting): Promise<number> {
  const counted = await tx.row(
    CountRow,
    sql`select count(*)::int as n from (
          select 1 from ${waits[waiting]} and ${moderatedBy(actor)} limit ${countedAtMost}) as found`,
  );
  return counted?.n ?? 0;
}

/** One report as its moderator reads it. */
export async function moderationOf(tx: Reads, actor: Actor, id: ReportId): Promise<Moderation> {
  const rows = await tx.rows(
    Row,
    sql`select ${columns} from report r join report_category c on c.id = r.category_id
         where r.id = ${Id.parse(id)} and ${moderatedBy(actor)}`,
  );
  const [found] = await withSuggestions(tx, rows);
  if (found === undefined) throw notFound('reports.not-found');
  return found;
}

/** The masking is suggested anew each time, by the rules as they are now; nothing personal is copied for it. */
async function withSuggestions<R extends z.infer<typeof Row>>(
  tx: Reads,
  rows: readonly R[],
): Promise<(R & Pick<Moderation, 'suggestion'>)[]> {
  const known = await knownNames(
    tx,
    rows.flatMap(({ text, address }) => (address === null ? [text] : [text, address])),
  );
  return rows.map((row) => ({
    ...row,
    suggestion: {
      ...maskingOf(row.text, known),
      address: row.address === null ? null : maskingOf(row.address, known),
    },
  }));
}
