import { expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../../src/kernel/db/db.ts';
import { mayHear } from '../../src/kernel/events/may-hear.ts';
import { type Actor, publicActor } from '../../src/kernel/identity/actor.ts';
import { restrictWork } from '../../src/kernel/work/acts.ts';
import type { Figures } from '../../src/kernel/work/contract.ts';
import { openWorkItem } from '../../src/kernel/work/open-work-item.ts';
import { askForExplanation } from '../../src/kernel/work/requests/ask-for-explanation.ts';
import { confirmFindings } from '../../src/modules/directives/server/confirm-findings.ts';
import { publishDirective } from '../../src/modules/directives/server/decide-directive.ts';
import { readSample } from '../../src/modules/directives/server/testing.ts';
import { inTestCity, type TestCity } from '../city.ts';
import { type Areas, appoint, aWorkItem, type Described, settleAreas, type Told } from './records.ts';
import { maySee } from './truth.ts';

interface Held {
  items: Told[];
  askers: Record<string, Actor>;
  areas: Areas;
}

/** Work of two organisations in two wards and in none: unpublished, published, restricted to different people, shared. */
async function settle(city: TestCity): Promise<Held> {
  const { office, otherOffice, people, otherStaff } = city;
  const areas = await settleAreas(city);
  const giver = await appoint(city, 300, { role: 'leader', organisationId: null, areaId: null });
  const askers: Record<string, Actor> = {
    ...people,
    public: publicActor,
    'officer of the other office': otherStaff,
    'officer of a ward': await appoint(city, 301, { role: 'officer', organisationId: office, areaId: areas.ward }),
    'leader of a ward': await appoint(city, 302, { role: 'leader', organisationId: null, areaId: areas.otherWard }),
    'leader of the whole city by its area': await appoint(city, 303, {
      role: 'leader',
      organisationId: null,
      areaId: areas.city,
    }),
    'head here and officer there, in a ward': await appoint(
      city,
      304,
      { role: 'head', organisationId: office, areaId: null },
      { role: 'field-officer', organisationId: otherOffice, areaId: areas.ward },
    ),
    'somebody named': giver,
  };
  const kinds: Described[] = [office, otherOffice].flatMap((ownerId): Described[] => [
    { ownerId },
    { ownerId, assignedById: otherOffice, published: true },
    { ownerId, assignedById: office, readerIds: [people.citizen.id, otherStaff.id] },
    { ownerId, assignedById: office, readerIds: [] },
    { ownerId, assignedById: office, done: true },
    { ownerId, partnerIds: [office], done: true },
  ]);
  const items: Told[] = [];
  for (const kind of kinds) {
    for (const areaId of [areas.ward, areas.otherWard, undefined]) {
      const described: Described = { ...kind, ...(areaId === undefined ? {} : { areaId }) };
      const told = await aWorkItem(city, giver, `Việc cây xanh số ${items.length}`, described);
      items.push(told.readerIds === undefined ? told : { ...told, readerIds: [...told.readerIds, giver.id] });
    }
  }
  return { items, askers, areas };
}

/** Asks as each of the people in turn; the test names who is wrong. */
async function forEach(held: Held, check: (asker: Actor, seen: Told[], who: string) => Promise<void>): Promise<void> {
  for (const [who, asker] of Object.entries(held.askers)) {
    await check(
      asker,
      held.items.filter((item) => maySee(asker, item)),
      who,
    );
  }
}

const Items = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() });
const ask = async ({ request }: TestCity, asker: Actor, url: string): Promise<unknown> => {
  const answer = await request(asker.kind === 'public' ? null : asker, { url });
  expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
  return answer.json();
};
const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id).sort();

test(
  'a list holds what the asker may see and nothing else, page after page, by every filter',
  () =>
    inTestCity(async (city) => {
      const held = await settle(city);
      const { office, otherOffice } = city;
      const filters: [string, (item: Told) => boolean][] = [
        ['', () => true],
        ['text=cay+xanh', () => true],
        ['open=true', ({ done = false }) => !done],
        ['bucket=done-on-time', ({ done = false }) => done],
        ['bucket=in-time', ({ done = false }) => !done],
        [`owner=${office}`, ({ ownerId }) => ownerId === office],
        [`owner=${otherOffice}&open=true`, ({ ownerId, done = false }) => ownerId === otherOffice && !done],
        [`owner=${otherOffice}&bucket=in-time`, ({ ownerId, done = false }) => ownerId === otherOffice && !done],
        [`area=${held.areas.ward}`, ({ areaIds }) => areaIds.some((id) => id === held.areas.ward)],
        [`area=${held.areas.city}&bucket=in-time`, ({ areaIds, done = false }) => areaIds.length > 0 && !done],
      ];
      await forEach(held, async (asker, seen, who) => {
        for (const [filter, fits] of filters) {
          const right = idsOf(seen.filter(fits));
          const found: { id: string }[] = [];
          for (let after: string | null = ''; after !== null; ) {
            const query = `${filter}&limit=7${after === '' ? '' : `&after=${after}`}`;
            const page = Items.parse(await ask(city, asker, `/api/v1/work-items?${query}`));
            found.push(...page.items);
            after = page.next;
          }
          expect(idsOf(found), `${who}: ${filter}`).toEqual(right);
          const counted = await ask(city, asker, `/api/v1/work-items/count?${filter}`);
          expect(counted, `${who} counts: ${filter}`).toEqual({ count: right.length, exact: true });
        }
      });
    }),
  300_000,
);

