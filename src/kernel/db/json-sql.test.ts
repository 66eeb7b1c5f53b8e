import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { sql } from './db.ts';
import { type JsonValue, jsonObject, jsonPlain, jsonString, jsonText, jsonWord, orNull } from './json-sql.ts';

test('an object written by the statement is what json_build_object makes of the same values', () =>
  inTestCity(async ({ tx }) => {
    const said = 'Ổ gà "sâu" \\ 20 cm\nở ngõ 3\t\u0001';
    const read = async (value: JsonValue) => JSON.parse(await tx.text(sql`select ${jsonText(value)}`));
    const id = sql`'0190a000-0000-7000-8000-000000000001'::uuid`;
    const inner = (open: ReturnType<typeof sql>) => orNull(jsonObject({ id: jsonWord(id), open: jsonPlain(open) }));
    const mine = await read(
      jsonObject({
        id: jsonWord(id),
        said: jsonString(sql`${said}::text`),
        saidOrNot: orNull(jsonString(sql`${said}::text`)),
        none: orNull(jsonString(sql`null::text`)),
        word: orNull(jsonWord(id)),
        noWord: orNull(jsonWord(sql`null::text`)),
        count: jsonPlain(sql`3::bigint`),
        late: orNull(jsonPlain(sql`1 > 2 or null`)),
        inner: inner(sql`true`),
        noInner: inner(sql`null::boolean`),
        empty: jsonObject({}),
        list: jsonPlain(sql`select json_agg(n) from generate_series(1, 2) as n`),
      }),
    );
    const theirs = JSON.parse(
      await tx.text(
        sql`select json_build_object(
          'id', ${id}, 'said', ${said}::text, 'saidOrNot', ${said}::text, 'none', null, 'word', ${id}, 'noWord', null,
          'count', 3, 'late', 1 > 2 or null, 'inner', json_build_object('id', ${id}, 'open', true), 'noInner', null,
          'empty', json_build_object(), 'list', (select json_agg(n) from generate_series(1, 2) as n))::text`,
      ),
    );
    expect(mine).toEqual(theirs);
    expect(mine.said).toBe(said);
    // More than a function takes at once.
    const names = Array.from({ length: 130 }, (_, n) => `n${n}`);
    const many = await read(jsonObject(Object.fromEntries(names.map((name, n) => [name, jsonPlain(sql`${n}::int`)]))));
    expect(many).toEqual(Object.fromEntries(names.map((name, n) => [name, n])));
  }));
