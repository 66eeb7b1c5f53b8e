import { z } from 'zod';
import { AreaKind, fullNameOf } from '../areas/contract.ts';
import { type Reads, sql } from '../db/db.ts';
import { compareVietnamese } from '../vietnamese.ts';
import type { Figures, FiguresOf } from './contract.ts';
import {
  FigureRow,
  type FiguresAsked,
  figureColumns,
  figureRows,
  figuresOf,
  nil,
  readFigureRows,
  rollUp,
} from './figures.ts';

type Asked = Pick<FiguresAsked, 'publishedOnly' | 'today'>;

/** Every organisation that owns work, the most overdue first. */
export async function figuresByOwner(tx: Reads, asked: Asked): Promise<FiguresOf[]> {
  const rows = await tx.rows(
    FigureRow.extend({ name: z.string() }),
    sql`select ${figureColumns}, o.name from (${figureRows({ ...asked, scope: 'owner' })}) as f
          join organisation o on o.id = f.scope_id`,
  );
  return mostOverdueFirst(rows.map((row) => ({ id: row.scopeId, name: row.name, figures: figuresOf([row]) })));
}

/** Every area that has work in it or in one of its parts. */
export async function figuresByArea(tx: Reads, asked: Asked): Promise<FiguresOf[]> {
  const rows = await readFigureRows(tx, { ...asked, scope: 'area' });
  const areas = await tx.rows(
    z.object({ id: z.string(), parentId: z.string().nullable(), kind: AreaKind, name: z.string() }),
    sql`with recursive around (id) as (
          select unnest(${rows.map(({ scopeId }) => scopeId)}::uuid[])
          union select a.parent_id from around join area a on a.id = around.id where a.parent_id is not null)
        select a.id, a.parent_id as "parentId", a.kind, a.name from around join area a on a.id = around.id`,
  );
  const within = rollUp(rows, new Map(areas.map(({ id, parentId }) => [id, parentId])));
  const found = areas.map(({ id, kind, name }) => ({
    id,
    name: fullNameOf(kind, name),
    figures: figuresOf(within.get(id) ?? []),
  }));
  return mostOverdueFirst(found);
}

const hasWork = ({ total }: Figures): boolean => total > 0;

function mostOverdueFirst<Of extends { name: string; figures: Figures }>(found: Of[]): Of[] {
  return found
    .filter(({ figures }) => hasWork(figures))
    .sort(
      (a, b) =>
        b.figures.overdue - a.figures.overdue || b.figures.total - a.figures.total || compareVietnamese(a.name, b.name),
    );
}

/** Open work that nobody has put on the map: all of it, but for what has a position or a place that has one. */
export async function countUnplaced(tx: Reads, asked: Asked): Promise<number> {
  const open = sql`coalesce(sum(f.dated_open + f.open_undated), 0)::int`;
  const found = await tx.row(
    z.object({ open: z.int(), placed: z.int() }),
    sql`select (select ${open} from (${figureRows({ ...asked, scope: 'city' })}) as f) as open,
               (select ${open} from (${figureRows({ ...asked, scope: 'place' })}) as f
                 where f.scope_id = ${nil}
                    or exists (select from place where id = f.scope_id and geometry is not null)) as placed`,
  );
  return found === undefined ? 0 : found.open - found.placed;
}