const Counted = z.object({
  id: z.string(),
  figures: z.custom<Figures>((value) => typeof value === 'object' && value !== null),
});
const totals = (rows: readonly z.infer<typeof Counted>[]) =>
  Object.fromEntries(rows.map(({ id, figures }) => [id, figures.total]));
function tally(items: readonly Told[], scopes: (item: Told) => readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) for (const id of scopes(item)) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

test(
  'figures count what the asker may see: by organisation, by area, and of the whole city',
  () =>
    inTestCity(async (city) => {
      const held = await settle(city);
      const Page = z.object({ items: z.array(Counted) });
      const Board = z.object({
        figures: Counted.shape.figures,
        organisations: z.array(Counted),
        areas: z.array(Counted),
        burning: z.array(z.object({ id: z.string() })),
        unplacedCount: z.int(),
      });
      await forEach(held, async (asker, seen, who) => {
        const byOwner = tally(seen, ({ ownerId }) => [ownerId]);
        const byArea = tally(seen, ({ areaIds }) => areaIds);
        const figures = async (by: string) =>
          totals(Page.parse(await ask(city, asker, `/api/v1/work-items/figures?by=${by}`)).items);
        expect(await figures('organisation'), who).toEqual(byOwner);
        expect(await figures('area'), who).toEqual(byArea);
        const board = Board.parse(await ask(city, asker, '/api/v1/board'));
        const open = seen.filter(({ done = false }) => !done);
        expect(board.figures, who).toMatchObject({
          total: seen.length,
          inTime: open.length,
          doneOnTime: seen.length - open.length,
        });
        expect(totals(board.organisations), who).toEqual(byOwner);
        expect(totals(board.areas), who).toEqual(byArea);
        expect(board.unplacedCount, who).toBe(open.length);
        expect(
          open.map(({ id }): string => id),
          who,
        ).toEqual(expect.arrayContaining(idsOf(board.burning)));
        expect(board.burning, who).toHaveLength(Math.min(open.length, 20));
      });
    }),
  300_000,
);

test(
  'a single piece of work is there for whoever may see it, and for nobody else',
  () =>
    inTestCity(async (city) => {
      const held = await settle(city);
      await forEach(held, async (asker, seen, who) => {
        const right = held.items.map((item) => [item.title, seen.includes(item) ? 200 : 404]);
        const answered: [string, number][] = [];
        for (const { id, title } of held.items) {
          const answer = await city.request(asker.kind === 'public' ? null : asker, {
            url: `/api/v1/work-items/${id}`,
          });
          answered.push([title, answer.statusCode]);
        }
        expect(answered, who).toEqual(right);
      });
    }),
  300_000,
);

test(
  'search finds what the asker may see, and its counts say no more',
  () =>
    inTestCity(async (city) => {
      const held = await settle(city);
      const Found = z.object({
        items: z.array(z.object({ id: z.string() })),
        counts: z.array(z.object({ kind: z.string(), count: z.int() })),
      });
      await forEach(held, async (asker, seen, who) => {
        const found = Found.parse(await ask(city, asker, '/api/v1/search?q=c%C3%A2y%20xanh&kinds=task&limit=100'));
        expect(idsOf(found.items), who).toEqual(idsOf(seen));
        expect(
          found.counts.filter(({ count }) => count > 0),
          who,
        ).toEqual(seen.length === 0 ? [] : [expect.objectContaining({ kind: 'task', count: seen.length })]);
      });
    }),
  300_000,
);

const OneEvent = z.object({
  about: z.string(),
  published: z.boolean(),
  permission: z.string().nullable(),
  organisationIds: z.array(z.string()),
  areaIds: z.array(z.string()),
  onlyFor: z.array(z.string()).nullable(),
});

