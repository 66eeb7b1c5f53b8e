/**
 * How values cross between PostgreSQL and the program, said once for both drivers: days and instants as text, 64-bit
 * integers (money) as bigint, numerics as text. Counts are cast to `int` in the statement.
 */
export const typeOid = { int8: 20, json: 114, date: 1082, timestamp: 1114, timestamptz: 1184, jsonb: 3802 } as const;

export const parseBigint = (text: string): bigint => BigInt(text);
export const parseAsText = (text: string): string => text;

/** `2026-02-09 09:40:00.5+00`, as a session in UTC prints it, to `2026-02-09T09:40:00.500Z`. */
export function parseInstant(text: string): string {
  const [date, time = '00:00:00'] = text.replace(/\+00$/, '').split(' ');
  const [whole = '', fraction = ''] = time.split('.');
  return `${date}T${whole}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** JSON values may be given as values or as text that is JSON already. */
export const serializeJson = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
