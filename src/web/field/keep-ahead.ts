import type { WorkItemSummary } from '../../kernel/work/contract.ts';
import { checklistsPath, inspectionsPath, ownersPath } from '../../modules/order/web/paths.ts';
import type { Report } from '../../modules/reports/contract.ts';
import { Problem } from '../api.ts';
import { getKept, recall } from './kept.ts';
import { categoriesPath, pointsPath, reportIdOf, reportPath, reportPhotoPath, taskPath } from './pages/page.ts';
import { keptPicture } from './pictures.ts';

/** As many tasks as somebody gets round to in a day or two. */
export const mostAhead = 40;
/** Of one report; small ones, some tens of kilobytes each. */
const mostPhotos = 5;

/** While there is signal: what will be needed when there is none. One after another, and only what has changed. */
export async function keepAhead(account: string, tasks: readonly WorkItemSummary[], day: string): Promise<void> {
  for (const path of [pointsPath, ...groundPaths(day), ...formPaths]) if (!(await isAsked(account, path))) return;
  for (const task of tasks.slice(0, mostAhead)) if (!(await keepTask(account, task))) return;
}

/** A task, and the report it came from with its photos. Whether there is still signal. */
async function keepTask(account: string, task: WorkItemSummary): Promise<boolean> {
  const known = (await recall<WorkItemSummary>(account, taskPath(task.id)))?.value;
  const changed = known?.version !== task.version || known.changedAt !== task.changedAt;
  if (changed && !(await isAsked(account, taskPath(task.id)))) return false;
  const reportId = reportIdOf(task);
  if (reportId === null) return true;
  const path = reportPath(reportId);
  const isThere = !changed && (await recall(account, path)) !== undefined;
  if (!isThere && !(await isAsked(account, path))) return false;
  const photos = (await recall<Report>(account, path))?.value.photoItems ?? [];
  for (const { id } of photos.slice(0, mostPhotos)) {
    if ((await keptPicture(account, reportPhotoPath(reportId, id))) === null) return false;
  }
  return true;
}

/** Whether the rest can be asked for too: not without signal, but well if this one thing is refused. */
async function isAsked(account: string, path: string): Promise<boolean> {
  try {
    return !(await getKept(account, path)).old;
  } catch (error) {
    return error instanceof Problem && (error.status === 403 || error.status === 404);
  }
}

/** What the forms ask with, and who there is to put things right. */
const formPaths = [checklistsPath, inspectionsPath, ownersPath, categoriesPath];

/** What lies under the map: the areas of a day, drawn coarsely, and lasting things with an extent. */
export const groundPaths = (day: string): [areas: string, places: string] => [
  `/api/v1/areas.geojson?day=${day}&level=commune&toleranceM=20`,
  '/api/v1/places?placed=true&limit=200',
];
