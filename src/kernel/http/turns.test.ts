import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

/** Work that ends when it is told to. */
function worksOf(turns: Turns) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string) =>
    turns.take(name.slice(0, 1), () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    for (let n = 0; n < 5; n++) await Promise.resolve();
  };
  return { begun, ask, end };
}

test('a flood from one address waits, and others pass it by', async () => {
  const turns = new Turns({ running: 3, runningEach: 2, waiting: 10, waitingEach: 3 });
  const { begun, ask, end } = worksOf(turns);
  const asked = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map(ask);
  expect(begun).toEqual(['a1', 'a2', 'b1']); // two of a at once; b's second waits for room
  await end('b1');
  expect(begun.at(-1)).toBe('b2'); // although two of a came first: a has two running, b none
  await end('a1');
  await end('a2');
  expect(begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3', 'a4']);
  for (const name of ['a3', 'a4', 'b2']) await end(name);
  await Promise.all(asked);
});

test('when too much waits, who sends more is told to come again; a fault gives its turn back', async () => {
  const turns = new Turns({ running: 1, runningEach: 1, waiting: 3, waitingEach: 2 });
  const { begun, ask, end } = worksOf(turns);
  const asked = ['a1', 'a2', 'a3'].map(ask);
  await expect(ask('a4')).rejects.toMatchObject({ kind: 'too-many', details: { retryAfterSeconds: 5 } });
  asked.push(ask('b1'));
  await expect(ask('c1')).rejects.toMatchObject({ kind: 'too-many' });
  for (const name of ['a1', 'a2', 'a3', 'b1']) await end(name);
  await Promise.all(asked);
  await expect(turns.take('a', () => Promise.reject(new Error('fault')))).rejects.toThrow('fault');
  const last = ask('a5');
  expect(begun.at(-1)).toBe('a5');
  await end('a5');
  await last;
});
