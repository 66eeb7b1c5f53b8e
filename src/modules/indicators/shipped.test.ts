import { expect, test } from 'vitest';
import { inTestCity } from '../../../test/city.ts';
import { addShippedIndicators } from './server/add-shipped.ts';
import { shippedIndicators } from './shipped.ts';

test('the set a city begins with can be defined, every formula of it, and is added once', () =>
  inTestCity(async ({ tx, people, now }) => {
    const added = await addShippedIndicators(tx, people.office, now);
    expect(added).toEqual(shippedIndicators.map(({ code }) => code));
    expect(await addShippedIndicators(tx, people.office, now)).toEqual([]);
  }));
