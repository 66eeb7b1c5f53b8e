import { type Reads, sql } from '../../../kernel/db/db.ts';
import type { Day } from '../../../kernel/time.ts';
import { areasFigures, ownersFigures, unplacedCount } from '../../../kernel/work/board-figures.ts';
import { workItems, workPoints } from '../../../kernel/work/list.ts';
import { cityFiguresJson } from '../../../kernel/work/read-figures.ts';
import { directiveRows, publishedCount, type Reader } from './queries.ts';

/** As much as a screen shows; everything else is a list of its own. */
const most = { directives: 20, organisations: 50, areas: 100, burning: 20, points: 500 };

/** Bảng điều hành: how far everything has come, from figures kept up to date on write; `Board`, written by PostgreSQL. */
export function readBoard(tx: Reads, { drafts, viewer, today }: Reader & { today: Day }): Promise<string> {
  const asked = { viewer, today };
  const directives = directiveRows({ drafts, ...asked, state: 'published', limit: most.directives });
  return tx.text(sql`
    select json_build_object(
      'on', ${today}::text,
      'figures', ${cityFiguresJson(asked)},
      'directiveCount', ${publishedCount},
      'directives', (select coalesce(json_agg(d), '[]') from (${directives}) as d),
      'organisations', ${ownersFigures(asked, most.organisations)},
      'areas', ${areasFigures(asked, most.areas)},
      'burning', ${workItems({ ...asked, filter: { dated: true, open: true }, limit: most.burning })},
      'points', ${workPoints({ ...asked, filter: {}, limit: most.points })},
      'unplacedCount', ${unplacedCount(asked)})::text`);
}
