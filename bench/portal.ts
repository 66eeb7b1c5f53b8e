import { z } from 'zod';
import { systemClock } from '../src/command-line.ts';
import { newId } from '../src/kernel/brand.ts';
import { sql, type Tx } from '../src/kernel/db/db.ts';
import type { Actor } from '../src/kernel/identity/actor.ts';
import { AccountId } from '../src/kernel/identity/contract.ts';
import { OrganisationId } from '../src/kernel/organisations/contract.ts';
import type { Services } from '../src/kernel/services.ts';
import type { Settings } from '../src/kernel/settings/settings.ts';
import type { Instant } from '../src/kernel/time.ts';
import { AccessCounter } from '../src/modules/portal/access/access-counter.ts';
import { NewArticle } from '../src/modules/portal/contract.ts';
import { areaPath, articlePath } from '../src/modules/portal/paths.ts';
import { publishArticle, submitArticle } from '../src/modules/portal/server/decide-article.ts';
import { createArticle } from '../src/modules/portal/server/write-article.ts';
import { openServices } from '../src/open-services.ts';
import { fileOfSet } from './data-file.ts';
import type { Scenario } from './floor.ts';
import type { Scene } from './http.ts';
import { fire, type Load } from './load.ts';
import type { Running } from './processes.ts';
import { boxes } from './reports.ts';
import { benchSlowPhone } from './slow-phone.ts';
import { type Row, shown } from './table.ts';

const articles = 200;
const items = '/ogc/collections/reports/items';
const records = '/api/v1/data-sets/reports/records';

/**
 * What a citizen and a harvester ask of the public pages and the open data of a city of reports. The floor sends the same
 * statements and writes no page.
 */
export const portalScene: Scene = {
  title: 'Portal: ',
  prepare: (services) => scenariosOf(services),
  also: async (program, { settings, scenarios, size }, load, holds) => [
    ...(await cached(program, scenarios, load, `Portal: cached answers, ${holds}`)),
    ...(await aSetOfData(program, `Portal: a set of open data, ${holds}`, size.reports ?? 0)),
    ...(await countedVisits(settings, `Portal: counting visits, ${holds}`)),
    ...(await benchSlowPhone(program.url, pagesIn(scenarios), load.rounds)),
  ],
};

async function scenariosOf({ db, clock }: Services): Promise<Scenario[]> {
  const found = await db.inTransaction(async (tx) => {
    const slug = await enterArticles(tx, clock());
    const ward = await tx.row(
      z.object({ id: z.string() }),
      sql`select area_id as id from report where area_id is not null group by area_id order by count(*) desc, area_id limit 1`,
    );
    return { slug, ward: ward?.id ?? '' };
  });
  const get = (name: string, url: string): Scenario => ({ name, requests: [{ method: 'GET', url, headers: {} }] });
  const query = (url: string, asked: Record<string, string>) => `${url}?${new URLSearchParams(asked)}`;
  return [
    get('front page', '/vi'),
    get('news', '/vi/tin-tuc'),
    get('an article', articlePath('vi', found.slug)),
    get('my ward', areaPath('vi', found.ward)),
    get('a search', query('/vi/tim-kiem', { q: 'via he' })),
    get('a search for what nobody wrote, guessed at', query('/vi/tim-kiem', { q: 'rac via he' })),
    get('data set: a page of 50', `${records}?limit=50`),
    get('data set: a page of 50, narrowed', query(records, { state: 'done', 'reportedAt.from': '2026-01-01' })),
    get('data set: words in a text', query(records, { 'text.has': 'vỉa hè' })),
    get('data set: counts of the whole by month', '/api/v1/data-sets/reports/counts?by=reportedAt'),
    get('OGC items, box of 1 km', query(items, { bbox: boxes.kilometre, limit: '100' })),
    get('OGC items, box of the city', query(items, { bbox: boxes.city, limit: '100' })),
    get(
      'OGC items, CQL2 by state and day',
      query(items, { filter: "state = 'done' AND reportedAt > DATE('2026-06-01')", limit: '100' }),
    ),
  ];
}

