import type { Reads } from '../../../kernel/db/db.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { dayOf, type Instant } from '../../../kernel/time.ts';
import { publicViewer } from '../../../kernel/work/visibility.ts';
import { readReports } from '../../reports/index.ts';
import { setsAbout } from '../../scorecards/index.ts';
import { ArticleFilter } from '../contract.ts';
import { listArticles } from '../server/queries.ts';
import type { AreaRead } from './area-pages.ts';
import { frameAround, mapPicture } from './map-picture.ts';
import { withSources } from './map-sources.ts';
import { marksOf, readOfficesNow } from './read-contacts.ts';
import { cornersOf, readGround } from './read-ground.ts';
import { figuresOfArea, findAreaHead, listPublicWork } from './reading.ts';
import type { Speaking } from './words.ts';

const most = { inArea: 15, news: 8 };
const leastWidthM = 2_000;

/** Everything the page of an area tells, or nothing where there is no such area. */
export async function readArea(
  reads: Reads,
  id: string,
  now: Instant,
  speaking: Speaking,
): Promise<AreaRead | undefined> {
  const today = dayOf(now);
  const area = await findAreaHead(reads, id);
  if (area === undefined) return undefined;
  const [figures, tasks, reports, articles, offices, corners] = await Promise.all([
    figuresOfArea(reads, area.id, today),
    listPublicWork(reads, today, { area: area.id }, most.inArea),
    readReports(reads, { filter: { area: area.id }, viewer: publicViewer, now, limit: most.inArea }),
    listArticles(reads, publicActor, ArticleFilter.parse({ area: area.id }), most.news),
    readOfficesNow(reads, now, area.id),
    cornersOf(reads, { area: area.id }),
  ]);
  const frame = frameAround(corners, leastWidthM);
  const ground = frame === null ? null : await readGround(reads, frame, today, area.id);
  const picture =
    frame === null || ground === null
      ? null
      : mapPicture(frame, ground, {
          marks: marksOf(offices),
          label: speaking.t('portal.page.area-map', { area: area.name }),
        });
  return {
    area,
    today,
    figures,
    tasks,
    reports: reports.items,
    articles: articles.slice(0, most.news),
    offices,
    scorecard: setsAbout(area.kind, today)[0],
    map: picture === null || ground === null ? null : withSources(picture, ground, speaking),
  };
}
