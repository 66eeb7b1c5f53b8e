import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { inject } from 'vitest';
import { type Db, joinSql, sql, type Tx } from '../src/kernel/db/db.ts';
import { openDatabase } from '../src/kernel/db/open.ts';
import { FileStore } from '../src/kernel/files/store.ts';
import { type AccountRole, type Actor, accountRoles } from '../src/kernel/identity/actor.ts';
import { AccountId } from '../src/kernel/identity/contract.ts';
import { openSession } from '../src/kernel/identity/sessions.ts';
import { OrganisationId } from '../src/kernel/organisations/contract.ts';
import type { Services } from '../src/kernel/services.ts';
import { Settings } from '../src/kernel/settings/settings.ts';
import { type Clock, type Instant, instant } from '../src/kernel/time.ts';
import { freshDatabase } from './fresh-database.ts';
import { askServerOver } from './server-of-worker.ts';

/** A real database with the real migrations; everything a test does in it is undone at its end. */
export interface TestCity {
  tx: Tx;
  /** The same transaction seen as a database, for what opens transactions of its own: the routes of `createApp`. */
  db: InnerDb;
  clock: Clock;
  now: Instant;
  /** What `createApp` is handed. */
  services: Services;
  administrator: Actor;
  /** Two offices of the city and somebody who works in each. */
  office: OrganisationId;
  staff: Actor;
  otherOffice: OrganisationId;
  otherStaff: Actor;
  /** One person for each role and with that role alone; who works in an organisation works in `office`. */
  people: Record<AccountRole, Actor>;
  /** A Cookie header with a session of the actor. */
  cookieOf(actor: Actor): Promise<string>;
  /** Asks the whole server, as the actor or, for null, as the public. */
  request(actor: Actor | null, options: InjectOptions): Promise<LightMyRequestResponse>;
}

export const testSettings: Settings = Settings.parse({ LOG_LEVEL: 'silent', PASSWORD_COST: '14' });
export const testSecret = 'only for the test city, kept nowhere';

/** The people and offices every test finds. */
export async function settle(tx: Tx) {
  const office = OrganisationId.parse('0190a000-0000-7000-8000-000000000001');
  const otherOffice = OrganisationId.parse('0190a000-0000-7000-8000-000000000002');
  const person = (last: number, roles: readonly AccountRole[], organisationId: OrganisationId | null): Actor => ({
    kind: 'person',
    id: `0190a000-0000-7000-8000-000000000${last}`,
    organisationId,
    grants: roles.map((role) => ({ role, organisationId, areaId: null })),
  });
  const named = {
    administrator: person(101, ['administrator', 'office'], null),
    staff: person(102, ['officer', 'head'], office),
    otherStaff: person(103, ['officer'], otherOffice),
  };
  const ofTheCity: readonly AccountRole[] = ['leader', 'auditor', 'administrator', 'citizen'];
  const people = Object.fromEntries(
    accountRoles.map((role, i) => [role, person(201 + i, [role], ofTheCity.includes(role) ? null : office)]),
  ) as Record<AccountRole, Actor>;
  const accountNames: [string, Actor][] = [
    ...Object.entries(named),
    ...Object.entries(people).map(([role, actor]): [string, Actor] => [`only-${role}`, actor]),
  ];
  await tx.run(sql`
    insert into organisation (id, name, kind, valid_from)
    values (${office}, 'Văn phòng thử nghiệm', 'office', '2020-01-01'),
           (${otherOffice}, 'Trung tâm thử nghiệm', 'office', '2020-01-01')`);
  const accounts = accountNames.map(
    ([name, { id }]) => sql`(${id}, ${name}, ${`${name.toLowerCase()}@test.example`}, ${testNow}, ${testNow})`,
  );
  await tx.run(sql`insert into account (id, name, email, created_at, updated_at) values ${joinSql(accounts, ', ')}`);
  const appointments = accountNames.flatMap(([, { id, grants }]) =>
    grants.map(({ role, organisationId }) => sql`(${randomUUID()}, ${id}, ${organisationId}, ${role}, '2020-01-01')`),
  );
  await tx.run(sql`
    insert into appointment (id, account_id, organisation_id, role, valid_from) values ${joinSql(appointments, ', ')}`);
  return { office, otherOffice, ...named, people };
}

export function visitors(tx: Tx, services: Services) {
  const ask = askServerOver(services);
  const cookieOf = async (actor: Actor): Promise<string> => {
    const opening = { accountId: AccountId.parse(actor.id), by: 'password', secondFactor: false } as const;
    const from = { address: '127.0.0.1', agent: undefined };
    const token = await openSession(tx, { ...opening, ...from }, services.settings, testNow);
    return `dothi.session_token=${token}`;
  };
  const request = async (actor: Actor | null, options: InjectOptions): Promise<LightMyRequestResponse> => {
    const cookie = actor === null ? {} : { cookie: await cookieOf(actor) };
    return ask({ ...options, headers: { ...options.headers, ...cookie } });
  };
  return { cookieOf, request };
}

/** The moment it is in the test city: a Monday morning, 08:30 in Lào Cai. */
export const testNow: Instant = instant('2026-03-09T01:30:00Z');

/** What `createApp` is handed, over a database of the test's choice. */
export const servicesOn = (db: Db): Services => ({
  db,
  clock: () => testNow,
  settings: testSettings,
  secret: testSecret,
  files: filesOfWorker(),
  pages: null,
});

export async function inTestCity(work: (city: TestCity) => Promise<void>): Promise<void> {
  const undo = new Error('undo');
  const db = await testDatabase();
  try {
    await db.inTransaction(async (tx) => {
      const inner = within(db, tx);
      const services = servicesOn(inner);
      const { clock } = services;
      await work({ tx, db: inner, clock, now: testNow, services, ...(await settle(tx)), ...visitors(tx, services) });
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
}

export interface InnerDb extends Db {
  /** Does the work and undoes what it changed, once the transactions it set off have ended. One at a time. */
  undone<T>(work: () => Promise<T>): Promise<T>;
}

/** A database whose transactions are parts of the outer one, one after another. */
function within(db: Db, outer: Tx): InnerDb {
  let turn: Promise<unknown> = Promise.resolve();
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };
  const inTurn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => next(() => outer.attempt(work));
  const reads: Db['reads'] = {
    rows: (shape, query) => inTurn((tx) => tx.rows(shape, query)),
    row: (shape, query) => inTurn((tx) => tx.row(shape, query)),
    text: (query) => inTurn((tx) => tx.text(query)),
    bytes: (query) => inTurn((tx) => tx.bytes(query)),
  };
  return {
    engine: db.engine,
    inTransaction: inTurn,
    undone: async (work) => {
      await next(() => outer.run(sql`savepoint to_be_undone`));
      try {
        return await work();
      } finally {
        await next(async () => {
          await outer.run(sql`rollback to savepoint to_be_undone`);
          await outer.run(sql`release savepoint to_be_undone`);
        });
      }
    },
    reads,
    adHoc: reads,
    listen: async () => async () => {}, // nothing is ever committed here
    close: async () => {},
  };
}

let opened: Promise<Db> | undefined;

/** The one database of this worker. */
export function testDatabase(): Promise<Db> {
  opened ??= freshDatabase().then(({ options }) => openDatabase(options));
  return opened;
}

let files: FileStore | undefined;

function filesOfWorker(): FileStore {
  files ??= new FileStore(mkdtempSync(join(inject('folder'), 'files-')));
  return files;
}
