import { loadLives } from '../../../kernel/areas/load-lives.ts';
import { joinSql, type Query, type Reads, sql } from '../../../kernel/db/db.ts';
import { type AreasShown, areasBeside, areasShown } from './areas-shown.ts';
import { lookedUp } from './by-position.ts';
import type { Grouping, StatisticsQuery } from './contract.ts';
import type { Period } from './period.ts';

/** Of which reports figures are asked and how they are grouped, as parts of statements over rows `f`. */
export interface Scope {
  period: Period;
  /** Tables the parts below refer to, for the `with` of a statement. */
  tables: readonly Query[];
  /** Where facts `f` come from, and sums `f` by months. */
  facts: Query;
  months: Query;
  where: { facts: Query; months: Query };
  key: { facts: Query; months: Query };
  /** Areas whose reports are looked at one by one: sums by months do not tell them apart. */
  oneByOne: readonly string[];
  /** Facts that may lie in the area asked for and of which nobody knows whether they do. */
  leftOut: Query;
  areas: AreasShown | null;
}

type Asked = Partial<Omit<StatisticsQuery, 'by'>>;

export async function scopeOf(tx: Reads, asked: Asked, by: Grouping, period: Period): Promise<Scope> {
  const { area } = asked;
  const day = asked.areasOf ?? null;
  const level = by === 'area' ? 'commune' : by === 'neighbourhood' ? 'neighbourhood' : null;
  const lives = area === undefined && level === null ? null : await loadLives(tx);
  const areas = lives === null || level === null ? null : areasShown(lives, level, day);
  const beside = lives === null || area === undefined ? undefined : areasBeside(lives, area, day);

  const lookup = areas === null || areas.divided.length === 0 ? null : lookedUp('shown', areas, period);
  const isSame = areas !== null && areas.level === beside?.level && areas.day === beside.day;
  const own = beside === undefined || isSame || beside.divided.length === 0 ? null : lookedUp('asked', beside, period);
  const lookups = [lookup, own].filter((one) => one !== null);
  const others = narrowed(asked);
  const byArea = areas === null ? [] : [sql`left join shown on shown.id = f.area_id`];
  const within = area === undefined ? null : areaConditions(area, beside, (isSame ? lookup : own)?.areaId);

  return {
    period,
    tables: [
      sql`shown as (
        select * from jsonb_to_recordset(${JSON.stringify(areas?.table ?? [])}::jsonb) as s (id uuid, key text))`,
      ...lookups.flatMap(({ tables }) => tables),
    ],
    facts: joinSql([sql`report_fact f`, ...byArea, ...lookups.map(({ joins }) => joins)], ' '),
    months: joinSql([sql`report_month f`, ...byArea], ' '),
    where: {
      facts: within === null ? others : sql`${others} and ${within.facts}`,
      months: within === null ? others : sql`${others} and ${within.months}`,
    },
    key: {
      facts: keyOf(by, sql`f.received_on`, lookup?.areaId),
      months: keyOf(by, sql`f.month`),
    },
    oneByOne: [...new Set([...(areas?.divided ?? []), ...(beside?.divided ?? [])])],
    leftOut: within === null ? sql`false` : sql`${others} and ${within.leftOut}`,
    areas,
  };
}

function narrowed({ category, owner, channel }: Asked): Query {
  const conditions = [sql`true`];
  if (category !== undefined) {
    conditions.push(sql`f.category_id = (select id from report_category where code = ${category})`);
  }
  if (owner !== undefined) conditions.push(sql`f.owner_id = ${owner}::uuid`);
  if (channel !== undefined) conditions.push(sql`f.channel = ${channel}`);
  return joinSql(conditions, ' and ');
}

/** What lies in an area: what lives on in it as a whole, and of what was divided each report whose position it holds. */
function areaConditions(area: string, beside: AreasShown | undefined, lookedUpId: Query | undefined) {
  const whole = (beside?.table ?? []).filter(({ key }) => key === area).map(({ id }) => id);
  const inWhole = sql`f.area_id = any(${whole}::uuid[])`;
  if (beside === undefined || lookedUpId === undefined) return { facts: inWhole, months: inWhole, leftOut: sql`false` };
  const mayBeIn = [...whole, ...beside.divided]; // narrows the facts before they are joined with what was looked up
  return {
    facts: sql`f.area_id = any(${mayBeIn}::uuid[]) and (${inWhole} or ${lookedUpId} = ${area}::uuid)`,
    months: inWhole,
    leftOut: sql`f.area_id = any(${beside.dividedOver(area)}::uuid[]) and ${lookedUpId} is null`,
  };
}

function keyOf(by: Grouping, on: Query, lookedUpId?: Query): Query {
  const areaKey = lookedUpId === undefined ? sql`shown.key` : sql`coalesce(${lookedUpId}::text, shown.key)`;
  const keys: Readonly<Record<Grouping, Query>> = {
    none: sql`''::text`,
    category: sql`(select code from report_category c where c.id = f.category_id)`,
    organisation: sql`f.owner_id::text`,
    area: areaKey,
    neighbourhood: areaKey,
    channel: sql`f.channel`,
    month: sql`to_char(${on}, 'YYYY-MM')`,
  };
  return keys[by];
}