async function enterArticles(tx: Tx, now: Instant): Promise<string> {
  const office = await tx.row(z.object({ id: OrganisationId }), sql`select id from organisation order by id limit 1`);
  const organisationId = office?.id ?? null;
  const id = newId(AccountId);
  await tx.run(sql`
    insert into account (id, name, email, created_at, updated_at)
    values (${id}, 'Ban biên tập', 'bien-tap@bench.example', ${now}, ${now})`);
  const writer: Actor = {
    kind: 'person',
    id,
    organisationId,
    grants: [{ role: 'office', organisationId, areaId: null }],
  };
  const paragraph = 'Từ hôm nay, người dân theo dõi được từng việc: ai làm, ở đâu, đến bao giờ, và bằng chứng là gì. ';
  let slug = '';
  for (let n = 1; n <= articles; n++) {
    const text = NewArticle.parse({
      title: `Tin mô phỏng số ${n}: sửa đường, trồng cây, dọn rác`,
      lead: paragraph.trim(),
      body: Array.from({ length: 12 }, () => paragraph.repeat(4).trim()).join('\n\n'),
      tags: [['giao thông', 'môi trường', 'đô thị'][n % 3]],
      author: 'Ban biên tập',
      organisationId,
    });
    const made = await createArticle(tx, writer, text, now);
    await submitArticle(tx, writer, { id: made.id, version: null }, now);
    await publishArticle(tx, writer, { id: made.id, version: null }, null, now);
    slug = made.slug;
  }
  return slug;
}

/** How large an answer is, and how many times a second a reader who has it is told that it is the same. */
async function cached(program: Running, scenarios: readonly Scenario[], load: Load, group: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, requests } of scenarios) {
    const [first] = requests;
    if (first === undefined) continue;
    const answer = await fetch(program.url + first.url);
    const bytes = (await answer.arrayBuffer()).byteLength;
    const etag = answer.headers.get('etag');
    const again = etag === null ? null : [{ ...first, headers: { 'if-none-match': etag } }];
    const held = again === null ? null : await fire(program.url, again, load, 304);
    rows.push({
      group,
      what: name,
      values: {
        kB: shown(bytes / 1000),
        'unchanged (304), requests/s': held === null ? '' : shown(Math.round(held.perSecond)),
        'unchanged, p50 ms': held === null ? '' : shown(held.p50),
        'unchanged, p99 ms': held === null ? '' : shown(held.p99),
      },
    });
  }
  return rows;
}

/** A sheet has no more rows: of a larger set it is a part, and no measure of the whole. */
const mostInSheet = 1_048_575;

/** The set as files, whole and narrowed: how long, how large, and what the server took of memory meanwhile. */
async function aSetOfData(program: Running, group: string, reports: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const format of ['csv', 'geojson', 'parquet', ...(mostInSheet < reports ? [] : ['xlsx'])]) {
    rows.push({ group, ...(await fileOfSet(program, `whole, as ${format}`, `/data/reports.${format}`)) });
  }
  const part = 'state=done&reportedAt.from=2026-01-01';
  for (const format of ['csv', 'geojson', 'parquet']) {
    rows.push({ group, ...(await fileOfSet(program, `narrowed, as ${format}`, `/data/reports.${format}?${part}`)) });
  }
  return rows;
}

const visitors = 20_000;

/** What a page costs more because somebody saw it, and what writing that down costs afterwards. */
async function countedVisits(settings: Settings, group: string): Promise<Row[]> {
  const services = await openServices(settings, systemClock);
  try {
    const counter = new AccessCounter(services.db, services.clock, () => {});
    const start = performance.now();
    for (let n = 0; n < visitors; n++) counter.see(`10.0.${n >> 8}.${n & 255}\nMozilla/5.0 (bench)`);
    const seen = performance.now();
    await counter.write();
    const written = performance.now();
    const values = {
      'at the page, ms': ((seen - start) / visitors).toFixed(5),
      'written afterwards, ms': shown((written - seen) / visitors),
    };
    return [{ group, what: `one of ${shown(visitors)} visits`, values }];
  } finally {
    await services.db.close();
  }
}

const pagesIn = (scenarios: readonly Scenario[]): [string, string][] => [
  ...scenarios.slice(0, 4).map(({ name, requests }): [string, string] => [name, requests[0]?.url ?? '/']),
  ['open data', '/data'],
  ['a set of open data', '/data/reports'],
];