test('live events about work reach whoever may see it, and nobody else', () =>
  inTestCity(async (city) => {
    const held = await settle(city);
    const events = await city.tx.rows(
      OneEvent,
      sql`select about_id as about, published, permission, organisation_ids as "organisationIds", area_ids as "areaIds",
                 only_for as "onlyFor" from event where about_kind = 'work-item'`,
    );
    expect(new Set(events.map(({ about }) => about))).toEqual(new Set(held.items.map(({ id }): string => id)));
    await forEach(held, async (asker, seen, who) => {
      const heard = new Set(events.filter((event) => mayHear(asker, event)).map(({ about }) => about));
      expect([...heard].sort(), who).toEqual(idsOf(seen));
    });
  }));

test(
  'restricted work leaves no trace for others: not in the trail, in histories, or among silent owners',
  () =>
    inTestCity(async (city) => {
      const { tx, now, people } = city;
      const held = await settle(city);
      const giver = held.askers['somebody named'];
      const restricted = held.items.filter(({ readerIds }) => readerIds !== undefined);
      const ofNobody = restricted.filter(({ readerIds = [] }) => readerIds.length === 1);
      if (giver === undefined) throw new Error('nobody was named');
      const traces: string[] = ofNobody.map(({ id }) => id);
      for (const { id } of ofNobody) {
        traces.push(await askForExplanation(tx, giver, id, { question: 'Vì sao chậm?', usualTerm: '3wd' }, now));
      }
      const deadlines = sql`
      select string_agg(d.id::text, ',') from deadline d where d.about_id = any(${traces}::uuid[])`;
      traces.push(...(await tx.text(deadlines)).split(','));
      const addresses = [
        '/api/v1/audit/acts?limit=200',
        '/api/v1/work-items/silent-owners?all=true&days=1',
        '/api/v1/work-items/contradictions',
        '/api/v1/progress-reports?from=2026-01-01&until=2026-12-31',
        '/api/v1/jobs?limit=200',
        '/api/v1/notices?limit=200',
        '/api/v1/work-items/points',
        '/api/v1/work-items/latest',
      ];
      for (const asker of Object.values(people)) {
        for (const url of addresses) {
          const { body } = await city.request(asker, { url });
          expect(
            traces.filter((trace) => body.includes(trace)),
            `${asker.grants[0]?.role} at ${url}`,
          ).toEqual([]);
        }
      }
    }),
  120_000,
);

const Liveness = z.object({ items: z.array(z.object({ id: z.string(), openItems: z.int() })) });

test(
  'how alive owners are is told from the work the asker may see',
  () =>
    inTestCity(async (city) => {
      const held = await settle(city);
      await forEach(held, async (asker, seen, who) => {
        const url = '/api/v1/work-items/silent-owners?all=true';
        const answer = await city.request(asker.kind === 'public' ? null : asker, { url });
        if (answer.statusCode !== 200) return;
        const owners = Liveness.parse(answer.json()).items.map(({ id, openItems }) => [id, openItems]);
        const right = tally(
          seen.filter(({ done = false }) => !done),
          ({ ownerId }) => [ownerId],
        );
        expect(Object.fromEntries(owners), who).toEqual(right);
      });
    }),
  120_000,
);

const Task = z.object({ children: z.array(z.object({ id: z.string() })) });
const Followed = z.object({ workItems: z.array(z.object({ id: z.string() })), figures: Counted.shape.figures });

test('restricted tasks are missing from their directive and from the task they are part of, but for those named', () =>
  inTestCity(async (city) => {
    const { tx, people, now, office } = city;
    const { id: directive } = await readSample(city);
    const { confirmed } = await confirmFindings(tx, people.office, directive, { findings: 'all-settled' }, now);
    await publishDirective(tx, people.office, { id: directive, version: null }, now);
    const [secret, parent] = confirmed.map(({ workItemId }) => workItemId);
    if (secret === undefined || parent === undefined)
      throw new Error('the sample has three tasks that can be confirmed');
    const child = { title: 'Xác minh đơn', ownerId: office, parentId: parent, readerIds: [people.officer.id] };
    const childId = await openWorkItem(tx, people.leader, child, now);
    const restriction = { readerIds: [people.officer.id], reason: 'Có đơn tố cáo' };
    await restrictWork(tx, people.leader, { id: secret, version: null, body: restriction }, now);
    for (const asker of [...Object.values(people), publicActor]) {
      const who = asker.grants[0]?.role;
      const named = asker === people.officer || asker === people.leader;
      const followed = Followed.parse(await ask(city, asker, `/api/v1/directives/${directive}`));
      expect(
        followed.workItems.some(({ id }) => id === secret),
        who,
      ).toBe(named);
      expect(followed.workItems, who).toHaveLength(named ? confirmed.length : confirmed.length - 1);
      expect(followed.figures.total, who).toBe(followed.workItems.length);
      const { children } = Task.parse(await ask(city, asker, `/api/v1/work-items/${parent}`));
      expect(idsOf(children), who).toEqual(named ? [childId] : []);
    }
  }));
