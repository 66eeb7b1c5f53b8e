import { Query, sql } from '../db/db.ts';
import type { Property, RecordSource } from './source.ts';

export const geometryColumn = 'geometry';

/** The column of a property of rows `f`. Its name is ours, from the source, never from outside. */
export function columnOf(name: string, property: Property): Query {
  const column = new Query([`f."${name}"`], []);
  return property.type === 'integer' || property.type === 'number' ? sql`${column}::float8` : column;
}

/** The value as JSON has it: instants in RFC 3339, everything else as PostgreSQL writes it. */
function jsonOf(name: string, property: Property): Query {
  const column = new Query([`f."${name}"`], []);
  if (property.type !== 'instant') return column;
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The properties of a feature as one JSON object. */
export function propertiesJson({ properties }: RecordSource): Query {
  const fields = Object.entries(properties).map(([name, property]) => {
    const key = new Query([`'${name}', `], []);
    return sql`${key}${jsonOf(name, property)}`;
  });
  const separator = new Query([', '], []);
  const list = fields.reduce((joined, field) => sql`${joined}${separator}${field}`);
  return sql`json_build_object(${list})`;
}
