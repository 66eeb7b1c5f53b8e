import { z } from 'zod';
import type { HistoryOf } from '../audit/history-routes.ts';
import { type Reads, sql } from '../db/db.ts';
import type { Actor } from '../identity/actor.ts';
import { denied, notFound } from '../refusal.ts';
import { seenInside, viewerOf, visibleTo } from './visibility.ts';

const InsideRow = z.object({ inside: z.boolean() });

/** The history of work is for those who see it from the inside; work one may not see at all is absent. */
async function demandInside(reads: Reads, actor: Actor, id: string): Promise<void> {
  const viewer = viewerOf(actor);
  const found = await reads.row(
    InsideRow,
    sql`select (${seenInside(viewer)}) as inside from work_item w where w.id = ${id} and ${visibleTo(viewer)}`,
  );
  if (found === undefined) throw notFound('work.not-found');
  if (!found.inside) throw denied('audit.insiders-only');
}

/** How the acts about work tell of it. */
export const workHistory: HistoryOf = {
  path: 'work-items',
  kind: 'work-item',
  demandSeen: demandInside,
  beside: [
    'work.commented',
    'work.evidence-added',
    'work.explanation-asked',
    'work.explanation-answered',
    'work.explanation-withdrawn',
    'work.extension-asked',
    'work.extension-granted',
    'work.extension-refused',
    'work.extension-withdrawn',
  ],
};
