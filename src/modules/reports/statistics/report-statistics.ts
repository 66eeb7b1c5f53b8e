import { z } from 'zod';
import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import { Instant } from '../../../kernel/time.ts';
import { type AreasShown, notRestatedKey } from './areas-shown.ts';
import { caveatsOf } from './caveats.ts';
import { channelName } from './channel-name.ts';
import type { FiguresOfGroup, Grouping, Statistics, StatisticsQuery } from './contract.ts';
import { added, figuresOf, nothing, type Summed } from './figures.ts';
import { statisticsMessages } from './messages.ts';
import { periodOf } from './period.ts';
import { readFigures } from './read-figures.ts';
import { scopeOf } from './scope.ts';

/** Figures of the reports received in a period, by whatever they are grouped by, with what they do not say. */
export async function reportStatistics(tx: Reads, asked: StatisticsQuery, now: Instant): Promise<Statistics> {
  const period = periodOf(asked, now);
  const { by } = asked;
  const scope = await scopeOf(tx, asked, by, period);
  const { areas } = scope;
  const read = await readFigures(tx, scope, now);
  const { spread, late } = read;
  const counted = summedBy(read.counted, ({ key }) => key);
  const summed = [...counted.values()].reduce<Summed>((sum, group) => added(sum, group), nothing);
  const spreadOf = (key: string | null) => spread.find((group) => !group.isTotal && group.key === key);
  const lateOf = (key: string | null) => late.find((group) => !group.isTotal && group.key === key)?.n ?? 0;
  const total = figuresOf(
    summed,
    spread.find(({ isTotal }) => isTotal),
    late.find(({ isTotal }) => isTotal)?.n ?? 0,
  );
  const names = await namesOf(tx, by, [...counted.keys()], areas);
  const items =
    by === 'none'
      ? []
      : [...counted].map(([groupKey, group]) => {
          const { population = null, ...name } = names(groupKey);
          const perThousand = population === null ? null : Math.round((group.received / population.people) * 1e5) / 100;
          const key = groupKey === notRestatedKey ? null : groupKey;
          return { ...figuresOf(group, spreadOf(groupKey), lateOf(groupKey)), key, name, population, perThousand };
        });
  const behind = await changesBehind(tx);
  const caveats = caveatsOf({
    total,
    groups: items,
    byChannel: [...summedBy(read.counted, ({ channel }) => channel)].map(([channel, { received, rated }]) => ({
      channel,
      received,
      rated,
    })),
    synthetic: summed.synthetic,
    notRestated: counted.get(notRestatedKey)?.received ?? 0,
    leftOut: read.leftOut,
    withoutPopulation:
      areas === null ? 0 : items.filter(({ key, population }) => key !== null && population === null).length,
    behind,
  });
  return {
    ...period,
    by,
    areasOf: asked.areasOf ?? null,
    asOf: behind.since ?? now,
    total,
    items: inOrder(by, items),
    caveats,
  };
}

function inOrder(by: Grouping, items: readonly FiguresOfGroup[]): FiguresOfGroup[] {
  if (by === 'month') return [...items];
  const rank = ({ key }: FiguresOfGroup) => (key === null ? 1 : 0);
  return [...items].sort(
    (a, b) => rank(a) - rank(b) || b.received - a.received || a.name.vi.localeCompare(b.name.vi, 'vi'),
  );
}

interface Named {
  vi: string;
  en: string;
  population?: { people: number; year: number | null } | null;
}
type Names = (key: string | null) => Named;

const NamesOfRow = z.object({ key: z.string(), vi: z.string(), en: z.string() });

async function namesOf(
  tx: Reads,
  by: Grouping,
  keys: readonly (string | null)[],
  areas: AreasShown | null,
): Promise<Names> {
  const unknown = statisticsMessages['statistics.unknown'];
  if (areas !== null) {
    return (key) => {
      if (key === notRestatedKey) return statisticsMessages['statistics.not-restated'];
      const area = key === null ? undefined : areas.nameOf(key);
      return area === undefined ? unknown : { vi: area.name, en: area.name, population: area.population };
    };
  }
  if (by === 'channel') return (key) => (key === null ? unknown : channelName(key));
  const table: Partial<Record<Grouping, Query>> = {
    category: sql`select code as key, name_vi as vi, name_en as en from report_category`,
    organisation: sql`select id::text as key, name as vi, name as en from organisation
                       where id = any(${keys.flatMap((key) => key ?? [])}::uuid[])`,
  };
  const query = table[by];
  const found = query === undefined ? [] : await tx.rows(NamesOfRow, query);
  const byKey = new Map(found.map(({ key, vi, en }) => [key, { vi, en }]));
  return (key) => (key === null ? unknown : (byKey.get(key) ?? { vi: key, en: key }));
}

function summedBy<Row extends Summed, Of>(rows: readonly Row[], of: (row: Row) => Of): Map<Of, Summed> {
  const sums = new Map<Of, Summed>();
  for (const row of rows) sums.set(of(row), added(sums.get(of(row)) ?? nothing, row));
  return sums;
}

const ChangesAndSinceRow = z.object({ changes: z.int(), since: Instant.nullable() });

/** Changes whose facts are not written yet, and since when. */
export async function changesBehind(tx: Reads): Promise<{ changes: number; since: Instant | null }> {
  const found = await tx.row(
    ChangesAndSinceRow,
    sql`select count(*)::int as changes, min(at) as since from (
          select at from report_fact_due order by id limit 10000) as due`,
  );
  return found ?? { changes: 0, since: null };
}
