import { expect, test } from 'vitest';
import { carryTasks, type PlacedTask } from './carry-tasks.ts';
import { compareTexts, type VersionText } from './compare-texts.ts';

const version = (...lines: string[]): VersionText => {
  let start = 0;
  const clauses = lines.map((line, i) => {
    const clause = {
      id: `${i + 1}`,
      parent: null,
      kind: 'clause' as const,
      label: `${i + 1}`,
      start,
      end: start + [...line].length,
    };
    start = clause.end + 1;
    return clause;
  });
  return { text: lines.join('\n'), clauses };
};
const task = (id: string, { text }: VersionText, quote: string): PlacedTask => {
  const at = text.indexOf(quote);
  const start = [...text.slice(0, at)].length;
  return { id, quote, start, end: start + [...quote].length };
};
const carried = (before: VersionText, after: VersionText, tasks: PlacedTask[], found: PlacedTask[]) =>
  carryTasks(tasks, found, compareTexts(before, after), after.text).map((each) => [
    each.task.id,
    each.kind,
    each.kind === 'removed' ? null : each.at.findingId,
    each.kind === 'removed' ? null : each.at.quote,
  ]);

const before = version(
  '1. Giao A rà soát biển hiệu trên các tuyến phố.',
  '2. Giao B trồng cây xanh hai bên cầu.',
  '3. Giao C bỏ rào chắn cũ.',
);
const a = task('a', before, 'Giao A rà soát biển hiệu trên các tuyến phố.');
const b = task('b', before, 'Giao B trồng cây xanh hai bên cầu.');
const c = task('c', before, 'Giao C bỏ rào chắn cũ.');

test('the same words are the same task, other words of its clause a changed one, nothing a removed one', () => {
  const after = version(
    '1. Giao B trồng cây xanh hai bên cầu.',
    '2. Giao A rà soát biển hiệu, mái che trên các tuyến phố.',
  );
  const newA = 'Giao A rà soát biển hiệu, mái che trên các tuyến phố.';
  const found = [task('n1', after, 'Giao B trồng cây xanh hai bên cầu.'), task('n2', after, newA)];
  expect(carried(before, after, [a, b, c], found)).toEqual([
    ['a', 'changed', 'n2', newA],
    ['b', 'same', 'n1', 'Giao B trồng cây xanh hai bên cầu.'],
    ['c', 'removed', null, null],
  ]);
});

test('a task that a person marked is found again by its words, with a place of its own in the new text', () => {
  const after = version('1. Mở đầu 🏙.', '2. Giao A rà soát biển hiệu trên các tuyến phố.');
  const part = task('p', before, 'rà soát biển hiệu');
  const [only] = carryTasks([part], [], compareTexts(before, after), after.text);
  expect(only).toMatchObject({ kind: 'same', at: { findingId: null, quote: 'rà soát biển hiệu' } });
  if (only === undefined || only.kind === 'removed') throw new Error('lost');
  expect([...after.text].slice(only.at.start, only.at.end).join('')).toBe('rà soát biển hiệu');
});

test('two tasks of one clause never become the same task of the new text', () => {
  const old = version('1. Giao A rà soát biển hiệu; Giao A rà soát mái che.');
  const tasks = [task('x', old, 'Giao A rà soát biển hiệu'), task('y', old, 'Giao A rà soát mái che')];
  const after = version('1. Giao A rà soát biển hiệu và mái che cũ.');
  const found = [task('n', after, 'Giao A rà soát biển hiệu và mái che cũ.')];
  const result = carried(old, after, tasks, found).map(([id, kind, finding]) => [id, kind, finding]);
  expect(result).toEqual([
    ['x', 'same', null],
    ['y', 'changed', 'n'],
  ]);
});
