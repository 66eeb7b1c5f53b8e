import type { Reads } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import { countUnplaced, figuresByArea, figuresByOwner } from '../../../kernel/work/board-figures.ts';
import { cityFigures } from '../../../kernel/work/figures.ts';
import { listPoints, listWorkItems } from '../../../kernel/work/list.ts';
import type { Board } from '../contract.ts';
import { countPublished, listDirectives } from './queries.ts';

/** As much as a screen shows; everything else is a list of its own. */
const most = { directives: 20, organisations: 50, areas: 100, burning: 20, points: 500 };

/** Bảng điều hành: how far everything has come, from figures kept up to date on write. */
export async function getBoard(
  tx: Reads,
  { publishedOnly, today }: { publishedOnly: boolean; today: Day },
): Promise<Board> {
  const asked = { publishedOnly, today };
  const figures = await cityFigures(tx, publishedOnly, today);
  const directives = await listDirectives(tx, { ...asked, state: 'published', limit: most.directives });
  const organisations = await figuresByOwner(tx, asked);
  const areas = await figuresByArea(tx, asked);
  const burning = await listWorkItems(tx, { ...asked, filter: { dated: true, open: true }, limit: most.burning });
  return {
    on: today,
    figures,
    directiveCount: await countPublished(tx),
    directives,
    organisations: organisations.slice(0, most.organisations),
    areas: areas.slice(0, most.areas),
    burning: burning.items,
    points: await listPoints(tx, { ...asked, limit: most.points }),
    unplacedCount: await countUnplaced(tx, asked),
  };
}
