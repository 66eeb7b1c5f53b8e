import { expect, test } from 'vitest';
import { day } from '../time.ts';
import { bucketOf, buckets, isDueSoon, overdueRate } from './bucket.ts';
import { actNames, actsOpenTo, rules, stateAfter, workStates } from './states.ts';

const due = day('2026-03-09');

test('the due day itself is still in time, the day after it is overdue', () => {
  const open = { state: 'in-progress', originalDueOn: due, finishedOn: null } as const;
  expect(bucketOf(open, day('2026-03-09'))).toBe('in-time');
  expect(bucketOf(open, day('2026-03-10'))).toBe('overdue');
});

test('finished work keeps its bucket whatever day it is', () => {
  const onTime = { state: 'done', originalDueOn: due, finishedOn: day('2026-03-09') } as const;
  const late = { state: 'done', originalDueOn: due, finishedOn: day('2026-03-10') } as const;
  expect([bucketOf(onTime, day('2030-01-01')), bucketOf(late, day('2026-03-01'))]).toEqual([
    'done-on-time',
    'done-late',
  ]);
});

test('work without a deadline is in no rate, recalled work in no bucket', () => {
  expect(bucketOf({ state: 'done', originalDueOn: null, finishedOn: due }, due)).toBe('without-deadline');
  expect(bucketOf({ state: 'recalled', originalDueOn: due, finishedOn: null }, due)).toBeNull();
});

test('due soon is the due day and the three days before it', () => {
  const open = { state: 'assigned', originalDueOn: due, finishedOn: null } as const;
  const soon = ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10'].map((on) => isDueSoon(open, day(on)));
  expect(soon).toEqual([false, true, true, false]);
});

test('the overdue rate is of what fell due: 223 of 16,051 done and 223 overdue is 1.37 %', () => {
  expect(overdueRate({ doneOnTime: 14_068, doneLate: 1_983, overdue: 223 })).toBeCloseTo(0.0137, 4);
  expect(overdueRate({ doneOnTime: 0, doneLate: 0, overdue: 0 })).toBeNull();
});

test('every state but the recalled has a way on, and done has one way back', () => {
  for (const state of workStates) {
    const ways = actNames.filter(
      (name) => rules[name].to !== 'same' && stateAfter(name, state, 'assigned') !== undefined,
    );
    expect(ways.length > 0, state).toBe(state !== 'recalled');
  }
  const ofDone = actNames.filter((name) => stateAfter(name, 'done', null) !== undefined);
  expect(ofDone).toEqual(['return', 'restrict', 'unrestrict']);
});

test('a suspension ends where it began', () => {
  expect(stateAfter('suspend', 'in-progress', null)).toBe('suspended');
  expect(stateAfter('resume', 'suspended', 'in-progress')).toBe('in-progress');
});

test('the owner carries out, the side that assigned decides', () => {
  expect(actsOpenTo(['owner'], 'assigned')).toEqual([
    'accept',
    'start',
    'submit',
    'refuse',
    'appoint',
    'place',
    'restrict',
    'unrestrict',
  ]);
  expect(actsOpenTo(['assigner'], 'awaiting-confirmation')).toEqual([
    'confirm',
    'return',
    'recall',
    'extend',
    'prioritise',
    'place',
    'restrict',
    'unrestrict',
  ]);
  expect(actsOpenTo([], 'assigned')).toEqual([]);
});

test('the five buckets are the ones reports know', () => {
  expect(buckets).toHaveLength(5);
});
