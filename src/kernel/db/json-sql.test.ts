import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { sql } from './db.ts';
import { jsonObject, jsonPlain, jsonString, jsonWord } from './json-sql.ts';

test('an object written by the statement is what json_build_object makes of the same values', () =>
  inTestCity(async ({ tx }) => {
    const said = 'Ổ gà "sâu" \\ 20 cm\nở ngõ 3\t\u0001';
    const read = async (object: ReturnType<typeof sql>) => JSON.parse(await tx.text(sql`select ${object}::text`));
    const mine = await read(
      jsonObject({
        id: jsonWord(sql`'0190a000-0000-7000-8000-000000000001'::uuid`),
        said: jsonString(sql`${said}::text`),
        none: jsonString(sql`null::text`),
        noWord: jsonWord(sql`null::text`),
        count: jsonPlain(sql`3::bigint`),
        late: jsonPlain(sql`1 > 2 or null`),
        inner: jsonObject({ open: jsonPlain(sql`true`) }),
        list: sql`(select json_agg(n) from generate_series(1, 2) as n)`,
      }),
    );
    const theirs = await read(
      sql`json_build_object(
        'id', '0190a000-0000-7000-8000-000000000001'::uuid, 'said', ${said}::text, 'none', null, 'noWord', null,
        'count', 3, 'late', 1 > 2 or null, 'inner', json_build_object('open', true),
        'list', (select json_agg(n) from generate_series(1, 2) as n))`,
    );
    expect(mine).toEqual(theirs);
    expect(mine.said).toBe(said);
    // More than a function takes at once.
    const names = Array.from({ length: 130 }, (_, n) => `n${n}`);
    const many = await read(jsonObject(Object.fromEntries(names.map((name, n) => [name, jsonPlain(sql`${n}::int`)]))));
    expect(many).toEqual(Object.fromEntries(names.map((name, n) => [name, n])));
  }));
