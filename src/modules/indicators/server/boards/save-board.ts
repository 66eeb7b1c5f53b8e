import { z } from 'zod';
import { AreaId } from '../../../../kernel/areas/contract.ts';
import { recordAct } from '../../../../kernel/audit/record-act.ts';
import { newId } from '../../../../kernel/brand.ts';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import { emit } from '../../../../kernel/events/emit.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { getOrganisation } from '../../../../kernel/organisations/queries.ts';
import { demandFor } from '../../../../kernel/policy/policy.ts';
import { invalid, stale } from '../../../../kernel/refusal.ts';
import { dayOf, type Instant } from '../../../../kernel/time.ts';
import { type Board, type BoardCopy, BoardId, type BoardTile, type NewBoard } from '../../boards/contract.ts';
import { indicatorsByCode } from '../definitions.ts';
import { getBoard } from './boards.ts';

const about = (id: BoardId) => ({ kind: 'indicator-board', id });

interface Which {
  id: BoardId;
  /** The revision the change was thought out on. */
  version: number;
}

/** Lập bảng chỉ tiêu. */
export async function makeBoard(tx: Tx, actor: Actor, input: NewBoard, at: Instant): Promise<Board> {
  await demandOwner(tx, actor, input, at);
  const id = newId(BoardId);
  await tx.run(sql`
    insert into indicator_board (id, name_vi, name_en, organisation_id, public, changed_at)
    values (${id}, ${input.name.vi}, ${input.name.en}, ${input.organisationId}, ${input.public}, ${at})`);
  await putTiles(tx, id, input.tiles);
  await recordAct(tx, actor, 'boards.made', about(id), { after: input }, at);
  return told(tx, actor, id);
}

/** Sửa bảng: its name, its owner, who sees it, its tiles and their order, all at once. */
export async function changeBoard(tx: Tx, actor: Actor, which: Which, input: NewBoard, at: Instant): Promise<Board> {
  const { before, id } = await held(tx, actor, which);
  if (input.organisationId !== before.organisationId || input.public !== before.public)
    await demandOwner(tx, actor, input, at);
  await tx.run(sql`
    update indicator_board set name_vi = ${input.name.vi}, name_en = ${input.name.en},
           organisation_id = ${input.organisationId}, public = ${input.public}, changed_at = ${at}, version = version + 1
     where id = ${id}`);
  await tx.run(sql`delete from indicator_board_tile where board_id = ${id}`);
  await putTiles(tx, id, input.tiles);
  await recordAct(tx, actor, 'boards.changed', about(id), { before, after: input }, at);
  return told(tx, actor, id);
}

/** Chép bảng: the same tiles under another name, inside until somebody makes it public. */
export async function copyBoard(tx: Tx, actor: Actor, id: BoardId, copy: BoardCopy, at: Instant): Promise<Board> {
  const { tiles } = await getBoard(tx, actor, id);
  return makeBoard(tx, actor, { ...copy, public: false, tiles }, at);
}

/** Bỏ bảng. */
export async function removeBoard(tx: Tx, actor: Actor, which: Which, at: Instant): Promise<void> {
  const { before, id } = await held(tx, actor, which);
  await tx.run(sql`
    update indicator_board set removed_at = ${at}, changed_at = ${at}, version = version + 1 where id = ${id}`);
  await recordAct(tx, actor, 'boards.removed', about(id), { before }, at);
  await tell(tx, id, before.public);
}

/** Holds a board for change; refuses to write over what somebody else changed in the meantime. */
async function held(tx: Tx, actor: Actor, { id, version }: Which): Promise<{ id: BoardId; before: NewBoard }> {
  await tx.run(sql`select from indicator_board where id = ${id} for update`);
  const board = await getBoard(tx, actor, id);
  demandFor(actor, 'boards.edit', board.organisation.id);
  if (board.version !== version) throw stale({ expected: version, current: board });
  const { name, organisation, public: isPublic, tiles } = board;
  return { id, before: { name, organisationId: organisation.id, public: isPublic, tiles } };
}

async function demandOwner(tx: Tx, actor: Actor, input: NewBoard, at: Instant): Promise<void> {
  demandFor(actor, 'boards.edit', input.organisationId);
  if (input.public) demandFor(actor, 'boards.publish', input.organisationId);
  await getOrganisation(tx, input.organisationId, dayOf(at));
}

const IdRow = z.object({ id: AreaId });

async function putTiles(tx: Tx, id: BoardId, tiles: readonly BoardTile[]): Promise<void> {
  if (tiles.length === 0) return;
  const known = await indicatorsByCode(
    tx,
    tiles.map(({ indicator }) => indicator),
  );
  const idsOf = tiles.map(({ indicator }) => {
    const found = known.get(indicator);
    if (found === undefined) throw invalid('boards.indicator-unknown', { indicator });
    return found.id;
  });
  const areaIds = [...new Set(tiles.flatMap(({ areaId }) => areaId ?? []))];
  const areas = await tx.rows(IdRow, sql`select id from area where id = any(${areaIds}::uuid[])`);
  if (areas.length < areaIds.length) throw invalid('boards.area-unknown');
  await tx.run(sql`
    insert into indicator_board_tile (board_id, place, indicator_id, area_id, picture, width)
    select ${id}, t.place - 1, t.indicator, t.area, t.picture, t.width
      from unnest(${idsOf}::uuid[], ${tiles.map(({ areaId }) => areaId)}::uuid[],
                  ${tiles.map(({ picture }) => picture)}::text[], ${tiles.map(({ width }) => width)}::integer[])
           with ordinality as t (indicator, area, picture, width, place)`);
}

async function told(tx: Tx, actor: Actor, id: BoardId): Promise<Board> {
  const board = await getBoard(tx, actor, id);
  await tell(tx, id, board.public);
  return board;
}

const tell = (tx: Tx, id: BoardId, isPublic: boolean): Promise<void> =>
  emit(tx, {
    kind: 'indicator-board.changed',
    about: about(id),
    ...(isPublic ? { published: true } : { permission: 'indicators.see-internal' }),
  });
