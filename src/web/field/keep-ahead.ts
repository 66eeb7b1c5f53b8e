import type { WorkItemSummary } from '../../kernel/work/contract.ts';
import { checklistsPath, inspectionsPath, ownersPath } from '../../modules/order/web/paths.ts';
import { getKept } from './kept.ts';
import { categoriesPath, pointsPath, taskPath } from './pages/page.ts';
import { openStore } from './store.ts';

/** As many tasks as somebody gets round to in a day or two. */
const most = 40;

/** While there is signal: what will be needed when there is none. One after another, and only what has changed. */
export async function keepAhead(account: string, tasks: readonly WorkItemSummary[], day: string): Promise<void> {
  const store = await openStore();
  const paths = [pointsPath, ...groundPaths(day), ...formPaths];
  for (const { id, version, changedAt } of tasks.slice(0, most)) {
    const kept = await store.get('kept', `${account} ${taskPath(id)}`);
    const known = kept?.value as { version: number; changedAt: string } | undefined;
    if (known?.version !== version || known.changedAt !== changedAt) paths.push(taskPath(id));
  }
  for (const path of paths) {
    const told = await getKept(account, path).catch(() => null);
    if (told === null || told.old) return; // the signal is gone
  }
}

/** What the forms ask with, and who there is to put things right. */
const formPaths = [checklistsPath, inspectionsPath, ownersPath, categoriesPath];

/** What lies under the map: the areas of a day, drawn coarsely, and lasting things with an extent. */
export const groundPaths = (day: string): [areas: string, places: string] => [
  `/api/v1/areas.geojson?day=${day}&level=commune&toleranceM=20`,
  '/api/v1/places?placed=true&limit=200',
];
