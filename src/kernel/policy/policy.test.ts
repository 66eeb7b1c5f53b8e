import { expect, test } from 'vitest';
import { type Actor, publicActor } from '../identity/actor.ts';
import { can, canFor, demand, demandFor, type Permission, permissions } from './policy.ts';

const office = '0190a000-0000-7000-8000-000000000001';
const elsewhere = '0190a000-0000-7000-8000-000000000002';
const staff: Actor = { kind: 'person', id: 'a', organisationId: office, role: 'staff' };
const administrator: Actor = { kind: 'person', id: 'b', organisationId: null, role: 'administrator' };

test('what only an administrator may do is refused to everybody else', () => {
  expect(can(administrator, 'account.manage')).toBe(true);
  expect(can(staff, 'account.manage')).toBe(false);
  expect(can(publicActor, 'account.manage')).toBe(false);
});

test('staff act for their own organisation and for no other', () => {
  expect(canFor(staff, 'work.carry-out', office)).toBe(true);
  expect(canFor(staff, 'work.carry-out', elsewhere)).toBe(false);
  expect(canFor(staff, 'work.carry-out', null)).toBe(false);
  expect(canFor({ ...staff, organisationId: null }, 'work.carry-out', null)).toBe(false);
  expect(canFor(administrator, 'work.carry-out', elsewhere)).toBe(true);
  expect(() => demandFor(staff, 'work.carry-out', elsewhere)).toThrow(
    expect.objectContaining({ kind: 'denied', code: 'policy.not-allowed' }),
  );
});

test('the public is asked to sign in where signing in may help, and told no more', () => {
  expect(() => demand(publicActor, 'work.assign')).toThrow(
    expect.objectContaining({ kind: 'unauthenticated', code: 'policy.sign-in-needed' }),
  );
  expect(() => demand(publicActor, 'work.read')).not.toThrow();
});

test('the public may only read and compute', () => {
  const open = (Object.keys(permissions) as Permission[]).filter((permission) => can(publicActor, permission));
  expect(open.filter((permission) => !/^public$|\.read$|^deadlines\.compute$/.test(permission))).toEqual([]);
});
