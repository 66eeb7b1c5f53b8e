import { expect, test } from 'vitest';
import { type Actor, accountRoles, type Grant, publicActor, type Role, systemActor } from '../identity/actor.ts';
import { permissionsPage } from './permissions-page.ts';
import { can, canFor, demand, demandFor, type Permission, permissions, scopeOf } from './policy.ts';

const office = '0190a000-0000-7000-8000-000000000001';
const elsewhere = '0190a000-0000-7000-8000-000000000002';
const city = '0190a000-0000-7000-8000-00000000000a';
const ward = '0190a000-0000-7000-8000-00000000000b';
const otherWard = '0190a000-0000-7000-8000-00000000000c';

const holding = (...grants: Grant[]): Actor => ({ kind: 'person', id: 'a', organisationId: office, grants });
const as = (role: Role, organisationId: string | null = null, areaId: string | null = null): Grant => ({
  role,
  organisationId,
  areaId,
});
const names = Object.keys(permissions) as Permission[];
const allowed = (actor: Actor) => names.filter((permission) => can(actor, permission));

test('nobody is given anything by holding nothing', () => {
  expect(allowed(holding())).toEqual([]);
});

test('an administrator manages accounts and settings, and has no part in the work of others', () => {
  const administrator = holding(as('administrator'));
  for (const permission of ['account.manage', 'organisations.edit', 'areas.edit', 'calendar.edit'] as const) {
    expect(can(administrator, permission)).toBe(true);
  }
  const work = names.filter((permission) => /^(work|directives|audit)\./.test(permission));
  const open = ['work.read', 'directives.read', 'audit.erase'];
  expect(work.filter((permission) => can(administrator, permission) && !open.includes(permission))).toEqual([]);
});

test('accounts are managed by administrators, and the trail is read by auditors, and by nobody else', () => {
  const holders = (permission: Permission) => accountRoles.filter((role) => can(holding(as(role, office)), permission));
  expect(holders('account.manage')).toEqual(['administrator']);
  expect(holders('audit.read')).toEqual(['auditor']);
  expect(holders('directives.import')).toEqual(['office']);
});

test('a role is held for one organisation and reaches no other', () => {
  const officer = holding(as('officer', office));
  expect(canFor(officer, 'work.carry-out', office)).toBe(true);
  expect(canFor(officer, 'work.carry-out', elsewhere)).toBe(false);
  expect(canFor(officer, 'work.carry-out', null)).toBe(false);
  expect(canFor(holding(as('officer')), 'work.carry-out', null)).toBe(false);
  expect(canFor(holding(as('leader')), 'work.decide', elsewhere)).toBe(true);
  expect(() => demandFor(officer, 'work.carry-out', elsewhere)).toThrow(
    expect.objectContaining({ kind: 'denied', code: 'policy.not-allowed' }),
  );
});

test('of several roles each gives what it gives for its own organisation', () => {
  const both = holding(as('officer', office), as('head', elsewhere));
  expect(canFor(both, 'work.assign', elsewhere)).toBe(true);
  expect(canFor(both, 'work.assign', office)).toBe(false);
  expect(canFor(both, 'work.carry-out', office)).toBe(true);
});

test('a role limited to an area reaches what lies in it, at every depth, and nothing that lies nowhere', () => {
  const ofWard = holding(as('officer', office, ward));
  expect(canFor(ofWard, 'work.carry-out', office, [ward, city])).toBe(true);
  expect(canFor(ofWard, 'work.carry-out', office, [otherWard, city])).toBe(false);
  expect(canFor(ofWard, 'work.carry-out', elsewhere, [ward, city])).toBe(false);
  expect(canFor(ofWard, 'work.carry-out', office)).toBe(false);
  expect(canFor(holding(as('leader', null, city)), 'work.decide', elsewhere, [ward, city])).toBe(true);
  expect(canFor(holding(as('leader', null, ward)), 'work.decide', elsewhere, [city])).toBe(false);
});

test('a role limited to an area gives nothing that belongs to the whole city, and everything that is everybody’s', () => {
  const limited = holding(as('administrator', null, ward), as('office', null, ward), as('auditor', null, ward));
  const given = allowed(limited);
  for (const permission of ['account.manage', 'calendar.edit', 'directives.publish', 'audit.read'] as const) {
    expect(given).not.toContain(permission);
  }
  expect(given).toEqual(expect.arrayContaining(['work.see-inside', 'areas.read', 'account.own']));
  expect(canFor(limited, 'areas.read', null)).toBe(true);
});

test('lists are told the same reach as single records', () => {
  const everywhere = { everywhere: true, organisations: [], within: [] };
  expect(scopeOf(holding(as('leader')), 'work.see-inside')).toEqual(everywhere);
  expect(scopeOf(systemActor, 'work.see-inside')).toEqual(everywhere);
  expect(scopeOf(publicActor, 'work.see-inside')).toEqual({ everywhere: false, organisations: [], within: [] });
  const several = [
    as('officer', office),
    as('officer', elsewhere, ward),
    as('leader', null, otherWard),
    as('editor', city),
  ];
  expect(scopeOf(holding(...several), 'work.see-inside')).toEqual({
    everywhere: false,
    organisations: [office],
    within: [
      { organisationId: elsewhere, areaId: ward },
      { organisationId: null, areaId: otherWard },
    ],
  });
});

test('the public is asked to sign in where signing in may help, and told no more', () => {
  expect(() => demand(publicActor, 'work.assign')).toThrow(
    expect.objectContaining({ kind: 'unauthenticated', code: 'policy.sign-in-needed' }),
  );
  expect(() => demand(publicActor, 'work.read')).not.toThrow();
});

test('the public may only read, compute and report', () => {
  expect(
    allowed(publicActor).filter(
      (permission) => !/^public$|\.read$|^deadlines\.compute$|^reports\.file$/.test(permission),
    ),
  ).toEqual([]);
});

test('what the public may do, everybody may; what anybody signed in may do, a citizen may do no more of', () => {
  const open = allowed(publicActor);
  for (const role of accountRoles) expect(allowed(holding(as(role, office)))).toEqual(expect.arrayContaining(open));
  expect(allowed(holding(as('citizen'))).filter((permission) => !open.includes(permission))).toEqual([
    'account.own',
    'notices.own',
  ]);
});

test('docs/permissions.md says what the table says', async () => {
  await expect(permissionsPage()).toMatchFileSnapshot('../../../docs/permissions.md');
});
