import { z } from 'zod';
import { sql } from '../src/kernel/db/db.ts';
import type { Services } from '../src/kernel/services.ts';
import { worldX, worldY } from '../src/kernel/tiles/mercator.ts';
import type { Asked, Scenario } from './floor.ts';
import { changesAsked, type Load } from './load.ts';
import { enterPeople } from './people.ts';

/** A ward of the generated city, the busiest; and boxes of 200 m, of a kilometre and of the whole city. */
const middle = { lon: 103.81, lat: 22.21 };
export const boxes = {
  small: '103.809,22.209,103.811,22.211',
  kilometre: '103.805,22.205,103.815,22.215',
  city: '103.79,22.19,104.01,22.27',
} as const;
export const busiestCategory = 'rac-thai';
export const publicNames = {
  list: 'list of 50, by category and state',
  count: 'count by category and state',
  one: 'one report',
};

const Found = z.object({
  owner: z.string(),
  published: z.string(),
  own: z.string(),
});

/**
 * What the public and an officer of one ward ask of a city of reports. Each new report comes from an address of its own, as
 * those of people do; its words are new, its place is not.
 */
export async function reportScenarios(services: Services, load: Load): Promise<Scenario[]> {
  const cookies = await enterPeople(services);
  const found = await services.db.inTransaction((tx) =>
    tx.row(
      Found,
      sql`with ward as (
            select owner_id as owner from report where not restricted group by owner_id order by count(*) desc, owner_id limit 1)
          select owner, (select id from report where publication = 'public' order by reported_at desc offset 100 limit 1) as published,
                 (select id from report where owner_id = owner and closed_at is null and not restricted
                   order by reported_at desc limit 1) as own
            from ward`,
    ),
  );
  if (found === undefined) throw new Error('the city has no reports');
  const { owner, published, own } = found;
  const officer = { cookie: cookies.get(owner) ?? '' };
  const get = (url: string, headers: Record<string, string> = {}): Asked[] => [{ method: 'GET', url, headers }];
  const reports = '/api/v1/reports';
  const filter = `category=${busiestCategory}&state=done`;
  const ofWard = `owner=${owner}&open=true`;
  return [
    { name: publicNames.list, requests: get(`${reports}?${filter}&limit=50`) },
    { name: 'list of 50 in a box of 200 m', requests: get(`${reports}?box=${boxes.small}&limit=50`) },
    { name: 'list of 50 in a box of 1 km', requests: get(`${reports}?box=${boxes.kilometre}&limit=50`) },
    { name: 'list of 50 in a box of the city', requests: get(`${reports}?box=${boxes.city}&limit=50`) },
    { name: publicNames.count, requests: get(`${reports}/count?${filter}`) },
    { name: 'count in a box of 1 km, up to a thousand', requests: get(`${reports}/count?box=${boxes.kilometre}`) },
    { name: publicNames.one, requests: get(`${reports}/${published}`) },
    {
      name: 'Open311 list of 50',
      requests: get(`/open311/v2/requests.json?service_code=${busiestCategory}&status=closed&page_size=50`),
    },
    { name: 'officer: list of 50, open ones of the ward', requests: get(`${reports}?${ofWard}&limit=50`, officer) },
    {
      name: 'officer: list of 50, by category and state',
      requests: get(`${reports}?${filter}&limit=50`, officer),
    },
    {
      name: 'officer: list of 50 in a box of 1 km',
      requests: get(`${reports}?box=${boxes.kilometre}&limit=50`, officer),
    },
    { name: 'officer: count of the open ones of the ward', requests: get(`${reports}/count?${ofWard}`, officer) },
    { name: 'officer: count by category and state', requests: get(`${reports}/count?${filter}`, officer) },
    { name: 'officer: one report', requests: get(`${reports}/${own}`, officer) },
    { name: 'repeats looked for while filing', requests: [likeThese(0)] },
    ...tiles(officer),
    { name: 'create a report', requests: newReports(changesAsked(load)) },
  ];
}

function tiles(officer: Record<string, string>): Scenario[] {
  const scenarios: Scenario[] = [];
  for (let zoom = 10; zoom <= 16; zoom++) {
    const x = Math.floor(worldX(middle.lon) * 2 ** zoom);
    const y = Math.floor(worldY(middle.lat) * 2 ** zoom);
    const ask = (headers: Record<string, string>): Asked[] => [
      { method: 'GET', url: `/tiles/reports/${zoom}/${x}/${y}.mvt`, headers },
    ];
    scenarios.push({ name: `tile z${zoom}, cold, as an officer`, requests: ask(officer) });
    scenarios.push({ name: `tile z${zoom}, warm, as the public`, requests: ask({}) });
  }
  return scenarios;
}

/** Spread over the wards, so that no two lie at the same place. */
export const placeOf = (n: number): [lon: number, lat: number] => [
  103.802 + ((n * 7919) % 9800) / 50_000,
  22.202 + ((n * 104_729) % 2800) / 50_000,
];
const said = (n: number) => `[mô phỏng] Rác đổ đầy vỉa hè, số ${n}, đề nghị kiểm tra.`;
const json = { 'content-type': 'application/json' };

const likeThese = (n: number): Asked => ({
  method: 'POST',
  url: '/api/v1/reports/similar',
  headers: json,
  body: JSON.stringify({
    category: busiestCategory,
    text: said(n),
    position: { type: 'Point', coordinates: [middle.lon, middle.lat] },
  }),
});

export const newReports = (count: number): Asked[] =>
  Array.from({ length: count }, (_, n) => ({
    method: 'POST',
    url: '/api/v1/reports',
    headers: { ...json, 'x-forwarded-for': `10.${Math.floor(n / 65_536)}.${Math.floor(n / 256) % 256}.${n % 256}` },
    body: JSON.stringify({
      category: busiestCategory,
      text: said(n),
      position: { type: 'Point', coordinates: placeOf(n) },
      address: `Ngõ ${n % 90}, đường mô phỏng`,
      reporter: { phone: '0000 000 000' },
    }),
  }));
