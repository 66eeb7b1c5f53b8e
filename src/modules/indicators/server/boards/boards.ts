import { z } from 'zod';
import { joinSql, type Query, type Reads, sql } from '../../../../kernel/db/db.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { can, canFor } from '../../../../kernel/policy/policy.ts';
import { notFound } from '../../../../kernel/refusal.ts';
import { Board, type BoardId, BoardSummary } from '../../boards/contract.ts';
import { visibleIndicators } from '../definitions.ts';

const columns = sql`
  b.id, jsonb_build_object('vi', b.name_vi, 'en', b.name_en) as name,
  jsonb_build_object('id', b.organisation_id, 'name', o.name) as organisation, b.public,
  to_char(b.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"`;
const tables = sql`indicator_board b join organisation o on o.id = b.organisation_id`;

/** Boards `b` that the actor may see: what is public, or all of them for those who work here. */
const visibleBoards = (actor: Actor): Query =>
  can(actor, 'indicators.see-internal') ? sql`b.removed_at is null` : sql`b.removed_at is null and b.public`;

const tilesOf = (what: Query, condition: Query): Query => sql`
  (select ${what} from indicator_board_tile t join indicator i on i.id = t.indicator_id
    where t.board_id = b.id and ${condition})`;
const howMany = sql`count(*)::int`;
const hidden = (actor: Actor): Query => sql`not (${visibleIndicators(actor)})`;

export const BoardsKey = z.tuple([z.string(), z.uuid()]);

/** By their Vietnamese names. */
export function listBoards(
  reads: Reads,
  actor: Actor,
  { limit, after }: { limit: number; after?: z.infer<typeof BoardsKey> | undefined },
): Promise<BoardSummary[]> {
  const conditions = [visibleBoards(actor)];
  if (after !== undefined) conditions.push(sql`(b.name_vi, b.id) > (${after[0]}::text, ${after[1]}::uuid)`);
  return reads.rows(
    BoardSummary,
    sql`select ${columns}, ${tilesOf(howMany, visibleIndicators(actor))} as tiles,
               ${tilesOf(howMany, hidden(actor))} as "leftOut"
          from ${tables} where ${joinSql(conditions, ' and ')} order by b.name_vi, b.id limit ${limit}`,
  );
}

const GetBoardRow = Board.omit({ mayEdit: true });

/** One that the actor may not see is not there; tiles of indicators the actor may not see are counted and left out. */
export async function getBoard(reads: Reads, actor: Actor, id: BoardId): Promise<Board> {
  const tile = sql`coalesce(jsonb_agg(jsonb_build_object('indicator', i.code, 'areaId', t.area_id, 'picture', t.picture,
    'width', t.width) order by t.place), '[]')`;
  const found = await reads.row(
    GetBoardRow,
    sql`select ${columns}, b.version, ${tilesOf(tile, visibleIndicators(actor))} as tiles,
               ${tilesOf(howMany, hidden(actor))} as "leftOut"
          from ${tables} where b.id = ${id} and ${visibleBoards(actor)}`,
  );
  if (found === undefined) throw notFound('boards.unknown');
  return { ...found, mayEdit: canFor(actor, 'boards.edit', found.organisation.id) };
}
