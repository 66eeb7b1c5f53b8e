import { z } from 'zod';
import { areasAround } from '../../../kernel/areas/queries.ts';
import { type Reads, sql } from '../../../kernel/db/db.ts';
import { onePage, pageQuery } from '../../../kernel/http/paging.ts';
import { publicActor } from '../../../kernel/identity/actor.ts';
import { type Place, PlaceId, PlaceKind } from '../../../kernel/places/contract.ts';
import { getPlace, listPlaces } from '../../../kernel/places/queries.ts';
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts';
import { areaFullName } from '../../../kernel/work/rows.ts';
import { publicViewer } from '../../../kernel/work/visibility.ts';
import { readReports } from '../../reports/index.ts';
import { type Warning, warningsInForce } from '../../warnings/index.ts';
import { ArticleFilter } from '../contract.ts';
import { listArticles } from '../server/queries.ts';
import { frameAround, mapPicture } from './map-picture.ts';
import { withSources } from './map-sources.ts';
import type { PlaceArea, PlaceRead, PlacesRead } from './place-pages.ts';
import { cornersOf, readGround } from './read-ground.ts';
import { listPublicWork } from './reading.ts';
import type { Speaking } from './words.ts';

const most = { onPage: 60, work: 30, near: 10, news: 8 };
const leastWidthM = 1_500;
const nearM = 150;

const Asked = z.object({ q: z.string().trim().max(100).catch(''), kind: PlaceKind.or(z.literal('')).catch('') });
const ListKey = pageQuery(z.tuple([z.string(), PlaceId])).pick({ after: true });

const KindRow = z.object({ kind: PlaceKind });

/** Places by name, one page of them. */
export async function readPlaces(reads: Reads, now: Instant, query: unknown): Promise<PlacesRead> {
  const { q, kind } = Asked.parse(query);
  const after = ListKey.safeParse(query).data?.after;
  const found = await listPlaces(reads, dayOf(now), {
    kind: kind === '' ? undefined : kind,
    name: q === '' ? undefined : q,
    limit: most.onPage + 1,
    after: after === undefined ? undefined : { name: after[0], id: after[1] },
  });
  const { items, next } = onePage(found, most.onPage, ({ name, id }) => [name, id]);
  const kinds = await reads.rows(KindRow, sql`select distinct kind from place order by kind`);
  const areas = await namesOf(
    reads,
    items.flatMap(({ areaId }) => (areaId === null ? [] : [areaId])),
  );
  const areaNames = new Map(areas.map(({ id, name }) => [id, name]));
  return {
    places: items,
    words: q,
    kind,
    kinds: kinds.map((row) => row.kind),
    areaNames,
    next,
    isFirst: after === undefined,
  };
}

const AreaRow = z.object({ id: z.string(), name: z.string(), endedOn: z.string().nullable() });

const namesOf = (reads: Reads, ids: readonly string[]): Promise<PlaceArea[]> =>
  reads.rows(
    AreaRow,
    sql`select a.id, ${areaFullName} as name, a.valid_to as "endedOn" from area a where a.id = any(${[...ids]}::uuid[])`,
  );

/** The unit it lies in today, then those of before it was recorded in or whose outlines hold it, the latest first. */
async function areasOf(reads: Reads, { id, areaId }: Place, today: Day): Promise<PlaceArea[]> {
  const current = areaId === null ? [] : await namesOf(reads, [areaId]);
  const former = await reads.rows(
    AreaRow,
    sql`select a.id, ${areaFullName} as name, a.valid_to as "endedOn"
          from area a cross join place p left join area_outline o on o.area_id = a.id and o.superseded_at is null
         where p.id = ${id} and a.level in ('commune', 'district') and a.valid_to <= ${today}
           and (a.id = p.area_id or ST_Intersects(o.outline, ST_PointOnSurface(p.geometry)))
         order by a.valid_to desc, a.level, a.id limit 10`,
  );
  return [
    ...current.filter(({ endedOn }) => endedOn === null || endedOn > today).map((area) => ({ ...area, endedOn: null })),
    ...former,
  ];
}

/** Everything the page of a place tells; a refusal where there is none. */
export async function readPlace(reads: Reads, id: PlaceId, now: Instant, speaking: Speaking): Promise<PlaceRead> {
  const today = dayOf(now);
  const place = await getPlace(reads, id, today);
  const [areas, corners, tasks, articles, warnings] = await Promise.all([
    areasOf(reads, place, today),
    cornersOf(reads, { place: id }),
    listPublicWork(reads, today, { place: id }, most.work),
    listArticles(reads, publicActor, ArticleFilter.parse({ place: id }), most.news),
    warningsInForce(reads, now),
  ]);
  const within = new Set(place.areaId === null ? [] : await areasAround(reads, place.areaId));
  const [low, high] = corners;
  const point =
    low === undefined || high === undefined ? null : { lon: (low.lon + high.lon) / 2, lat: (low.lat + high.lat) / 2 };
  const frame = frameAround(corners, leastWidthM);
  const ground = frame === null ? null : await readGround(reads, frame, today, null);
  const around = nearM / 111_320;
  const reports =
    low === undefined || high === undefined
      ? []
      : (
          await readReports(reads, {
            filter: { box: [low.lon - around, low.lat - around, high.lon + around, high.lat + around] },
            viewer: publicViewer,
            now,
            limit: most.near,
          })
        ).items;
  return {
    place,
    areas,
    point,
    tasks,
    reports,
    articles: articles.slice(0, most.news),
    warnings: warnings.filter((warning) => concerns(warning, within)),
    map:
      frame === null || ground === null
        ? null
        : withSources(
            mapPicture(frame, ground, {
              shape: place.placement?.geometry ?? null,
              marks: place.placement?.geometry.type === 'Point' && point !== null ? [{ ...point, label: '' }] : [],
              label: speaking.t('portal.page.place-map', { name: place.name }),
            }),
            ground,
            speaking,
          ),
  };
}

const concerns = ({ areas }: Warning, within: ReadonlySet<string>): boolean =>
  areas.length === 0 || areas.some(({ id }) => within.has(id));

const IdRow = z.object({ id: z.string() });

/** Every place, for the site map. */
export const placeAddresses = (reads: Reads, limit: number) =>
  reads.rows(IdRow, sql`select id from place order by name, id limit ${limit}`);
