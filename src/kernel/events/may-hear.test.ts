import { expect, test } from 'vitest';
import type { Actor, Grant } from '../identity/actor.ts';
import { publicActor } from '../identity/actor.ts';
import { mayHear } from './may-hear.ts';

const person = (id: string, ...grants: Grant[]): Actor => ({ kind: 'person', id, organisationId: null, grants });
const leader = person('leader', { role: 'leader', organisationId: null, areaId: null });
const officer = person('officer', { role: 'officer', organisationId: 'police', areaId: null });
const stranger = person('stranger', { role: 'officer', organisationId: 'schools', areaId: null });
const inWard = person('in-ward', { role: 'officer', organisationId: 'police', areaId: 'ward' });
const everybody = [publicActor, leader, officer, stranger, inWard];

const unsaid = { published: false, permission: null, organisationIds: [], areaIds: [], onlyFor: null };
const inside = { ...unsaid, permission: 'work.see-inside' };
const whoHears = (event: Parameters<typeof mayHear>[1]) => everybody.filter((actor) => mayHear(actor, event));

test('an event nobody said anything of reaches nobody', () => {
  expect(whoHears(unsaid)).toEqual([]);
  expect(whoHears({ ...unsaid, organisationIds: ['police'] })).toEqual([]);
  expect(whoHears({ ...unsaid, permission: 'a.permission-of-long-ago' })).toEqual([]);
});

test('a published record reaches everybody', () => {
  expect(whoHears({ ...inside, published: true })).toEqual(everybody);
});

test('an unpublished one reaches those who see the record: its sides, the leader, its area', () => {
  expect(whoHears({ ...inside, organisationIds: ['police'] })).toEqual([leader, officer]);
  expect(whoHears({ ...inside, organisationIds: ['police'], areaIds: ['ward', 'province'] })).toEqual([
    leader,
    officer,
    inWard,
  ]);
});

test('what is restricted reaches the persons named and nobody else, published or not', () => {
  const restricted = { ...inside, organisationIds: ['police'], onlyFor: ['stranger'] };
  expect(whoHears(restricted)).toEqual([stranger]);
  expect(whoHears({ ...restricted, published: true, onlyFor: [] })).toEqual([]);
});
