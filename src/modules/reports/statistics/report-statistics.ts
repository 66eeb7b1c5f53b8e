import { z } from 'zod';
import { type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import { Instant } from '../../../kernel/time.ts';
import { type AreasShown, areasShown, notRestatedKey } from './areas-shown.ts';
import { caveatsOf } from './caveats.ts';
import { channelName } from './channel-name.ts';
import type { FiguresOfGroup, Grouping, Statistics, StatisticsQuery } from './contract.ts';
import { inPeriod, keyOf, narrowed, type Period, periodOf, rowsOf, spreads, sums } from './fact-rows.ts';
import { added, figuresOf, nothing, Spreads, Summed } from './figures.ts';
import { statisticsMessages } from './messages.ts';

const Key = z.object({ key: z.string().nullable() });
const OfGroup = Key.extend({ isTotal: z.boolean() });

const SummedRow = Summed.extend(Key.shape);

const SpreadRow = Spreads.extend(OfGroup.shape);

const GroupCountRow = OfGroup.extend({ n: z.int() });

/** Figures of the reports received in a period, by whatever they are grouped by, with what they do not say. */
export async function reportStatistics(tx: Reads, asked: StatisticsQuery, now: Instant): Promise<Statistics> {
  const period = periodOf(asked, now);
  const where = narrowed(asked);
  const { by } = asked;
  const areasOf = asked.areasOf ?? null;
  const level = by === 'area' ? 'commune' : by === 'neighbourhood' ? 'neighbourhood' : null;
  const areas = level === null ? null : await areasShown(tx, level, areasOf);
  const shown = sql`with shown as (
    select * from jsonb_to_recordset(${JSON.stringify(areas?.table ?? [])}::jsonb) as s (id uuid, key text))`;

  const counted = await tx.rows(
    SummedRow,
    sql`${shown} select ${keyOf(by, 'months')} as key, ${sums} from (${rowsOf(period, where)}) as f group by 1 order by 1`,
  );
  const spread = await tx.rows(
    SpreadRow,
    sql`${shown}, timed as (
          select ${keyOf(by, 'facts')} as key, f.calendar_minutes, f.working_minutes
            from report_fact f where ${inPeriod(period)} and f.outcome = 'done' and ${where})
        select key, grouping(key) = 1 as "isTotal", ${spreads} from timed f group by grouping sets ((key), ())`,
  );
  const late = await tx.rows(
    GroupCountRow,
    sql`${shown}, overdue as (
          select ${keyOf(by, 'facts')} as key
            from report_fact f join report r on r.id = f.report_id join work_item w on w.id = r.work_item_id
           where f.outcome is null and ${inPeriod(period)} and w.due_at < ${now}::timestamptz and ${where})
        select key, grouping(key) = 1 as "isTotal", count(*)::int as n from overdue group by grouping sets ((key), ())`,
  );
  const summed = counted.reduce<Summed>((sum, group) => added(sum, group), nothing);
  const spreadOf = (key: string | null) => spread.find((group) => !group.isTotal && group.key === key);
  const lateOf = (key: string | null) => late.find((group) => !group.isTotal && group.key === key)?.n ?? 0;
  const total = figuresOf(
    summed,
    spread.find(({ isTotal }) => isTotal),
    late.find(({ isTotal }) => isTotal)?.n ?? 0,
  );
  const names = await namesOf(tx, by, counted, areas);
  const items =
    by === 'none'
      ? []
      : counted.map((group) => {
          const { population = null, ...name } = names(group.key);
          const perThousand = population === null ? null : Math.round((group.received / population.people) * 1e5) / 100;
          const key = group.key === notRestatedKey ? null : group.key;
          return { ...figuresOf(group, spreadOf(group.key), lateOf(group.key)), key, name, population, perThousand };
        });
  const behind = await changesBehind(tx);
  const caveats = caveatsOf({
    total,
    groups: items,
    byChannel: await channelsOf(tx, period, where),
    synthetic: summed.synthetic,
    notRestated: counted.find(({ key }) => key === notRestatedKey)?.received ?? 0,
    withoutPopulation:
      areas === null ? 0 : items.filter(({ key, population }) => key !== null && population === null).length,
    behind,
  });
  return { ...period, by, areasOf, asOf: behind.since ?? now, total, items: inOrder(by, items), caveats };
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
  groups: readonly { key: string | null }[],
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
                       where id = any(${groups.flatMap(({ key }) => key ?? [])}::uuid[])`,
  };
  const query = table[by];
  const found = query === undefined ? [] : await tx.rows(NamesOfRow, query);
  const byKey = new Map(found.map(({ key, vi, en }) => [key, { vi, en }]));
  return (key) => (key === null ? unknown : (byKey.get(key) ?? { vi: key, en: key }));
}

const ChannelAndReceivedRow = z.object({ channel: z.string(), received: z.int() });

const channelsOf = (tx: Reads, period: Period, where: Query) =>
  tx.rows(
    ChannelAndReceivedRow,
    sql`select f.channel, sum(f.received)::int as received from (${rowsOf(period, where)}) as f group by 1 order by 1`,
  );

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
