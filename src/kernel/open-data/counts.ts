import { joinSql, Query, type Reads, sql } from '../db/db.ts';
import { publicActor } from '../identity/actor.ts';
import { columnOf } from '../ogc/columns.ts';
import { withinRange } from '../ogc/features.ts';
import type { Property, RecordSource } from '../ogc/source.ts';
import { invalid } from '../refusal.ts';
import { cityZone, type Day } from '../time.ts';
import { DataCount, type Step } from './contract.ts';

/** The fields records are counted by: few values, or time. */
export const isCounted = ({ type, shared }: Property): boolean =>
  type === 'choice' || type === 'boolean' || type === 'day' || type === 'instant' || shared === true;

const isMeasure = ({ type }: Property): boolean => type === 'integer' || type === 'number';

export interface CountsAsked {
  by: string;
  /** How long the steps of time are. */
  per: Step;
  /** A number to be summed as well. */
  of: string | undefined;
  conditions: readonly Query[];
  today: Day;
}

const patterns: Record<Step, string> = { day: 'YYYY-MM-DD', month: 'YYYY-MM', year: 'YYYY' };
const most = 100;

/** How many records there are of each value of a field, the most first; of each step of time, the latest hundred. */
export async function countRecords(reads: Reads, source: RecordSource, asked: CountsAsked): Promise<DataCount[]> {
  const { by, per, of, conditions, today } = asked;
  const property = fieldOf(source, by, isCounted, 'open-data.not-countable');
  const isTime = property.type === 'day' || property.type === 'instant';
  const column = columnOf(by, property);
  const moment = property.type === 'instant' ? sql`(${column} at time zone ${cityZone}::text)` : column;
  const value = isTime ? sql`to_char(${moment}, ${patterns[per]}::text)` : sql`${column}::text`;
  const measure = of === undefined ? undefined : fieldOf(source, of, isMeasure, 'open-data.no-number');
  const figures =
    of === undefined || measure === undefined
      ? sql``
      : sql`, sum(${columnOf(of, measure)})::float8 as sum, avg(${columnOf(of, measure)})::float8 as mean`;
  const rows = source.rows({ actor: publicActor, today, byGeometry: false });
  const dated = isTime ? [sql`${column} is not null`] : [];
  const order = new Query([isTime ? 'order by 1 desc' : 'order by 2 desc, 1'], []);
  const counts = await withinRange(() =>
    reads.rows(
      DataCount,
      sql`select ${value} as value, count(*)::int as count ${figures} from (${rows}) as f
           where ${joinSql([sql`true`, ...dated, ...conditions], ' and ')} group by 1 ${order} limit ${most}`,
    ),
  );
  return isTime ? counts.reverse() : counts;
}

function fieldOf(
  { properties }: RecordSource,
  name: string,
  suits: (property: Property) => boolean,
  code: string,
): Property {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (property !== undefined && suits(property)) return property;
  const fields = Object.entries(properties).flatMap(([each, one]) => (suits(one) ? [each] : []));
  throw invalid(code, { by: name.slice(0, 60), fields: fields.join(', ') });
}
