import { expect, test } from 'vitest';
import { inTestCity, type TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { readSample } from './testing.ts';

const found = async (city: TestCity, words: string, who: TestCity['people']['office'] | null = city.people.office) =>
  (await city.request(who, { url: `/api/v1/directive-tasks?words=${encodeURIComponent(words)}` })).json().items;

test('a task is found by the words of its clause or the number of its document, and by nobody who may not see it', () =>
  inTestCity(async (city) => {
    const { id, findings } = await readSample(city);
    const [one] = await found(city, 'trong cay xanh');
    expect(one).toMatchObject({ id: findings[1]?.id, directiveId: id, name: `12/KH-UBND, ${findings[1]?.address}` });
    expect((await found(city, '12/KH-UBND')).map((task: { id: string }) => task.id)).toEqual(
      findings.map((each) => each.id),
    );
    expect(await found(city, 'trong cay xanh', null)).toEqual([]);
    expect(await found(city, 'khong co chu nay')).toEqual([]);
  }));

test('by its number the tasks of a document stand as they do in it, whichever of its many clauses were looked at', () =>
  inTestCity(async (city) => {
    const { findings } = await readSample(city);
    await city.tx.run(sql`
      update search_entry set slot = slot - 1000 where kind = 'clause' and id like ${`%/${findings[1]?.clauseId}`}`);
    expect((await found(city, '12/KH-UBND')).map((task: { id: string }) => task.id)).toEqual(
      findings.map((each) => each.id),
    );
  }));
